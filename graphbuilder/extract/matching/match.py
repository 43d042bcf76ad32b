"""Rules over predicates: from slots to statements."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import permutations

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.matching.arena import is_other_victory, is_play
from graphbuilder.extract.matching.context import Context
from graphbuilder.extract.matching.described import nameless
from graphbuilder.extract.matching.fill import fill
from graphbuilder.extract.matching.nested import sort_out
from graphbuilder.extract.matching.referents import holds, resolve_word, same
from graphbuilder.extract.matching.statement import roles_of, statement_of
from graphbuilder.extract.rules import Rule
from graphbuilder.lexicon import relations
from graphbuilder.model import Mention, Statement, Word

_PARTIES = frozenset({"Person", "Organization", "Country", "Region", "Group"})


def matched(context: Context) -> Iterator[Statement]:
    """Yield what the rules find in one sentence, in the order of its words; of the rules of a relation one wins."""
    several = sum(mention.type in _PARTIES for mention in context.found.mentions) > 1
    for word in context.found.sentence.words:
        rules = _rules(word, context)
        if not rules:
            if several and word.upos == "VERB":
                yield from _open(word, context)
            continue
        if _is_slot(word, context):
            continue
        predicate = context.arguments.of(word)
        if _is_light_noun(predicate, context):
            continue
        yield from _fullest(rules, predicate, context)


def _fullest(rules: Sequence[Rule], predicate: Predicate, context: Context) -> Iterator[Statement]:
    """Yield of each relation what the first rule makes that names its parties, else the first with a theme, else the first."""
    partial: dict[str, list[Statement]] = {}
    done: set[str] = set()
    present = predicate.slots.keys() | predicate.soft.keys()
    for rule in rules:
        relation = rule.relation.name
        if relation in done or (predicate.verb and not _may_fill(rule, predicate, present, context)):
            continue
        made = list(_apply(rule, predicate, context))
        if made and _fullness(made[0]) == 2:
            done.add(relation)
            partial.pop(relation, None)
            yield from made
        elif made and (relation not in partial or _fullness(made[0]) > _fullness(partial[relation][0])):
            partial[relation] = made
    for made in partial.values():
        yield from made


def _may_fill(rule: Rule, predicate: Predicate, present: Set[str], context: Context) -> bool:
    """Say whether a verb has any of the slots of each role and condition a rule requires: most rules of a verb end here."""
    for condition in rule.demands:
        if condition.first_slots.isdisjoint(predicate.slots):
            return False
    for role, slots in rule.needed:
        if not slots.isdisjoint(present):
            continue
        if role != "object" or not (
            "obj" in slots or rule.relation.symmetric or _may_be_mutual(rule, predicate, context)
        ):
            return False
    return True


def _fullness(made: Statement) -> int:
    """Return 2 where a statement names its parties, 1 where it says who does it and what about, else 0."""
    if "subject" not in made.roles:
        return 0
    return 2 if "object" in made.roles else int("theme" in made.roles)


def _rules(word: Word, context: Context) -> Sequence[Rule]:
    lemma = word.lemma.lower()
    if word.upos in ("VERB", "AUX") or "VerbForm" in word.feats:
        return context.pack.verbs.get(lemma, ())
    if word.upos in ("NOUN", "PROPN"):
        return context.pack.nouns.get(lemma, ())
    if word.upos == "ADJ":
        return context.pack.verbs.get(lemma, ())
    return ()


@cache
def _unnamed() -> Rule:
    """Return the rule of verbs that have none: whoever they join is related."""
    return Rule("open", "", relations()["RELATED"], frozenset(), frozenset(), {}, (), {})


def _open(word: Word, context: Context) -> Iterator[Statement]:
    """Yield the open statements of a verb no rule knows: relation RELATED between entities of its slots."""
    pack = context.pack
    if word.upos != "VERB" or word.lemma in pack.word_set("light") or word.lemma in pack.word_set("speech", "verbs"):
        return
    predicate = context.arguments.of(word)
    if "subj" not in predicate.slots:
        return
    parties: dict[str, list[Mention]] = {}
    for slot, numbers in predicate.slots.items():
        found = [
            mention for number in numbers for mention in resolve_word(number, context)[:1] if mention.type in _PARTIES
        ]
        if found:
            parties[slot] = found
    subjects = parties.pop("subj", [])
    objects = next((parties[slot] for slot in sorted(parties, key=lambda slot: (slot != "obj", slot))), [])
    for subject in subjects[:1]:
        for target in objects[:1]:
            if not same(subject, target):
                yield statement_of(_unnamed(), predicate, context, {"subject": subject, "object": target})


def _is_slot(word: Word, context: Context) -> bool:
    """Say whether the noun only carries a role of its verb's rule: «направила на помощь Кремлю»."""
    governor = context.found.tree.parent(word)
    if word.upos != "NOUN" or governor is None or word.lemma not in context.pack.word_set("carriers"):
        return False
    slot = f"{context.found.tree.marker(word.id)} {word.lemma}"
    return any(
        slot in slots for rule in context.pack.verbs.get(governor.lemma.lower(), ()) for slots in rule.slots.values()
    )


def _is_light_noun(predicate: Predicate, context: Context) -> bool:
    """A noun inside a person's or firm's name is no event."""
    mention = context.found.at(predicate.word.id)
    return (
        not predicate.verb
        and mention is not None
        and mention.start <= predicate.word.start < mention.end
        and mention.via == "name"
        and mention.type in ("Person", "Organization", "Work")
    )


def _apply(rule: Rule, predicate: Predicate, context: Context) -> Iterator[Statement]:
    if (
        rule.finite
        and predicate.word.deprel.split(":")[0] in ("amod", "acl")
        and not predicate.word.deprel.endswith("relcl")
    ):
        return
    if not all(holds(item, predicate, context) for item in rule.demands):
        return
    if any(holds(item, predicate, context) for item in rule.refusals):
        return
    fillers: dict[str, list[Mention]] = {}
    for role in rule.order:
        other = fillers["subject"] if role == "object" and not rule.relation.symmetric else []
        fillers[role] = fill(role, rule.slots[role], rule, predicate, context, other=other)
        if not fillers[role] and _is_needed(role, rule, predicate, context):
            return
    subjects, objects = fillers["subject"], fillers.get("object", [])
    nested = sort_out(rule, predicate, context, fillers, lambda number: _nested(number, context))
    objects, fillers = nested.objects, nested.fillers
    if rule.relation.symmetric:
        yield from _symmetric(rule, predicate, context, subjects, objects, fillers)
        return
    subjects = _distinct(subjects)
    objects = _distinct(objects)
    if not objects and len(subjects) > 1:
        if _is_reciprocal(rule, predicate):
            yield from _each_other(rule, predicate, context, subjects, fillers)
            return
        if rule.mutual or _is_between(predicate, context):
            subjects, objects = subjects[:1], subjects[1:]  # "clashes between X and Y"
    if "object" in rule.require and not objects and not (nested.involved and nested.fillers.get("theme")):
        return
    if any(role not in rule.slots for role in rule.require):
        return
    for subject in subjects or (None,):
        for target in objects or (None,):
            roles = roles_of({"subject": subject, "object": target}, fillers)
            if not roles or (nameless(roles) and _needs_name(rule, roles)):
                continue
            if is_play(rule, predicate, context, roles) or is_other_victory(rule, predicate, context, roles):
                continue
            yield replace(statement_of(rule, predicate, context, roles), involved=nested.involved)


def _nested(number: int, context: Context) -> list[Statement]:
    """Return the statements an event noun makes of its own parties."""
    rules = context.pack.nouns.get(context.found.tree[number].lemma.lower(), ())
    return list(_fullest(rules, context.arguments.of(context.found.tree[number]), context)) if rules else []


def _needs_name(rule: Rule, roles: Mapping[str, Mention]) -> bool:
    """Say whether parties without a name are too few for a rule: not where its common noun is enough by itself.

    "Three people were killed" is told, so "a gunman killed three people" is.
    """
    enough = rule.common & roles.keys() & {"subject", "object"}
    return not enough or not enough >= (set(rule.require) & {"subject", "object"})


def _each_other(
    rule: Rule, predicate: Predicate, context: Context, parties: Sequence[Mention], fillers: dict[str, list[Mention]]
) -> Iterator[Statement]:
    """Yield that each of two parties does it to the other: «обвинили друг друга»."""
    for subject, target in permutations(parties[:2], 2):
        roles = roles_of({"subject": subject, "object": target}, fillers)
        if not nameless(roles):
            yield statement_of(rule, predicate, context, roles)


def _is_needed(role: str, rule: Rule, predicate: Predicate, context: Context) -> bool:
    """Say whether the rule makes nothing where nobody fills the role."""
    if rule.relation.symmetric:
        return role == "subject"  # "a talk with X and Y": not of X with Y
    return role in rule.require and not (role == "object" and _may_be_mutual(rule, predicate, context))


def _may_be_mutual(rule: Rule, predicate: Predicate, context: Context) -> bool:
    return rule.mutual or _is_reciprocal(rule, predicate) or _is_between(predicate, context)


def _is_reciprocal(rule: Rule, predicate: Predicate) -> bool:
    return bool(predicate.mutual) and predicate.mutual in rule.slots.get("object", ())


def _is_between(predicate: Predicate, context: Context) -> bool:
    return any(predicate.slots.get(slot) for slot in context.pack.word_set("between_slots"))


def _symmetric(
    rule: Rule,
    predicate: Predicate,
    context: Context,
    subjects: list[Mention],
    objects: list[Mention],
    fillers: dict[str, list[Mention]],
) -> Iterator[Statement]:
    parties = _distinct([*subjects, *objects])
    persons = [party for party in parties if party.type == "Person"]
    # «российско-северокорейские переговоры Путина и Кима»: where people are named, their countries only describe.
    if len(persons) >= 2:
        parties = [party for party in parties if party.via != "demonym"]
    if len(parties) < 2:
        return
    roles = roles_of({"subject": parties[0], "object": parties[1]}, fillers)
    made = statement_of(rule, predicate, context, roles)
    yield replace(made, participants=tuple(parties[2:]))


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not any(same(mention, other) for other in kept):
            kept.append(mention)
    return kept
