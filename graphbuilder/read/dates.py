"""Publication dates, as written, to ISO 8601 dates."""

import datetime
import re
from email.utils import parsedate_tz

from graphbuilder import grammar

#: Years a publication can plausibly carry; anything else is a misread number.
YEARS = range(1800, 2200)
#: Year first, as ISO 8601 writes it and with other signs between; a day that is none stays none, whatever stands behind.
_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?=$|\D)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:$|T\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:$|\D)")
#: What else is written in numbers alone names no day: which of them is the month depends on the country.
_NUMBERS = re.compile(r"[\d\s.,:/+-]*$")
#: The time of day and the zone behind a date: the day is the one written, in whatever zone.
_TIME = re.compile(r"[\s,T]+\d{1,2}:\d{2}.*$", re.DOTALL)


def iso_date(value: object) -> str | None:
    """Return the calendar day *value* names, as ``YYYY-MM-DD`` in its own time zone, or None where it names none.

    Reads dates and datetimes, ISO 8601, the form of mails and feeds, ``2025/9/3``, ``3.9.2025``, and a full date in
    words. What names no day, month and year of its own is no date: it would depend on the day of the run.
    """
    if isinstance(value, datetime.date):
        return _checked(value)
    text = str(value).strip()[:60] if value is not None else ""
    if match := _YEAR_FIRST.match(text):
        return _day(match[1], match[3], match[4])
    if match := _COMPACT.match(text):
        return _day(match[1], match[2], match[3])
    if match := _DAY_FIRST.match(text):
        return _day(match[3], match[2], match[1])
    if not re.search(r"\d{4}", text) or _NUMBERS.match(text):
        return None
    return _of_mail(text) or _in_words(_TIME.sub("", text))


def _of_mail(text: str) -> str | None:
    """Read the form of mails and feeds (RFC 5322); a year of two digits is none."""
    try:
        found = parsedate_tz(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if found is None or not re.search(rf"(?<!\d){found[0]}(?!\d)", text):
        return None
    return _day(*map(str, found[:3]))


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return _checked(datetime.date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _checked(day: datetime.date) -> str | None:
    return day.isoformat()[:10] if day.year in YEARS else None


def _in_words(text: str) -> str | None:
    """Read «3 сентября 2025» or "September 3, 2025": day, month and year must all be there."""
    if not re.search(r"\d{4}", text) or not re.search(r"[^\W\d_]{3}", text):
        return None
    import dateparser
    from dateparser.data.languages_info import language_order

    found = dateparser.parse(
        text,
        languages=[language for language in grammar.languages() if language in language_order],
        settings={"PARSERS": ["absolute-time"], "STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]},
    )
    return _checked(found.date()) if found else None
