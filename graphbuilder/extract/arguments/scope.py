"""What readers of arguments see: the tree of a sentence, the words of its language, the drafts of its predicates."""

from collections.abc import Callable, Set
from functools import cached_property

from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.denial import Denial
from graphbuilder.extract.marks import Marks
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.terms import terms_of
from graphbuilder.extract.tree import Tree
from graphbuilder.extract.voice import is_verbal
from graphbuilder.model import Word


class Scope:
    """One sentence as readers see it. *elided* are its verbs that stand for a subject left out."""

    def __init__(
        self,
        tree: Tree,
        pack: Pack,
        elided: Set[int],
        read_verb: Callable[["Scope", Draft], None],
        read_noun: Callable[["Scope", Draft], None],
    ) -> None:
        self.tree, self.terms, self.elided = tree, terms_of(pack.grammar), elided
        self._pack, self._read_verb, self._read_noun = pack, read_verb, read_noun
        self._drafts: dict[int, Draft] = {}

    def draft(self, word: Word) -> Draft:
        """Return the draft of *word*, read unless it is being read: cycles through control end there."""
        found = self._drafts.get(word.id)
        if found is None:
            found = self._drafts[word.id] = Draft(word, is_verbal(self.tree, self.terms, word))
            (self._read_verb if found.verb else self._read_noun)(self, found)
        return found

    @cached_property
    def marks(self) -> Marks:
        """What in a clause makes it less than a fact."""
        return Marks(self.tree, self._pack)

    @cached_property
    def denial(self) -> Denial:
        """Who is denied: «не Иран», "not Iran"."""
        return Denial(self.tree, self._pack)
