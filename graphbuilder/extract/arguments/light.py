"""Event nouns under a verb that only carries them: what stands by the verb is theirs."""

from graphbuilder.extract.arguments.fillers import put
from graphbuilder.extract.arguments.lent import is_of_others
from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.extract.arguments.slots import slot_of
from graphbuilder.extract.terms import Terms
from graphbuilder.model import Word

#: Slots of a verb of taking place that are no party of what takes place.
_OWN_OF_VERB = frozenset({"subj", "obj", "inf", "clause", "adv", "prt", "must", "rel", "named", "self"}) | frozenset(
    {"ctrl", "suspect", "ann", "gen", "poss", "adj", "said", "about"}
)
#: Slots of a light verb in a relative clause that are none of its noun's.
_OWN_OF_RELATIVE = frozenset({"obj", "adv", "inf", "clause"})


def light_verb(scope: Scope, draft: Draft) -> None:
    """Under a light verb the noun is the predicate: it takes the verb's subject and obliques."""
    tree = scope.tree
    word = _counted(scope, tree[tree.first_conjunct(draft.word.id)])
    governor, relation = tree.parent(word), tree.base(word.id)
    if governor is None:
        return
    if relation == "nsubj" and governor.lemma.lower() in scope.terms.occurring:
        draft.chain.append(governor)
        _occur(scope, draft, word, governor)
    elif relation in ("obj", "obl", "nsubj", "iobj", "xcomp") and _is_verb(governor):
        draft.chain.append(governor)
        _under_verb(scope, draft, word, governor)
    elif relation in ("nmod", "obl", "obj") and governor.upos in ("NOUN", "ADJ"):
        draft.chain.append(governor)


def _is_verb(word: Word) -> bool:
    return word.upos in ("VERB", "AUX") or "VerbForm" in word.feats


def _under_verb(scope: Scope, draft: Draft, word: Word, governor: Word) -> None:
    marker = scope.tree.marker(word.id)
    if governor.lemma in scope.terms.announcing and marker in scope.terms.about_markers:
        draft.add("ann", scope.draft(governor).first("subj"))
    if scope.tree.base(word.id) == "obl":
        _from_scene(scope, draft, marker, governor)
    if _is_light(scope, governor, marker) and not is_of_others(scope, draft, governor):
        _borrow(scope, draft, word, governor)


def _from_scene(scope: Scope, draft: Draft, marker: str, governor: Word) -> None:
    """ "pledged in a meeting with X", "met X during a visit to Y": who did was there."""
    terms = scope.terms
    if marker in terms.motion_scenes and governor.lemma.lower() not in terms.motion:
        return
    parties = any(slot in draft.slots for slot in terms.scenes.get(marker, ()))
    if not parties or draft.first("poss", "gen", *terms.agent_slots):
        return
    there = scope.draft(governor).first("subj")
    if there and "subj" not in draft.slots:
        draft.add("subj", there)


def _is_light(scope: Scope, verb: Word, marker: str) -> bool:
    """Say whether a verb only carries the noun it has behind *marker*: not in "opened a probe into the charges"."""
    terms = scope.terms
    if verb.lemma not in terms.light or _is_idiom(scope, verb):
        return False
    if marker in terms.about_markers and not (marker in terms.motion_markers and verb.lemma.lower() in terms.motion):
        return False
    return not marker or not terms.light_markers or marker in terms.light_markers


def _is_idiom(scope: Scope, verb: Word) -> bool:
    """Say whether a word by its side takes the lightness from a verb: «имеет в виду»."""
    beside = scope.tree.children(verb.id, "obl", "obj", "fixed", "advmod")
    return any(word.lemma.lower() in scope.terms.not_light for word in beside)


def _borrow(scope: Scope, draft: Draft, word: Word, verb: Word) -> None:
    """Take the slots of the light verb that the noun has none of itself; *word* is what it stands there as."""
    outer = scope.draft(verb)
    if draft.word.id in outer.slots.get("subj", []):
        return
    draft.light = verb
    draft.mutual = draft.mutual or outer.mutual
    stative = verb.lemma.lower() in scope.terms.stative
    if stative and not outer.slots.get("subj") and not draft.slots.get("subj"):
        draft.add("subj", outer.first("obj"))  # "were engaged in talks"
    if verb.lemma in scope.terms.receiving:
        _receive(scope.terms, draft, outer)
        return
    outer.lend(draft, draft.word.id, word.id)
    for slot, ids in outer.soft.items():
        draft.soften(slot, [number for number in ids if number not in (draft.word.id, word.id)])


def _receive(terms: Terms, draft: Draft, outer: Draft) -> None:
    """«получил поддержку Франции»: the verb's subject is the one it is done to, the noun's genitive the doer."""
    doers = draft.first("gen", *terms.giver_slots) or outer.first(*terms.giver_slots, *terms.holder_slots)
    receiver = outer.first("subj")
    if doers:
        draft.add("subj", doers)
    for slot in ("dat", "obj"):
        if slot not in draft.slots:
            draft.add(slot, receiver)


def _occur(scope: Scope, draft: Draft, word: Word, verb: Word) -> None:
    """«между А и Б начались переговоры», «против А ведётся дело»: what stands by a verb of taking place is the event's."""
    outer = scope.draft(verb)
    draft.mutual = draft.mutual or outer.mutual
    for slot, ids in outer.slots.items():
        others = [number for number in ids if number not in (draft.word.id, word.id)]
        party = slot in scope.terms.holder_slots or (slot == "dat" and verb.lemma.lower() in scope.terms.awaiting)
        if party and not draft.first("subj", "poss"):
            draft.add("subj", others)  # «у министра состоится встреча», «министру предстоит встреча»
        elif others and slot not in _OWN_OF_VERB and slot not in draft.slots:
            draft.add(slot, others)


def _counted(scope: Scope, word: Word) -> Word:
    """Return the counting noun above an event: "a series of talks", "ten days of war games"."""
    above = scope.tree.parent(word)
    if above is None or scope.tree.base(word.id) != "nmod":
        return word
    bare = {""} if scope.terms.case_marked else scope.terms.of_markers  # «серию ударов»
    counts = above.lemma.lower() in scope.terms.quantifiers and scope.tree.marker(word.id) in bare
    return _counted(scope, above) if counts else word


def light_participle(scope: Scope, draft: Draft) -> None:
    """«нанесённый Россией удар», «совершённое им убийство»: the participle of a light verb brings its arguments."""
    tree = scope.tree
    if not scope.terms.case_marked:
        return
    for participle in tree.children(draft.word.id, "acl", "amod"):
        if participle.lemma.lower() not in scope.terms.light:
            continue
        for inner in tree.children(participle.id, "obl", "obj", "iobj"):
            slot = slot_of(scope, inner)
            slot = "subj" if slot in scope.terms.agent_slots or inner.deprel == "obl:agent" else slot
            if slot not in draft.slots:
                put(scope, draft, slot, inner)


def light_relative(scope: Scope, draft: Draft) -> None:
    """«удар, который нанёс Израиль», "the deal that he struck": the light verb behind its noun brings its arguments."""
    below = [draft.word, *scope.tree.children(draft.word.id, "nmod")]
    for verb in (clause for noun in below for clause in scope.tree.children(noun.id, "acl")):
        if verb.deprel.endswith("relcl") and _is_plainly_light(scope, verb):
            outer = scope.draft(verb)
            if draft.word.id in outer.slots.get("obj", ()):
                for slot, ids in outer.slots.items():
                    if slot not in draft.slots and slot not in _OWN_OF_RELATIVE:
                        draft.add(slot, ids)


def _is_plainly_light(scope: Scope, verb: Word) -> bool:
    """Say whether a light verb only says that the event took place: neither wanted, nor received, nor denied."""
    terms, lemma = scope.terms, verb.lemma.lower()
    if lemma not in terms.light or lemma in terms.intending or lemma in terms.receiving:
        return False
    children = scope.tree.children(verb.id)
    return not scope.tree.children(verb.id, "aux") and not any(c.lemma.lower() in terms.negation for c in children)
