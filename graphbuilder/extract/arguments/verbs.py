"""The slots of verbs: objects by their case, obliques by their preposition, the clauses they govern."""

from collections.abc import Mapping

from graphbuilder.extract.arguments.carriers import carry
from graphbuilder.extract.arguments.clauses import (
    Reader,
    Step,
    adverbial_clause,
    clause,
    open_clause,
    read_children,
    unless_infinitive,
)
from graphbuilder.extract.arguments.fillers import fillers, put
from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.extract.arguments.slots import case_in, object_slot, slot_of
from graphbuilder.extract.arguments.soft import soften, soften_case, soften_marked
from graphbuilder.extract.arguments.speech import content, institution
from graphbuilder.extract.arguments.subjects import from_noun, inherited_subject
from graphbuilder.extract.voice import is_passive
from graphbuilder.model import Word


def read_verb(scope: Scope, draft: Draft) -> None:
    """Fill the slots of a verb."""
    draft.passive = is_passive(scope.tree, scope.terms, draft.word)
    read_children(scope, draft, READERS, STEPS)


def _subject(scope: Scope, draft: Draft, child: Word) -> None:
    undergoes = draft.passive or child.deprel.endswith(":pass")
    put(scope, draft, "obj" if undergoes else "subj", child)


def _object(scope: Scope, draft: Draft, child: Word) -> None:
    slot = object_slot(scope, child)
    slot = "subj" if slot in scope.terms.agent_slots and draft.passive else slot  # «судом признан виновным»
    put(scope, draft, slot, child)
    if case_in(scope, child) == "gen":
        soften_case(scope, draft, child, "gen")
    elif scope.terms.case_marked and not child.feats.get("Case"):  # «принадлежит Alphabet»
        for case in ("dat", "ins"):
            draft.soften(case, fillers(scope, child))


def _oblique(scope: Scope, draft: Draft, child: Word) -> None:
    slot = _oblique_slot(scope, draft, child)
    if not carry(scope, draft, child):
        put(scope, draft, slot, child)
        soften_marked(scope, draft, child)


def _oblique_slot(scope: Scope, draft: Draft, child: Word) -> str:
    """Return ``subj`` of who does it in a passive; "was hit, according to X": X only says so."""
    slot, terms = slot_of(scope, child), scope.terms
    source = slot in terms.source_markers
    agent = child.deprel == "obl:agent" and terms.case_marked and slot not in ("dat", "gen")
    return "subj" if draft.passive and not source and (agent or slot in terms.agent_slots) else slot


def _predicate_noun(scope: Scope, draft: Draft, child: Word) -> None:
    if child.upos in ("NOUN", "PROPN", "ADJ"):
        put(scope, draft, "xcomp", child)
    else:
        open_clause(scope, draft, child)


def _particle(scope: Scope, draft: Draft, child: Word) -> None:
    draft.add("prt", [child.id])


def _adverb(scope: Scope, draft: Draft, child: Word) -> None:
    draft.add("adv", [child.id])


def _shared_object(scope: Scope, draft: Draft) -> None:
    """«похитил и убил Серова»: what stands behind two verbs side by side is the object of both."""
    word, tree = draft.word, scope.tree
    behind = tree.child(word.id, "conj")
    if draft.passive or "obj" in draft.slots or behind is None or behind.upos != "VERB" or behind.id - word.id > 2:
        return
    if not is_passive(tree, scope.terms, behind) and tree.child(behind.id, "nsubj") is None:
        for child in tree.children(behind.id, "obj"):
            if object_slot(scope, child) == "obj":
                put(scope, draft, "obj", child)


def _shared_agent(scope: Scope, draft: Draft) -> None:
    """ "was thanked and praised by Lind": who stands behind two passives side by side did both."""
    word, tree = draft.word, scope.tree
    behind = tree.child(word.id, "conj")
    if not draft.passive or "subj" in draft.slots or behind is None or behind.upos != "VERB" or behind.id - word.id > 3:
        return
    if is_passive(tree, scope.terms, behind) and tree.child(behind.id, "nsubj", "aux:pass") is None:
        for child in tree.children(behind.id, "obl"):
            if _oblique_slot(scope, draft, child) == "subj":
                put(scope, draft, "subj", child)


def _elided_subject(scope: Scope, draft: Draft) -> None:
    if draft.word.id in scope.elided:
        draft.add("obj" if draft.passive else "subj", [draft.word.id])


#: Relation of a child → what reads it; a subtype that is not here is read as its relation is.
READERS: Mapping[str, Reader] = {
    "nsubj": unless_infinitive(_subject),
    "csubj": unless_infinitive(_subject),
    "obj": unless_infinitive(_object),
    "iobj": unless_infinitive(_object),
    "obl": unless_infinitive(_oblique),
    "xcomp": _predicate_noun,
    "ccomp": clause,
    "advcl": adverbial_clause,
    "advmod": _adverb,
    "compound:prt": _particle,
}

#: What is done when the children are read.
STEPS: tuple[Step, ...] = (
    _shared_object,
    _shared_agent,
    from_noun,
    _elided_subject,
    inherited_subject,
    institution,
    content,
    soften,
)
