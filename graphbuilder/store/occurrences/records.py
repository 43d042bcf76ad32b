"""What occurrences are made of: what a statement says of one, and the occurrence itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from graphbuilder.lexicon import Relation
from graphbuilder.store.derive import Pair

#: What happens to somebody or something once: all that is stated of it is one occurrence, dates that differ a contradiction.
#: The end of the pair it happens to, and the types of entity of which it is true (none listed: any).
ONCE: Mapping[str, tuple[Literal["a", "b"], frozenset[str]]] = {
    "BORN_IN": ("a", frozenset({"Person"})),
    "DIED_IN": ("a", frozenset({"Person"})),
    "KILLED": ("b", frozenset({"Person"})),
    "FOUNDED": ("b", frozenset()),
    "CREATED": ("b", frozenset()),
}

Status = Literal["stated", "planned", "hypothetical", "denied"]
#: Days around the publication within which an event must lie that a text gives no date of.
UNDATED_DAYS = 7
#: More days than lie between any two.
FAR = 10**7
#: Days since 1 January of year 1, both inclusive.
Span = tuple[int, int]


class Place(NamedTuple):
    """Where something happened."""

    id: str
    type: str = ""
    country: str | None = None


@dataclass(frozen=True)
class Report:
    """What one statement says of an occurrence; *number* is its quantity with the unit."""

    id: str
    status: Status = "stated"
    attributed: bool = False
    confidence: float = 1.0
    first: str | None = None
    last: str | None = None
    number: tuple[float, str] | None = None
    places: frozenset[Place] = frozenset()
    document: str = ""
    published: str | None = None
    source: str | None = None

    @cached_property
    def span(self) -> Span | None:
        """Return when it is said to be, None where that is not said."""
        first = _day(self.first)
        last = _day(self.last)
        if first is None or last is None:
            known = first if last is None else last
            return None if known is None else (known, known)
        return min(first, last), max(first, last)

    @cached_property
    def day(self) -> int | None:
        """Return the day of publication."""
        return _day(self.published)

    @cached_property
    def time(self) -> Span | None:
        """Return *span*, without it the day of publication."""
        return self.span or (None if self.day is None else (self.day, self.day))


class Kind(NamedTuple):
    """How occurrences of a pair are told apart: *standing* facts last, *once* things happen one time only."""

    standing: bool = False
    symmetric: bool = False
    once: bool = False

    @property
    def lasts(self) -> bool:
        """True where two times are two parts of one."""
        return self.standing and not self.once


@dataclass(slots=True)
class Occurrence:
    """One thing that happened or holds. *span* is when by what its *reports* say, *day* the first publication without it.

    *others* are statements that plan or deny it. *wide* is True where *span* is all that any says, not what all allow.
    """

    span: Span | None
    day: int | None
    places: set[Place] = field(default_factory=set)
    reports: list[Report] = field(default_factory=list)
    others: list[Report] = field(default_factory=list)
    wide: bool = False
    lasts: bool = False

    @property
    def time(self) -> Span | None:
        """Return *span*, without it the day of publication."""
        return self.span or (None if self.day is None else (self.day, self.day))

    def narrow(self, span: Span) -> bool:
        """Bring *span* to what is known of its time: what both leave possible; return whether it stretches further.

        All that either says where it lasts, or where they contradict each other.
        """
        own = self.span or span
        common = max(own[0], span[0]), min(own[1], span[1])
        if self.lasts or common[0] > common[1]:
            self.span, self.wide = (min(own[0], span[0]), max(own[1], span[1])), True
        elif not self.wide:
            self.span = common
        return self.span != own and self.wide


def kind_of(pair: Pair, relation: Relation, types: Mapping[str, str]) -> Kind:
    """Return how occurrences of *pair* are told apart; *types* are the types of its entities by id."""
    end, wanted = ONCE.get(pair.relation, ("a", frozenset()))
    party = pair.a if end == "a" else pair.b
    once = pair.relation in ONCE and bool(party) and (not wanted or types.get(party) in wanted)
    return Kind(relation.family == "standing", relation.symmetric, once)


def _day(text: str | None) -> int | None:
    try:
        return date.fromisoformat(text[:10]).toordinal() if text else None
    except ValueError:
        return None
