"""Whether a predicate is asserted: polarity, realis, certainty, and who says so. Works on words above the predicate."""

from dataclasses import dataclass, field
from functools import lru_cache

from graphbuilder.extract.arguments import Arguments, Predicate
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Certainty, Polarity, Realis, Word
from graphbuilder.names.dictionary import readings

_EMBEDDING = (
    "ccomp",
    "xcomp",
    "csubj",
    "acl",
    "obj",
    "obl",
    "nmod",
    "nsubj",
    "iobj",
    "advcl",
    "parataxis",
    "conj",
    "amod",
    "appos",
)


@dataclass
class Stance:
    """How far the text stands behind a predicate. *speakers* are words, nearest first."""

    polarity: Polarity = "affirmed"
    realis: Realis = "actual"
    certainty: Certainty = "certain"
    speakers: list[int] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)

    def negate(self) -> None:
        self.polarity = "affirmed" if self.polarity == "negated" else "negated"

    def weaken(self, realis: Realis) -> None:
        order = ("actual", "planned", "hypothetical")
        if order.index(realis) > order.index(self.realis):
            self.realis = realis


class Reader:
    """Reads the stance of predicates in one sentence."""

    def __init__(self, tree: Tree, pack: Pack, arguments: Arguments) -> None:
        self.tree, self.pack, self.arguments = tree, pack, arguments
        self.negation = pack.word_set("negation")
        self.negative_pronouns = pack.word_set("negative_pronouns")
        self.negative_prepositions = pack.word_set("negative_prepositions")
        self.plan = pack.word_set("modal", "plan")
        self.hypothetical = pack.word_set("modal", "hypothetical")
        self.denial = pack.word_set("modal", "denial")
        self.disputing, self.claimed = pack.word_set("modal", "disputing"), pack.word_set("modal", "claimed")
        self.doubt = pack.word_set("modal", "doubt")
        self.happening = pack.word_set("modal", "happening")
        self.advocating = pack.word_set("modal", "advocating")
        self.hedges = pack.word_set("hedges")
        self.conditions = pack.word_set("condition_marks")
        self.adjectives_unsure = pack.word_set("modal", "adjectives", "unsure")
        self.adjectives_plan = pack.word_set("modal", "adjectives", "plan")
        self.adjectives_denial = pack.word_set("modal", "adjectives", "denial")
        self.implicative = pack.word_set("modal", "implicative")
        self.performed = pack.word_set("modal", "performed")
        self.content_marks = pack.word_set("content_marks")
        self.backshifted = pack.word_set("modal", "backshifted")
        self.speech = pack.word_set("speech", "verbs")
        self.unsure = pack.word_set("speech", "uncertain")
        self.sources = pack.word_set("speech", "sources")

    def of(self, predicate: Predicate) -> Stance:
        """Return the stance towards *predicate*, from its own words up to the root."""
        stance = Stance()
        word = predicate.word
        self._own(word, stance)
        below = word
        described = False
        for above in self.tree.above(word.id):
            relation = self.tree.relation(below)
            if described:
                if relation in ("ccomp", "parataxis") and above.lemma.lower() in self.speech:
                    self._climb(below, above, predicate, stance)
            elif relation in _EMBEDDING:
                self._climb(below, above, predicate, stance)
                # What only describes a noun stands whatever is said of it: «обвинил арестованного», «не видел убитого».
                described = above.upos in ("NOUN", "PROPN") and self._describes(below, relation)
            below = above
        if self._is_question(below):
            stance.weaken("hypothetical")
        return stance

    def _describes(self, word: Word, relation: str) -> bool:
        """Say whether a participle or relative clause, no content of its noun («решение, что …»), modifies it."""
        if relation == "amod" or word.deprel.endswith("relcl"):
            return True
        return relation == "acl" and word.feats.get("VerbForm") == "Part" and not self._is_content(word)

    def _own(self, word: Word, stance: Stance) -> None:
        """Marks on the word itself: negation, mood, tense, hedges."""
        for child in self.tree.children(word.id):
            lemma = child.lemma.lower()
            if lemma in self.negation and child.deprel.split(":")[0] in (
                "advmod",
                "det",
                "cc",
                "discourse",
                "aux",
                "neg",
            ):
                stance.negate()
            elif lemma in self.negative_pronouns and child.deprel.split(":")[0] in (
                "nsubj",
                "det",
                "obj",
                "obl",
                "advmod",
            ):
                if not any(c.lemma.lower() in self.negation for c in self.tree.children(word.id) if c is not child):
                    stance.negate()
            elif child.deprel in ("case", "mark") and lemma in self.negative_prepositions:
                stance.negate()
            elif child.deprel == "amod" and word.upos == "NOUN":
                self._attribute(lemma, stance)
            elif lemma in self.hedges and child.deprel.split(":")[0] in (
                "advmod",
                "parataxis",
                "discourse",
                "advcl",
                "aux",
            ):
                stance.certainty = "uncertain"
            elif child.deprel == "aux" and lemma in self.backshifted and self._is_reported(word):
                stance.weaken("planned")
            elif child.deprel.split(":")[0] in ("mark", "aux", "advmod", "discourse") and lemma in self.conditions:
                stance.weaken("hypothetical")
            elif child.deprel == "aux":
                self._auxiliary(child, stance)
        feats = word.feats
        if feats.get("Tense") == "Fut" or (self.pack.language == "ru" and self._is_perfective_present(word)):
            stance.weaken("planned")
        if feats.get("Mood") in ("Imp", "Cnd"):
            stance.weaken("hypothetical")

    def _is_perfective_present(self, word: Word) -> bool:
        """Say whether a Russian present is a future: perfective by the tagger or, as taggers err on aspect, by the dictionary."""
        if word.feats.get("Tense") != "Pres" or word.feats.get("VerbForm", "Fin") != "Fin":
            return False
        return word.feats.get("Aspect") == "Perf" or is_future(word.form)

    def _is_reported(self, word: Word) -> bool:
        """Say whether the clause hangs on a past verb of speech: "said it would leave" tells of a plan."""
        verb = self.tree.words.get(word.head)
        if verb is None or word.deprel.split(":")[0] not in ("ccomp", "conj"):
            return False
        if word.deprel == "conj":
            return self._is_reported(verb)
        return verb.lemma.lower() in self.speech and verb.feats.get("Tense") == "Past"

    def _attribute(self, lemma: str, stance: Stance) -> None:
        """ "alleged attack", "planned visit", "failed coup": what an adjective says of an event noun."""
        if lemma in self.adjectives_unsure:
            stance.certainty = "uncertain"
        elif lemma in self.adjectives_plan:
            stance.weaken("planned")
        elif lemma in self.adjectives_denial:
            stance.negate()

    def _auxiliary(self, child: Word, stance: Stance) -> None:
        lemma = child.lemma.lower()
        if child.feats.get("Tense") == "Fut" or lemma in self.plan:
            stance.weaken("planned")
        elif lemma in self.hypothetical:
            stance.weaken("hypothetical")

    def _climb(self, below: Word, above: Word, predicate: Predicate, stance: Stance) -> None:
        relation = self.tree.relation(below)
        lemma = above.lemma.lower()
        if relation == "conj" or (
            relation == "parataxis" and lemma not in self.speech and below.lemma.lower() not in self.speech
        ):
            return
        clause = relation == "advcl" and below.feats.get("VerbForm") != "Inf" and not self._is_content(below)
        if clause and (lemma in self.speech or below.lemma.lower() not in self.speech):
            return
        if relation == "acl" and below.deprel.endswith("relcl"):
            return
        complement = self._is_complement(below, relation)
        # "Denied an allegation": it was made all the same, and by another.
        disputed = lemma in self.disputing and below.lemma.lower() in self.claimed
        if complement and lemma in self.speech and not disputed:
            self._speaker(above, stance)
            if lemma in self.unsure:
                stance.certainty = "uncertain"
        if not complement:
            return
        self._infinitive(below, above, relation, stance)
        marker = self.tree.marker(below.id)
        if predicate.light is above or (relation == "nsubj" and lemma in self.happening):
            self._own(above, stance)  # «матч состоится», «встреча не состоялась»
        if lemma in self.advocating and marker in ("за", "против"):
            stance.weaken("hypothetical")  # «против вступления», «за вступление соседа»
        if lemma in self.denial and not disputed:
            stance.negate()
        if lemma in self.plan:
            stance.weaken("planned")
        elif lemma in self.hypothetical:
            stance.weaken("hypothetical")
        if lemma in self.doubt and any(child.lemma.lower() in self.negation for child in self.tree.children(above.id)):
            stance.weaken("hypothetical")  # «не уверен, что примет участие» denies nothing
            return
        governed = relation in ("xcomp", "ccomp", "csubj") or lemma in self.denial
        if (governed or below.upos not in ("NOUN", "PROPN")) and lemma not in self.speech:
            self._own(above, stance)

    def _is_content(self, word: Word) -> bool:
        """ "accused of attacking", "warned against leaving": a clause behind a preposition that the verb asks for."""
        return any(mark.lemma.lower() in self.content_marks for mark in self.tree.children(word.id, "mark"))

    def _infinitive(self, below: Word, above: Word, relation: str, stance: Stance) -> None:
        """Where the language's lists say so, an infinitive is only a plan, unless its verb implies it ("managed to leave").

        Purposes too ("sent troops to free X"), but for what is done in the same breath ("rallied to demand").
        """
        if not self.implicative:
            return
        form, lemma = below.feats.get("VerbForm"), above.lemma.lower()
        if relation == "csubj" and form in ("Inf", "Ger"):
            stance.weaken("hypothetical")
        if relation == "nsubj" and below.upos in ("NOUN", "PROPN"):
            self._of_event(above, stance)
        if form != "Inf" or not any(mark.lemma.lower() == "to" for mark in self.tree.children(below.id, "mark")):
            return
        if relation == "xcomp":
            real = lemma in self.implicative | self.denial | self.hypothetical
        elif relation == "advcl":
            real = below.lemma.lower() in self.performed
        else:
            real = relation != "acl" or any(c.lemma.lower() in self.implicative for c in self.tree.children(above.id))
        if not real:
            stance.weaken("planned")

    def _of_event(self, verb: Word, stance: Stance) -> None:
        """ "The visit will begin", "an attack would hurt": the event is no more real than what is said of it."""
        for child in self.tree.children(verb.id, "aux"):
            if child.lemma.lower() in self.conditions:
                stance.weaken("hypothetical")
            elif child.lemma.lower() in self.plan:
                stance.weaken("planned")

    def _is_complement(self, below: Word, relation: str) -> bool:
        """Say whether *below* is what the word above is about, not a circumstance of it."""
        if relation in ("ccomp", "xcomp", "csubj", "obj", "iobj", "parataxis", "acl", "advcl", "nsubj", "amod"):
            return True
        if relation in ("obl", "nmod"):
            marker = self.tree.marker(below.id)
            return marker in self.pack.word_set("complement_markers")
        return False

    def _speaker(self, verb: Word, stance: Stance) -> None:
        predicate = self.arguments.of(verb)
        subject = predicate.first("subj")
        if not subject and self.tree.child(verb.id, "nsubj", "nsubj:pass") is None:
            subject = predicate.first(*self.pack.word_set("speech", "place_slots"))  # «в Сеуле считают»
        stance.speakers += [number for number in subject if number not in stance.speakers]

    def sources_of(self, predicate: Predicate) -> list[int]:
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
            return self.arguments.of(child).first("subj")
        if child.lemma.lower() in self.sources and marker in self.pack.word_set("speech", "prepositions"):
            owners = self.tree.children(child.id, "nmod", "amod", "det")
            return [owner.id for owner in owners] or [child.id]
        if marker in self.pack.word_set("speech", "source_markers"):
            return [child.id]
        return []

    def hedged(self, predicate: Predicate) -> bool:
        """Say whether a parenthesis hedges the clause: «как утверждается», "reportedly"."""
        words = [predicate.word, *self.tree.above(predicate.word.id)]
        return any(
            child.lemma.lower() in self.hedges
            for word in words
            for child in self.tree.children(word.id, "advcl", "parataxis", "advmod", "discourse")
        )

    def _is_question(self, root: Word) -> bool:
        return any(child.form == "?" for child in self.tree.children(root.id, "punct"))


@lru_cache(maxsize=20_000)
def is_future(form: str) -> bool:
    """Say whether the dictionary knows a verb form as a future and as nothing else: «проголосуют»."""
    tenses = {reading.tag.tense for reading in readings(form) if reading.known and reading.tag.pos == "VERB"}
    return tenses == {"futr"}
