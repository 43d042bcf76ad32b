"""How sure a statement is: a logistic model of what can be seen of it, fitted to judged statements.

The weights are data, ``lexicon/confidence.toml``; `graphbuilder.makers.calibrate.fit` fits them. A confidence of 0.8 means
that of statements like this one four in five were right.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from graphbuilder.extract.tree import Tree
from graphbuilder.lexicon import read_toml, relations
from graphbuilder.model import READER, Mention, Statement, Word
from graphbuilder.resources import LEXICON

#: What the reader thinks, as log odds; where it is seen another fit holds.
READER_ODDS = "reader, log odds"
#: No rule says it.
READER_ALONE = "reader alone"
#: No probability counts for less: one wavering arc must not decide alone.
_LEAST = 0.01
_VIAS = ("pronoun", "position", "definite", "demonym", "metonym")


def graded(statements: Sequence[Statement], trees: Mapping[int, Tree]) -> Iterator[Statement]:
    """Yield the statements with their confidence; *trees* by index of the sentence."""
    for statement in statements:
        yield replace(statement, confidence=confidence(features(statement, trees[statement.sentence])))


def believed(statements: Iterable[Statement], precision: float) -> list[Statement]:
    """Return the statements that are sure enough where the reader had a say; rules alone are taken at their word.

    How sure a statement must be for a share of *precision* to be right was measured, ``[least]`` of the weights' file, and
    which relations the reader alone gets wrong too often, ``[reader]``.
    """
    alone, agreed = least(precision)
    doubted = _doubtful() if precision > 0 else frozenset[str]()
    return [one for one in statements if one.reader is None or _holds(one, alone, agreed, doubted)]


def _holds(one: Statement, alone: float, agreed: float, doubted: frozenset[str]) -> bool:
    if one.rule != READER:
        return one.confidence >= agreed
    return one.confidence >= alone and one.relation not in doubted


@cache
def _fitted() -> Mapping[str, Any]:
    """The tables of ``confidence.toml``."""
    return read_toml(LEXICON / "confidence.toml")


@cache
def _doubtful() -> frozenset[str]:
    """The relations in which the reader alone was wrong too often."""
    return frozenset(_fitted().get("reader", {}).get("doubtful", ()))


@cache
def least(precision: float) -> tuple[float, float]:
    """Return how sure what the reader alone says must be, and what a rule says, for a share of right ones.

    What was fitted, ``[least]``, or more where people chose more, ``[raised]``.
    """
    if precision <= 0:
        return 0.0, 0.0
    raised = _fitted().get("raised", {})
    table = {name: _more(pair, raised.get(name, pair)) for name, pair in _fitted().get("least", {}).items()}
    steps = sorted((float(name), pair) for name, pair in table.items())
    return next((pair for step, pair in steps if step >= precision - 1e-9), steps[-1][1] if steps else (1.0, 0.0))


def _more(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    return max(float(one[0]), float(other[0])), max(float(one[1]), float(other[1]))


def confidence(seen: Mapping[str, float]) -> float:
    """Return the probability that a statement with these features is right, to four digits."""
    table = weights(fused=READER_ODDS in seen)
    score = sum(table.get(name, 0.0) * value for name, value in seen.items())
    return round(1 / (1 + math.exp(-score)), 4)


@cache
def weights(*, fused: bool = False) -> Mapping[str, float]:
    """Return the weight of each feature in log odds, of rules alone or with the reader; one that is not there has none."""
    table: dict[str, float] = _fitted()["fused" if fused else "weights"]
    return table


def features(statement: Statement, tree: Tree) -> dict[str, float]:
    """Return what the model sees of a statement; absent features are 0, probabilities and lengths are logarithms."""
    if statement.rule == READER:
        return _of_reader(statement)
    trigger = trigger_of(statement, tree)
    parties = [statement.roles[role] for role in ("subject", "object") if role in statement.roles]
    paths = [_path(tree, trigger.id, mention.head) for mention in parties]
    arcs = [math.log(max(word.arc_probability, _LEAST)) for path in paths for word in path]
    seen = {
        "bias": 1.0,
        "parser, mean of the arcs": sum(arcs) / len(arcs) if arcs else 0.0,
        "parser, worst arc": min(arcs, default=0.0),
        "parser, tag of the trigger": math.log(max(trigger.tag_probability, _LEAST)),
        "path, longest": math.log1p(max((len(path) for path in paths), default=0)),
        "distance, longest": math.log1p(max((abs(m.head - trigger.id) for m in parties), default=0)),
        "sentence, words": math.log(max(len(tree.words), 1)) - 3.0,
        "name, least probable": min((math.log(max(m.probability, _LEAST)) for m in parties), default=0.0),
        "name, in the gazetteer": sum(m.key is not None for m in parties) / 2,
    }
    seen |= dict.fromkeys(_marks(statement, trigger, tree, parties), 1.0)
    if statement.reader is not None:
        seen[READER_ODDS] = _log_odds(statement.reader)
    return seen


def _of_reader(statement: Statement) -> dict[str, float]:
    """What is seen of a statement the reader alone makes: what it thinks, and what it is known to err in.

    It weighs relations and trees itself; what rules are known to be right in says nothing of it.
    """
    odds = _log_odds(statement.reader or 0.0)
    seen = {"bias": 1.0, READER_ODDS: 0.0, READER_ALONE: 1.0, f"{READER_ALONE}, log odds": odds}
    parties = [statement.roles[role] for role in ("subject", "object") if role in statement.roles]
    marks = [f"no {role}" for role in ("subject", "object") if role not in statement.roles]
    marks += [f"by {via}" for via in ("pronoun", "definite") if any(mention.via == via for mention in parties)]
    marks += [] if statement.polarity == "affirmed" and statement.realis == "actual" else ["not actual"]
    return seen | {f"{READER_ALONE}, {mark}": 1.0 for mark in marks}


def _log_odds(probability: float) -> float:
    likely = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(likely / (1 - likely))


def trigger_of(statement: Statement, tree: Tree) -> Word:
    """Return the word of the trigger's span that is the predicate; the first of the span where none has its lemma."""
    inside = [word for word in tree.words.values() if statement.start <= word.start < statement.end]
    named = (word for word in inside if word.lemma.lower() == statement.predicate.lower())
    return next(named, inside[0] if inside else next(iter(tree.words.values())))


def _path(tree: Tree, one: int, two: int) -> list[Word]:
    """Return the words whose arcs lead from one word to the other; both sides up to the lowest word above the two."""
    if one not in tree.words or two not in tree.words:
        return []
    first = [tree[one], *tree.above(one)]
    second = [tree[two], *tree.above(two)]
    shared = {word.id for word in first} & {word.id for word in second}
    return [word for word in (*first, *second) if word.id not in shared]


def _marks(statement: Statement, trigger: Word, tree: Tree, parties: Sequence[Mention]) -> Iterator[str]:
    relation = relations()[statement.relation]
    yield f"family {relation.family}"
    yield f"relation {relation.name}"
    if trigger.upos in ("NOUN", "PROPN"):
        yield "trigger is a noun"
    if statement.rule.endswith("#positions"):
        yield "title"
    yield f"language {tree.sentence.language}"
    if tree.sentence.cut:
        yield "sentence was cut"
    for role in ("subject", "object"):
        if role not in statement.roles:
            yield f"no {role}"
    for via in _VIAS:
        if any(mention.via == via for mention in parties):
            yield f"by {via}"
    if len(statement.participants):
        yield "three or more parties"
    if any(
        not relation.takes(role, statement.roles[role].type)
        for role in ("subject", "object")
        if role in statement.roles
    ):
        yield "type the relation does not take"
    if statement.polarity == "negated":
        yield "negated"
    if statement.realis != "actual":
        yield statement.realis
    if statement.certainty == "uncertain":
        yield "uncertain"
    if statement.speaker is not None:
        yield "reported"
