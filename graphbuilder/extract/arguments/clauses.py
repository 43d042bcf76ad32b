"""The clauses a verb governs: infinitives, contents, purposes that are contents."""

from collections.abc import Callable, Mapping, Sequence

from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.extract.arguments.slots import is_reciprocal, reciprocal_slot
from graphbuilder.model import Word

Reader = Callable[[Scope, Draft, Word], None]
Step = Callable[[Scope, Draft], None]


def read_children(scope: Scope, draft: Draft, readers: Mapping[str, Reader], steps: Sequence[Step]) -> None:
    """Give each child of a predicate to the reader of its relation, then take the steps that look beyond the children."""
    tree = scope.tree
    for child in tree.children(draft.word.id):
        if is_reciprocal(scope, child):
            draft.mutual = reciprocal_slot(scope, child)
            continue
        reader = readers.get(child.deprel) or readers.get(tree.base(child.id))
        if reader is not None:
            reader(scope, draft, child)
    for step in steps:
        step(scope, draft)


def unless_infinitive(reader: Reader) -> Reader:
    """Return a reader that notes an infinitive as one: treebanks are divided which argument of its verb or noun it is."""

    def read(scope: Scope, draft: Draft, child: Word) -> None:
        if child.feats.get("VerbForm") == "Inf":
            draft.add("inf", scope.tree.conjuncts(child.id))
        else:
            reader(scope, draft, child)

    return read


def open_clause(scope: Scope, draft: Draft, child: Word) -> None:
    """Note an infinitive: «решил уйти», "agreed to leave"."""
    draft.add("inf", scope.tree.conjuncts(child.id))


def clause(scope: Scope, draft: Draft, child: Word) -> None:
    """Note a finite clause, and who in it is under an obligation: «заявил, что X должен уйти»."""
    draft.add("clause", scope.tree.conjuncts(child.id))
    # «должен» is an adjective that heads its clause, "must" an auxiliary below it.
    bound = scope.tree.children(child.id, "aux") + ([child] if scope.terms.case_marked else [])
    if any(word.lemma.lower() in scope.terms.obligation for word in bound):
        draft.add("must", scope.draft(child).first("subj", "obj"))
    if child.feats.get("VerbForm") == "Inf" and scope.tree.child(child.id, "aux") is None:
        draft.add("inf", scope.tree.conjuncts(child.id))


def adverbial_clause(scope: Scope, draft: Draft, child: Word) -> None:
    """Note a clause that is no circumstance: parsers hang "committed to opening" and "called on X to leave" as advcl."""
    mark = scope.tree.child(child.id, "mark")
    content = mark is not None and mark.lemma.lower() in scope.terms.content_marks
    if content and child.feats.get("VerbForm") in ("Part", "Ger"):
        draft.add("inf", scope.tree.conjuncts(child.id))
