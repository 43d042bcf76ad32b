"""Fillers of roles: which words may fill one, as what mention, of a type the relation takes."""

from collections.abc import Iterator, Sequence

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.matching.context import Context
from graphbuilder.extract.matching.described import (
    common_of,
    crew_of,
    group_of,
    occasion_of,
    party_of,
    thing_of,
    unnamed,
)
from graphbuilder.extract.matching.fitting import fit
from graphbuilder.extract.matching.referents import in_slot, resolve_word, same
from graphbuilder.extract.rules import Rule
from graphbuilder.model import Mention, Word

#: Roles whose common nouns become mentions of their own; elsewhere only entities count.
_THINGS = ("theme", "instrument")
#: Events whose noun has an office in the instrumental that is what becomes of somebody.
_INTO_OFFICE = ("APPOINTED", "ELECTED")
#: What a common noun for a person is.
_HUMAN = ("Person", "Position", "Group")


def fill(
    role: str, slots: Sequence[str], rule: Rule, predicate: Predicate, context: Context, *, other: Sequence[Mention]
) -> list[Mention]:
    """Return the fillers of a role: those of its first slot that has any, *other* (who is the subject already) left out."""
    if predicate.verb:
        if rule.first_slots[role].isdisjoint(predicate.slots) and rule.first_slots[role].isdisjoint(predicate.soft):
            return _missing(role, slots, rule, predicate, context, other=other)
    else:
        slots = noun_slots(role, slots, rule, predicate)
    soft = predicate.soft
    if role == "subject" and "subj" in slots:
        # An agent only, and only of an event noun: "deliveries of tanks by Germany", «отправка войск Германией».
        agents = context.pack.word_set("agent_slots")
        soft = {} if predicate.verb else {slot: ids for slot, ids in soft.items() if slot in agents}
    for table in (predicate.slots, soft):
        for slot in slots:
            numbers = in_slot(slot, table, context) if ">" in slot else table.get(slot)
            if not numbers:
                continue
            filled: list[Mention] = []
            for number in numbers:
                if number != predicate.word.id or _may_name_itself(slot, rule) or number in context.found.elided:
                    filled += _accepted(role, number, slot, rule, context, soft=table is soft)
            filled = _besides(other, filled)
            if len(filled) > 1:
                filled = _one_person(filled, predicate, context)
            if filled:
                return filled if role in ("subject", "object") else filled[:1]
    return _missing(role, slots, rule, predicate, context, other=other)


def _missing(
    role: str, slots: Sequence[str], rule: Rule, predicate: Predicate, context: Context, *, other: Sequence[Mention]
) -> list[Mention]:
    """Return who fills a role that none of its slots fills: whose event it is to be, an object hung below another role."""
    if role == "subject" and "subj" in slots and not predicate.verb and "ctrl" in predicate.slots:
        return fill(role, ("ctrl",), rule, predicate, context, other=other)
    if role == "object" and "obj" in slots and predicate.verb and "obj" not in predicate.slots:
        for number in _swallowed(rule, predicate, context):
            filled = _besides(other, _accepted(role, number, "obj", rule, context, soft=True))
            if filled:
                return filled
    return []


def _one_person(found: list[Mention], predicate: Predicate, context: Context) -> list[Mention]:
    """Leave out who is only described where one is named and the verb tells of one: «погиб режиссёр и лауреат Ян Новак»."""
    named = [mention for mention in found if mention.type == "Person" and mention.via == "name"]
    if not named or not predicate.verb or predicate.word.feats.get("Number") != "Sing":
        return found
    tree = context.found.tree
    subjects = all(tree[tree.first_conjunct(m.head)].deprel.startswith(("nsubj", "appos")) for m in found)
    return [m for m in found if m in named or m.type not in _HUMAN] if subjects else found


def _besides(other: Sequence[Mention], found: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in found if not any(same(mention, one) for one in other)]


def _swallowed(rule: Rule, predicate: Predicate, context: Context) -> Iterator[int]:
    """Yield what may be the missing object below another role: «обвинили в атаке власти КНДР», «избрал главой Яна Гуса»."""
    if not context.pack.properties.case_marked:
        return
    below = [
        number
        for role, slots in rule.slots.items()
        for slot in slots
        if role not in ("subject", "object") and (":" in slot or slot == "ins") and ">" not in slot
        for number in predicate.slots.get(slot, ())
    ]
    while below:
        inner = [child for number in below for child in context.found.tree.children(number, "nmod", "appos")]
        bare = [child for child in inner if not context.found.tree.marker(child.id)]
        yield from (child.id for child in bare if "acc" in forms_cases(child.form) or _is_oblique_name(child))
        below = [child.id for child in bare]


def _is_oblique_name(word: Word) -> bool:
    """Say whether a name is in the accusative or genitive by the tagger, which tells more of names than a dictionary."""
    return word.upos == "PROPN" and word.feats.get("Animacy") == "Anim" and word.feats.get("Case") in ("Acc", "Gen")


def _may_name_itself(slot: str, rule: Rule) -> bool:
    """«сторонники реформы» support it; that «владельцы завода» own it says nothing."""
    return slot == "self" or (slot == "named" and rule.relation.family != "standing")


def noun_slots(role: str, slots: Sequence[str], rule: Rule, predicate: Predicate) -> Sequence[str]:
    """The genitive of an event noun is its object where the entry has a direct one («освобождение области»), else its subject."""
    if rule.verbs and "gen" not in slots:
        transitive = rule.noun_genitive != "subj" and "obj" in rule.slots.get("object", ())
        if role == "object" and "obj" in slots and transitive:
            return (*slots, "gen")
        if role == "theme" and "obj" in slots:
            return (*slots, "gen")
        if role == "subject" and "subj" in slots:
            return (*slots, "ins", "poss", "adj") if transitive else (*slots, "gen", "poss", "adj", "ins")
    return slots


def _accepted(role: str, number: int, slot: str, rule: Rule, context: Context, *, soft: bool) -> list[Mention]:
    own, accepted = resolve_word(number, context), []
    for mention in own:
        if slot == "adj" and mention.via not in ("demonym", "name", "metonym"):
            continue
        if slot == "named" and mention.via == "position":
            continue  # «основатель сайта» alone: who that is, is a guess
        if slot == "ins" and role == "subject" and mention.via == "position" and rule.relation.name in _INTO_OFFICE:
            continue  # «назначение Серова министром»
        fitted = fit(mention, role, rule)
        if fitted is not None:
            accepted.append(fitted)
    if not accepted and role in ("subject", "object") and not own:
        group = group_of(number, context, soft=soft and slot != "dat")
        acting = [group] if group is not None else crew_of(number, context) if role == "subject" else []
        accepted += [fitted for fitted in (fit(one, role, rule) for one in acting) if fitted is not None]
    may_be_common = (role in _THINGS and not soft) or role in rule.common
    if not accepted and may_be_common and not own:
        thing = common_of(number, role, rule, context) if role in rule.common else thing_of(number, context)
        if thing is not None:
            accepted.append(thing)
    if not accepted and role == "object" and not own:
        event = occasion_of(number, rule, context)
        if event is not None:
            accepted.append(event)
    if not accepted and role in ("subject", "object") and not soft and not own:
        described = party_of(number, role, rule, context) or unnamed(number, role, rule, context)
        accepted += [described] if described is not None else []
    return accepted
