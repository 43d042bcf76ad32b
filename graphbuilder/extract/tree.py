"""A sentence's tree, indexed: children, markers, coordination; nothing language-specific beyond UD."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from graphbuilder import grammar
from graphbuilder.model import Sentence, Word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})
_INSIDE = ("flat", "fixed", "goeswith")


class Tree:
    """Words by id (1-based) with their children in order. Built once a sentence; all look-ups are O(degree)."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words: dict[int, Word] = {word.id: word for word in sentence.words}
        self._children: dict[int, list[Word]] = {}
        #: The children of a word by relation, with and without subtype.
        self._below: dict[int, dict[str, list[Word]]] = {}
        self._bases: dict[int, str] = {}
        self._markers: dict[int, str] = {}
        for word in sentence.words:
            base = self._bases[word.id] = _base(word.deprel)
            if word.head not in self._below:
                self._children[word.head], self._below[word.head] = [], {}
            self._children[word.head].append(word)
            below = self._below[word.head]
            for relation in (base,) if base == word.deprel else (base, word.deprel):
                if relation in below:
                    below[relation].append(word)
                else:
                    below[relation] = [word]

    def kinds(self) -> Mapping[str, Sequence[Word]]:
        """Return the words by relation without subtype and by part of speech."""
        found: dict[str, list[Word]] = defaultdict(list)
        for word, base in zip(self.sentence.words, self._bases.values(), strict=True):
            found[base].append(word)
            found[word.upos].append(word)
        return found

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """All lemmas in lower case: who looks for certain words asks first whether there are any."""
        return frozenset([word.lemma.lower() for word in self.words.values()])

    def __getitem__(self, number: int) -> Word:
        return self.words[number]

    def children(self, number: int, *deprels: str) -> list[Word]:
        """Return the children of a word, those of *deprels* only (with their subtypes) if any are given.

        The list is the tree's own.
        """
        below = self._below.get(number)
        if below is None:
            return []
        if not deprels:
            return self._children[number]
        if len(deprels) == 1:
            return below.get(deprels[0], [])
        if below.keys().isdisjoint(deprels):  # most questions end here
            return []
        return [word for word in self._children[number] if word.deprel in deprels or self._bases[word.id] in deprels]

    def base(self, number: int) -> str:
        """Return a word's relation without subtype."""
        return self._bases[number]

    def after(self, number: int) -> int:
        """Return the id of the first word behind the phrase of *number* (its subtree without clauses)."""
        return self.phrase(number, skip=("acl", "punct", "conj", "parataxis", "appos"))[-1].id + 1

    def child(self, number: int, *deprels: str) -> Word | None:
        """Return the first child of *deprels*."""
        found = self.children(number, *deprels)
        return found[0] if found else None

    def parent(self, word: Word) -> Word | None:
        return self.words.get(word.head)

    def marker(self, number: int) -> str:
        """Return the preposition or postposition of a nominal, lower case, with its fixed parts; "" if bare."""
        if number not in self._markers:
            self._markers[number] = self._marker(number)
        return self._markers[number]

    def _marker(self, number: int) -> str:
        cases = self.children(number, "case")
        if not cases:
            return ""
        first = cases[0]
        parts = [first, *self.children(first.id, "fixed")]
        if len(cases) > 1 and not self.children(first.id, "fixed"):
            clitics = grammar.get(self.sentence.language).word_set("clitics")
            parts = [word for word in cases if word.lemma not in clitics]
        return " ".join(word.form.lower() if len(parts) > 1 else word.lemma.lower() for word in sorted(parts, key=_id))

    def conjuncts(self, number: int) -> list[int]:
        """Return the word and all that is coordinated with it, in order."""
        if "conj" not in self._below.get(number, ()):
            return [number]
        found = [number]
        for word in self.children(number, "conj"):
            found += self.conjuncts(word.id)
        return sorted(found)

    def first_conjunct(self, number: int) -> int:
        """Return the head of the coordination a word is in."""
        word = self.words[number]
        while word.deprel.split(":")[0] == "conj" and word.head in self.words:
            word = self.words[word.head]
        return word.id

    def subtree(self, number: int, *, skip: tuple[str, ...] = ()) -> Iterator[Word]:
        """Yield a word and all below it, without branches of the relations in *skip*; guarded against cycles."""
        stack, seen = [number], set()
        while stack:
            top = stack.pop()
            if top in seen:
                continue
            seen.add(top)
            yield self.words[top]
            below = self._children.get(top)
            if below is not None:
                stack += [word.id for word in below if self._bases[word.id] not in skip]

    def phrase(self, number: int, *, skip: tuple[str, ...] = ()) -> tuple[Word, ...]:
        """Return the contiguous run of a word's subtree around it, in order."""
        ids = {word.id for word in self.subtree(number, skip=skip)}
        low = high = number
        while low - 1 in ids:
            low -= 1
        while high + 1 in ids:
            high += 1
        return tuple(self.words[i] for i in range(low, high + 1))

    def between(self, first: int, last: int) -> tuple[Word, ...]:
        """Return the words from *first* to *last*, both included."""
        return tuple(self.words[number] for number in range(first, last + 1) if number in self.words)

    def above(self, number: int) -> Iterator[Word]:
        """Yield the words from the parent up to the root."""
        word = self.words[number]
        seen = {number}
        while (parent := self.words.get(word.head)) is not None and parent.id not in seen:
            seen.add(parent.id)
            yield parent
            word = parent

    def name_words(self, number: int) -> list[Word]:
        """Return a word with the parts of its multi-word name (flat, fixed), in order."""
        found = [self.words[number]]
        for word in self.children(number, *_INSIDE):
            found += self.name_words(word.id)
        return sorted(found, key=_id)


@cache
def _base(deprel: str) -> str:
    return deprel.partition(":")[0]


def _id(word: Word) -> int:
    return word.id
