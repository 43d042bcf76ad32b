"""Predicates and their slots, and what finding them takes for verbs and event nouns alike."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from typing import Self

from graphbuilder.extract.case import case_of, forms_cases
from graphbuilder.extract.marks import excluded, twin
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Word

_INFINITIVE = ("ть", "ться", "ти", "тись", "чь", "чься")
RELATIVE = frozenset({"который", "кто", "что", "which", "who", "that", "whom", "whose"})


@dataclass
class Predicate:
    """A trigger and its slots: slot → word ids, in order of the text. *verb* is False for event nouns.

    *light* is the light verb an event noun hangs on («провели переговоры»), *chain* the words that govern the predicate and
    pass their subject down (control, raising, nominal heads), nearest first. *soft* are prepositional slots found one noun below:
    parsers often hang them there («поставляла боеприпасы для армии»). *mutual* is the slot that "each other" stands in.
    """

    word: Word
    verb: bool
    slots: dict[str, list[int]] = field(default_factory=dict)
    soft: dict[str, list[int]] = field(default_factory=dict)
    light: Word | None = None
    chain: list[Word] = field(default_factory=list)
    mutual: str = ""

    def add(self, slot: str, ids: Iterable[int]) -> None:
        have = self.slots.setdefault(slot, [])
        have += [number for number in ids if number not in have]

    def first(self, *slots: str) -> list[int]:
        """Return the fillers of the first of *slots* that has any."""
        return next((self.slots[slot] for slot in slots if self.slots.get(slot)), [])


class Slots(ABC):
    """Finds the slots of the predicates of one sentence; predicates are computed once each."""

    def __init__(self, tree: Tree, pack: Pack) -> None:
        self.tree, self.pack = tree, pack
        self.unsaid: Set[int] = frozenset()
        self._known: dict[int, Predicate] = {}
        self._light = pack.word_set("light")
        self._light_markers = pack.word_set("light_markers")
        self._carriers = pack.word_set("carriers")
        self._government = pack.words.get("government", {})
        self._about = pack.word_set("about_markers")
        self._quantifiers = pack.word_set("quantifiers")
        self._vague = pack.word_set("vague_heads")
        self._personal = pack.word_set("personal")
        self._impersonal, self._reflexive = pack.word_set("impersonal"), pack.word_set("reflexive")
        self._reciprocal, self._naming = pack.word_set("reciprocal"), pack.word_set("predicating")
        self._occurring, self._awaiting = pack.word_set("occurring"), pack.word_set("awaiting")
        self._stative = pack.word_set("stative")
        self._motion = pack.word_set("motion")
        self._scenes = pack.word_set("scene_markers")
        self._obligation = pack.word_set("modal", "obligation")
        self._active = tuple(sorted(pack.word_set("active_endings")))
        self._passive = tuple(sorted(pack.word_set("passive_endings")))
        self._receiving, self._papers = pack.word_set("receiving"), pack.word_set("lists", "papers")
        self._blaming, self._blame = pack.word_set("blaming"), pack.word_set("blame")
        self._not_light = pack.word_set("not_light")
        self._intending = pack.word_set("intending")
        self._announcing = pack.word_set("announcing")
        self._negation, self._contrasts = pack.word_set("negation"), pack.word_set("contrasts")
        self._phrasal = pack.word_set("phrasal")
        self._content_infinitive = pack.word_set("content_infinitive")
        self._documents = pack.word_set("documents")
        self._copular = pack.word_set("copular")
        self._places, self._relative = pack.word_set("relative_places"), pack.word_set("relative")
        self._located = pack.word_set("located_markers")
        self._days = frozenset(name for names in pack.words.get("time", {}).get("weekdays", ()) for name in names)
        self._ditransitive, self._undergone = pack.word_set("ditransitive"), pack.word_set("undergone")
        self._object_control = pack.word_set("object_control")

    def anew(self, tree: Tree, unsaid: Set[int] = frozenset()) -> Self:
        """Return the same for another sentence; the word lists are looked up once.

        *unsaid* are its verbs that stand for a subject left out.
        """
        other = twin(self)
        other.tree, other._known, other.unsaid = tree, {}, unsaid
        return other

    def of(self, word: Word) -> Predicate:
        """Return the predicate of *word*, a verb (also a predicative adjective or participle) or an event noun."""
        if word.id not in self._known:
            predicate = Predicate(word, self._is_verbal(word))
            self._known[word.id] = predicate  # before its parts are found: cycles through control end here
            if predicate.verb:
                self._verb(predicate)
            else:
                self._noun(predicate)
        return self._known[word.id]

    @abstractmethod
    def _verb(self, predicate: Predicate) -> None:
        """Fill the slots of a verb."""

    @abstractmethod
    def _noun(self, predicate: Predicate) -> None:
        """Fill the slots of an event noun."""

    def _is_verbal(self, word: Word) -> bool:
        """Verbs, participles, and adjectives that are said of something: "is ready to help"."""
        if word.upos in ("VERB", "AUX") or "VerbForm" in word.feats or self._is_participle(word):
            return True
        if word.upos != "ADJ":
            return False
        if self._government:  # a short form, «готов», «благодарна», or any that has a subject of its own
            return word.feats.get("Variant") == "Short" or self.tree.child(word.id, "nsubj") is not None
        return self.tree.child(word.id, "cop", "aux:pass") is not None

    def _is_participle(self, word: Word) -> bool:
        """Say whether a word is a participle; taggers call some adjectives but keep the infinitive as their lemma."""
        if word.feats.get("VerbForm") == "Part":
            return True
        return word.upos == "ADJ" and bool(self._government) and word.lemma.endswith(_INFINITIVE)

    def _put(self, predicate: Predicate, slot: str, child: Word) -> None:
        predicate.add(slot, self._expand(child))

    def _expand(self, child: Word) -> list[int]:
        """Return the conjuncts of an argument, a relative pronoun replaced by the noun its clause modifies."""
        pronoun = self._counted_relative(child)
        if pronoun.lemma.lower() in RELATIVE or child.feats.get("PronType") == "Rel":
            for above in self.tree.above(child.id):
                if above.deprel.startswith("acl") and above.head in self.tree.words:
                    return [self._who(child, above.head)]
        found = [
            number
            for number in self.tree.conjuncts(child.id)
            if number == child.id or self.tree[number].upos not in ("VERB", "AUX")
        ]
        if len(found) > 1 and self._is_replaced(child):
            return found[1:]
        return [*self._before_and(child), *found]

    def _is_replaced(self, child: Word) -> bool:
        """«не X, а Y», "not X but Y": the first of them is none of the parties."""
        if not excluded(self.tree, child, self._negation):
            return False
        marks = [cc for word in self.tree.children(child.id, "conj") for cc in self.tree.children(word.id, "cc")]
        return any(mark.lemma.lower() in self._contrasts for mark in marks)

    def _counted_relative(self, child: Word) -> Word:
        """Return the pronoun behind a word that counts it: "the Kurds, many of whom supported Lind"."""
        if self._government or child.upos not in ("ADJ", "DET", "NUM", "PRON", "NOUN"):
            return child
        if child.upos == "NOUN" and child.lemma.lower() not in self._quantifiers:
            return child
        behind = (word for word in self.tree.children(child.id, "nmod") if word.id == child.id + 2)
        return next((word for word in behind if word.lemma.lower() in ("whom", "which")), child)

    def _before_and(self, child: Word) -> list[int]:
        """Return a name that parsers hang on the noun behind "and" it is coordinated with: "Berg and French leader Lind"."""
        conjunction = None if self._government or child.upos == "PRON" else self.tree.child(child.id, "cc")
        name = None if conjunction is None else self.tree.words.get(conjunction.id - 1)
        hung = name is not None and name.head == child.id and name.deprel == "compound" and name.upos == "PROPN"
        return [name.id] if hung and name is not None and child.id > name.id else []

    def _is_reciprocal(self, child: Word) -> bool:
        return child.lemma.lower() in self._reciprocal and self.tree.child(child.id, "fixed") is not None

    def _reciprocal_slot(self, child: Word) -> str:
        """Return the slot of «друг друга», «друг с другом», "with each other"."""
        parts = self.tree.children(child.id, "fixed")
        inner = next((word.lemma.lower() for word in parts if word.upos == "ADP"), "")
        marker = inner or self.tree.marker(child.id)
        if not self._government:
            return marker or "obj"
        marker = self.pack.words.get("marker_variants", {}).get(marker, marker)
        case = self._case(parts[-1], marker)
        return f"{marker}:{case}" if marker else "obj" if case in ("acc", "gen") else case

    def _who(self, pronoun: Word, noun: int) -> int:
        """Return whom "who" stands for: a name right before it wins over a common noun the parser hung the clause on."""
        if self._government:
            return self._agreeing(pronoun, noun)
        if pronoun.lemma.lower() != "who" or self.tree[noun].upos == "PROPN":
            return noun
        before = self.tree.words.get(pronoun.id - 1)
        if before is not None and before.upos == "PUNCT":
            before = self.tree.words.get(before.id - 1)
        if before is None or before.upos != "PROPN":
            return noun
        while before.deprel.split(":")[0] in ("flat", "compound") and before.head in self.tree.words:
            before = self.tree[before.head]
        return before.id

    def _agreeing(self, pronoun: Word, noun: int) -> int:
        """«нападение на Серова, которое совершил …»: parsers take the nearer noun, gender and number tell which it is."""
        word = self.tree[noun]
        while not _agree(pronoun, word) and word.deprel in ("nmod", "appos") and word.head in self.tree.words:
            if self.tree.children(word.id, "conj", "cc"):
                return noun
            word = self.tree[word.head]
        return word.id if word.upos == "NOUN" and _agree(pronoun, word) else noun

    def _slot(self, child: Word) -> str:
        marker = self.tree.marker(child.id)
        if not marker and (first := self._before_and(child)):
            marker = self.tree.marker(first[0])  # "between Berg and French leader Lind"
        marker = self.pack.words.get("marker_variants", {}).get(marker, marker)
        case = self._case(child, marker)
        if not marker:
            return case or "bare"
        return f"{marker}:{case}" if case and " " not in marker else marker

    def _case(self, child: Word, marker: str) -> str:
        return case_of(child, marker, self._government) if self._government else ""

    def _misplaced(self, child: Word) -> list[tuple[str, Word]]:
        """Return names below an argument whose form is no apposition of it: «поставки Украине Германией»."""
        below = self.tree.children(child.id, "appos") if self._government else []
        if not below or self.tree.marker(child.id):
            return []
        case = self._case(child, "")
        found: list[tuple[str, Word]] = []
        for name in below:
            cases = forms_cases(name.form)
            if name.upos == "PROPN" and case not in cases and not self.tree.marker(name.id):
                found += [
                    (slot, name) for slot in ("ins", "dat") if slot in cases and name.feats.get("Case") == slot.title()
                ]
        return found

    def _carry(self, predicate: Predicate, child: Word) -> bool:
        """Open what stands behind a carrier noun: «на помощь Кремлю» gives slot «на помощь» filled by «Кремлю»; say if it did."""
        if child.lemma not in self._carriers:
            return False
        marker = self.tree.marker(child.id) or self._strayed_marker(child)
        if not marker:
            return False
        inner = self.tree.children(child.id, "nmod", "iobj", "obl")
        for word in inner:
            if not self.tree.marker(word.id) or word is inner[0]:
                predicate.add(f"{marker} {child.lemma}", self._expand(word))
        return bool(inner)

    def _strayed_marker(self, carrier: Word) -> str:
        """Return a carrier's preposition that parsers hang on what stands behind it: «со» of «со стороны республиканцев»."""
        behind = self.tree.child(carrier.id, "nmod")
        case = self.tree.child(behind.id, "case") if behind is not None else None
        return case.lemma.lower() if case is not None and case.id == carrier.id - 1 else ""

    def _soften(self, predicate: Predicate) -> None:
        """Note the prepositional phrases below the arguments, two nouns deep, as second choices."""
        for slot, ids in list(predicate.slots.items()):
            for number in (
                ids if slot not in ("inf", "clause", "subj", "named", "self", "ctrl", "suspect", "rel") else ()
            ):
                self._soft_below(predicate, number, 2, bare=":" not in slot)

    def _maybe_dative(self, predicate: Predicate, child: Word, slot: str) -> None:
        """A genitive whose form may be a dative is one as a second choice: «оказала помощь Молдавии»."""
        if slot == "gen" and self._government and "dat" in forms_cases(child.form):
            predicate.soft.setdefault("dat", []).extend(self._expand(child))

    def _soft_below(self, predicate: Predicate, number: int, depth: int, *, bare: bool = True) -> None:
        """Note what hangs below an argument; a noun without a preposition only with *bare*: «в зале филармонии» gives none."""
        if depth == 0 or number not in self.tree.words or number == predicate.word.id:
            return
        for child in self.tree.children(number, "nmod", "obl"):
            slot = self._slot(child)
            marked = bool(self.tree.marker(child.id))
            plain = bare or child.feats.get("Case") in ("Dat", "Ins")
            slots = [slot, *self._other_slots(child)] if marked else self._obliques(child) if plain else []
            for slot in slots:
                kept = predicate.soft.setdefault(slot, [])
                kept += [inner for inner in self._expand(child) if inner not in kept]
            self._soft_below(predicate, child.id, depth - 1, bare=bare and not marked)

    def _obliques(self, child: Word) -> list[str]:
        """Cases a bare noun below an argument may stand in by its form, beside the genitive: «поставлял ракеты Сирии»."""
        if not self._government:
            return []
        form = forms_cases(child.form)
        return [case for case in ("dat", "ins") if case in form and (case == "dat" or "gen" not in form)]

    def _other_slots(self, child: Word) -> list[str]:
        """Slots of a prepositional phrase in the other cases form and preposition allow: «в НАТО» goes to в:loc and в:acc."""
        marker = self.tree.marker(child.id)
        marker = self.pack.words.get("marker_variants", {}).get(marker, marker)
        form = forms_cases(child.form)
        return [f"{marker}:{case}" for case in self._government.get(marker, ()) if case in form]


def _agree(pronoun: Word, noun: Word) -> bool:
    """Say whether a relative pronoun may stand for a noun: nothing known of number and gender is against it."""
    for feature in ("Number", "Gender"):
        ours, theirs = pronoun.feats.get(feature), noun.feats.get(feature)
        if ours is not None and theirs is not None and ours != theirs:
            return False
    return True
