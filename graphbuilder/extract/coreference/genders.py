"""Whether a person is a man or a woman: by nouns and verbs the text gives the person, else by the name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from graphbuilder.extract.mentions import Mentioned
from graphbuilder.model import Mention, Word
from graphbuilder.names.person import name_gender, surname

_BESIDE = ("appos", "flat")
#: Lists of what only a woman, and only a man, is called.
_SEXED = {"Fem": ("feminine_titles", "feminine_nouns"), "Masc": ("masculine_titles", "masculine_nouns")}


def role_word(found: Mentioned, number: int) -> Word:
    """Return the word that says what a mention is in its clause: the title it stands beside, the first of its coordination."""
    tree = found.tree
    word = tree[tree.first_conjunct(number)]
    for _ in range(3):
        if word.deprel.split(":")[0] not in _BESIDE or word.head not in tree.words:
            break
        word = tree[tree.first_conjunct(word.head)]
    return word


class Genders:
    """The gender of each person of a document."""

    def __init__(self, items: Sequence[Mentioned]) -> None:
        votes: dict[str, Counter[str]] = {}
        self._full: set[str] = set()
        for item in items:
            for mention in item.mentions:
                if mention.type == "Person" and mention.via == "name" and mention.head in item.tree.words:
                    if " " in mention.name:
                        self._full.add(mention.name)
                    shown = _shown(item, mention.head)
                    for key in {mention.name, surname(mention.name)} if shown is not None else ():
                        votes.setdefault(key, Counter())[str(shown)] += 1
        self._shown = {name: _clear(count) for name, count in votes.items()}

    def of(self, mention: Mention) -> str | None:
        """Return ``Masc``, ``Fem`` or None where nothing tells; first names tell apart who shares a surname."""
        if not mention.name:
            return None
        own = self._shown.get(mention.name)
        if own is not None:
            return own
        last = surname(mention.name)
        bearers = self.bearers(last)
        if " " not in mention.name and bearers:
            told = {self._shown.get(name) or name_gender(name) for name in bearers}
            return told.pop() if len(told) == 1 else None
        of_surname = self._shown.get(last)
        return (None if len(bearers) > 1 else of_surname) or name_gender(mention.name) or of_surname

    def learn(self, mention: Mention, gender: str) -> None:
        """Note that a pronoun showed the gender of somebody whom nothing else tells it of."""
        if self.of(mention) is None:
            self._shown[mention.name] = gender

    def bearers(self, last: str) -> Sequence[str]:
        """Return the full names of the document that have a surname."""
        return self._bearers.get(last, ())

    @cached_property
    def _bearers(self) -> Mapping[str, Sequence[str]]:
        """The full names of each surname."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._full):
            found.setdefault(surname(name), []).append(name)
        return found


def _shown(item: Mentioned, number: int) -> str | None:
    """Return the gender that a title, a noun beside the name or the past verb of a person alone shows."""
    return _by_noun(item, number) or _by_verb(item, number)


def _by_noun(item: Mentioned, number: int) -> str | None:
    """ "his wife, Emily Lau", "chairwoman Ursula Frey", «представительница Хайке Бремер»: a noun for one sex beside the name."""
    word = item.tree[number]
    kin = item.pack.word_set("family", "nouns")  # «Зоран, его жена Зорица»: whose they are is not what they are
    beside = [one for one in item.tree.children(number, *_BESIDE, "compound") if one.lemma.lower() not in kin]
    if word.deprel.split(":")[0] in (*_BESIDE, "compound") and word.head in item.tree.words:
        beside = [*beside, item.tree[word.head]]
    for noun in beside:
        if noun.upos not in ("NOUN", "PROPN"):
            continue
        lemma = noun.lemma.lower().rstrip(".")
        for gender, lists in _SEXED.items():
            if any(lemma in item.pack.word_set("names", name) for name in lists):
                return gender
        told = noun.feats.get("Animacy") == "Anim" and noun.feats.get("Gender") == "Fem"
        if told and noun.upos == "NOUN" and item.pack.properties.animacy:
            return "Fem"
    return None


def _by_verb(item: Mentioned, number: int) -> str | None:
    word = role_word(item, number)
    verb = item.tree.parent(word)
    if verb is None or word.deprel.split(":")[0] != "nsubj" or item.tree.child(word.id, "conj") is not None:
        return None
    if len(item.tree.children(verb.id, "nsubj")) > 1:
        return None
    gender = verb.feats.get("Gender") if verb.feats.get("Number") == "Sing" else None
    # «министр сказал» of a woman: a title agrees by itself; its feminine verb is about her.
    return gender if gender == "Fem" or (gender == "Masc" and word.id == number) else None


def _clear(count: Counter[str]) -> str | None:
    (best, most), *rest = count.most_common()
    return best if not rest or most > 2 * rest[0][1] else None
