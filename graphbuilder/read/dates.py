"""Publication dates, as written, to ISO 8601 dates."""

import datetime
import re
from email.utils import parsedate_to_datetime

from graphbuilder import grammar

#: Years a publication can plausibly carry; anything else is a misread number.
YEARS = range(1800, 2200)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:$|[T ]\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:$|\D)")


def iso_date(value: object) -> str | None:
    """Return the calendar day *value* names, as ``YYYY-MM-DD`` in its own time zone, or None where it names none.

    Reads dates and datetimes, ISO 8601, the form of mails and feeds, ``3.9.2025``, and a full date in words. A relative
    wording (yesterday) is no date: what it means would depend on the day of the run.
    """
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    text = str(value).strip()[:60] if value is not None else ""
    if match := _ISO.match(text) or _COMPACT.match(text):
        return _day(match[1], match[2], match[3])
    if match := _DOTTED.match(text):
        return _day(match[3], match[2], match[1])
    if not any(c.isdigit() for c in text):
        return None
    try:
        return _checked(parsedate_to_datetime(text).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return _in_words(text)


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return _checked(datetime.date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _checked(day: datetime.date) -> str | None:
    return day.isoformat() if day.year in YEARS else None


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
