"""Rules and reader together: each statement once, with what the reader thinks of it.

A statement of a rule that the reader sees as well carries its probability; one the reader does not see carries the little
that is left, so that its confidence falls (`extract.confidence`). What the reader alone sees is
added where nothing like it stands. Whether a statement is sure enough is decided once, by its confidence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphbuilder.extract.denial import Denial
from graphbuilder.extract.matching import Context, is_alternative
from graphbuilder.extract.mentions import referent
from graphbuilder.extract.reader.model import LEAST, Guess
from graphbuilder.extract.reader.statements import statement
from graphbuilder.lexicon import relations
from graphbuilder.lexicon.holders import OFFICES
from graphbuilder.model import Statement


def fused(made: Iterable[Statement], guesses: Sequence[Guess], context: Context) -> list[Statement]:
    """Return the statements of rules in the sentence of *context*, weighed by the reader, and the reader's own."""
    denial = Denial(context.found.tree, context.pack)
    seen = [one for guess in guesses if (one := statement(guess, context, denial)) is not None]
    weighed = [_weighed(one, seen, guesses) for one in made]
    own = [one for one in _once(seen) if not any(_alike(one, other) or _is_told(one, other) for other in weighed)]
    own = _one_holder(own, weighed)
    return [*weighed, *(one for one in own if not _says_less(one, (*weighed, *own)))]


def _weighed(made: Statement, seen: Sequence[Statement], guesses: Sequence[Guess]) -> Statement:
    """A rule's statement with the probability the reader gives it; open ones of no relation stay as they are."""
    if made.relation == "RELATED":
        return made
    likely = max((one.reader or 0.0 for one in seen if _alike(one, made)), default=0.0)
    likely = max(likely, _by_heads(made, guesses))
    return replace(made, reader=max(likely, LEAST / 2))


def _by_heads(made: Statement, guesses: Sequence[Guess]) -> float:
    """The probability of a guess between the very words of a statement, whatever these stand for."""
    wanted = tuple(role and role.head for role in (made.roles.get("subject"), made.roles.get("object")))
    symmetric = relations()[made.relation].symmetric
    found = 0.0
    for guess in guesses:
        ours = tuple(party and party.word for party in (guess.subject, guess.object))
        if guess.relation == made.relation and (ours == wanted or (symmetric and ours == wanted[::-1])):
            found = max(found, guess.probability)
    return found


def _once(seen: Sequence[Statement]) -> list[Statement]:
    """Of statements alike the likeliest; *seen* is in the order of probability."""
    kept: list[Statement] = []
    for one in seen:
        if not any(_alike(one, other) for other in kept):
            kept.append(one)
    return kept


def _one_holder(own: Iterable[Statement], weighed: Sequence[Statement]) -> list[Statement]:
    """Of offices in one body, the words of which stand once in the sentence, the likeliest holder; one of a rule first.

    "Russian President A, British Prime Minister B and former Polish President C": each land is of one office.
    """
    taken = {_place(one): _ends(one)[0] for one in weighed if one.relation in OFFICES and "object" in one.roles}
    kept = []
    for one in own:
        office = one.relation in OFFICES and "object" in one.roles
        if not office or taken.setdefault(_place(one), _ends(one)[0]) == _ends(one)[0]:
            kept.append(one)
    return kept


def _place(made: Statement) -> tuple[int, int]:
    body = made.roles["object"]
    return body.start, body.end


def _says_less(one: Statement, others: Iterable[Statement]) -> bool:
    """Say whether a statement of one party is said in full by another: an office without its body beside one with it."""
    if "subject" not in one.roles or "object" in one.roles:
        return False
    return any(
        other is not one
        and (other.relation == one.relation or one.relation in relations()[other.relation].says)
        and "object" in other.roles
        and _ends(other)[0] == _ends(one)[0]
        for other in others
    )


def _alike(one: Statement, other: Statement) -> bool:
    """Say whether two statements are of the same relation between the same parties; further parties count as such."""
    if one.relation != other.relation:
        return False
    ours, theirs = _ends(one), _ends(other)
    if relations()[one.relation].symmetric:
        return set(ours) <= {*theirs, *map(referent, other.participants)}
    return ours == theirs


def _is_told(one: Statement, rule: Statement) -> bool:
    """Say whether a rule tells what the reader does: with its object as the theme, the other way round, or as another one.

    Rules know the syntax: who did it to whom is theirs to say, and which of two relations of one word is right here.
    """
    if one.relation == rule.relation:
        if None not in _ends(rule) and _ends(one) == _ends(rule)[::-1]:
            return True
        return _has_it_as_theme(rule, one) and "object" not in rule.roles and _ends(one)[0] == _ends(rule)[0]
    if is_alternative(one.relation, rule.relation) and set(_ends(one)) == set(_ends(rule)):
        return True
    return rule.relation in relations()[one.relation].says and _is_passive_of(one, rule)


def _is_passive_of(one: Statement, rule: Statement) -> bool:
    """Say whether a rule tells of nobody's deed what the reader tells as somebody's: who was given a prize has won it."""
    return _has_it_as_theme(rule, one) and "subject" not in rule.roles and _ends(one)[0] == _ends(rule)[1]


def _has_it_as_theme(rule: Statement, one: Statement) -> bool:
    """Say whether the object of *one* is the theme of *rule*."""
    theme, target = rule.roles.get("theme"), one.roles.get("object")
    return theme is not None and target is not None and theme.head == target.head


def _ends(made: Statement) -> tuple[str | None, str | None]:
    subject, target = made.roles.get("subject"), made.roles.get("object")
    return (None if subject is None else referent(subject)), (None if target is None else referent(target))
