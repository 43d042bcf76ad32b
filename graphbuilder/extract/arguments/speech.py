"""What a verb or noun of speech says of whom: the slots ``said`` and ``about``.

``said`` are the predicates of what is said outright, ``about`` their subjects: «заявил, что Чили лжёт», «"Чили — агрессор", —
сказал он», «по его словам, Чили лжёт». What is denied, planned, asked or only possible in it is not said.
"""

from collections.abc import Iterator

from graphbuilder.extract.arguments.fillers import put
from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.extract.marks import Stance
from graphbuilder.extract.voice import is_verbal
from graphbuilder.model import Word

_QUOTING = frozenset(":«»„“”\"'-–—")


def institution(scope: Scope, draft: Draft) -> None:
    """«в Госдепе раскритиковали», «в Киеве поддержали»: a body speaks where a plural verb has no subject."""
    word = draft.word
    if word.lemma.lower() not in scope.terms.institutional or draft.slots.get("subj"):
        return
    finite = word.feats.get("Number") == "Plur" and word.feats.get("VerbForm", "Fin") == "Fin"
    if finite and word.feats.get("Person", "3") == "3":
        places = [n for n in draft.first(*scope.terms.institution_slots) if scope.tree[n].head == word.id]
        draft.add("subj", places[:1])


def content(scope: Scope, draft: Draft) -> None:
    """Note what a word of speech says and of whom; of coordinated clauses those that share their subject."""
    terms = scope.terms
    if draft.word.lemma.lower() not in (terms.speech_verbs if draft.verb else terms.speech_sources):
        return
    for head in _heads(scope, draft):
        subjects = _subjects(scope, head)
        for clause in (head, *scope.tree.children(head.id, "conj")) if subjects else ():
            own = clause is not head and scope.tree.child(clause.id, "nsubj") is not None
            if not own and _is_outright(scope, clause):
                draft.add("said", [clause.id, *_predicative(scope, clause)])
                for subject in subjects:
                    put(scope, draft, "about", subject)


def _subjects(scope: Scope, clause: Word) -> list[Word]:
    """Return who a clause is about; who undergoes it is no doer: "said that she was brutally killed"."""
    found = [word for word in scope.tree.children(clause.id, "nsubj") if not word.deprel.endswith("pass")]
    if not found and is_verbal(scope.tree, scope.terms, clause):
        found = [scope.tree[number] for number in scope.draft(clause).first("subj")]
    return found


def _heads(scope: Scope, draft: Draft) -> Iterator[Word]:
    """Yield the heads of the clauses that are said."""
    word, tree, verbs = draft.word, scope.tree, scope.terms.speech_verbs
    above, relation = tree.parent(word), tree.base(word.id)
    if not draft.verb:
        beside = relation in ("obl", "parataxis", "nmod") and tree.marker(word.id) in scope.terms.speech_prepositions
        if above is not None and beside:
            yield above
        return
    yield from tree.children(word.id, "ccomp")
    for child in tree.children(word.id, "parataxis"):
        if child.id > word.id and _is_quoted(scope, word, child) and child.lemma.lower() not in verbs:
            yield child
    if above is not None and relation == "parataxis" and above.lemma.lower() not in verbs:
        yield above


def _is_quoted(scope: Scope, verb: Word, clause: Word) -> bool:
    between = scope.tree.between(verb.id + 1, clause.id - 1)
    return any(word.upos == "PUNCT" and set(word.form) <= _QUOTING for word in between)


def _predicative(scope: Scope, clause: Word) -> list[int]:
    """Return what a copular verb says its subject is: «является агрессором»."""
    if clause.lemma.lower() not in scope.terms.copular:
        return []
    return [child.id for child in scope.tree.children(clause.id, "xcomp", "obl") if not scope.tree.marker(child.id)]


def _is_outright(scope: Scope, clause: Word) -> bool:
    stance = Stance()
    scope.marks.own(clause, stance)
    asked = any(child.form == "?" for child in scope.tree.children(clause.id, "punct"))
    return (stance.polarity, stance.realis, stance.certainty) == ("affirmed", "actual", "certain") and not asked
