"""What a verb or noun of speech says of whom: the slots ``said`` and ``about``.

``said`` are the predicates of what is said outright, ``about`` their subjects: «заявил, что Чили лжёт», «"Чили — агрессор", —
сказал он», «по его словам, Чили лжёт». What is denied, planned, asked or only possible in it is not said.
"""

from collections.abc import Iterator, Set
from typing import Self

from graphbuilder.extract.marks import Marks, Stance
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.slots import Predicate, Slots
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Word

_QUOTING = frozenset(":«»„“”\"'-–—")


class Said(Slots):
    """Adds the slots of speech."""

    def __init__(self, tree: Tree, pack: Pack) -> None:
        super().__init__(tree, pack)
        self._speech = pack.word_set("speech", "verbs")
        self._sources = pack.word_set("speech", "sources")
        self._source_markers = pack.word_set("speech", "prepositions")
        self._marks = Marks(tree, pack)
        self._institutional = pack.word_set("speech", "institutional")

    def _institution(self, predicate: Predicate) -> None:
        """«в Госдепе раскритиковали», «в Киеве поддержали»: a body speaks where a plural verb has no subject."""
        word = predicate.word
        if word.lemma.lower() not in self._institutional or predicate.slots.get("subj"):
            return
        finite = word.feats.get("Number") == "Plur" and word.feats.get("VerbForm", "Fin") == "Fin"
        if finite and word.feats.get("Person", "3") == "3":
            places = [n for n in predicate.slots.get("в:loc", ()) if self.tree[n].head == word.id]
            predicate.add("subj", places[:1])

    def anew(self, tree: Tree, unsaid: Set[int] = frozenset()) -> Self:
        """Return the same for another sentence: its marks are read in that one."""
        other = super().anew(tree, unsaid)
        other._marks = self._marks.anew(tree)
        return other

    def _content(self, predicate: Predicate) -> None:
        """Note what a word of speech says and of whom; of coordinated clauses those that share their subject."""
        lemma = predicate.word.lemma.lower()
        if lemma not in (self._speech if predicate.verb else self._sources):
            return
        for head in self._heads(predicate):
            # Who undergoes it is no doer: "said that she was brutally killed".
            subjects = [word for word in self.tree.children(head.id, "nsubj") if not word.deprel.endswith("pass")]
            if not subjects and self._is_verbal(head):
                subjects = [self.tree[number] for number in self.of(head).first("subj")]
            for clause in (head, *self.tree.children(head.id, "conj")):
                own = clause is not head and self.tree.child(clause.id, "nsubj") is not None
                if subjects and not own and self._is_outright(clause):
                    predicate.add("said", [clause.id, *self._predicative(clause)])
                    for subject in subjects:
                        self._put(predicate, "about", subject)

    def _heads(self, predicate: Predicate) -> Iterator[Word]:
        word, tree = predicate.word, self.tree
        above = tree.parent(word)
        if not predicate.verb:
            beside = above is not None and word.deprel.split(":")[0] in ("obl", "parataxis", "nmod")
            if beside and tree.marker(word.id) in self._source_markers:
                yield above  # type: ignore[misc]
            return
        yield from tree.children(word.id, "ccomp")
        for child in tree.children(word.id, "parataxis"):
            if child.id > word.id and self._is_quoted(word, child) and child.lemma.lower() not in self._speech:
                yield child
        if above is not None and word.deprel.split(":")[0] == "parataxis" and above.lemma.lower() not in self._speech:
            yield above

    def _is_quoted(self, verb: Word, content: Word) -> bool:
        between = self.tree.between(verb.id + 1, content.id - 1)
        return any(word.upos == "PUNCT" and set(word.form) <= _QUOTING for word in between)

    def _predicative(self, clause: Word) -> list[int]:
        """Return what a copular verb says its subject is: «является агрессором»."""
        if clause.lemma.lower() not in self._copular:
            return []
        return [child.id for child in self.tree.children(clause.id, "xcomp", "obl") if not self.tree.marker(child.id)]

    def _is_outright(self, clause: Word) -> bool:
        stance = Stance()
        self._marks.own(clause, stance)
        asked = any(child.form == "?" for child in self.tree.children(clause.id, "punct"))
        return (stance.polarity, stance.realis, stance.certainty) == ("affirmed", "actual", "certain") and not asked
