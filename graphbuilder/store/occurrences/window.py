"""Which days of a pair new statements can change, where the pair has been spoken of so often that all its days are many.

An occurrence of one known day and no place, alone on its day, parts what is before it from what is behind: what has no date
goes to the nearest occurrence, so never past such a one, and what has a date goes to its own day. Nothing is parted where a
statement gives a stretch of days across, where something has no time at all, or where one with a place may come to it: then
another with another place goes past.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from graphbuilder.store.occurrences.records import FAR, UNDATED_DAYS, Report, Span

#: Occurrences up to which all of a pair are looked at; no result depends on it.
DENSE = 24


def window(nodes: Sequence[Mapping[str, Any]], wide: Iterable[Span], new: Sequence[Report]) -> Span | None:
    """Return the first and last day between which occurrences change as *new* statements come; None: all may.

    *nodes* are the properties of all occurrences of the pair, *wide* the stretches longer than a day that its statements
    give. Both ends are days of occurrences that stay what they are but for the statements that go to them.
    """
    times = [one.time for one in new]
    if any(_is_timeless(node) for node in nodes) or any(time is None or time[0] != time[1] for time in times):
        return None
    days = [time[0] for time in times if time is not None]
    known = Counter(day for node in nodes if node.get("date_from") for day in {*_days(node)})
    placed = [span for node in nodes if node.get("places") for span in (_reach(node),)]
    placed += [(day, day) for one, day in zip(new, days, strict=True) if one.places]
    parting = sorted(day for node in nodes if (day := _parting(node)) is not None and known[day] == 1)
    parting = [
        day for day in parting if not any(low - UNDATED_DAYS <= day <= high + UNDATED_DAYS for low, high in placed)
    ]
    first = max((day for day in parting if day < min(days)), default=-FAR)
    last = min((day for day in parting if day > max(days)), default=FAR)
    crossing = any(start <= last and first <= end for start, end in wide)
    torn = any(_is_torn(node, first, last) for node in nodes)
    return None if crossing or torn or (first, last) == (-FAR, FAR) else (first, last)


def inside(node: Mapping[str, Any], between: Span) -> bool:
    """Say whether an occurrence lies within a window, its ends included."""
    return any(between[0] <= day <= between[1] for day in _days(node))


def wide_spans(rows: Iterable[Mapping[str, Any]]) -> Iterator[Span]:
    """Yield the stretches of days of rows with ``first`` and ``last``."""
    for row in rows:
        span = Report("", first=row["first"], last=row["last"]).span
        if span is not None and span[0] != span[1]:
            yield span


def _reach(node: Mapping[str, Any]) -> Span:
    """Return between which days the statements of an occurrence lie, those without a date too."""
    low, high = min(_days(node)), max(_days(node))
    return (low - UNDATED_DAYS, high + UNDATED_DAYS) if node.get("date_from") else (low, high)


def _parting(node: Mapping[str, Any]) -> int | None:
    """Return the day of an occurrence that may part others."""
    day = node.get("date_from")
    if not day or node.get("date_to") != day or node.get("places") or list(node.get("dates") or ()) != [day]:
        return None
    return _day(day)


def _days(node: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the days of an occurrence by what texts say; without any, those of publication, first and last."""
    names = ("date_from", "date_to") if node.get("date_from") else ("first_published", "last_published")
    return tuple(_day(node[name]) for name in names)


def _is_timeless(node: Mapping[str, Any]) -> bool:
    return not node.get("date_from") and not node.get("first_published")


def _is_torn(node: Mapping[str, Any], first: int, last: int) -> bool:
    """Say whether an occurrence lies across an end of a window."""
    low, high = min(_days(node)), max(_days(node))
    return low != high and any(low <= end <= high for end in (first, last))


def _day(text: str) -> int:
    return date.fromisoformat(text[:10]).toordinal()
