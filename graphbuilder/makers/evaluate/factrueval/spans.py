"""Task 1, names: token sets of mentions, matched by type; only the tokens of the name proper count against a miss."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphbuilder.makers.evaluate.factrueval.matching import Outcome, best_pairs, tally
from graphbuilder.makers.evaluate.factrueval.responses import NameLine
from graphbuilder.makers.evaluate.factrueval.standard import INSIDE, Book, Mention

#: The spans that carry a name, by type of the mention; the others (descriptors, jobs) may be covered or not.
CARRIES = {
    "per": frozenset({"name", "patronymic", "nickname", "surname"}),
    "loc": frozenset({"loc_name", "org_name"}),
    "org": frozenset({"loc_name", "org_name"}),
    "locorg": frozenset({"loc_name", "org_name"}),
}


@dataclass(frozen=True, slots=True)
class _Name:
    type: str
    tokens: frozenset[int]
    marked: frozenset[int]


def score_names(book: Book, response: Sequence[NameLine], *, geopolitical_as_place: bool = False) -> Outcome:
    """Count names by type (per, loc, org, locorg).

    With *geopolitical_as_place* locorg counts as loc: the contest's second figure.
    """
    fold = {"locorg": "loc"} if geopolitical_as_place else {}
    gold = [_gold(mention, fold) for mention in book.mentions if mention.type in CARRIES]
    produced = [(fold.get(line.type, line.type), _covered(book, line)) for line in response]
    inside = [any(_lies_in(one, other) for other in gold) for one in gold]
    nameless = [not one.marked or within for one, within in zip(gold, inside, strict=True)]

    def overlap(one: int, two: int) -> float:
        kind, tokens = produced[two]
        if gold[one].type != kind or not gold[one].tokens & tokens:
            return 0.0
        return len(gold[one].tokens & tokens) / len(gold[one].tokens | tokens)

    def quality(one: int, two: int) -> float:
        tokens = produced[two][1]
        right = len(gold[one].marked & tokens)
        missing = sum(not _punctuation(book, token) for token in gold[one].marked - tokens)
        total = right + missing + len(tokens - gold[one].tokens)
        return right / total if total else overlap(one, two)

    pairs = best_pairs(len(gold), len(produced), overlap, nameless.__getitem__)
    twins = _twins(gold, nameless, pairs)
    wanted = [(one.type, _words(book, one.tokens)) for one in gold]
    answered = [(kind, _words(book, tokens)) for kind, tokens in produced]
    return tally(wanted, answered, pairs, lambda one: not nameless[one] and one not in twins, quality)


def _words(book: Book, tokens: frozenset[int]) -> str:
    return f"«{' '.join(book.tokens[token].text for token in sorted(tokens))}»"


def _gold(mention: Mention, fold: Mapping[str, str]) -> _Name:
    marked = {token for span in mention.spans if span.type in CARRIES[mention.type] for token in span.tokens}
    return _Name(fold.get(mention.type, mention.type), mention.tokens, frozenset(marked))


def _covered(book: Book, line: NameLine) -> frozenset[int]:
    end = line.start + line.length
    inside = (
        i for i, token in enumerate(book.tokens) if line.start <= token.start and token.end <= end and not token.loose
    )
    return frozenset(inside)


def _lies_in(one: _Name, other: _Name) -> bool:
    return one.tokens < other.tokens and other.type in INSIDE[one.type]


def _punctuation(book: Book, token: int) -> bool:
    text = book.tokens[token].text
    return len(text) == 1 and not text.isalpha()


def _twins(gold: Sequence[_Name], nameless: Sequence[bool], pairs: Mapping[int, int]) -> set[int]:
    """Choose which of two names on the same tokens is not scored: the unmatched, else the one that is not the org."""
    left_out: set[int] = set()
    for one in range(len(gold)):
        for two in range(one + 1, len(gold)):
            if gold[one].tokens != gold[two].tokens or nameless[one] or nameless[two] or {one, two} & left_out:
                continue
            if (one in pairs) != (two in pairs):
                left_out.add(two if one in pairs else one)
            else:
                left_out.add(one if gold[two].type == "org" else two)
    return left_out
