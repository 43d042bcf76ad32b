"""The days of offices: under which blocks their Positions and those who hold them fall, and which of them a change reaches.

An office is looked at around the days a change touches, not on all days it was ever spoken of. Who holds it on a day is
said by those named so next before and next after (`resolve.holders`), so nothing beyond these can change.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from graphbuilder.model import Entity
from graphbuilder.resolve.guises import office_of
from graphbuilder.resolve.weights import weights

#: Days an office is wanted on up to which all of it is looked at at once; no result depends on it.
WINDOW = 30


class Slot(NamedTuple):
    """A block of an office: those *named* holders on a *day*, or the Positions whose holder is wanted on it.

    A Position of no day, or of several offices, is wanted on the day "": it is looked at with all of its office.
    """

    named: bool
    office: str
    day: str

    @property
    def shelf(self) -> str:
        """Return what all blocks of the office and the kind have in common."""
        return shelf(self.office, named=self.named)

    @property
    def block(self) -> str:
        """Return the id of the block."""
        return f"{self.shelf} @ {self.day}"


def shelf(office: str, *, named: bool) -> str:
    """Return the mark of the blocks of *office* by kind: `Slot`."""
    return f"{'named' if named else 'wanted'} {office}"


def slots(entity: Entity) -> set[Slot]:
    """Return the slots that *entity*, a guise, falls under; none for one that is and holds no office."""
    if entity.type == "Position":
        single = len(entity.posts) == 1
        return {Slot(False, office_of(post), post.at if single else "") for post in entity.posts}
    if entity.type != "Person":
        return set()
    return {Slot(True, office_of(post), post.at) for post in entity.posts if post.at}


@dataclass(slots=True)
class Touched:
    """What a change touches of an office: days on which holders come or go, and days of Positions; *whole*: all of it."""

    named: set[str] = field(default_factory=set)
    wanted: set[str] = field(default_factory=set)
    whole: bool = False

    def add(self, slot: Slot) -> None:
        """Take in *slot*."""
        (self.named if slot.named else self.wanted).add(slot.day)
        self.whole |= not slot.named and not slot.day

    def join(self, other: "Touched") -> bool:
        """Take in *other*; say whether that is more."""
        before = len(self.named), len(self.wanted), self.whole
        self.named |= other.named
        self.wanted |= other.wanted
        self.whole |= other.whole
        return before != (len(self.named), len(self.wanted), self.whole)


def touched_by(listed: Iterable[Slot]) -> dict[str, Touched]:
    """Return what *listed* slots touch, by office."""
    found: dict[str, Touched] = defaultdict(Touched)
    for slot in listed:
        found[slot.office].add(slot)
    return found


def wholly(offices: Iterable[str]) -> dict[str, Touched]:
    """Return *offices* touched on all days."""
    return {office: Touched(whole=True) for office in offices}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The days an office of the graph is spoken of: those holders are *named* on, and those Positions are *wanted* on."""

    named: tuple[str, ...]
    wanted: tuple[str, ...]

    @property
    def narrow(self) -> bool:
        """Say whether there are so few Positions that all may as well be looked at, or any without a day of its own."""
        return len(self.wanted) <= WINDOW or "" in self.wanted

    def reached(self, change: Touched) -> set[str]:
        """Return the days of Positions whose holders *change* may have changed: between the days named next around it.

        Where nobody is named before, or after, a holder is looked for within so many days of the one document.
        """
        found = set(change.wanted)
        if not change.named:
            return found
        kept = sorted(set(self.named) - change.named)
        reach = weights().limits.office_days + 1
        first, last = _shifted(min(change.named), -reach), _shifted(max(change.named), reach)
        for day in change.named:
            at = bisect_left(kept, day)
            low = kept[at - 1] if at else first
            high = kept[at] if at < len(kept) else last
            found.update(self.wanted[bisect_right(self.wanted, low) : bisect_left(self.wanted, high)])
        return found

    def near(self, days: Iterable[str]) -> set[str]:
        """Return the days holders are named on next before and next after each of *days*."""
        found = set()
        for day in days:
            before, after = bisect_right(self.named, day) - 1, bisect_left(self.named, day)
            found |= {self.named[at] for at in (before, after) if 0 <= at < len(self.named)}
        return found


def shelves(days: Mapping[str, Iterable[str]], offices: Iterable[str]) -> dict[str, Shelf]:
    """Return the shelf of each of *offices*, from the blocks by mark, `shelf`."""
    found = {}
    for office in offices:
        named, wanted = (
            tuple(sorted(block.rpartition(" @ ")[2] for block in days.get(shelf(office, named=kind), ())))
            for kind in (True, False)
        )
        found[office] = Shelf(named, wanted)
    return found


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
