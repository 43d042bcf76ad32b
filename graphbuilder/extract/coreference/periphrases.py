"""Nouns for the person just named: «политик», «58-летний президент», «экс-министр», "the actor".

``[definite]`` lists those that stand for a person where nothing but a pointing word stands with them; an age or a past
office points to one as well, before its verb. They do where the sentences before name one person of their gender alone.
"""

from graphbuilder.extract.coreference.antecedents import Antecedents, is_subject
from graphbuilder.extract.mentions import Mentioned, standing_for
from graphbuilder.extract.rules import Pack
from graphbuilder.model import Mention, Word

_OWN = ("nmod", "appos", "flat", "nummod", "acl", "compound")
_BESIDE = ("appos", "flat", "conj", "root", "xcomp", "compound", "parataxis")
_REASON = "the only person just named"


class Periphrases:
    """Finds who such nouns of one document stand for."""

    def __init__(self, search: Antecedents, pack: Pack) -> None:
        self.search, self.pack = search, pack
        kinds: dict[str, str] = pack.words.get("definite", {})
        self._nouns = frozenset(noun for noun, kind in kinds.items() if kind == "Person")
        self._pointing = pack.word_set("pointing")
        self._taken_for = pack.word_set("role_markers")
        self._former = tuple(pack.word_set("past_prefixes"))
        self._past = pack.word_set("positions", "former")
        self._aged = tuple(pack.word_set("age_endings"))

    def of(self, at: int, word: Word) -> Mention | None:
        """Return a mention, of a noun of sentence *at*, of the person it stands for; None where it stands for nobody."""
        item = self.search.items[at]
        person = self.search.only_person(at, word) if self._points_back(item, word) else None
        return standing_for(item.sentence, word, person, "definite", _REASON) if person is not None else None

    def _points_back(self, item: Mentioned, word: Word) -> bool:
        title = self._bare_title(item, word)
        if item.by_head.get(word.id) and not title:
            return False
        if (title and not self._is_known(item, word)) or (not title and word.lemma.lower() not in self._nouns):
            return False
        if word.feats.get("Number") == "Plur" or word.feats.get("Case") == "Ins":
            return False
        if word.deprel.split(":")[0] in _BESIDE or (is_subject(item, word.id) and word.id > word.head):
            return False
        if item.tree.child(word.id, *_OWN) is not None or item.tree.marker(word.id) in self._taken_for:
            return False
        if self.pack.properties.articles and item.tree.child(word.id, "det") is None:
            return False
        own = {child.lemma.lower() for child in item.tree.children(word.id, "amod", "det", "advmod")} - self._pointing
        return all(self._is_age(lemma) or lemma in self._past for lemma in own)

    def _is_age(self, lemma: str) -> bool:
        """«58-летний», "58-year-old"."""
        return any(lemma.endswith(ending) and lemma.removesuffix(ending).isdecimal() for ending in self._aged)

    def _bare_title(self, item: Mentioned, word: Word) -> bool:
        """Say whether a noun is a title nobody is named by."""
        own = item.by_head.get(word.id, ())
        return len(own) == 1 and own[0].type == "Position" and own[0].via == "position" and own[0].antecedent is None

    def _is_known(self, item: Mentioned, word: Word) -> bool:
        """Say whether a title tells of somebody known: «певец», «83-летний банкир», «экс-президент»."""
        marks = {child.lemma.lower() for child in item.tree.children(word.id, "amod")}
        aged = any(mark in self._past or self._is_age(mark) for mark in marks)
        return aged or word.lemma.lower() in self._nouns or word.lemma.lower().startswith(self._former)
