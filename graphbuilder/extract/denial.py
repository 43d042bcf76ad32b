"""What denies a clause, or a party of it: a clause is denied once, however many of its words say so.

«Никто никогда не нападал» denies as "nobody ever attacked" does. A word that denies a party («не соседи», "not Iran")
denies the clause only where nobody else is put in the party's place.
"""

from functools import cache
from typing import Self

from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.extract.twin import twin
from graphbuilder.grammar import Grammar
from graphbuilder.model import Word

_PARTIES = ("nsubj", "csubj", "obj", "iobj")
_CIRCUMSTANCES = ("obl", "advmod", "nmod")
#: What may stand between a word that denies a party and the party.
_BETWEEN = frozenset({"ADJ", "PUNCT", "PROPN", "ADP", "DET"})
#: Words an expression has at most: «чуть было не».
_LONGEST = 3


class Denial:
    """Reads in one sentence what is denied; expressions of several words count as one: «чуть не», "no longer"."""

    def __init__(self, tree: Tree, pack: Pack) -> None:
        self.tree = tree
        self.negation = pack.word_set("negation")
        self.pronouns = pack.word_set("negative_pronouns")
        self.asking = pack.word_set("question_particles")
        self.only = pack.word_set("only")
        self.alternatives = pack.word_set("alternatives")
        self.missed = pack.word_set("missed")
        self.occasions = pack.word_set("denied_occasions")
        self.replacing = pack.word_set("replacing")
        self.contrasts = pack.word_set("contrasts")
        self.expressions = _expressions(pack.grammar)
        self.parts = frozenset(part for each in self.expressions for part in each.split(" "))

    def anew(self, tree: Tree) -> Self:
        """Return the same for another sentence."""
        other = twin(self)
        other.tree = tree
        return other

    def expression(self, word: Word) -> str:
        """Return the expression a word is in, as the lists have it, else its lemma."""
        for size in range(_LONGEST, 1, -1) if word.form.lower() in self.parts else ():
            for first in range(word.id - size + 1, word.id + 1):
                text = " ".join(each.form.lower() for each in self.tree.between(first, first + size - 1))
                if text in self.expressions:
                    return text
        return word.lemma.lower()

    def of_clause(self, predicate: Word) -> bool:
        """Say whether a word of its own clause denies a predicate, or says that it all but was so."""
        return any(self._denies(child) for child in self.tree.children(predicate.id))

    def _denies(self, child: Word) -> bool:
        relation, said = self.tree.base(child.id), self.expression(child)
        if said in self.missed:
            return relation == "advmod" and self.tree[child.head].upos == "VERB"  # not "almost certain"
        if said in self.negation and relation in ("advmod", "det", "cc", "discourse", "aux", "neg"):
            return not self._is_taken_back(child) and not self._is_asked(child)
        if said in self.pronouns and relation in ("nsubj", "det", "obj", "obl", "advmod"):
            return child.upos != "INTJ"  # "said no to the plan": the word is what is said
        if relation in _PARTIES:
            return self._is_none(child) or (self.excludes(child) and not self._is_replaced(child))
        return relation in _CIRCUMSTANCES and self._is_never(child)

    def _is_taken_back(self, negation: Word) -> bool:
        """«не только принял, но и …», «не раз», "not only met": more than that is said, nothing is denied."""
        behind = self.tree.words.get(negation.id + 1)
        taken = behind is not None and behind.lemma.lower() in self.only
        return taken and negation.lemma.lower() not in self.alternatives  # but «ни разу»

    def _is_asked(self, negation: Word) -> bool:
        """«Проверяют, не помогал ли X»: who asks whether it was not so leaves it open."""
        return any(word.lemma.lower() in self.asking for word in self.tree.children(negation.head))

    def _is_none(self, party: Word) -> bool:
        """ "No minister", "none of the ministers", "not a single firm", "neither Norway nor Denmark"."""
        for word in self.tree.children(party.id, "det", "cc:preconj", "advmod", "nummod"):
            counted = self.tree.children(word.id, "advmod") if self.tree.base(word.id) == "nummod" else []
            if any(self._is_no(each) for each in (word, *counted)):
                return True
        return False

    def _is_no(self, word: Word) -> bool:
        """Say whether a word before a party says that there is none."""
        if word.lemma.lower() not in self.negation | self.pronouns or self._is_taken_back(word):
            return False
        behind = self.tree.words.get(word.id + 1)
        return self.tree.base(word.id) != "advmod" or (behind is not None and behind.upos in ("DET", "NUM"))

    def _is_never(self, occasion: Word) -> bool:
        """ "At no point did X attack": a phrase that is denied denies the clause where it turns it round, or by its noun."""
        denied = any(
            word.lemma.lower() in self.negation | self.pronouns for word in self.tree.children(occasion.id, "det")
        )
        return denied and (occasion.lemma.lower() in self.occasions or self._is_inverted(occasion))

    def _is_inverted(self, occasion: Word) -> bool:
        subject = self.tree.child(occasion.head, "nsubj")
        if subject is None:
            return False
        return any(occasion.id < aux.id < subject.id for aux in self.tree.children(occasion.head, "aux", "cop"))

    def excludes(self, party: Word) -> bool:
        """Say whether a party is denied: «не соседи», "not Iran"; but not «не только соседи», «не менее ста человек»."""
        for word in self.tree.children(party.id, "advmod", "neg"):
            denied = word.lemma.lower() in self.negation and word.lemma.lower() not in self.alternatives
            if denied and word.id < party.id and party.upos in ("NOUN", "PROPN"):
                return all(other.upos in _BETWEEN for other in self.tree.between(word.id + 1, party.id - 1))
        return any(
            mark.lemma.lower() in self.replacing or f"{mark.form} {self._behind(mark)}".lower() in self.replacing
            for mark in self.tree.children(party.id, "cc")
        )

    def _behind(self, word: Word) -> str:
        behind = self.tree.words.get(word.id + 1)
        return behind.form if behind is not None else ""

    def left(self, parties: list[int]) -> list[int]:
        """Return those of coordinated parties that are not denied; all where nobody is put in the place of the first.

        Of a circumstance that is denied nobody is left: «встретился не с соседом».
        """
        first = self.tree[parties[0]]
        if self.excludes(first) and not self._is_replaced(first):
            return [] if self.tree.base(first.id) in _CIRCUMSTANCES else parties
        return [number for number in parties if not self.excludes(self.tree[number])]

    def _is_replaced(self, party: Word) -> bool:
        """«не X, а Y», "not X but Y": say whether another is put in the place of a party."""
        others = [self.tree[number] for number in self.tree.conjuncts(party.id) if number != party.id]
        marks = [mark for other in others for mark in self.tree.children(other.id, "cc") if not self.excludes(other)]
        return any(mark.lemma.lower() in self.contrasts for mark in marks)


@cache
def _expressions(grammar: Grammar) -> frozenset[str]:
    lists = (grammar.word_set(name) for name in ("negation", "missed", "hedges"))
    return frozenset(each for words in lists for each in words if " " in each)
