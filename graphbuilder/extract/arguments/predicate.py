"""A predicate with its slots, and the draft that readers fill."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graphbuilder.model import Word


@dataclass(frozen=True, slots=True)
class Predicate:
    """A trigger and its slots: slot → word ids, in order of the text. *verb* is False for event nouns.

    *light* is the light verb an event noun hangs on («провели переговоры»), *chain* the words that govern the predicate and
    pass their subject down (control, raising, nominal heads), nearest first. *soft* are second choices: prepositional
    slots found one noun below, where parsers often hang them («поставляла боеприпасы для армии»), and other cases a form
    allows. *mutual* is the slot that "each other" stands in.
    """

    word: Word
    verb: bool
    slots: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    soft: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    light: Word | None = None
    chain: tuple[Word, ...] = ()
    mutual: str = ""

    def first(self, *slots: str) -> tuple[int, ...]:
        """Return the fillers of the first of *slots* that has any."""
        return next((self.slots[slot] for slot in slots if self.slots.get(slot)), ())


@dataclass(slots=True)
class Draft:
    """A predicate being read: fields as those of `Predicate`; *passive* where its surface subject undergoes it."""

    word: Word
    verb: bool
    slots: dict[str, list[int]] = field(default_factory=dict)
    soft: dict[str, list[int]] = field(default_factory=dict)
    light: Word | None = None
    chain: list[Word] = field(default_factory=list)
    mutual: str = ""
    passive: bool = False

    def add(self, slot: str, ids: Iterable[int]) -> None:
        have = self.slots.setdefault(slot, [])
        have += [number for number in ids if number not in have]

    def soften(self, slot: str, ids: Iterable[int]) -> None:
        """Add second choices for *slot*."""
        have = self.soft.setdefault(slot, [])
        have += [number for number in ids if number not in have]

    def lend(self, other: "Draft", *besides: int, not_from: frozenset[str] = frozenset()) -> None:
        """Give *other* the slots it has none of, without the words *besides* and the slots *not_from*."""
        for slot, ids in self.slots.items():
            others = [number for number in ids if number not in besides]
            if others and slot not in not_from and slot not in other.slots:
                other.add(slot, others)

    def first(self, *slots: str) -> list[int]:
        """Return the fillers of the first of *slots* that has any."""
        return next((self.slots[slot] for slot in slots if self.slots.get(slot)), [])

    def finished(self) -> Predicate:
        return Predicate(
            self.word, self.verb, _frozen(self.slots), _frozen(self.soft), self.light, tuple(self.chain), self.mutual
        )


def _frozen(slots: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {slot: tuple(ids) for slot, ids in slots.items()}
