"""Who a noun for a doer stands for: «Иван Петров, противник референдума», «сторонник реформы Иван Петров»."""

from graphbuilder.extract.arguments.fillers import fillers
from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.model import Word


def named(scope: Scope, draft: Draft) -> None:
    """Note who the noun stands for: its apposition, what it is in apposition to, the subject it is said of; itself last."""
    word, tree = draft.word, scope.tree
    beside = [child for child in tree.children(word.id, "appos", "flat") if child.upos in ("PROPN", "NOUN", "X")]
    draft.add("named", (number for child in beside for number in fillers(scope, child)))
    base = _one_of(scope, word)
    above = tree.parent(base)
    if above is not None and (tree.base(base.id) == "appos" or base.deprel == "nmod:desc"):
        draft.add("named", [above.id])
    for subject in tree.children(base.id, "nsubj"):
        draft.add("named", fillers(scope, subject))
    if above is not None and _is_said_of_subject(scope, word, base, above):
        draft.add("named", scope.draft(above).first("subj"))
    if not draft.slots["named"]:
        draft.add("named", [word.id])
    draft.add("self", [word.id])


def _is_said_of_subject(scope: Scope, word: Word, base: Word, above: Word) -> bool:
    """Say whether a copular verb says the noun of its subject: «является противником», "serves as"."""
    complement = scope.tree.base(base.id) in ("xcomp", "obl", "obj", "iobj")
    copular = complement and above.lemma.lower() in scope.terms.copular
    return copular and not scope.tree.marker(word.id) and word.feats.get("Case") in ("Ins", "Nom", None)


def _one_of(scope: Scope, word: Word) -> Word:
    """Return the word that stands in the sentence for the noun: «режиссёр, один из создателей театра» is what he is."""
    tree = scope.tree
    above = tree.parent(word)
    if (
        above is None
        or word.deprel != "nmod"
        or tree.marker(word.id) not in scope.terms.partitive_markers
        or above.upos != "NUM"
    ):
        return word
    beside = tree.parent(above) if above.deprel == "conj" else None
    return beside if beside is not None and beside.upos == "NOUN" else above
