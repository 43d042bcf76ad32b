"""Which statements of one relation between the same parties speak of one thing that happened or holds.

A pure function of the statements of a pair, whatever order they came in: they are sorted by what they say before any is
put beside another. `docs/occurrences.md` says in words what is decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from typing import Any

from graphbuilder.store.occurrences.records import FAR, UNDATED_DAYS, Kind, Occurrence, Place, Report, Span

#: Days of a stretch by which occurrences are found.
STRETCH = 32


def occurrences(reports: Iterable[Report], kind: Kind = Kind()) -> list[Occurrence]:  # noqa: B008 immutable
    """Return the occurrences that the statements of one pair speak of, in order of time; the unknown last."""
    listed = sorted(reports, key=lambda one: _order(one, kind))
    found = _Found(kind)
    for one in listed:
        if one.status == "stated":
            found.join(one)
    for one in listed:
        if one.status != "stated" and (about := found.about(one)):
            about.others.append(one)
    return sorted(
        found.all, key=lambda each: (*when(each), sorted(place.id for place in each.places), each.reports[0].id)
    )


def _order(one: Report, kind: Kind) -> tuple[Any, ...]:
    """Order by how exactly the time is known: a month joins the day within it, never two days each other by a month.

    What lasts is ordered by its beginning, so that all that touches joins.
    """
    span, day = one.span, one.day
    length = 0 if kind.lasts or span is None else span[1] - span[0]
    return (span is None, length, *(span or (0, 0)), day is None, day or 0, -len(one.places), one.id)


class _Found:
    """The occurrences found so far, also by the stretches of days they lie in."""

    def __init__(self, kind: Kind) -> None:
        self.all: list[Occurrence] = []
        self._kind = kind
        self._stretches: dict[int, list[Occurrence]] = defaultdict(list)

    def join(self, one: Report) -> None:
        """Put *one* to the occurrence it fits best, to a new one where it fits none."""
        about = self.about(one)
        if about is None:
            about = Occurrence(one.span, one.day, lasts=self._kind.lasts)
            self.all.append(about)
            self._place(about)
        elif one.span and about.span and about.narrow(one.span):
            self._place(about)
        about.places |= one.places
        about.reports.append(one)

    def about(self, one: Report) -> Occurrence | None:
        """Return what *one* speaks of: the nearest in time, of those equally near the exacter, the first."""
        if self._kind.once:
            return self.all[0] if self.all else None
        near = [(rank, each) for each in self._near(one) if (rank := self._rank(each, one)) is not None]
        if one.time is None and not self._kind.standing and len(near) > 1:
            timeless = [each for _, each in near if each.time is None]
            return timeless[0] if timeless and one.status == "stated" else None
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _near(self, one: Report) -> Iterable[Occurrence]:
        """Return all that may be near enough to *one*."""
        if self._kind.standing or one.time is None or one.time[1] - one.time[0] > STRETCH * 12:
            return self.all
        stretches = _stretches((one.time[0] - UNDATED_DAYS, one.time[1] + UNDATED_DAYS))
        found = {id(each): each for at in (*stretches, -1) for each in self._stretches.get(at, ())}
        return found.values()

    def _place(self, each: Occurrence) -> None:
        wide = each.time is None or each.time[1] - each.time[0] > STRETCH * 12
        for at in [-1] if wide or each.time is None else _stretches(each.time):
            self._stretches[at].append(each)

    def _rank(self, each: Occurrence, one: Report) -> tuple[int, ...] | None:
        """Return how far *one* is from *each*, None where they cannot be the same."""
        time = each.time
        gap = _gap(time, one.time)
        if gap and time and one.time and gap > self._reach(each, one):
            return None
        if not self._kind.standing and not places_fit(each.places, one.places):
            return None
        published = None if one.day is None else (one.day, one.day)
        width = time[1] - time[0] if each.span and time else 0
        return (gap, _gap(time, published), each.span is None, width, *when(each)[1:])

    def _reach(self, each: Occurrence, one: Report) -> float:
        """Return how many days may lie between the two."""
        if one.span is None or each.span is None:
            return float("inf") if self._kind.standing else UNDATED_DAYS
        if self._kind.standing:
            return 1
        # A meeting that goes on for days in one place is one; strikes day after day are many.
        return 1 if self._kind.symmetric and each.places & one.places else 0


def _stretches(span: Span) -> range:
    return range(span[0] // STRETCH, span[1] // STRETCH + 1)


def _gap(a: Span | None, b: Span | None) -> int:
    """Return the days between the two, more than any number of days where either is unknown."""
    return FAR if a is None or b is None else max(0, a[0] - b[1], b[0] - a[1])


def when(each: Occurrence) -> tuple[int, int, int]:
    """Return what orders occurrences by time: those dated, those of which only the publication is known, the others."""
    return (0 if each.span else 1 if each.time else 2, *(each.time or (0, 0)))


def places_fit(some: Set[Place], others: Set[Place]) -> bool:
    """Say whether they share a place, or every two may be one place or one within the other."""
    return bool(some & others) or all(place_fits(a, b) for a in some for b in others)


def place_fits(a: Place, b: Place) -> bool:
    """Say whether two may be one place, or one within the other."""
    if a.id == b.id:
        return True
    return a.type != b.type and (a.country is None or b.country is None or a.country == b.country)
