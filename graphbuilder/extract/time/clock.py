"""When: dates, ranges and expressions relative to the day of publication, as ISO 8601 with how exactly they are known.

Expressions are read word by word with the tables of ``grammar/<language>/time.toml``: the span and the precision are
needed, which parsers of whole strings (dateparser, dateutil) do not give. A date that cannot be placed in a year (no
publication date) is left out, never guessed. Of a day or month without a year the nearest is meant, of a weekday the
one just past; where the clause has a verb of the future, the next.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.time.dates import Dates, Hit
from graphbuilder.extract.time.numbers import read_number
from graphbuilder.extract.time.periods import DAYS, MONTHS, away, joined, months_of, moved, period, span, stretch
from graphbuilder.extract.time.timetable import Timetable
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Time, Word

_REACH = 4  # how far before a day the word stands that leaves it open
_ANCHOR = 7  # how far behind "after" the day stands that is counted from

#: The times of a sentence in order: (id of the first word, id of the last, time).
Times = Sequence[tuple[int, int, Time]]


class Clock(Timetable):
    """Reads time expressions of one language against a day of publication (ISO) or None."""

    def find(self, words: Sequence[Word]) -> list[tuple[int, int, Time]]:
        """Return (first word id, last word id, time) of every expression among *words*, in order."""
        reading = _Reading(self, words)
        found: list[tuple[int, int, Time]] = []
        if not reading.begins():
            return found
        index = 0
        while index < len(words):
            hit = reading.at(index)
            if hit is None:
                index += 1
                continue
            length, when = hit
            if when.precision == "day":
                reading.last_day = when
            found.append((words[index].id, words[index + length - 1].id, when))
            index += length
        return found


class _Reading(Dates):
    """Adds ranges of any two points, and what is told from the day of publication."""

    #: The last day read so far: what is counted from an event without a date is counted from it.
    last_day: Time | None = None

    def begins(self) -> bool:
        """Note the words an expression may begin with; say whether there are any."""
        starts = self.clock.starts
        pairs = enumerate(zip(self.forms, self.lemmas, strict=True))
        self._begin = {i for i, (form, lemma) in pairs if form[0].isdigit() or form in starts or lemma in starts}
        return bool(self._begin)

    def at(self, i: int) -> Hit | None:
        """An expression: a point, a range of two, or a stretch counted from the day of publication or another day."""
        if i not in self._begin:
            return None
        hit = self.read_days(i) or self._stretch(i) or self._from(i) or self._counted(i) or self._point(i)
        return None if hit is None else self._range(i, hit) or (hit[0], self._open(i, hit[1]))

    def _open(self, i: int, when: Time) -> Time:
        """Take away the bound that a word before the point leaves open: «с 1998 года», "until the end of 2015"."""
        before = i - 1
        while before > i - _REACH and (
            self.among("parts", before) or self.form(before) in self.clock.of or self._is_article(before)
        ):
            before -= 1
        if when.precision == "range" and not self._is_season(i):
            return when  # "since the past three days"
        if self.among("since", before):
            return Time(when.start, None, "range")
        return Time(None, when.end, "range") if self.among("till", before) else when

    def _is_article(self, i: int) -> bool:
        return 0 <= i < len(self.words) and self.words[i].upos == "DET"

    def _is_season(self, i: int) -> bool:
        return self.form(i) in self.clock.seasons

    def _from(self, i: int) -> Hit | None:
        """«два дня после встречи 3 марта», "three days before the 3 March summit": counted from another day."""
        length, count = self._count(i) or (0, None)
        at = i + length
        unit = self.clock.units.get(self.form(at)) or self.clock.units.get(self.lemma(at))
        if unit is None or unit == "weekend" or (count is None and self.is_plural(at)):
            return None
        if self.among("ago", at + 1) and self.among("after", at + 2):
            at += 1  # «неделю спустя после саммита»
        lead = self.clock.lists["before_lead"]
        back = self.among("before", at + 1) and (not lead or self.among("before_lead", i - 1))
        if not back and not self.among("after", at + 1):
            return None
        for number in range(at + 2, min(at + 2 + _ANCHOR, len(self.words))):
            if self.words[number].upos in ("VERB", "PUNCT"):
                break
            point = self._point(number)
            if point is not None and point[1].precision == "day":
                return number + point[0] - i, moved(unit, point[1], -(count or 1) if back else count or 1)
        return self._from_before(at + 2, i, unit, -(count or 1) if back else count or 1)

    def _from_before(self, behind: int, i: int, unit: str, count: float) -> Hit | None:
        """«встретились 3 марта; через два дня после встречи»: counted from an event whose day the sentence gave before."""
        noun = next(
            (at for at in range(behind, min(behind + 3, len(self.words))) if self.words[at].upos == "NOUN"), None
        )
        if noun is None or self.last_day is None:
            return None
        return noun + 1 - i, moved(unit, self.last_day, count)

    def _range(self, i: int, first: Hit) -> Hit | None:
        """«с апреля по июнь 2025 года», "between 2014 and 2020": a point, a word of the list, another point."""
        middle = i + first[0]
        both = self.among("until_both", middle) and self.among("from_both", i - 1)
        if not (self.among("until", middle) or both):
            return None
        last = self._point(middle + 1)
        if last is None:
            return None
        year = int((last[1].end or "")[:4]) if first[1].precision in ("day", "month") else None
        begin = self._point(i, year=year) if year is not None and not self.has_year(i, first[0]) else first
        found = joined((begin or first)[1], last[1])
        return None if found is None else (first[0] + 1 + last[0], found)

    def _point(self, i: int, *, year: int | None = None) -> Hit | None:
        """A day, month, season, quarter or year; *year* is that of a day or month that says none."""
        form = self.form(i)
        if not form:
            return None
        if form[0].isdigit():
            return self.read_date(i) or self.read_day(i, year) or self.read_year(i)
        return self.read_month(i, year) or self.read_season(i) or self.read_quarter(i) or self._relative(i)

    def _relative(self, i: int) -> Hit | None:
        if self.day is None:
            return None
        form = self.form(i)
        if form in self.clock.weekdays:
            return self._dated_weekday(i) or (1, self._weekday(form, i, 0))
        if form in self.clock.relative:
            if self.words[i].deprel == "case":  # «накануне выборов»
                return None
            return 1, period("day", self.day, self.clock.relative[form])
        shift = self.clock.shifts.get(self.lemma(i))
        if shift is not None:
            return self._shifted(i, shift)
        if self.clock.units.get(self.lemma(i)) == "weekend" or self.clock.units.get(form) == "weekend":
            return 1, period("weekend", self.day, 0 if self.is_ahead(i) or self.day.weekday() > 4 else -1)
        return None

    def _dated_weekday(self, i: int) -> Hit | None:
        """«во вторник, 4 марта», "Monday 13 January 2024": the date counts, whatever day of the week it was."""
        start = i + 2 if self.form(i + 1) == "," else i + 1
        form = self.form(start)
        hit = self._point(start) if form[:1].isdigit() or form in self.clock.months else None
        return (start - i + hit[0], hit[1]) if hit is not None and hit[1].precision == "day" else None

    def _weekday(self, form: str, i: int, shift: int) -> Time:
        assert self.day is not None
        number = self.clock.weekdays[form]
        if shift > 0 or (shift == 0 and self.is_ahead(i)):
            ahead = (number - self.day.weekday()) % 7 or (7 if shift else 0)
            day = self.day + timedelta(days=ahead)
        else:
            back = (self.day.weekday() - number) % 7 or (7 if shift < 0 else 0)
            day = self.day - timedelta(days=back)
        return span(day, day, "day")

    def _shifted(self, i: int, shift: int) -> Hit | None:
        """«на прошлой неделе», "this year", "last Friday", «прошлым летом», "next May"."""
        assert self.day is not None
        form = self.form(i + 1)
        if form in self.clock.weekdays:
            dated = self._dated_weekday(i + 1)  # «в прошлый понедельник, 3 марта»
            return (1 + dated[0], dated[1]) if dated is not None else (2, self._weekday(form, i + 1, shift))
        if form in self.clock.months:
            number = self.clock.months[form]
            year = self.day.year + shift
            if self.among("recent", i) or shift < 0:
                year = self.day.year - (number >= self.day.month)
            elif shift > 0:
                year = self.day.year + (number <= self.day.month)
            return 2, months_of(year, number, 1, "month")
        if form in self.clock.seasons:
            first = self.clock.seasons[form]
            year = self.day.year + shift - (first == 12 and self.day.month < 6)
            if shift < 0 and date(year + 1, first, 1) + timedelta(days=150) < self.day:
                year += 1  # "last spring" in September is this year's
            return 2, months_of(year, first, 3, "range")
        unit = self.clock.units.get(self.lemma(i + 1)) or self.clock.units.get(form)
        if unit is None or self.is_plural(i + 1):
            return None
        if self.lemma(i + 1) == "night" and shift == -1:
            return 2, period("day", self.day, -1)
        if unit == "day" and shift:
            return None  # "last day" is the last of something
        if unit == "weekend" and shift <= 0:
            shift = -1 if self.day.weekday() < 5 else 0
        return 2, period(unit, self.day, shift)

    def _stretch(self, i: int) -> Hit | None:
        """«за последние три дня», "in recent months", "the past year": up to the day of publication."""
        if self.day is None or not self.among("recent", i):
            return None
        counted = self._count(i + 1)
        length, count = counted if counted is not None else (0, None)
        at = i + 1 + length
        unit = self.clock.units.get(self.form(at)) or self.clock.units.get(self.lemma(at))
        if unit is None or (unit not in MONTHS and unit not in DAYS):
            return None
        if count is None and not self.is_plural(at):
            return None
        return 2 + length, stretch(unit, self.day, self.clock.few if count is None else count)

    def _counted(self, i: int) -> Hit | None:
        """«два года назад», "a week ago", «через три дня»."""
        if self.day is None:
            return None
        ahead = self.among("ahead", i)
        start = i + 1 if ahead else i
        length, count = self._count(start) or (0, None)
        at = start + length
        unit = self.clock.units.get(self.form(at)) or self.clock.units.get(self.lemma(at))
        if unit is None or unit == "weekend" or self.among("after", at + 1):
            return None  # "two days after the vote": not from today
        if ahead:
            bare = not self.clock.lists["before_months"]  # «через год»; English says "in a year"
            if (count is None and not bare) or not (bare or self.is_ahead(i)):
                return None
            return 2 + length, away(unit, self.day, count or 1)
        if not self.among("ago", at + 1) or (count is None and self.is_plural(at)):
            return None
        return length + 2, away(unit, self.day, -(count or 1))

    def _count(self, i: int) -> tuple[int, float] | None:
        """(words, number) of a counting word."""
        form, lemma = self.form(i), self.lemma(i)
        if self.among("once", i):
            return 1, 1.0
        value = read_number(form) if form[:1].isdigit() else self.clock.numbers.get(lemma, self.clock.numbers.get(form))
        return None if value is None or value > 1000 else (1, float(value))


def time_of(predicate: Predicate, tree: Tree, times: Times) -> Time | None:
    """Return the time that hangs on the predicate, its light verb or its clause; nearest first."""
    if not times:
        return None
    at = {number: when for first, last, when in times for number in range(first, last + 1)}
    for word in _clause(predicate, tree):
        hits = [number for number in _adverbials(word, tree) if number in at]
        if hits:
            return at[min(hits, key=lambda number: abs(number - predicate.word.id))]
    return None


def _clause(predicate: Predicate, tree: Tree) -> list[Word]:
    """The predicate and what it is part of, up to the verb of its clause, then the clause it is coordinated with.

    A participle before its noun is no part of the clause: «живущий в Лондоне банкир вчера умер», "the US-born singer".
    """
    words, own = [predicate.word], predicate.word
    if own.upos == "VERB" and own.deprel in ("amod", "acl") and own.id < own.head:
        return words
    for above in tree.above(predicate.word.id):
        words.append(above)
        if above.upos in ("VERB", "AUX") and words[-2].deprel.split(":")[0] not in (
            "conj",
            "xcomp",
            "ccomp",
            "obj",
            "nsubj",
            "obl",
        ):
            break
        if len(words) > 5:
            break
    return words


def _adverbials(word: Word, tree: Tree) -> list[int]:
    found = [word.id]
    for child in tree.children(word.id, "obl", "nmod", "advmod", "nummod", "obj", "appos", "flat"):
        if child.deprel.split(":")[0] in ("obl", "advmod", "nmod", "nummod", "flat"):
            found += [inner.id for inner in tree.subtree(child.id, skip=("acl", "conj", "appos"))]
    return found
