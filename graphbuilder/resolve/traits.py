"""What a document says of somebody beside the name: man or woman, by what calling, what kind of body.

A trait is ``sex:Fem``, ``calling:водитель`` (a lemma), ``kind:bank``, or ``also:Bucky Barton``, a name by a nickname. Two of
one name whose traits contradict each other are two; see `conflict`.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from graphbuilder import grammar
from graphbuilder.lexicon.holders import OFFICES
from graphbuilder.model import Extraction, Mention, Sentence, Word
from graphbuilder.names.given import latin_gender
from graphbuilder.names.organization import organization_kinds
from graphbuilder.names.person import person_key

_CALLING = OFFICES | {"OCCUPATION"}
_BESIDE = ("appos", "flat", "compound")
_NICKNAMED = re.compile(r"(\w+) [\"“„«'‘(](\w[\w ]*)[\"”“»'’)] (\w[\w -]*)")
_QUOTES = "«„“\"‘'"
#: Kinds of body that say little: «компания» may be a bank as well.
_WIDE = frozenset({"kind:firm", "kind:state"})


class Traits:
    """The traits of the mentions of one document."""

    def __init__(self, extraction: Extraction) -> None:
        self._sentences = {sentence.index: sentence for sentence in extraction.sentences}
        self._callings: dict[str, set[str]] = defaultdict(set)
        for statement in extraction.statements:
            person = statement.roles.get("subject")
            offices = (statement.roles.get("theme"), statement.roles.get("object"))
            for office in offices if statement.relation in _CALLING and statement.asserted and person else ():
                if person is not None and office is not None and office.type == "Position":
                    self._callings[person.id] |= set(self._lemma(office))
        for mention in extraction.mentions:
            if mention.type == "Position" and mention.antecedent:
                self._callings[mention.antecedent] |= set(self._lemma(mention))

    def of(self, mention: Mention) -> frozenset[str]:
        """Return the traits that the document gives *mention*; those of one by name or by a noun, none of a pronoun."""
        if mention.type == "Person":
            sex = self.sex(mention)
            callings = {f"calling:{lemma}" for lemma in (*self._callings.get(mention.id, ()), *self._beside(mention))}
            also = {f"also:{name}" for name in nicknames(mention.text)}
            return frozenset(callings | also | ({f"sex:{sex}"} if sex else set()))
        if mention.type == "Organization":
            noun = self.noun(mention)
            kinds = organization_kinds(mention.name) | (organization_kinds(noun.lemma) if noun else frozenset())
            return frozenset(f"kind:{kind}" for kind in kinds)
        return frozenset()

    def sex(self, mention: Mention) -> str | None:
        """Return ``Masc`` or ``Fem`` where first name, title, verb or the form of the surname shows it."""
        named = name_sex(mention.name)
        if named or mention.via != "name" or person_key(mention.name).full:
            return named
        sentence, word = self._sentences.get(mention.sentence), self._word(mention, mention.head)
        if sentence is None or word is None:
            return None
        before = self._before(mention)
        for sex, name in (("Fem", "feminine_titles"), ("Masc", "masculine_titles")):
            if before is not None and before.lemma.lower().rstrip(".") in grammar.every("names", name):
                return sex
        if before is not None and before.upos == "NOUN" and before.feats.get("Gender") == "Fem" and _animate(before):
            return "Fem"  # «журналистка Гаврилюк»
        return _by_verb(sentence, word) or _by_subject(sentence, word, mention)

    def noun(self, mention: Mention) -> Word | None:
        """Return the noun right before a name that says what kind of body it is: «банк «Вега»», "the newspaper Vega"."""
        before = self._before(mention)
        return before if before is not None and organization_kinds(before.lemma) else None

    def _before(self, mention: Mention) -> Word | None:
        """The word right before a mention, quotes and the point of an abbreviation aside."""
        sentence = self._sentences.get(mention.sentence)
        words = [word for word in sentence.words if word.end <= mention.start] if sentence else []
        while words and (words[-1].form in _QUOTES or (words[-1].form == "." and len(words) > 1)):
            if words[-1].form == "." and words[-2].end < words[-1].start:
                break
            words.pop()
        last = words[-1] if words else None
        return last if last is not None and last.upos in ("NOUN", "PROPN") else None

    def _beside(self, mention: Mention) -> Iterator[str]:
        """Yield the nouns in apposition to a name: «слесарь Носов», "Alan Frey, a plumber"."""
        sentence, head = self._sentences.get(mention.sentence), self._word(mention, mention.head)
        if sentence is None or head is None or mention.via != "name":
            return
        inside = {word.id for word in sentence.words if mention.start <= word.start and word.end <= mention.end}
        for word in sentence.words:
            near = word.head == head.id and (word.deprel.split(":")[0] in _BESIDE or word.deprel == "nmod:desc")
            above = head.head == word.id and head.deprel.split(":")[0] in ("appos", "flat")
            if word.id not in inside and (near or above) and word.upos == "NOUN":
                yield word.lemma.lower()

    def _lemma(self, office: Mention) -> Iterator[str]:
        word = self._word(office, office.head)
        if word is not None:
            yield word.lemma.lower()

    def _word(self, mention: Mention, number: int) -> Word | None:
        sentence = self._sentences.get(mention.sentence)
        return next((word for word in sentence.words if word.id == number), None) if sentence else None


def nicknames(text: str) -> tuple[str, ...]:
    """Return the shorter names that a name with a nickname in quotes gives: James "Bucky" Barton.

    >>> nicknames('James "Bucky" Barton')
    ('Bucky Barton', 'James Barton')
    """
    match = _NICKNAMED.fullmatch(text)
    return (f"{match[2]} {match[3]}", f"{match[1]} {match[3]}") if match else ()


def further_names(traits: Iterable[str]) -> tuple[str, ...]:
    """Return the names among *traits* that one has by a nickname."""
    return tuple(sorted(trait.removeprefix("also:") for trait in traits if trait.startswith("also:")))


def conflict(one: Collection[str], other: Collection[str]) -> bool:
    """Say whether two sets of traits are of two: of both sexes, a minister and a plumber, a bank and a newspaper.

    >>> conflict({"sex:Fem"}, {"sex:Masc"}), conflict({"kind:firm", "kind:bank"}, {"kind:firm"})
    (True, False)
    """
    for a, b in ((one, other), (other, one)):
        if _of("sex", a) == {"sex:Masc"} and _of("sex", b) == {"sex:Fem"}:
            return True
        if classes(a) == {"state"} and classes(b) == {"private"}:
            return True
    return _kinds_conflict(_of("kind", one), _of("kind", other))


def classes(traits: Iterable[str]) -> frozenset[str]:
    """Return which of ``state`` and ``private`` the callings among *traits* are; those that may be both are neither."""
    callings = {trait.removeprefix("calling:") for trait in traits if trait.startswith("calling:")}
    parts = callings | {part for calling in callings for part in calling.split("-")}
    found = (("state", parts & grammar.every("positions", "state")), ("private", callings & _private()))
    return frozenset(name for name, own in found if own)


def lasting(traits: Iterable[str]) -> frozenset[str]:
    """Return what of *traits* tells two of one name apart in different documents: class of calling, kinds of body."""
    listed = set(traits)
    return frozenset({*_of("kind", listed), *classes(listed)})


@cache
def name_sex(name: str) -> str | None:
    """Return the sex a full name shows by its first name or patronymic."""
    parts = person_key(name)
    if not parts.first:
        return None
    own = grammar.of(parts.first)
    return latin_gender(parts.first) or own.first_name_gender(parts.first)


@cache
def _private() -> frozenset[str]:
    trades = grammar.every("professions", "nouns") | grammar.every("positions", "private")
    return trades - grammar.every("positions", "state") - grammar.every("positions", "any")


def _of(kind: str, traits: Iterable[str]) -> set[str]:
    return {trait for trait in traits if trait.startswith(kind + ":")}


def _kinds_conflict(one: set[str], other: set[str]) -> bool:
    if not one or not other:
        return False
    narrow, exact = one - _WIDE, other - _WIDE
    return not one & other or bool(narrow and exact and not narrow & exact)


def _by_verb(sentence: Sentence, word: Word) -> str | None:
    """The gender of the past verb that a name alone is the subject of."""
    verb = next((one for one in sentence.words if one.id == word.head), None)
    if verb is None or word.deprel.split(":")[0] != "nsubj" or verb.feats.get("Number") != "Sing":
        return None
    subjects = [one for one in sentence.words if one.head == verb.id and one.deprel.startswith("nsubj")]
    several = any(one.head == word.id and one.deprel == "conj" for one in sentence.words)
    gender = verb.feats.get("Gender")
    return gender if gender in ("Masc", "Fem") and len(subjects) == 1 and not several else None


def _by_subject(sentence: Sentence, word: Word, mention: Mention) -> str | None:
    """The sex that the surname of a subject, a nominative, shows: «Рогова обвиняет»."""
    own = grammar.of(mention.text)
    if not own.properties.case_marked or not word.deprel.startswith("nsubj") or " " in mention.text:
        return None
    return own.name_gender(mention.text.lower())


def _animate(word: Word) -> bool:
    return word.feats.get("Animacy") == "Anim"
