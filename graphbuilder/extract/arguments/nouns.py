"""The slots of event nouns: genitives, possessives, adjectives, what hangs by them, who a noun for a doer stands for."""

from collections.abc import Mapping

from graphbuilder.extract.arguments.carriers import carry
from graphbuilder.extract.arguments.clauses import Reader, Step, read_children, unless_infinitive
from graphbuilder.extract.arguments.doers import named
from graphbuilder.extract.arguments.fillers import put
from graphbuilder.extract.arguments.lent import from_head, from_paper, intend, suspect
from graphbuilder.extract.arguments.light import light_participle, light_relative, light_verb
from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.extract.arguments.slots import slot_of
from graphbuilder.extract.arguments.soft import soften, soften_adjacent, soften_case, soften_marked
from graphbuilder.extract.arguments.speech import content
from graphbuilder.model import Word


def read_noun(scope: Scope, draft: Draft) -> None:
    """Fill the slots of an event noun."""
    read_children(scope, draft, READERS, STEPS)


def _possessive(scope: Scope, draft: Draft, child: Word) -> None:
    put(scope, draft, "poss", child)


def _determiner(scope: Scope, draft: Draft, child: Word) -> None:
    if child.feats.get("Poss") == "Yes":
        put(scope, draft, "poss", child)


def _subject(scope: Scope, draft: Draft, child: Word) -> None:
    told = child.id < draft.word.id and child.feats.get("Case") == draft.word.feats.get("Case") == "Nom"
    if scope.terms.case_marked and not told:  # but «владелец — компания «Вега»»
        _argument(scope, draft, child)
    else:
        put(scope, draft, "subj", child)


def _argument(scope: Scope, draft: Draft, child: Word) -> None:
    """A bare noun below a noun is its genitive where the parser sees no oblique case: «операция ЦАХАЛ»."""
    slot = slot_of(scope, child)
    if carry(scope, draft, child):
        return
    if slot in scope.terms.of_markers or (scope.terms.case_marked and slot in ("nom", "acc", "bare")):
        slot = "gen"
    put(scope, draft, slot, child)
    soften_case(scope, draft, child, slot)
    soften_marked(scope, draft, child)


def _modifier(scope: Scope, draft: Draft, child: Word) -> None:
    if child.feats.get("Poss") == "Yes":
        put(scope, draft, "poss", child)
    else:
        _argument(scope, draft, child)


def _attribute(scope: Scope, draft: Draft, child: Word) -> None:
    put(scope, draft, "adj", child)


def _marker(scope: Scope, draft: Draft, child: Word) -> None:
    if not scope.terms.case_marked:
        draft.add("marker", [child.id])


def _clause(scope: Scope, draft: Draft, child: Word) -> None:
    that = any(mark.lemma.lower() in scope.terms.finite_marks for mark in scope.tree.children(child.id, "mark"))
    infinitive = child.feats.get("VerbForm") == "Inf" and not that
    draft.add("inf" if infinitive else "clause", scope.tree.conjuncts(child.id))


def _relative(scope: Scope, draft: Draft, child: Word) -> None:
    """A relative clause is read from its own verb."""


def _compound_head(scope: Scope, draft: Draft) -> None:
    word = draft.word
    if not scope.terms.case_marked and word.deprel == "compound" and word.head in scope.tree.words:
        draft.add("head", [word.head])


#: Relation of a child → what reads it; a subtype that is not here is read as its relation is.
READERS: Mapping[str, Reader] = {
    "nmod:poss": _possessive,
    "det": _determiner,
    "nsubj": _subject,
    "nmod": unless_infinitive(_modifier),
    "obl": unless_infinitive(_argument),
    "obj": unless_infinitive(_argument),
    "iobj": _argument,
    "amod": _attribute,
    "compound": _attribute,
    "case": _marker,
    "acl": _clause,
    "acl:relcl": _relative,
}

#: What is done when the children are read.
STEPS: tuple[Step, ...] = (
    _compound_head,
    named,
    light_verb,
    light_participle,
    light_relative,
    from_paper,
    suspect,
    intend,
    from_head,
    content,
    soften,
    soften_adjacent,
)
