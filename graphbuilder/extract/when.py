"""When and how many: dates, ranges and relative expressions to ISO 8601; numbers with what they count.

Expressions are read word by word with the months, weekdays and relative words of the lexicon, relative to the day of publication:
a span and a precision are needed, which parsers of whole strings do not give. A date that cannot be placed in a year
(no publication date) is left out, never guessed.
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Quantity, Time, Word

_YEAR = re.compile(r"^(1[89]|20|21)\d\d$")
_YEARS = re.compile(r"^((?:1[89]|20|21)\d\d)[-–—]((?:1[89]|20|21)?\d\d)$")
_DAY = re.compile(r"^([1-9]|[12]\d|3[01])(-?(?:го|е|st|nd|rd|th))?$")
_DOTTED = re.compile(r"^([0-3]?\d)[./]([01]?\d)[./](\d{4})$")
_ISO = re.compile(r"^\d{4}-\d\d-\d\d$")


class Clock:
    """Reads time expressions of one language against a day of publication (ISO) or None."""

    def __init__(self, pack: Pack, published: str | None) -> None:
        self.published = date.fromisoformat(published[:10]) if published else None
        table = pack.words.get("time", {})
        self.months = {form: number for number, forms in enumerate(table.get("months", []), 1) for form in forms}
        self.weekdays = {form: number for number, forms in enumerate(table.get("weekdays", [])) for form in forms}
        self.relative: dict[str, int] = table.get("relative_days", {})
        self.year_words = frozenset(table.get("year_words", []))
        self.ambiguous = frozenset(table.get("ambiguous_months", []))

    def find(self, words: tuple[Word, ...]) -> list[tuple[int, int, Time]]:
        """Return (first word id, last word id, time) of every expression among *words*, in order."""
        found: list[tuple[int, int, Time]] = []
        index = 0
        while index < len(words):
            hit = self._at(words, index)
            if hit is None:
                index += 1
                continue
            length, when = hit
            found.append((words[index].id, words[index + length - 1].id, when))
            index += length
        return found

    def _at(self, words: tuple[Word, ...], i: int) -> tuple[int, Time] | None:
        form = words[i].form.lower()
        after = [word.form.lower() for word in words[i + 1 : i + 5]] + [""] * 4
        if match := _DOTTED.match(form):
            day, month, year = map(int, match.groups())
            return _safe(1, year, month, day)
        if _ISO.match(form):
            return 1, Time(form, form, "day")
        if (match := _DAY.match(form)) and after[0] in self.months:
            return self._day(int(match[1]), after[0], after[1:], 2)
        if form in self.months and (match := _DAY.match(after[0])):
            rest = after[2:] if after[1] == "," else after[1:]
            return self._day(int(match[1]), form, rest, 2 + (after[1] == "," and bool(_YEAR.match(after[2]))))
        if form in self.months:
            return self._month(form, after)
        if match := _YEARS.match(form):
            return self._years(match, after)
        if _YEAR.match(form):
            return self._year(int(form), after)
        if form in self.weekdays:
            return self._weekday(form)
        if form in self.relative and self.published:
            when = (self.published + timedelta(days=self.relative[form])).isoformat()
            return 1, Time(when, when, "day")
        return None

    def _day(self, day: int, month: str, rest: list[str], length: int) -> tuple[int, Time] | None:
        number = self.months[month]
        if _YEAR.match(rest[0]):
            extra = 1 + (rest[1] in self.year_words)
            return _safe(length + extra, int(rest[0]), number, day)
        year = self._nearest_year(number, day)
        return None if year is None else _safe(length, year, number, day)

    def _nearest_year(self, month: int, day: int) -> int | None:
        """A date without a year is the one nearest to publication, the past at a tie: news looks back more than ahead."""
        if self.published is None:
            return None
        options = []
        for year in (self.published.year - 1, self.published.year, self.published.year + 1):
            if day <= calendar.monthrange(year, month)[1]:
                options.append((abs((date(year, month, day) - self.published).days), year))
        return min(options)[1] if options else None

    def _month(self, form: str, after: list[str]) -> tuple[int, Time] | None:
        number = self.months[form]
        if form in self.ambiguous and not _YEAR.match(after[0]):
            return None
        if _YEAR.match(after[0]):
            year, length = int(after[0]), 2 + (after[1] in self.year_words)
        elif self.published is not None:
            year, length = self.published.year - (number > self.published.month), 1
        else:
            return None
        last = calendar.monthrange(year, number)[1]
        return length, Time(f"{year}-{number:02}-01", f"{year}-{number:02}-{last:02}", "month")

    def _years(self, match: "re.Match[str]", after: list[str]) -> tuple[int, Time] | None:
        start, end = match[1], match[2]
        end = start[: 4 - len(end)] + end
        if end < start:
            return None
        return 1 + (after[0] in self.year_words), Time(f"{start}-01-01", f"{end}-12-31", "range")

    def _year(self, year: int, after: list[str]) -> tuple[int, Time] | None:
        if after[0] in ("-", "–", "—") and _YEAR.match(after[1]) and int(after[1]) >= year:
            return 3 + (after[2] in self.year_words), Time(f"{year}-01-01", f"{after[1]}-12-31", "range")
        return 1 + (after[0] in self.year_words), Time(f"{year}-01-01", f"{year}-12-31", "year")

    def _weekday(self, form: str) -> tuple[int, Time] | None:
        if self.published is None:
            return None
        back = (self.published.weekday() - self.weekdays[form]) % 7
        day = self.published - timedelta(days=back)
        return 1, Time(day.isoformat(), day.isoformat(), "day")


def _safe(length: int, year: int, month: int, day: int) -> tuple[int, Time] | None:
    try:
        when = date(year, month, day).isoformat()
    except ValueError:
        return None
    return length, Time(when, when, "day")


def time_of(predicate: Predicate, tree: Tree, times: list[tuple[int, int, Time]]) -> Time | None:
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
    """The predicate and what it is part of, up to the verb of its clause, then the clause it is coordinated with."""
    words = [predicate.word]
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


# numbers


class Counter:
    """Reads numbers with their unit under a noun."""

    def __init__(self, pack: Pack) -> None:
        table = pack.words.get("numbers", {})
        self.multipliers: dict[str, float] = table.get("multipliers", {})
        self.words: dict[str, float] = table.get("words", {})
        self.approximate = frozenset(table.get("approximate", []))

    def under(self, number: int, tree: Tree) -> Quantity | None:
        """Return the quantity of the noun *number*: «порядка 13 тысяч бойцов» → 13000 боец, approximate."""
        head = tree[number]
        value = self._value(head)
        unit = head
        if head.lemma.lower() in self.multipliers or value is not None:
            inner = tree.child(number, "nmod")
            base = self._counted(number, tree)
            value = (base or value or 1.0) * self.multipliers.get(head.lemma.lower(), 1.0)
            unit = inner or head
            if inner is None and value is None:
                return None
        else:
            value = self._counted(number, tree)
        if value is None:
            return None
        return Quantity(value, unit.lemma, self._is_approximate(number, tree))

    def _counted(self, number: int, tree: Tree) -> float | None:
        for child in tree.children(number, "nummod", "compound", "det"):
            value = self._value(child)
            if child.lemma.lower() in self.multipliers:
                return (self._counted(child.id, tree) or 1.0) * self.multipliers[child.lemma.lower()]
            if value is not None:
                for inner in tree.children(child.id, "nummod", "compound", "flat", "nmod", "fixed"):
                    if inner.lemma.lower() in self.multipliers:
                        value *= self.multipliers[inner.lemma.lower()]
                    elif inner.lemma.lower() not in self.multipliers and (more := self._value(inner)) is not None:
                        value = more * self.multipliers.get(child.lemma.lower(), 1.0)
                return value
        return None

    def _value(self, word: Word) -> float | None:
        return read_number(word.form) if word.form[:1].isdigit() else self.words.get(word.lemma.lower())

    def _is_approximate(self, number: int, tree: Tree) -> bool:
        near = list(tree.subtree(number, skip=("acl",)))
        return any(word.lemma.lower() in self.approximate or word.form.lower() in self.approximate for word in near)


@lru_cache(maxsize=4096)
def read_number(text: str) -> float | None:
    """Read a written number: «13», «2,5», «1 200 000», "1,200"; None for anything else.

    >>> read_number("2,5"), read_number("1,200"), read_number("13-й")
    (2.5, 1200.0, None)
    """
    compact = text.replace("\u00a0", "").replace(" ", "").replace("\u202f", "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", compact):
        compact = compact.replace(",", "")
    compact = compact.replace(",", ".")
    return float(compact) if re.fullmatch(r"\d+(\.\d+)?", compact) else None
