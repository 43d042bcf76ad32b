"""Organizations as the contest spans them: a descriptor with its adjectives, the name and what both are of.

«синодального отдела по связям», «партии „Заря“», «МИД Перу», «мэрия Казани»: our graph keeps the name alone or a
statement about the place; here the whole phrase is one name. Which nouns describe organizations is data: ``mapping.toml``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphbuilder.extract.tree import Tree
from graphbuilder.model import Mention, Sentence, Word
from graphbuilder.names.places import demonym

_CLOSING = {"«": "»", '"': '"', "“": "”", "„": "“"}
_MARKS = frozenset(_CLOSING.values())
_NAMED = ("name", "metonym")
_BODIES = ("Organization", "Work", "Product")
_LONGEST = 14


@dataclass(frozen=True)
class Body:
    """One phrase. *head* is the id of its descriptor or of the name's head; *inner* are the named mentions within."""

    words: tuple[Word, ...]
    head: int
    inner: tuple[Mention, ...]
    described: bool
    unit: bool = False

    @property
    def start(self) -> int:
        """Offset in the document."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset in the document, behind the last character."""
        return self.words[-1].end

    def holds(self, mention: Mention) -> bool:
        """Say whether *mention* lies within."""
        return self.start <= mention.start and mention.end <= self.end

    @property
    def is_simple(self) -> bool:
        """Say whether the phrase is a descriptor with its adjectives and right behind it a name of its own.

        What follows the noun for a *unit* without quotes is what it is part of: «фракция ЛДПР».
        """
        own = self.own
        if self.unit and not any(word.form in _CLOSING for word in self.words):
            return False
        behind = [word for word in self.words if word.id > self.head and word.upos != "PUNCT"]
        return own is not None and bool(behind) and own.start <= behind[0].start and own.end >= behind[-1].end

    @property
    def quoted(self) -> tuple[Word, ...]:
        """The words between the quotation marks that follow the descriptor, if such a name ends the phrase."""
        marks = [number for number, word in enumerate(self.words) if word.form in _CLOSING or word.form in _MARKS]
        if len(marks) != 2 or marks[1] != len(self.words) - 1 or self.words[marks[0] - 1].id != self.head:
            return ()
        return self.words[marks[0] + 1 : marks[1]]

    @property
    def organizations(self) -> list[Mention]:
        """The organizations named within, in the order of the text."""
        return [mention for mention in self.inner if mention.type in _BODIES]

    @property
    def own(self) -> Mention | None:
        """The organization that alone is the name of the body: «„Заря“» of «партия „Заря“»."""
        return next((mention for mention in self.organizations if mention.head != self.head), None)

    @property
    def named(self) -> Mention | None:
        """The mention whose entity the body is, if one of those within is."""
        if self.own is not None and self.is_simple:
            return self.own
        return next((one for one in self.organizations if one.head == self.head and not self.described), None)


class Bodies:
    """Finds the phrases of one sentence."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention], words: Mapping[str, Sequence[str]]) -> None:
        self.tree = Tree(sentence)
        self.nouns, self.passing = frozenset(words["nouns"]), frozenset(words["passing"])
        self.units, self.lands = frozenset(words["units"]), frozenset(words["lands"])
        self.plural = frozenset(words["plural"])
        self.joining, self.owned = frozenset(words["prepositions"]), frozenset(words["of_persons"])
        self.mentions = [m for m in mentions if m.sentence == sentence.index and m.via in _NAMED]
        self._at: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.end - m.start):
            for word in sentence.words:
                if mention.start <= word.start and word.end <= mention.end:
                    self._at[word.id] = mention
        self.all = list(self._find())

    def of(self, mention: Mention) -> Body | None:
        """Return the phrase a mention lies in."""
        return next((body for body in self.all if body.holds(mention)), None)

    def _find(self) -> Iterator[Body]:
        behind = 0
        for word in self.tree.sentence.words:
            if word.id <= behind:
                continue
            body = self._described(word) if self.is_descriptor(word) else self._named(word)
            if body is not None:
                yield body
                behind = body.words[-1].id

    def mention(self, word: Word) -> Mention | None:
        """Return the named mention a word is part of."""
        return self._at.get(word.id)

    def ahead(self, word: Word) -> Word | None:
        """Return the descriptor that *word* is, or is an adjective before."""
        while word.upos == "ADJ" and word.id not in self._at and word.id + 1 in self.tree.words:
            word = self.tree[word.id + 1]
        return word if self.is_descriptor(word) else None

    def is_descriptor(self, word: Word) -> bool:
        """Say whether a noun says what kind of organization something is."""
        lemma = word.lemma.lower()
        mention = self._at.get(word.id)
        if mention is not None and (mention.type == "Person" or mention.head != word.id):
            return False
        if mention is not None and mention.via == "name" and mention.type not in _BODIES:
            return False  # «Российская Федерация»
        if word.feats.get("Number") == "Plur" and lemma not in self.plural:
            return False  # «фирмы Чили» are no one firm
        return word.upos in ("NOUN", "PROPN") and (lemma in self.nouns or lemma.rpartition("-")[2] in self.nouns)

    def phrase(self, word: Word) -> tuple[Word, ...]:
        """Return the phrase of a descriptor, with or without a name in it."""
        first, last = self._left(word), self._right(word)
        mention = self._at.get(word.id)
        if mention is not None and mention.type != "Person":
            first = min(first, self._first(mention))
            last = max(last, self._last(mention))
        return self.tree.between(first, last)

    def _described(self, word: Word) -> Body | None:
        words = self.phrase(word)
        inner = self._inside(words)
        first = self.tree.words.get(words[0].id - 1)
        opens = first is None or first.upos == "PUNCT"  # a sentence begins with a capital whatever it begins with
        named = bool(inner) or any(w.form[:1].isupper() and (w.id > words[0].id or not opens) for w in words)
        return Body(words, word.id, inner, True, word.lemma.lower() in self.units) if named else None

    def _named(self, word: Word) -> Body | None:
        """A named organization with the land or body behind it and the adjective of a place before it."""
        mention = self._at.get(word.id)
        if mention is None or mention.type != "Organization" or self._first(mention) != word.id:
            return None
        head = self.tree.words.get(mention.head, word)
        last = self._last(mention)
        following = self._at.get(last + 1)
        if following is not None and following.type != "Person" and self._hangs(last + 1, mention):
            last = self._last(following)
        words = self.tree.between(self._left(word, places_only=True), last)
        return Body(words, head.id, self._inside(words), False)

    def _hangs(self, number: int, mention: Mention) -> bool:
        word = self.tree[number]
        inside = word.head in range(self._first(mention), self._last(mention) + 1)
        return (
            inside and word.deprel.split(":")[0] in ("nmod", "flat", "appos") and word.feats.get("Case", "Gen") == "Gen"
        )

    def _inside(self, words: Sequence[Word]) -> tuple[Mention, ...]:
        start, end = words[0].start, words[-1].end
        return tuple(m for m in self.mentions if start <= m.start and m.end <= end)

    def _left(self, word: Word, *, places_only: bool = False) -> int:
        """Return the id of the first adjective before a word."""
        first = word.id
        while (before := self.tree.words.get(first - 1)) is not None:
            if before.upos != "ADJ" or before.lemma.lower() in self.passing or "VerbForm" in before.feats:
                break
            if places_only and demonym(before.lemma.lower()) is None:
                break
            if before.head != word.id and before.head != before.id + 1:
                break
            first = before.id
        return first

    def _right(self, word: Word) -> int:
        """Return the id of the last word of what a descriptor is of."""
        last = good = word.id
        while last - word.id < _LONGEST and (after := self.tree.words.get(last + 1)) is not None:
            step = self.step(after, word, good)
            if step is None:
                break
            last, ends = step
            good = last if ends else good
        return good

    def step(self, after: Word, head: Word, last: int) -> tuple[int, bool] | None:
        """Return (id of the last word of the next part, whether a phrase may end there); None where the phrase is over."""
        if after.form in _CLOSING:
            closing = self._closing(after)
            return (closing, True) if closing else None
        mention = self._at.get(after.id)
        before = self.tree[last]
        if mention is not None:
            if mention.type == "Person" and not self._of_person(head, last):
                return None
            fits = self._below(after, head) and after.feats.get("Case", "Gen") == "Gen"
            joined = before.upos == "ADP" or before.lemma.lower() in self.lands
            name = mention.type in _BODIES and last == head.id and self._beside(after, head)
            return (self._last(mention), True) if fits or joined or name else None
        if after.upos in ("PROPN", "X") and after.form[:1].isupper() and last == head.id and self._beside(after, head):
            return self._run(after), True
        if not self._below(after, head):
            genitive = after.upos == "NOUN" and after.feats.get("Case") == "Gen" and before.upos == "NOUN"
            return (after.id, True) if genitive and after.form.islower() else None
        if after.upos in ("NOUN", "PROPN") and (after.feats.get("Case") == "Gen" or self._oblique(after, head)):
            return after.id, True
        if after.upos == "ADJ" or (after.upos == "ADP" and after.lemma.lower() in self.joining):
            return after.id, False
        if after.upos == "CCONJ" and self._joins(after, head):
            return after.id, False
        return None

    def _run(self, word: Word) -> int:
        """Return the id of the last word of a name the parser did not mark."""
        last = word.id
        while (after := self.tree.words.get(last + 1)) is not None and after.upos in ("PROPN", "X"):
            if not after.form[:1].isupper() or after.id in self._at or not after.deprel.startswith("flat"):
                break
            last = after.id
        return last

    def _of_person(self, head: Word, last: int) -> bool:
        return head.lemma.lower().rpartition("-")[2] in self.owned or self.tree[last].lemma.lower() in (
            "имя",
            "имени",
            "им.",
        )

    def _closing(self, opening: Word) -> int | None:
        closing = _CLOSING[opening.form]
        for number in range(opening.id + 1, opening.id + 9):
            word = self.tree.words.get(number)
            if word is not None and word.form == closing:
                return number
        return None

    def _below(self, word: Word, head: Word) -> bool:
        return any(above.id == head.id for above in self.tree.above(word.id))

    def _beside(self, word: Word, head: Word) -> bool:
        """Say whether a name stands with the descriptor as its apposition, however the tree puts it."""
        return self._below(word, head) or self._below(head, word) or word.feats.get("Case") in (None, "Nom")

    def _oblique(self, word: Word, head: Word) -> bool:
        """Say whether the noun is governed by a preposition that joins it: «комиссия по энергии»."""
        return any(
            self.tree.marker(one.id) in self.joining for one in (word, *self.tree.above(word.id)) if one.id > head.id
        )

    def _joins(self, conjunction: Word, head: Word) -> bool:
        """Say whether «и» joins common nouns within the phrase: «отдел серверов и сетей»."""
        word = self.tree[conjunction.head] if conjunction.head in self.tree.words else None
        if (
            word is None
            or word.deprel.split(":")[0] != "conj"
            or word.head == head.id
            or word.head not in self.tree.words
        ):
            return False
        first = self.tree[word.head]
        lower = word.form[:1].islower() and first.form[:1].islower()
        nouns = {word.upos, first.upos} <= {"NOUN", "PROPN"} or word.upos == first.upos
        same = nouns and word.feats.get("Case") == first.feats.get("Case")
        return same and (lower or self._oblique(word, head))

    def _first(self, mention: Mention) -> int:
        return min(n for n, w in self.tree.words.items() if mention.start <= w.start and w.end <= mention.end)

    def _last(self, mention: Mention) -> int:
        return max(n for n, w in self.tree.words.items() if mention.start <= w.start and w.end <= mention.end)
