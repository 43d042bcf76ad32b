"""Days, weeks, months, quarters and years around a day, as times with the precision that says how exactly they are known."""

import calendar
from datetime import date, timedelta

from graphbuilder.model import Precision, Time

#: Units a time may be counted in, with their length in months; days and weeks are counted in days.
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
DAYS = {"day": 1, "week": 7, "weekend": 7}
_SATURDAY = 5


def safe_day(year: int, month: int, day: int) -> Time | None:
    """Return a day; None where the calendar has no such day."""
    try:
        return span(date(year, month, day), date(year, month, day), "day")
    except ValueError:
        return None


def span(start: date, end: date, precision: Precision) -> Time:
    return Time(start.isoformat(), end.isoformat(), precision)


def months_of(year: int, month: int, count: int, precision: Precision) -> Time:
    """Return *count* months from the first day of a month on."""
    last = add_months(date(year, month, 1), count - 1)
    return span(date(year, month, 1), last.replace(day=calendar.monthrange(last.year, last.month)[1]), precision)


def add_months(day: date, count: int) -> date:
    """Return the same day *count* months on, or the last of the month where it has none."""
    number = day.year * 12 + day.month - 1 + count
    year, month = divmod(number, 12)
    year = min(max(year, date.min.year), date.max.year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def period(unit: str, day: date, shift: int) -> Time:
    """Return the week, month, year … that many units before (negative) or after the one *day* is in."""
    if unit == "day":
        return span(day + timedelta(days=shift), day + timedelta(days=shift), "day")
    if unit == "week":
        monday = day + timedelta(days=7 * shift - day.weekday())
        return span(monday, monday + timedelta(days=6), "range")
    if unit == "weekend":
        saturday = day + timedelta(days=7 * shift + _SATURDAY - day.weekday())
        return span(saturday, saturday + timedelta(days=1), "range")
    moved = add_months(day, shift * MONTHS[unit])
    first = (moved.month - 1) // min(MONTHS[unit], 12) * min(MONTHS[unit], 12) + 1
    if unit == "decade":
        return months_of(moved.year // 10 * 10, 1, MONTHS[unit], "range")
    precision: Precision = {"month": "month", "year": "year"}.get(unit, "range")  # type: ignore[assignment]
    return months_of(moved.year, first, MONTHS[unit], precision)


def away(unit: str, day: date, count: float) -> Time:
    """Return what lies *count* units before or after *day*: a day, or the week, month or year, as exact as the words are."""
    if unit == "day":
        return period("day", day, round(count))
    if unit in DAYS:
        return period("week", day + timedelta(days=round(count * 7)), 0)
    if count != int(count):  # one and a half years ago: about that month
        return period("month", add_months(day, round(count * MONTHS[unit])), 0)
    return period("year" if unit == "decade" else unit, add_months(day, round(count) * MONTHS[unit]), 0)


def stretch(unit: str, day: date, count: float) -> Time:
    """Return the time from *count* units before *day* (after it where negative) to it: "the past three days"."""
    days = unit in DAYS
    other = day - timedelta(days=round(count * DAYS[unit])) if days else add_months(day, -round(count * MONTHS[unit]))
    return span(min(other, day), max(other, day), "range")


def moved(unit: str, point: Time, count: float) -> Time:
    """Return what lies *count* units behind (before, where negative) the day *point*; a day for days and weeks."""
    day = date.fromisoformat(point.start or point.end or "")
    if unit in DAYS:
        return period("day", day, round(count * DAYS[unit]))
    return away(unit, day, count)


def joined(first: Time, last: Time) -> Time | None:
    """Return the time from the beginning of one to the end of another; None where it would run backwards."""
    forward = first.start is not None and last.end is not None and first.start <= last.end
    return Time(first.start, last.end, "range") if forward else None


def nearest_year(month: int, day: int, around: date) -> int | None:
    """Return the year that brings a day nearest to *around*, the past at a tie: news looks back more than ahead."""
    options = []
    for year in (around.year - 1, around.year, around.year + 1):
        if day <= calendar.monthrange(year, month)[1]:
            options.append((abs((date(year, month, day) - around).days), year))
    return min(options)[1] if options else None
