"""Whether a person is a man or a woman: by the verbs the text gives the person, else by the name."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from graphbuilder.extract.mentions import Mentioned
from graphbuilder.model import Mention, Word
from graphbuilder.names.person import name_gender, surname

_BESIDE = ("appos", "flat")


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
        of_surname = self._shown.get(last)
        return (None if self._bearers[last] > 1 else of_surname) or name_gender(mention.name) or of_surname

    @cached_property
    def _bearers(self) -> Counter[str]:
        """How many full names there are of each surname."""
        return Counter(map(surname, self._full))


def _shown(item: Mentioned, number: int) -> str | None:
    """Return the gender of the past verb a person alone is the subject of."""
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
