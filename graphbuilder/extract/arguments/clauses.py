"""The clauses a verb governs: infinitives, contents, purposes that are contents."""

from graphbuilder.extract.arguments.fillers import put
from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.model import Word


def open_clause(scope: Scope, draft: Draft, child: Word) -> None:
    """Note an infinitive: «решил уйти», "agreed to leave"."""
    draft.add("inf", scope.tree.conjuncts(child.id))
    _told(scope, draft, child)


def clause(scope: Scope, draft: Draft, child: Word) -> None:
    """Note a finite clause, and who in it is under an obligation: «заявил, что X должен уйти»."""
    draft.add("clause", scope.tree.conjuncts(child.id))
    # «должен» is an adjective that heads its clause, "must" an auxiliary below it.
    bound = scope.tree.children(child.id, "aux") + ([child] if scope.terms.case_marked else [])
    if any(word.lemma.lower() in scope.terms.obligation for word in bound):
        draft.add("must", scope.draft(child).first("subj", "obj"))
    _told(scope, draft, child)


def adverbial_clause(scope: Scope, draft: Draft, child: Word) -> None:
    """Note a clause that is no circumstance: parsers hang "committed to opening" and "called on X to leave" as advcl."""
    mark = scope.tree.child(child.id, "mark")
    content = mark is not None and mark.lemma.lower() in scope.terms.content_marks
    if content and child.feats.get("VerbForm") in ("Part", "Ger"):
        draft.add("inf", scope.tree.conjuncts(child.id))
    if draft.word.lemma in scope.terms.content_infinitive:
        _told(scope, draft, child)


def _told(scope: Scope, draft: Draft, child: Word) -> None:
    """ "Told Serbia to choose", "plotted to kill": a content taken for a purpose, an object hung on the infinitive."""
    mark = scope.tree.child(child.id, "mark")
    if scope.terms.case_marked or mark is None or mark.lemma.lower() != "to" or child.id < draft.word.id:
        return
    draft.add("inf", scope.tree.conjuncts(child.id))
    told = scope.tree.child(child.id, "nsubj")
    controls = draft.word.lemma in scope.terms.object_control and "obj" not in draft.slots
    if told is not None and controls and draft.word.id < told.id < mark.id:
        put(scope, draft, "obj", told)
