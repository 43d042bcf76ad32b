"""Who says so: subjects of verbs of speech, the bodies «в МИД сообщили» names, sources in a parenthesis."""

from typing import Self

from graphbuilder.extract.arguments import Arguments, Predicate
from graphbuilder.extract.marks import twin
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Word


class Sources:
    """Finds the words that name who says what a sentence states."""

    def __init__(self, tree: Tree, pack: Pack, arguments: Arguments) -> None:
        self.tree, self.arguments = tree, arguments
        self.speech = pack.word_set("speech", "verbs")
        self.sources = pack.word_set("speech", "sources")
        self.papers = pack.word_set("lists", "papers")
        self.prepositions = pack.word_set("speech", "prepositions")
        self.markers = pack.word_set("speech", "source_markers")
        self.places = tuple(sorted(pack.word_set("speech", "place_slots")))
        self.author_markers = pack.word_set("speech", "author_markers")
        self.hedges = pack.word_set("hedges")

    def anew(self, tree: Tree, arguments: Arguments) -> Self:
        """Return the same for another sentence; the word lists are looked up once."""
        other = twin(self)
        other.tree, other.arguments = tree, arguments
        return other

    def of(self, verb: Word) -> list[int]:
        """Return who speaks with a verb of speech; without a subject the body it is said in: «в Сеуле считают»."""
        predicate = self.arguments.of(verb)
        found = predicate.first("subj")
        if not found and self.tree.child(verb.id, "nsubj", "nsubj:pass") is None:
            found = predicate.first(*self.places)
        return [number for word in found for number in self._author(word)]

    def _author(self, number: int) -> list[int]:
        """Return whose a paper is: «в заявлении МИД говорится» is said by the ministry."""
        word = self.tree[number]
        if word.lemma.lower() not in self.papers and word.lemma.lower() not in self.sources:
            return [number]
        owners = [
            child.id
            for child in self.tree.children(number, "nmod", "amod", "det")
            if not self.tree.marker(child.id) or self.tree.marker(child.id) in self.author_markers
        ]
        return owners or [number]

    def around(self, predicate: Predicate) -> list[int]:
        """Return the words that name a source of the clause: «по данным X», "according to X", «как сообщил X»."""
        found: list[int] = []
        for word in (predicate.word, *self.tree.above(predicate.word.id)):
            for child in self.tree.children(word.id, "obl", "parataxis", "advcl", "nmod"):
                found += self._source(child)
        return found

    def _source(self, child: Word) -> list[int]:
        marker = self.tree.marker(child.id)
        relation = child.deprel.split(":")[0]
        if relation == "advcl" and child.feats.get("VerbForm") in ("Conv", "Ger", "Inf", "Part"):
            return []  # «выслал двоих, обвинив их»: done besides, not the source of the clause
        if relation in ("parataxis", "advcl") and child.lemma.lower() in self.speech:
            return self.of(child)
        if child.lemma.lower() in self.sources and marker in self.prepositions:
            return self._author(child.id)
        if marker in self.markers:
            return [child.id]
        return []

    def hedge(self, predicate: Predicate) -> bool:
        """Say whether a parenthesis hedges the clause: «как утверждается», "reportedly"."""
        words = [predicate.word, *self.tree.above(predicate.word.id)]
        return any(
            child.lemma.lower() in self.hedges
            for word in words
            for child in self.tree.children(word.id, "advcl", "parataxis", "advmod", "discourse")
        )
