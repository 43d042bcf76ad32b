"""Which words fill the slot an argument stands in: its conjuncts, the noun a relative pronoun stands for."""

from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.model import Word


def put(scope: Scope, draft: Draft, slot: str, child: Word) -> None:
    """Add the fillers of an argument to a slot."""
    draft.add(slot, fillers(scope, child))


def fillers(scope: Scope, child: Word) -> list[int]:
    """Return the conjuncts of an argument, a relative pronoun replaced by the noun its clause modifies."""
    tree = scope.tree
    if counted_relative(scope, child).lemma.lower() in scope.terms.relative or child.feats.get("PronType") == "Rel":
        for above in tree.above(child.id):
            if above.deprel.startswith("acl") and above.head in tree.words:
                return [above.head]
    found = [
        number for number in tree.conjuncts(child.id) if number == child.id or tree[number].upos not in ("VERB", "AUX")
    ]
    return scope.denial.left(found)


def counted_relative(scope: Scope, child: Word) -> Word:
    """Return the pronoun behind a word that counts it: "the Kurds, many of whom supported Lind"."""
    if not scope.terms.counted_relatives or child.upos not in ("ADJ", "DET", "NUM", "PRON", "NOUN"):
        return child
    if child.upos == "NOUN" and child.lemma.lower() not in scope.terms.quantifiers:
        return child
    behind = (word for word in scope.tree.children(child.id, "nmod") if word.id == child.id + 2)
    return next((word for word in behind if word.lemma.lower() in scope.terms.counted_relatives), child)
