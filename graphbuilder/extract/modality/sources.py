"""Who says so: subjects of verbs of speech, the bodies «в МИД сообщили» names, sources in a parenthesis."""

from typing import Self

from graphbuilder.extract.arguments import Arguments, Predicate
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.extract.twin import twin
from graphbuilder.model import Word

_BESIDE = ("advcl", "parataxis", "advmod", "discourse", "obl", "nmod", "ccomp", "appos")


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
        self.guesses = pack.word_set("hedging_markers")
        self.nouns = pack.word_set("speech", "guesses")
        self.unsure = pack.word_set("modal", "adjectives", "unsure")
        self.hearsay = pack.word_set("speech", "hearsay")
        self.anybody = pack.properties.subject_drop

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
        """Say whether something beside the clause hedges it: «как утверждается», "reportedly", «по слухам»."""
        words = [predicate.word, *self.tree.above(predicate.word.id)]
        words += self.tree.children(predicate.word.id, "nsubj")  # «сосед, мол, обвинил»
        return any(self._hedges(child) for word in words for child in self.tree.children(word.id, *_BESIDE))

    def _hedges(self, child: Word) -> bool:
        relation, lemma = self.tree.base(child.id), child.lemma.lower()
        if relation in ("obl", "nmod", "parataxis", "advcl") and self._is_guess(child):
            return True
        if relation in ("parataxis", "ccomp") and self.is_hearsay(child):
            return relation == "parataxis" or not self.tree.children(child.id, "ccomp", "xcomp", "obj", "mark")
        if relation == "parataxis" and any(one.lemma.lower() in self.nouns for one in self.tree.children(child.id)):
            return True  # "rumour has it"
        marks = " ".join(mark.form for mark in self.tree.children(child.id, "mark"))
        said = lemma in self.hedges or f"{marks} {child.form}".lower() in self.hedges
        return said and relation in ("advcl", "parataxis", "advmod", "discourse", "appos")

    def _is_guess(self, child: Word) -> bool:
        """«По слухам», "according to unconfirmed reports", «судя по всему»."""
        marker = self.tree.marker(child.id)
        if marker in self.guesses:
            return True
        if marker not in self.prepositions | self.markers:
            return False
        unsure = any(word.lemma.lower() in self.unsure for word in self.tree.children(child.id, "amod", "acl"))
        return child.lemma.lower() in self.nouns or (unsure and child.lemma.lower() in self.sources)

    def is_hearsay(self, verb: Word) -> bool:
        """Say whether a verb of speech leaves open who says so: «говорят, что …», "X is said to …", "it is claimed"."""
        if verb.lemma.lower() not in self.hearsay:
            return False
        if verb.feats.get("Voice") == "Pass" or self.tree.child(verb.id, "aux:pass") is not None:
            return self.tree.child(verb.id, "obl:agent") is None
        anybody = self.anybody and verb.feats.get("Number") == "Plur" and not self.arguments.of(verb).first("subj")
        return bool(anybody) and self.tree.child(verb.id, "nsubj") is None and not self.of(verb)
