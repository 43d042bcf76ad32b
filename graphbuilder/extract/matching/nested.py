"""Themes with parties of their own: who does what is condemned is its object, whom it is done to is only involved.

«осудила вторжение России на Украину» condemns Russia, with Ukraine involved; «осудила нарушение воздушного пространства
Румынии» condemns nobody that is named.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.matching.context import Context
from graphbuilder.extract.matching.described import thing_of
from graphbuilder.extract.matching.fitting import fit
from graphbuilder.extract.matching.referents import same
from graphbuilder.extract.rules import Rule
from graphbuilder.model import Mention, Statement

#: What makes the statements of an event noun, by the id of its word.
Make = Callable[[int], Sequence[Statement]]


@dataclass(frozen=True)
class Sorted:
    """The parties of a theme: who answers for it, who is only involved in it, and the theme where no role has it yet.

    *fillers* are those of the further roles that no theme holds.
    """

    objects: list[Mention]
    fillers: dict[str, list[Mention]]
    involved: tuple[Mention, ...] = ()
    theme: Mention | None = None


def sort_out(
    rule: Rule, predicate: Predicate, context: Context, fillers: Mapping[str, list[Mention]], make: Make
) -> Sorted:
    """Return what of the object's fillers answers for the theme, and who is involved in it, in the order of the text."""
    objects = list(fillers.get("object", ()))
    if not rule.relation.judges:
        return Sorted(objects, dict(fillers))
    kept: list[Mention] = []
    involved: list[Mention] = []
    theme: Mention | None = None
    free = dict(fillers)
    for word in _themes(rule, predicate, context):
        doers, others = _parties(word, rule, make)
        for one in objects:
            if one.head == word or not _is_below(one.head, word, context):
                continue
            answers = (
                _listed(one, doers)
                or _is_named_so(one.head, word, rule, context)
                or (not _listed(one, others) and _owns(one.head, word, context))
            )
            (kept if answers else involved).append(one)
        kept += [doer for doer in doers if not _listed(doer, kept)]
        involved += [one for one in others if not _listed(one, [*involved, *kept])]
        for role in ("place", "destination", "beneficiary"):
            inner = [one for one in free.get(role, ()) if _is_below(one.head, word, context)]
            involved += [one for one in inner if not _listed(one, [*involved, *kept])]
            free[role] = [one for one in free.get(role, ()) if one not in inner]
        theme = theme or thing_of(word, context)
    direct = [one for one in objects if one not in kept and one not in involved]
    subjects = fillers.get("subject", ())
    objects = [one for one in [*direct, *kept] if not _listed(one, subjects)]
    inside = [one for one in involved if not _listed(one, [*objects, *subjects])]
    if theme is not None and not direct and not free.get("theme"):
        free["theme"] = [theme]
    return Sorted(objects, free, tuple(sorted(inside, key=lambda one: one.start)), None if direct else theme)


def _listed(one: Mention, others: Sequence[Mention]) -> bool:
    return any(same(one, other) for other in others)


def _themes(rule: Rule, predicate: Predicate, context: Context) -> Iterator[int]:
    """Yield the nouns whose parties the rule's object may be: those in the first part of its slots that are no party."""
    seen: set[int] = set()
    slots = [slot for slot in rule.slots.get("object", ()) if ">" in slot]
    for first in dict.fromkeys(slot.partition(">")[0] for slot in (*slots, *rule.slots.get("theme", ()))):
        for number in predicate.slots.get(first, ()):
            noun = context.found.tree[number].upos == "NOUN"
            if (
                noun
                and number not in seen
                and context.found.at(number) is None
                and not _is_asked_for(number, rule, context)
            ):
                seen.add(number)
                yield number


def _is_asked_for(number: int, rule: Rule, context: Context) -> bool:
    """Say whether the entry asks for that very noun, part of its verb: «отдала дань», "lodged a protest"; no theme."""
    lemma = context.found.tree[number].lemma.lower()
    return any(lemma in condition.lemmas for condition in rule.demands)


def _parties(word: int, rule: Rule, make: Make) -> tuple[list[Mention], list[Mention]]:
    """Return who does what an event noun tells, where the rule's object may be such, and who else is in it."""
    made = make(word)
    doers = [one.roles["subject"] for one in made if "subject" in one.roles]
    roles = ("object", "beneficiary", "destination", "place")
    others = [one.roles[role] for one in made for role in roles if role in one.roles]
    others += [one for statement in made for one in statement.participants]
    fitting = [fitted for one in doers if (fitted := fit(one, "object", rule)) is not None]
    return _once(fitting), _once([one for one in others if not _listed(one, doers) and one.reason == ""])


def _once(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for one in mentions:
        if not _listed(one, kept):
            kept.append(one)
    return kept


def _is_named_so(number: int, word: int, rule: Rule, context: Context) -> bool:
    """Say whether a rule asks for the preposition of a party right below a theme: an inquiry into charges *against* him."""
    tree = context.found.tree
    first = tree.first_conjunct(number)
    marker = tree.marker(first)
    slots = (slot.rpartition(">")[2].partition(":")[0] for slot in rule.slots.get("object", ()) if ">" in slot)
    return bool(marker) and tree[first].head == word and marker in slots


def _is_below(number: int, word: int, context: Context) -> bool:
    tree = context.found.tree
    return number in tree.words and any(above.id == word for above in tree.above(number))


def _owns(number: int, word: int, context: Context) -> bool:
    """Say whether a party hangs on a theme as whose it is: a genitive, a possessive, an adjective, an agent.

    Of what is nested deeper only the owner of a further deed is: «серия нападений России», not the land whose airspace it is.
    """
    tree, pack = context.found.tree, context.pack
    while tree[tree.first_conjunct(number)].head != word:
        number = tree[tree.first_conjunct(number)].head
        if tree[number].upos != "NOUN" or tree[number].lemma.lower() not in pack.nouns:
            return False
    first = tree[tree.first_conjunct(number)]
    marker = tree.marker(first.id)
    if not marker or first.deprel == "nmod:poss":
        return first.feats.get("Case") != "Dat"
    agents = {slot.partition(":")[0] for slot in pack.any_of(("agent_slots",), ("giver_slots",))}
    return marker in pack.word_set("of_markers") or marker in agents
