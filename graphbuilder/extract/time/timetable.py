"""The words of a language that tell when, from ``grammar/<language>/time.toml``, and the day they are told from."""

import re
from collections.abc import Iterable
from datetime import date

from graphbuilder.extract.rules import Pack

_LISTS = (
    *("year_words", "ambiguous_months", "before_months", "recent", "ago", "ahead", "once"),
    *("until", "until_both", "from_both"),
    *("since", "till", "parts", "after", "before", "before_lead"),
)


class Timetable:
    """Tables of one language, by form or lemma in lower case. *published* is the day of publication or None."""

    def __init__(self, pack: Pack, published: str | None) -> None:
        self.published = date.fromisoformat(published[:10]) if published else None
        table = pack.words.get("time", {})
        self.months = {form: number for number, forms in enumerate(table.get("months", []), 1) for form in forms}
        self.weekdays = {form: number for number, forms in enumerate(table.get("weekdays", [])) for form in forms}
        self.relative: dict[str, int] = table.get("relative_days", {})
        self.shifts: dict[str, int] = table.get("shifts", {})
        self.units: dict[str, str] = table.get("units", {}) | table.get("unit_forms", {})
        self.seasons: dict[str, int] = table.get("seasons", {})
        self.ordinals: dict[str, int] = table.get("ordinals", {})
        self.few: int = table.get("few", 3)
        self.of, self.future = pack.word_set("of_markers"), pack.word_set("auxiliaries", "future")
        self.year = _numbered(r"(?:1[89]|20|21)\d\d", table.get("year_endings", ()))
        self.day = _numbered(r"[1-9]|0[1-9]|[12]\d|3[01]", table.get("day_endings", ()))
        self.decade = _numbered(r"(?:1[89]|20)\d0", table.get("decade_endings", ()), bare=False)
        self.lists = {name: frozenset(table.get(name, ())) for name in _LISTS}
        self.numbers: dict[str, float] = pack.words.get("numbers", {}).get("words", {})
        self.starts = frozenset(self.months) | frozenset(self.weekdays) | frozenset(self.relative)
        self.starts |= frozenset(self.shifts) | frozenset(self.units) | frozenset(self.seasons)
        self.starts |= frozenset(self.ordinals) | frozenset(self.numbers) | self.lists["recent"] | self.lists["ahead"]
        self.starts |= self.lists["once"]


def _numbered(number: str, endings: Iterable[str], *, bare: bool = True) -> re.Pattern[str]:
    """Return the pattern of a number with one of the endings behind it, or with none where it may be *bare*."""
    ends = "|".join(map(re.escape, endings)) or "(?!)"
    return re.compile(rf"^({number})(?:[-'’]?(?:{ends})){'?' if bare else ''}$")
