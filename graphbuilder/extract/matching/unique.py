"""What a sentence says twice, left out: by two triggers, or by a relation that another one of the same parties says already."""

from collections.abc import Iterable, Sequence

from graphbuilder.extract.mentions import referent
from graphbuilder.lexicon import relations
from graphbuilder.model import READER, Statement

#: Characters between two words side by side: a blank, a quote.
_SIDE_BY_SIDE = 2


def unique(made: Sequence[Statement]) -> list[Statement]:
    """Return *made* without repetitions; order is kept, and of two statements the first stays."""
    kept = _once(made)
    sentences: dict[int, list[Statement]] = {}
    for statement in kept:
        sentences.setdefault(statement.sentence, []).append(statement)
    return [one for one in kept if not any(_says(other, one) for other in sentences[one.sentence])]


def is_alternative(one: str, other: str) -> bool:
    """Say whether two relations tell one thing in two ways, of which only one is right: each says the other."""
    return other in relations()[one].says and one in relations()[other].says


def _once(made: Iterable[Statement]) -> list[Statement]:
    """«предъявить» and «обвинения» make one accusation."""
    kept: dict[object, Statement] = {}
    by_parties: dict[object, Statement] = {}
    for statement in made:
        subject, target = statement.roles.get("subject"), statement.roles.get("object")
        theme = statement.roles.get("theme") if subject is None or target is None else None
        said = (statement.sentence, statement.relation, *(m and m.id for m in (subject, target, theme)))
        stance = (statement.polarity, statement.realis, tuple(sorted(m.id for m in statement.participants)))
        known = subject is not None or target is not None
        before = by_parties.setdefault(said, statement) if known else statement
        if before is statement or not _is_told_by_both(before, statement):
            kept.setdefault((said, stance) if known else statement.id, statement)
    return list(kept.values())


def _is_told_by_both(verb: Statement, noun: Statement) -> bool:
    """«готовят «заговор»»: a verb and its noun side by side tell one thing, in the mode of the first."""
    return verb.polarity == noun.polarity and 0 <= noun.start - verb.end <= _SIDE_BY_SIDE


def _says(strong: Statement, weak: Statement) -> bool:
    """«подписали договор» says that they agreed and that each of them signed it."""
    if weak.relation not in relations()[strong.relation].says:
        return False
    if is_alternative(strong.relation, weak.relation) and not _is_first(strong, weak):
        return False
    if (strong.polarity, strong.realis) != (weak.polarity, weak.realis):
        return False
    return _parties(weak) <= _parties(strong)


def _is_first(one: Statement, other: Statement) -> bool:
    """Say which of two alternatives stays: what rules say, else the likelier, else the first."""
    return _rank(one) < _rank(other)


def _rank(one: Statement) -> tuple[bool, float, int, str]:
    return one.rule == READER, -(one.reader or 0.0), one.start, one.relation


def _parties(statement: Statement) -> set[str]:
    mentions = [statement.roles.get("subject"), statement.roles.get("object"), *statement.participants]
    return {referent(mention) for mention in mentions if mention is not None}
