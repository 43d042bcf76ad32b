"""Which names of one document are compared: all with all, in a document of very many those with something in common."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.grammar.scripts.translit import consonants
from graphbuilder.names.organization import organization_key
from graphbuilder.names.person import bare, parts_of

#: Names up to which a document compares all with all; a longer list is a register, not an article.
MANY = 200
#: How many names with one key in common are compared, the nearest before it.
MOST = 50
#: Letters of a key.
LETTERS = 2

T = TypeVar("T", bound=tuple[str, int])


class Near(Generic[T]):
    """The *names* of a document in their order, of which each is compared with some; *keys* are what two must share.

    *of* is how many names the document has in all.
    """

    def __init__(self, names: Iterable[T], keys: Callable[[str], set[str]], *, of: int) -> None:
        self.names = list(names)
        self._keys = keys
        self._all = of <= MANY
        self._places: dict[str, list[int]] = defaultdict(list)
        if not self._all:
            for at, name in enumerate(self.names):
                self._place(name, at)

    def add(self, name: T) -> None:
        """Put one more name at the end."""
        if not self._all:
            self._place(name, len(self.names))
        self.names.append(name)

    def of(self, name: T) -> list[T]:
        """Return the names to compare *name* with, itself among them where it is one of these."""
        return self.names if self._all else self._shared(name, len(self.names))

    def before(self, at: int) -> list[T]:
        """Return the names to compare the one at *at* with, of those before it."""
        return self.names[:at] if self._all else self._shared(self.names[at], at)

    def _place(self, name: T, at: int) -> None:
        for key in self._keys(name[0]):
            self._places[key].append(at)

    def _shared(self, name: T, end: int) -> list[T]:
        found: set[int] = set()
        for key in self._keys(name[0]):
            places = self._places.get(key, [])
            stop = bisect_left(places, end)
            found.update(places[max(0, stop - MOST) : stop])
        return [self.names[at] for at in sorted(found)]


def family_keys(name: str) -> set[str]:
    """Return what two full names of one person share: how the surname begins, or the last word of a longer name."""
    surname = parts_of(name).surname
    return {_key(word) for word in (surname, bare(surname), *plain(name).split()[-1:]) if word}


def person_keys(name: str) -> set[str]:
    """Return what a person's name and a shorter one share: how the surname or the first name begins."""
    parts = parts_of(name)
    return family_keys(name) | {_key(word) for word in (parts.first, *plain(name).split()[:1]) if word}


def body_keys(name: str) -> set[str]:
    """Return what two names of one body share: how one of its own words begins, or its first letters."""
    key = organization_key(name)
    words = key.core or key.words or tuple(plain(name).split())
    return {_key(word) for word in words} | {f"={key.letters}", f"={plain(name)}"} - {"="}


def _key(word: str) -> str:
    return consonants(word)[:LETTERS] or plain(word)[:1]
