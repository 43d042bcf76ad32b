"""Task 3, facts: produced facts gather round the gold fact they share an argument with, so that F1 is greatest.

Quality of a gold fact with its produced ones = a · (1 + i) / 2: a is the weighted share of right arguments among all, i
the share of pairs of matched arguments that stand together in one produced fact (1 where there is only one fact).
"""

from collections.abc import Mapping, Sequence

from graphbuilder.makers.evaluate.factrueval.matching import Outcome
from graphbuilder.makers.evaluate.factrueval.responses import Block
from graphbuilder.makers.evaluate.factrueval.standard import Book, Fact
from graphbuilder.makers.evaluate.factrueval.strings import any_close, normalised
from graphbuilder.makers.evaluate.scores import Counts

FACTS = ("occupation", "meeting", "deal", "ownership")
WEIGHTS = {"position": 0.5, "фаза": 0.5}

Values = Sequence[tuple[str, str]]


def score_facts(book: Book, response: Sequence[Block]) -> Outcome:
    """Count facts by type; a difficult gold fact and what gathers round it count nowhere."""
    counts: dict[str, Counts] = {}
    missed: list[str] = []
    false: list[str] = []
    for kind in FACTS:
        gold = [fact for fact in book.facts or () if fact.type == kind]
        blocks = [block for block in response if block.type.lower() == kind]
        produced = [[(key.lower(), normalised(value)) for key, value in block.values] for block in blocks]
        if gold or produced:
            chosen = _gather(gold, produced)
            counts[kind] = _count(gold, produced, chosen)
            missed += [_text(fact) for i, fact in enumerate(gold) if i not in chosen and not fact.difficult]
            answered = (f"{kind}: " + ", ".join(f"{key} {value}" for key, value in block.values) for block in blocks)
            false += [text for text, option in zip(answered, chosen, strict=True) if option is None]
    return Outcome(counts, missed, false)


def _text(fact: Fact) -> str:
    values = (
        f"{one.name} {min(one.values, key=lambda value: (-len(value), value), default='')}" for one in fact.arguments
    )
    return f"{fact.type}: {', '.join(values)}"


def _gather(gold: Sequence[Fact], produced: Sequence[Values]) -> list[int | None]:
    """Assign each produced fact to a gold one or none, changing one at a time as long as F1 grows."""
    options = [[i for i, fact in enumerate(gold) if _may_match(fact, values)] for values in produced]
    chosen: list[int | None] = [
        max(options[j], key=lambda i: (_quality(gold[i], [produced[j]]), -i), default=None)
        for j in range(len(produced))
    ]
    best, better = _count(gold, produced, chosen).f1, True
    while better:
        better = False
        for j in range(len(produced)):
            for option in (*options[j], None):
                tried = [*chosen[:j], option, *chosen[j + 1 :]]
                value = _count(gold, produced, tried).f1
                if value > best + 1e-12:
                    best, chosen, better = value, tried, True
    return chosen


def _count(gold: Sequence[Fact], produced: Sequence[Values], chosen: Sequence[int | None]) -> Counts:
    right = found = 0.0
    number, expected = sum(i is None for i in chosen), 0
    for i, fact in enumerate(gold):
        if fact.difficult:
            continue
        expected += 1
        members = [produced[j] for j, option in enumerate(chosen) if option == i]
        number += len(members)
        if members:
            quality = _quality(fact, members)
            found += quality
            right += quality * len(members)
    return Counts(right, number, found, expected)


def _may_match(fact: Fact, values: Values) -> bool:
    return any(_fits(fact, key, value) for key, value in values if key != "position")


def _fits(fact: Fact, key: str, value: str) -> list[int]:
    return [i for i, one in enumerate(fact.arguments) if one.name == key and any_close(one.values, value)][:1]


def _quality(fact: Fact, members: Sequence[Values]) -> float:
    where: dict[int, set[int]] = {}
    extra = 0.0
    for number, values in enumerate(members):
        for key, value in values:
            fits = _fits(fact, key, value)
            extra += 0.0 if fits else WEIGHTS.get(key, 1.0)
            for argument in fits:
                where.setdefault(argument, set()).add(number)
    matched = sum(_weight(fact, i) for i in where)
    total = sum(_weight(fact, i) for i in range(len(fact.arguments))) + extra
    share = matched / total if total else 0.0
    return share * (1 + _together(where, len(members))) / 2


def _weight(fact: Fact, argument: int) -> float:
    return WEIGHTS.get(fact.arguments[argument].name, 1.0)


def _together(where: Mapping[int, set[int]], members: int) -> float:
    arguments = sorted(where)
    pairs = [(a, b) for n, a in enumerate(arguments) for b in arguments[n + 1 :]]
    if members == 1 or not pairs:
        return 1.0
    return sum(bool(where[a] & where[b]) for a, b in pairs) / len(pairs)
