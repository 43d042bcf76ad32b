"""How far words of its own clause leave a predicate a fact: negation, tense, mood, hedges, conditions."""

from collections.abc import Set
from dataclasses import dataclass, field
from typing import Self

from graphbuilder.extract.denial import Denial
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.extract.twin import twin
from graphbuilder.model import Certainty, Polarity, Realis, Word


@dataclass
class Stance:
    """How far the text stands behind a predicate. *speakers* are words, nearest first."""

    polarity: Polarity = "affirmed"
    realis: Realis = "actual"
    certainty: Certainty = "certain"
    speakers: list[int] = field(default_factory=list)

    def copy(self) -> "Stance":
        """Return another that says the same."""
        return Stance(self.polarity, self.realis, self.certainty, list(self.speakers))

    def negate(self) -> None:
        self.polarity = "affirmed" if self.polarity == "negated" else "negated"

    def weaken(self, realis: Realis) -> None:
        order = ("actual", "planned", "hypothetical")
        if order.index(realis) > order.index(self.realis):
            self.realis = realis


class Marks:
    """Reads the marks on words of one sentence."""

    def __init__(self, tree: Tree, pack: Pack) -> None:
        self.tree, self.pack = tree, pack
        self.denied = Denial(tree, pack)
        self.negation = pack.word_set("negation")
        self.negative_prepositions = pack.word_set("negative_prepositions")
        self.plan = pack.word_set("modal", "plan")
        self.hypothetical = pack.word_set("modal", "hypothetical")
        self.hedges = pack.word_set("hedges")
        self.conditions = pack.word_set("condition_marks")
        self.adjectives_unsure = pack.word_set("modal", "adjectives", "unsure")
        self.adjectives_plan = pack.word_set("modal", "adjectives", "plan")
        self.adjectives_denial = pack.word_set("modal", "adjectives", "denial")
        self.backshifted = pack.word_set("modal", "backshifted")
        self.speech = pack.word_set("speech", "verbs")
        self.contrasts = pack.word_set("contrasts")
        self.alternatives = pack.word_set("alternatives")
        self.purposes = pack.word_set("purpose_markers")
        self.infinitive_marks = pack.word_set("infinitive_marks")
        self.be, self.perfect = pack.word_set("auxiliaries", "be"), pack.word_set("auxiliaries", "perfect")

    def anew(self, tree: Tree) -> Self:
        """Return the same for another sentence; the word lists are looked up once."""
        other = twin(self)
        other.tree, other.denied = tree, self.denied.anew(tree)
        return other

    def own(self, word: Word, stance: Stance) -> None:
        """Marks on the word itself: negation, mood, tense, hedges."""
        if self.denied.of_clause(word):
            stance.negate()
        for child in self.tree.children(word.id):
            lemma, relation = child.lemma.lower(), child.deprel.split(":")[0]
            said = self.denied.expression(child)
            if child.deprel in ("case", "mark") and lemma in self.negative_prepositions:
                stance.negate()
            elif child.deprel == "case" and lemma in self.purposes and not self.tree.children(child.id, "fixed"):
                stance.weaken("planned")  # «для освобождения», «ради победы»
            elif child.deprel == "acl" and word.upos == "NOUN" and child.feats.get("VerbForm") == "Part":
                self._attribute({lemma, child.form.lower()}, stance)  # «встреча, назначенная на пятницу»
            elif child.deprel == "amod" and word.upos == "NOUN":
                self._attribute({lemma, child.form.lower()}, stance)
                if self._is_denied(child) and self.tree.child(word.id, "nsubj") is not None:
                    stance.negate()  # «Иванов — не левый политик»
            elif said in self.hedges and relation in ("advmod", "parataxis", "discourse", "advcl", "aux", "fixed"):
                stance.certainty = "uncertain"
                if child.deprel == "aux" and not self._is_perfect(word):
                    stance.weaken("hypothetical")  # "may visit", but "may have visited"
            elif self._is_future(child, word):
                stance.weaken("planned")
            elif relation in ("mark", "aux", "advmod", "discourse") and said in self.conditions:
                stance.weaken("hypothetical")
            elif child.deprel == "aux" or (child.deprel == "aux:pass" and child.feats.get("Tense") == "Fut"):
                self._auxiliary(child, stance)
        feats = word.feats
        if feats.get("Tense") == "Fut" or (
            self.pack.properties.perfective_future and self._is_perfective_present(word)
        ):
            stance.weaken("planned")
        if feats.get("Mood") in ("Imp", "Cnd"):
            stance.weaken("hypothetical")

    def _is_perfect(self, word: Word) -> bool:
        return any(child.lemma.lower() in self.perfect for child in self.tree.children(word.id, "aux"))

    def _is_future(self, child: Word, word: Word) -> bool:
        """ "Lind is to visit", "said Lind would visit": say whether a child makes its verb a plan."""
        lemma = child.lemma.lower()
        if child.deprel == "mark":
            return lemma in self.infinitive_marks and self._is_finite_infinitive(word)
        return child.deprel == "aux" and lemma in self.backshifted and self._is_reported(word)

    def _is_finite_infinitive(self, word: Word) -> bool:
        """ "Lind is to visit Oslo", and the headline "Lind to visit Oslo": an infinitive that heads its clause is a plan."""
        if self.tree.child(word.id, "nsubj") is None:
            return False
        be = [child for child in self.tree.children(word.id, "cop", "aux") if child.lemma.lower() in self.be]
        return word.deprel == "root" or any(child.feats.get("VerbForm") == "Fin" for child in be)

    def _is_perfective_present(self, word: Word) -> bool:
        """Say whether a present is a future: perfective by the tagger or, as taggers err on aspect, by the dictionary."""
        if word.feats.get("Tense") != "Pres" or word.feats.get("VerbForm", "Fin") != "Fin":
            return False
        return word.feats.get("Aspect") == "Perf" or self.pack.grammar.is_future(word.form)

    def _is_reported(self, word: Word) -> bool:
        """Say whether the clause hangs on a past verb of speech: "said it would leave" tells of a plan."""
        verb = self.tree.words.get(word.head)
        if verb is None or word.deprel.split(":")[0] not in ("ccomp", "conj"):
            return False
        if word.deprel == "conj":
            return self._is_reported(verb)
        return verb.lemma.lower() in self.speech and verb.feats.get("Tense") == "Past"

    def _attribute(self, said: Set[str], stance: Stance) -> None:
        """ "alleged attack", "planned visit", "failed coup": what an adjective says of an event noun."""
        if said & self.adjectives_unsure:
            stance.certainty = "uncertain"
        elif said & self.adjectives_plan:
            stance.weaken("planned")
        elif said & self.adjectives_denial:
            stance.negate()

    def _auxiliary(self, child: Word, stance: Stance) -> None:
        lemma = child.lemma.lower()
        if child.feats.get("Tense") == "Fut" or lemma in self.plan:
            stance.weaken("planned")
        elif lemma in self.hypothetical:
            stance.weaken("hypothetical")

    def _shared(self, below: Word, above: Word, stance: Stance) -> None:
        """What stands before the first of several predicates holds of all: "if X came and took Y", "will come and see Y"."""
        own = self.tree.children(below.id, "mark", "aux", "nsubj")
        alike = self._is_alike(below, above)
        for child in self.tree.children(above.id, "mark", "aux", "advmod"):
            lemma, kind = child.lemma.lower(), child.deprel.split(":")[0]
            if child.id > below.id or any(word.deprel.split(":")[0] == kind for word in own):
                continue
            if kind == "aux" and alike and not own:
                self._auxiliary(child, stance)
                if lemma in self.conditions:
                    stance.weaken("hypothetical")
            elif kind == "advmod" and alike and not own and lemma in self.negation and self._is_alternative(below):
                stance.negate()  # "did not attack or invade"
            elif kind != "advmod" and lemma in self.conditions and (kind == "mark" or self._is_past(below)):
                stance.weaken("hypothetical")  # «если бы напал и захватил»

    def _is_alike(self, below: Word, above: Word) -> bool:
        """Say whether a second predicate may stand under the auxiliary of the first: "may have bought and sold"."""
        if any(child.lemma.lower() in self.contrasts for child in self.tree.children(below.id, "cc")):
            return False
        first, second = above.feats.get("VerbForm"), below.feats.get("VerbForm")
        return (first == second and first in ("Inf", "Part")) or (first == "Part" and self._is_past(below))

    def _is_alternative(self, word: Word) -> bool:
        return any(child.lemma.lower() in self.alternatives for child in self.tree.children(word.id, "cc"))

    @staticmethod
    def _is_past(word: Word) -> bool:
        return word.feats.get("Tense") == "Past" and word.feats.get("VerbForm", "Fin") == "Fin"

    def _is_denied(self, word: Word) -> bool:
        """Say whether a word is negated, by a particle or by «нет» above it."""
        if any(child.lemma.lower() in self.negation for child in self.tree.children(word.id)):
            return True
        above = self.tree.parent(word)
        return above is not None and above.lemma.lower() in self.negation
