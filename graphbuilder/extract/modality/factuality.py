"""Factuality: whether a predicate is asserted, by polarity, realis, certainty, and who says so; from the words above it."""

from typing import Self

from graphbuilder.extract.arguments import Arguments, Predicate
from graphbuilder.extract.marks import Marks, Stance
from graphbuilder.extract.modality.sources import Sources
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.extract.voice import is_active
from graphbuilder.model import Word

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
    "compound",
)
#: What a verb of speech says in full.
_CONTENT = ("ccomp", "csubj", "parataxis")


class Factuality(Marks):
    """Reads the stance of predicates in one sentence."""

    def __init__(self, tree: Tree, pack: Pack, arguments: Arguments) -> None:
        super().__init__(tree, pack)
        self.sources = Sources(tree, pack, arguments)
        self._known: dict[int, tuple[Predicate, Stance]] = {}
        self.denial = pack.word_set("modal", "denial")
        self.disputing, self.claimed = pack.word_set("modal", "disputing"), pack.word_set("modal", "claimed")
        self.doubt = pack.word_set("modal", "doubt")
        self.happening = pack.word_set("modal", "happening")
        self.preventing = pack.word_set("modal", "preventing")
        self.falling_through = pack.word_set("modal", "falling_through")
        self.true = pack.word_set("modal", "true")
        self.unsure_of = pack.word_set("modal", "unsure_of")
        self.topics = pack.word_set("modal", "topics")
        self.sparing, self.leaving = pack.word_set("sparing_marks"), pack.word_set("modal", "leaving")
        self.advocating = pack.word_set("modal", "advocating")
        self.advocated = pack.word_set("modal", "advocated_markers")
        self.implicative = pack.word_set("modal", "implicative")
        self.unfulfilled = pack.word_set("modal", "unfulfilled")
        self.performed = pack.word_set("modal", "performed")
        self.content_marks = pack.word_set("content_marks")
        self.content_conjunctions = pack.word_set("content_conjunctions")
        self.unsure = pack.word_set("speech", "uncertain")
        self.rumours = pack.word_set("modal", "rumours")
        self.false = pack.word_set("modal", "false")
        self.reports = self.rumours | pack.word_set("speech", "sources")
        self.drafts = (
            pack.word_set("lists", "agreements") | pack.word_set("lists", "law") | self.plan | self.hypothetical
        )
        self.complement_markers = pack.word_set("complement_markers")

    def among(self, tree: Tree, arguments: Arguments) -> Self:
        """Return the same for another sentence, as `anew` does."""
        other = self.anew(tree)
        other.sources = self.sources.anew(tree, arguments)
        other._known = {}
        return other

    def of(self, predicate: Predicate) -> Stance:
        """Return the stance towards *predicate*, from its own words up to the root.

        What stands in a clause of its own right («который убил», «когда подписал», «отравленный») is no less a fact for
        what the sentence around it plans or denies; only who says so still counts. Each predicate is read once, however many
        rules and guesses rest on it.
        """
        known = self._known.get(id(predicate))
        if known is None:
            known = self._known[id(predicate)] = (predicate, self._read(predicate))
        return known[1].copy()

    def _read(self, predicate: Predicate) -> Stance:
        stance = Stance()
        below, free = predicate.word, False
        self.own(below, stance)
        for above in self.tree.above(below.id):
            relation = self.tree.base(below.id)
            free = free or self._is_free(below, relation)
            if relation in (_CONTENT if free else _EMBEDDING):
                if predicate.light is not above:  # «выразил протест» says nothing of the protest
                    self._said(below, above, relation, stance)
                if not free:
                    self._climb(below, above, predicate, stance)
                    free = predicate.light is not above and self._is_topic(below, above, relation)
            below = above
        if not free and self._is_question(below):
            stance.weaken("hypothetical")
        return stance

    def _is_free(self, word: Word, relation: str) -> bool:
        """Say whether a word heads a clause that is stated beside what governs it: a relative or adverbial one, a participle.

        A participle of a paper or plan stays what these are: «законопроект, запрещающий ввоз».
        """
        if relation == "advcl":
            finite = word.feats.get("VerbForm") == "Fin" or word.feats.get("Variant") == "Short"
            return finite and not self._is_content(word)
        if relation not in ("acl", "amod"):
            return False
        if self._is_told(word):
            return False
        above = self.tree.parent(word)
        lemma = above.lemma.lower() if above is not None else ""
        if word.deprel.endswith("relcl"):  # "rumours that X met Y": taggers take "that" for an object
            return lemma not in self.reports or len(self.tree.children(word.id, "obj")) < 2
        if word.feats.get("VerbForm") != "Part" or self._is_content(word):
            return relation == "amod" and word.upos != "NOUN"
        return word.feats.get("Tense") != "Pres" or lemma not in self.drafts

    def _said(self, below: Word, above: Word, relation: str, stance: Stance) -> None:
        """Note who says what a verb of speech has as its content."""
        lemma = above.lemma.lower()
        if lemma not in self.speech or self._is_circumstance(below, above, relation) or self._is_disputed(below, above):
            return
        if self._is_complement(below, relation) and not below.deprel.endswith("relcl"):
            stance.speakers += [number for number in self.sources.of(above) if number not in stance.speakers]
            if lemma in self.unsure or self.sources.is_hearsay(above) or self._is_rumoured(above):
                stance.certainty = "uncertain"

    def _is_circumstance(self, below: Word, above: Word, relation: str) -> bool:
        """Say whether a clause only stands beside the word above: a parenthesis, a converb, a clause of time."""
        lemmas = (above.lemma.lower(), below.lemma.lower())
        if relation == "parataxis":
            return lemmas[0] not in self.speech
        clause = relation == "advcl" and below.feats.get("VerbForm") != "Inf" and not self._is_content(below)
        return clause and (lemmas[0] in self.speech or lemmas[1] not in self.speech)

    def _climb(self, below: Word, above: Word, predicate: Predicate, stance: Stance) -> None:
        """What the word above makes of the reality of the one below."""
        relation = self.tree.base(below.id)
        lemma = above.lemma.lower()
        if relation == "conj":
            self._shared(below, above, stance)
            return
        light = predicate.light is above
        if self._is_circumstance(below, above, relation) or not (light or self._is_complement(below, relation)):
            return
        self._infinitive(below, above, relation, stance)
        marker, said = self.tree.marker(below.id), self._said_with(above)
        if light or (relation == "nsubj" and said & self.happening):
            self.own(above, stance)  # «матч состоится», «встреча не состоялась»
        if lemma in self.advocating and marker in self.advocated:
            stance.weaken("hypothetical")  # «против вступления», «за вступление соседа»
        if relation == "obl" and marker and (noun := self._carrier(below, above)) is not None:
            self._climb(below, noun, predicate, stance)  # «выдали ордер на арест», «дал согласие на ввод войск»
        if said & self.unsure_of and self._is_denied(above):
            return  # "there is no doubt that"
        if lemma in self.rumours or said & self.unsure_of or self._is_unconfirmed(above):
            stance.certainty = "uncertain"
        if self._is_undone(below, above, said) and below is not predicate.word and below.lemma.lower() in self.doubt:
            stance.weaken("hypothetical")  # who "declined to confirm the arrest" says nothing of it
        elif self._is_undone(below, above, said) or self._is_false(below, above):
            stance.negate()
        if lemma in self.plan:
            stance.weaken("planned")
        elif lemma in self.hypothetical and not self._prevents(below, above):
            stance.weaken("hypothetical")
        if lemma in self.doubt and self._is_lacking(above):
            stance.weaken("hypothetical")  # «не уверен, что примет участие» denies nothing
            return
        governed = relation in ("xcomp", "ccomp", "csubj") or bool(said & self.denial)
        if (governed or below.upos not in ("NOUN", "PROPN")) and lemma not in self.speech:
            self.own(above, stance)

    def _is_topic(self, below: Word, above: Word, relation: str) -> bool:
        """Say whether an event is only what is spoken about: who "declined to comment on the arrest" denies no arrest."""
        if below.upos != "NOUN" or relation not in ("obj", "obl") or above.upos not in ("VERB", "AUX"):
            return False
        lemma = above.lemma.lower()
        if lemma in self.topics:
            return True
        return lemma in self.speech and lemma not in self.denial | self.doubt | self.plan | self.hypothetical

    def _said_with(self, above: Word) -> frozenset[str]:
        """Return the lemma of a word, and that with what goes with it: "call off", "hold back", "take place"."""
        lemma = above.lemma.lower()
        beside = self.tree.children(above.id, "compound:prt", "advmod", "xcomp", "obj")
        near = [word for word in beside if above.id < word.id <= above.id + 2]
        return frozenset({lemma, *(f"{lemma} {word.lemma.lower()}" for word in near)})

    def _is_undone(self, below: Word, above: Word, said: frozenset[str]) -> bool:
        """Say whether the word above says that what is below it was not done.

        Who cancels or refuses is no event that was not: «атака сорвала переговоры».
        """
        if said & self.falling_through:
            return below.deprel.startswith("nsubj")
        if below.deprel == "nsubj" and is_active(above):
            return False
        if said & self.denial:
            return not self._is_disputed(below, above)
        marks = {mark.lemma.lower() for mark in self.tree.children(below.id, "mark")}
        return bool(marks & self.sparing) and not said & self.leaving  # "kept from meeting", "held back from naming"

    def _prevents(self, event: Word, above: Word) -> bool:
        """ "The attack stopped the trains": what prevents another thing has happened."""
        return event.deprel == "nsubj" and is_active(above) and above.lemma.lower() in self.preventing

    def _is_lacking(self, sign: Word) -> bool:
        """ "No evidence", «не нашли подтверждений», «не располагает сведениями»; who does not deny it has it."""
        if self._is_denied(sign):
            return True
        verb = self.tree.parent(sign)
        governed = self.tree.base(sign.id) in ("obj", "iobj", "obl", "nsubj", "nsubj:pass") and sign.upos == "NOUN"
        return governed and verb is not None and verb.lemma.lower() not in self.denial and self._is_denied(verb)

    def _is_unconfirmed(self, report: Word) -> bool:
        """ "Unconfirmed reports", «по непроверенным данным»."""
        if report.lemma.lower() not in self.reports:
            return False
        return any(
            word.lemma.lower() in self.adjectives_unsure for word in self.tree.children(report.id, "amod", "acl")
        )

    def _is_disputed(self, claim: Word, above: Word) -> bool:
        """ "Denied an allegation": it was made all the same, and by another."""
        return above.lemma.lower() in self.disputing and claim.lemma.lower() in self.claimed

    def _is_rumoured(self, verb: Word) -> bool:
        """ "Rumours say", «непроверенные сообщения утверждают»."""
        subjects = self.tree.children(verb.id, "nsubj")
        return any(word.lemma.lower() in self.rumours or self._is_unconfirmed(word) for word in subjects)

    def _is_false(self, claim: Word, above: Word) -> bool:
        """Say whether a report or what it says is called false: «слухи оказались ложью», «неправда, что …», «фейк: …»."""
        verb = self.tree.parent(above)
        if above.lemma.lower() in self.true and verb is not None and self._is_denied(verb):
            return True  # «не соответствует действительности, что …»
        if not self.false or self._is_denied(above):
            return False
        if claim.lemma.lower() in self.reports:
            return any(self._says_false(w) for w in (above, *self.tree.children(above.id)) if w is not claim)
        clause = self.tree.base(claim.id) in ("ccomp", "csubj", "acl", "advcl", "parataxis")
        return clause and self._says_false(above)

    def _says_false(self, word: Word) -> bool:
        return not self.false.isdisjoint((word.lemma.lower(), *self.pack.grammar.lemmas(word.form.lower())))

    def _carrier(self, below: Word, above: Word) -> Word | None:
        """Return the noun before *below* that parsers should have hung it on: it stands right before the preposition."""
        first = min(self.tree.children(below.id, "case"), key=lambda word: word.id)
        nouns = self.tree.children(above.id, "obj", "nsubj", "obl")
        near = [noun for noun in nouns if noun.upos == "NOUN" and noun.id == first.id - 1]
        return near[0] if near else None

    def _is_content(self, word: Word) -> bool:
        """ "accused of attacking", "warned against leaving": a clause behind a preposition that the verb asks for."""
        return any(mark.lemma.lower() in self.content_marks for mark in self.tree.children(word.id, "mark"))

    def _is_told(self, word: Word) -> bool:
        """ "Evidence that he had been killed": a participle of a clause of its own behind a conjunction is no attribute."""
        finite = self.tree.children(word.id, "nsubj", "nsubj:pass", "csubj", "expl", "aux", "aux:pass")
        return bool(finite) and any(
            mark.lemma.lower() in self.content_conjunctions for mark in self.tree.children(word.id, "mark")
        )

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
        if form != "Inf" or not any(
            mark.lemma.lower() in self.infinitive_marks for mark in self.tree.children(below.id, "mark")
        ):
            return
        if relation == "xcomp" and any(
            c.lemma.lower() in self.unfulfilled for c in self.tree.children(above.id, "advmod")
        ):
            stance.negate()  # "has yet to visit"
        if relation == "xcomp" and above.form.lower() in self.plan:
            real = False  # "is going to visit"
        elif relation == "xcomp":
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
        if relation in (
            "ccomp",
            "xcomp",
            "csubj",
            "obj",
            "iobj",
            "parataxis",
            "acl",
            "advcl",
            "nsubj",
            "amod",
            "compound",
        ):
            return True
        if relation in ("obl", "nmod"):
            return self.tree.marker(below.id) in self.complement_markers
        return False

    def _is_question(self, root: Word) -> bool:
        return any(child.form == "?" for child in self.tree.children(root.id, "punct"))
