"""Dates that stand in the text: days, months, seasons, quarters and years, alone and in ranges of days."""

import re
from collections.abc import Sequence

from graphbuilder.extract.time.periods import MONTHS, months_of, nearest_year, safe_day
from graphbuilder.extract.time.timetable import Timetable
from graphbuilder.model import Time, Word

_YEARS = re.compile(r"^((?:1[89]|20|21)\d\d)[-–—/]((?:1[89]|20|21)?\d\d)$")
_GLUED = re.compile(r"^[-–—]((?:1[89]|20|21)?\d\d)$")
_DAYS = re.compile(r"^([1-9]|[12]\d|3[01])[-–—]([1-9]|[12]\d|3[01])$")
_DOTTED = re.compile(r"^([0-3]?\d)[./]([01]?\d)[./](\d{4})$")
_HALF = re.compile(r"^[0-3]?\d[./][01]?\d[./]$")
_ISO = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")

#: (number of words, time)
Hit = tuple[int, Time]


class Dates:
    """One sentence being read. Every method says what begins at word *i*; None where nothing does."""

    def __init__(self, clock: Timetable, words: Sequence[Word]) -> None:
        self.clock, self.words, self.day = clock, words, clock.published
        self.forms = [word.form.lower() for word in words]
        self.lemmas = [word.lemma.lower() for word in words]

    def form(self, i: int) -> str:
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def lemma(self, i: int) -> str:
        return self.lemmas[i] if 0 <= i < len(self.lemmas) else ""

    def among(self, name: str, i: int) -> bool:
        return self.form(i) in self.clock.lists[name] or self.lemma(i) in self.clock.lists[name]

    def has_year(self, i: int, length: int) -> bool:
        return any(self.clock.year.match(form) for form in self.forms[i : i + length]) or length > 2

    def read_date(self, i: int) -> Hit | None:
        """«13.01.2024», also where the tagger cuts it in two; "2024-01-13"."""
        form, length = self.form(i), 1
        if _HALF.match(form):
            form, length = form + self.form(i + 1), 2
        match = _DOTTED.match(form)
        if match:
            day, month, year = map(int, match.groups())
        elif match := _ISO.match(form):
            year, month, day = map(int, match.groups())
        else:
            return None
        when = safe_day(year, month, day)
        return None if when is None else (length, when)

    def read_days(self, i: int) -> Hit | None:
        """«1–5 мая», «с 1 по 5 мая 2025 года», "September 1-3": several days of one month."""
        start = i + 1 if self._is_month(i) else i
        if match := _DAYS.match(self.form(start)):
            length, first, last = 1, int(match[1]), int(match[2])
        else:
            one, two = self.clock.day.match(self.form(start)), self.clock.day.match(self.form(start + 2))
            both = self.among("until_both", start + 1) and self.among("from_both", i - 1)
            if not one or not two or not (self.among("until", start + 1) or both):
                return None
            length, first, last = 3, int(one[1]), int(two[1])
        month = i if start > i else i + length
        if not self._is_month(month) or first >= last:
            return None
        at = max(start + length, month + 1)
        found = self._stated_year(at)
        number = self.clock.months[self.form(month)]
        year = found[1] if found else self._year_of(number, last)
        begin, end = (safe_day(year, number, day) for day in (first, last)) if year is not None else (None, None)
        if begin is None or end is None:
            return None
        return at - i + (found[0] if found else 0), Time(begin.start, end.end, "range")

    def _is_month(self, i: int) -> bool:
        return self.form(i) in self.clock.months

    def read_day(self, i: int, year: int | None) -> Hit | None:
        """«3 августа 2025 года», "1 September"."""
        match = self.clock.day.match(self.form(i))
        if not match or not self._is_month(i + 1):
            return None
        return self._placed(self.clock.months[self.form(i + 1)], int(match[1]), i, i + 2, year)

    def _placed(self, month: int, day: int, i: int, after: int, year: int | None) -> Hit | None:
        """A day of a month with the year behind it, or the one that brings it nearest."""
        stated = self._stated_year(after)
        if stated is not None:
            year = stated[1]
        elif year is None:
            year = self._year_of(month, day)
        when = safe_day(year, month, day) if year is not None else None
        return None if when is None else (after - i + (stated[0] if stated else 0), when)

    def _year_of(self, month: int, day: int) -> int | None:
        return None if self.day is None else nearest_year(month, day, self.day)

    def _stated_year(self, i: int) -> tuple[int, int] | None:
        """(words, year): «2025 года», ", 2025", «прошлого года», "of this year", "last year"."""
        skip = 1 if self.form(i) == "," or self.form(i) in self.clock.of else 0
        match = self.clock.year.match(self.form(i + skip))
        if match:
            return skip + 1 + (self.form(i + skip + 1) in self.clock.lists["year_words"]), int(match[1])
        if self.form(i) == ",":
            return None
        shift = self.clock.shifts.get(self.lemma(i + skip))
        if shift is None or self.day is None or self.clock.units.get(self.lemma(i + skip + 1)) != "year":
            return None
        return skip + 2, self.day.year + shift

    def read_month(self, i: int, year: int | None) -> Hit | None:
        form = self.form(i)
        number = self.clock.months.get(form)
        if number is None:
            return None
        if match := self.clock.day.match(self.form(i + 1)):
            hit = self._placed(number, int(match[1]), i, i + 2, year)
            if hit is not None:
                return hit
        stated = self._stated_year(i + 1)
        before = self.form(i - 1) in self.clock.lists["before_months"] and self.words[i].form[:1].isupper()
        if form in self.clock.lists["ambiguous_months"] and stated is None and not before and year is None:
            return None
        if stated is not None:
            year = stated[1]
        elif year is None:
            year = self._month_year(number, i)
        return None if year is None else (1 + (stated[0] if stated else 0), months_of(year, number, 1, "month"))

    def _month_year(self, number: int, i: int) -> int | None:
        """A month without a year is the last one there was, or the next."""
        if self.day is None:
            return None
        if self.is_ahead(i):
            return self.day.year + (number < self.day.month)
        return self.day.year - (number > self.day.month)

    def read_season(self, i: int) -> Hit | None:
        first = self.clock.seasons.get(self.form(i))
        if first is None:
            return None
        stated = self._stated_year(i + 1)
        if stated is None:
            return None  # «весной» alone may be any spring
        return 1 + stated[0], months_of(stated[1] - (first == 12), first, 3, "range")

    def read_quarter(self, i: int) -> Hit | None:
        """«в первом квартале 2025 года», "the second quarter"."""
        number = self.clock.ordinals.get(self.lemma(i)) or self.clock.ordinals.get(self.form(i))
        unit = self.clock.units.get(self.lemma(i + 1))
        if number is None or unit not in ("quarter", "half") or number * MONTHS[unit] > 12:
            return None
        stated = self._stated_year(i + 2)
        year = stated[1] if stated else self.day.year if self.day else None
        if year is None:
            return None
        first = (number - 1) * MONTHS[unit] + 1
        return 2 + (stated[0] if stated else 0), months_of(year, first, MONTHS[unit], "range")

    def read_year(self, i: int) -> Hit | None:
        """«2024 году», «2024–2025 годах», «1990-х», "the 1990s"."""
        form = self.form(i)
        if match := _YEARS.match(form):
            end = match[1][: 4 - len(match[2])] + match[2]
            more = self.form(i + 1) in self.clock.lists["year_words"]
            return (1 + more, Time(f"{match[1]}-01-01", f"{end}-12-31", "range")) if end >= match[1] else None
        if match := self.clock.decade.match(form):
            more = self.form(i + 1) in self.clock.lists["year_words"]
            return 1 + more, months_of(int(match[1]), 1, 120, "range")
        if (match := self.clock.year.match(form)) and (last := _GLUED.match(self.form(i + 1))):  # «2024» «–2025»
            end = match[1][: 4 - len(last[1])] + last[1]
            if end >= match[1]:
                more = self.form(i + 2) in self.clock.lists["year_words"]
                return 2 + more, Time(f"{match[1]}-01-01", f"{end}-12-31", "range")
        if match := self.clock.year.match(form):
            more = self.form(i + 1) in self.clock.lists["year_words"]
            return 1 + more, months_of(int(match[1]), 1, 12, "year")
        return None

    def is_plural(self, i: int) -> bool:
        word = self.words[i] if i < len(self.words) else None
        return word is not None and word.feats.get("Number") == "Plur"

    def is_ahead(self, i: int) -> bool:
        """Say whether the clause the word is in has a verb of the future."""
        by_id = {word.id: word for word in self.words}
        word: Word | None = self.words[i]
        for _ in range(5):
            if word is None:
                return False
            if word.upos in ("VERB", "AUX") or "VerbForm" in word.feats:
                break
            word = by_id.get(word.head)
        if word is None:
            return False
        perfect = word.feats.get("Aspect") == "Perf" and word.feats.get("Tense") == "Pres"
        future = word.feats.get("Tense") == "Fut" or perfect
        return future or any(
            other.head == word.id and other.deprel.startswith("aux") and self._is_future(other) for other in self.words
        )

    def _is_future(self, auxiliary: Word) -> bool:
        return auxiliary.feats.get("Tense") == "Fut" or auxiliary.lemma.lower() in self.clock.future
