"""How many: numbers with what they count, how long, how much money.

Numbers are read word by word with the tables of ``grammar/<language>/time.toml``, as parsers hang them in many ways;
the tree only says which argument a number belongs to.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.grammar.scripts.letters import SMALL
from graphbuilder.model import Quantity, Word

_SIGN = r"us\$|[$€£¥₽₴]"
_WRITTEN = re.compile(rf"^({_SIGN})?(\d[\d.,\u00a0\u202f]*)({_SIGN}|%|[{SMALL}]+\.?)?$")
_MONEY = re.compile(rf"^(?:{_SIGN})$")
_SPAN = re.compile(r"^(\d[\d.,]*)[-–—](\d[\d.,]*)$")
_END = re.compile(r"^[-–—](\d[\d.,]*)$")
_GROUP = re.compile(r"^\d{3}$")
_YEARS = range(1800, 2101)
#: Names that may hold a number; any in another name is part of it: "F-16", "Boeing 737".
_COUNTING = frozenset({"Number", "Money", "Date"})
#: Words between a number and what it counts: «13 тысяч северокорейских бойцов», "thousands of people".
_BETWEEN = frozenset({"ADJ", "DET", "ADP", "PROPN"})
_REACH = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity in a sentence: the ids of its first word and of the word it counts."""

    first: int
    last: int
    quantity: Quantity
    money: bool = False


class Counter:
    """Reads the quantities of sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        table, time = pack.words.get("numbers", {}), pack.words.get("time", {})
        self.multipliers: dict[str, float] = table.get("multipliers", {})
        self.words: dict[str, float] = table.get("words", {})
        self.approximate = frozenset(table.get("approximate", ()))
        self.range = pack.word_set("numbers", "range")
        self.range_both = pack.word_set("numbers", "range_both")
        self.range_lead = pack.word_set("numbers", "range_lead")
        self.halves = [phrase.split() for phrase in pack.word_set("numbers", "halves")]
        self.currencies: dict[str, str] = table.get("currencies", {})
        self.of = pack.word_set("of_markers")
        self.money = frozenset(self.currencies.values())
        self.duration_markers = frozenset(table.get("duration_markers", ()))
        self.units = frozenset(time.get("units", ())) | frozenset(time.get("unit_forms", ()))
        self.points = frozenset((*time.get("recent", ()), *time.get("ago", ()), *time.get("shifts", ())))
        self.months = frozenset(form for forms in time.get("months", ()) for form in forms)
        self._last: tuple[Tree, list[Counted]] | None = None

    def under(self, number: int, tree: Tree) -> Quantity | None:
        """Return the quantity the word *number* is a part of: «порядка 13 тысяч бойцов» → 13000 боец, approximate."""
        return next((one.quantity for one in self.find(tree) if one.first <= number <= one.last), None)

    def beside(self, number: int, tree: Tree) -> Quantity | None:
        """Return the money, else the time, that stands beside a predicate: «за 3 млрд долларов», «на два месяца»."""
        found = self.find(tree)
        if not found:
            return None
        below = tree.children(number, "obl", "obj", "nmod", "advmod")
        for money in (True, False):
            for child in below:
                inside = {word.id for word in tree.subtree(child.id, skip=("acl", "conj", "advcl"))}
                for one in found:
                    if one.last in inside and one.money and money:
                        return one.quantity
                    if one.last == child.id and not money and self._is_duration(child, tree):
                        return one.quantity
        return None

    def _is_duration(self, word: Word, tree: Tree) -> bool:
        """«на два месяца», "for five years"; but not «два года назад» and «за последние два года», which say when."""
        if word.lemma.lower() not in self.units or tree.marker(word.id) not in self.duration_markers:
            return False
        behind = tree.words.get(word.id + 1)
        when = {one.lemma.lower() for one in (*tree.children(word.id), *([behind] if behind is not None else []))}
        return not when & self.points

    def find(self, tree: Tree) -> list[Counted]:
        """Return the quantities of a sentence in the order of the text; remembered for the last sentence asked about."""
        if self._last is None or self._last[0] is not tree:
            self._last = (tree, _Numbers(self, tree).read())
        return self._last[1]


@dataclass
class _Sum:
    """A number as far as it is read: what is done with, and what a multiplier may still follow."""

    total: float = 0.0
    current: float | None = None
    unit: str = ""
    closed: bool = False

    @property
    def value(self) -> float:
        return self.total + (self.current or 0.0)

    def multiply(self, times: float) -> None:
        self.current = (1.0 if self.current is None else self.current) * times
        if times >= 1000:
            self.total, self.current = self.total + self.current, None


@dataclass(frozen=True, slots=True)
class _Span:
    """A number as it stands: the index behind its last word, its value, the upper one of two, the unit of a money sign."""

    end: int
    value: float
    upper: float | None = None
    unit: str = ""


class _Numbers:
    """One sentence being read."""

    def __init__(self, counter: Counter, tree: Tree) -> None:
        self.counter, self.words = counter, list(tree.words.values())
        names = tree.sentence.names
        named = ((name.type, n) for name in names for n in range(name.first, name.last + 1))
        self.kinds: Mapping[int, str] = {number: kind for kind, number in named}

    def read(self) -> "list[Counted]":
        found, i = [], 0
        while i < len(self.words):
            span = self._span(i)
            if span is None:
                i += 1
                continue
            counted = self._counted(i, span)
            i = span.end
            if counted is not None:
                found.append(counted)
                i = max(i, next(at for at, word in enumerate(self.words, 1) if word.id == counted.last))
        return found

    def _span(self, i: int) -> "_Span | None":
        """Return the number that begins at a word, or the two that are the ends of one: «от 10 до 12 тысяч»."""
        if self._is_in_name(i):
            return None
        glued = _SPAN.match(self.words[i].form)
        if glued:  # «10–12 тысяч» in one word
            low, high = read_number(glued[1]), read_number(glued[2])
            times = self._multiplier(i + 1)
            if low is None or high is None or low >= high:
                return None
            return _Span(i + 1 + (times > 1), low * times, high * times)
        length, value, unit = self._number(i)
        if length == 0:
            return None
        first = _Span(i + length, value, None, unit)
        return self._to(i, first) or first

    def _to(self, i: int, first: "_Span") -> "_Span | None":
        """Return the span up to a second number behind the first; both share what is counted and its multiplier."""
        glued = _END.match(self.words[first.end].form) if first.end < len(self.words) else None
        if glued and self.words[first.end].start == self.words[first.end - 1].end:  # «20» and «–25» in two words
            return self._to_glued(first, read_number(glued[1]))
        if first.end + 1 >= len(self.words):
            return None
        between, before = self.words[first.end].form.lower(), self.words[i - 1].form.lower() if i else ""
        both = between in self.counter.range_both and before in self.counter.range_lead
        if not both and between not in self.counter.range:
            return None
        length, high, unit = self._number(first.end + 1)
        if length == 0:
            return None
        end, low = first.end + 1 + length, first.value
        times = self._multiplier(end - 1)
        low = low * times if times > 1 and low < high / times * 10 and low < times else low
        return _Span(end, low, high, unit or first.unit) if low < high else None

    def _to_glued(self, first: "_Span", high: float | None) -> "_Span | None":
        if high is None or first.value >= high:
            return None
        times = self._multiplier(first.end + 1)
        return _Span(first.end + 1 + (times > 1), first.value * times, high * times, first.unit)

    def _multiplier(self, i: int) -> float:
        word = self.words[i] if i < len(self.words) else None
        if word is None:
            return 1.0
        return self.counter.multipliers.get(word.lemma.lower(), self.counter.multipliers.get(word.form.lower(), 1.0))

    def _is_in_name(self, i: int) -> bool:
        """Say whether a word with a number is part of a name: "F-16", "Boeing 737", "Leopard 2 tanks", «Т-72»."""
        word, before = self.words[i], self.words[i - 1] if i else None
        if self.kinds.get(word.id, "Number") not in _COUNTING:
            return True
        if before is None or not word.form[:1].isdigit():
            return False
        return (before.end == word.start and before.form.rstrip("-–").isalpha()) or numbers_name(before, word)

    def _number(self, start: int) -> tuple[int, float, str]:
        """Return how many words from *start* on are a number, its value, and the unit a sign of money gives."""
        if not self._begins(self.words[start]):
            return 0, 0.0, ""
        sum_, i = _Sum(), start
        while i < len(self.words) and not sum_.closed:
            if sum_.current is not None and (half := self._half(i)):
                sum_.current, i = sum_.current + 0.5, i + half
            elif self._takes(sum_, i, start):
                i += 1
            else:
                break
        return (i - start, sum_.value, sum_.unit) if sum_.value else (0, 0.0, "")

    def _half(self, i: int) -> int:
        """Return how many words from *i* on add a half to the number before them: «с половиной», "and a half"."""
        forms = [word.form.lower() for word in self.words[i : i + _REACH]]
        return max((len(phrase) for phrase in self.counter.halves if forms[: len(phrase)] == phrase), default=0)

    def _begins(self, word: Word) -> bool:
        """Say whether a number may begin with a word: figures, a sign of money, a word that counts."""
        form, lemma, counter = word.form.lower(), word.lemma.lower(), self.counter
        if form.isalpha() or form in ",.":  # most words by far
            return (
                not {lemma, form}.isdisjoint(counter.words)
                or lemma in counter.multipliers
                or form in counter.multipliers
            )
        return True

    def _takes(self, sum_: _Sum, i: int, start: int) -> bool:
        """Add the word to the number where it belongs to it; say whether it does."""
        form, lemma = self.words[i].form.lower(), self.words[i].lemma.lower()
        written = _WRITTEN.match(form)
        times = self.counter.multipliers.get(lemma, self.counter.multipliers.get(form))
        if _MONEY.match(form) and (i == start or sum_.current is not None):
            sum_.unit = sum_.unit or self.counter.currencies.get(form, "")
        elif written and sum_.current is None:
            return self._takes_figures(sum_, written)
        elif sum_.current is not None and _GROUP.match(form) and sum_.current < 1e6 and self._is_group(i, start):
            sum_.current = sum_.current * 1000 + float(form)
        elif times is not None and (sum_.current is not None or i == start):
            sum_.multiply(times)
            sum_.closed = times >= 1000 and not self._goes_on(i + 1, times)
        elif (word := self._word(i)) is not None and self.words[i].upos in ("NUM", "DET", "NOUN") and not written:
            sum_.current = (sum_.current or 0.0) + word
        else:  # "twenty-five" in three words
            return form == "-" and sum_.current is not None and self._spelled(i - 1) and self._spelled(i + 1)
        return True

    def _word(self, i: int) -> float | None:
        """Return the number a word is: by its lemma, or by its form where a tagger does not know the lemma."""
        words = self.counter.words
        return words.get(self.words[i].lemma.lower(), words.get(self.words[i].form.lower()))

    def _takes_figures(self, sum_: _Sum, written: re.Match[str]) -> bool:
        """«13», «$3,5», "$5bn"."""
        value, suffix = read_number(written[2]), written[3] or ""
        if value is None or not self._is_suffix(suffix):
            return False
        sum_.unit = sum_.unit or self.counter.currencies.get(written[1] or suffix, "")
        sum_.current = value * self.counter.multipliers.get(suffix, 1.0)
        return True

    def _is_suffix(self, suffix: str) -> bool:
        return not suffix or suffix in self.counter.multipliers or suffix in self.counter.currencies

    def _is_group(self, i: int, start: int) -> bool:
        """«10 000»: the digits of a group stand right behind one blank."""
        before = self.words[i - 1]
        return i > start and before.form.isdigit() and len(before.form) <= 3 and self.words[i].start - before.end <= 1

    def _goes_on(self, i: int, times: float) -> bool:
        """«3 тысячи 500»: a smaller number, or a sign of money, behind a multiplier belongs to it."""
        if i >= len(self.words):
            return False
        form = self.words[i].form
        number = read_number(form) if form[:1].isdigit() else self.counter.words.get(self.words[i].lemma.lower())
        return (number is not None and number < times) or form.lower() in self.counter.currencies

    def _spelled(self, i: int) -> bool:
        return 0 <= i < len(self.words) and self.words[i].lemma.lower() in self.counter.words

    def _counted(self, start: int, span: "_Span") -> Counted | None:
        last = span.end - 1 if span.unit else self._unit(span.end)
        if last is None:
            return None
        word, unit = self.words[last], span.unit
        if not unit:
            unit = self.counter.currencies.get(word.lemma.lower(), self.counter.currencies.get(word.form.lower(), ""))
        unit = unit or word.lemma
        if self._is_date(start, span, word, unit):
            return None
        plural = self.counter.multipliers.get(self.words[start].lemma.lower(), 0) >= 100 and span.end - start == 1
        about = plural or span.upper is not None or self._is_approximate(start)
        quantity = Quantity(span.value, unit, about, span.upper)
        return Counted(self.words[start].id, word.id, quantity, unit in self.counter.money)

    def _is_date(self, start: int, span: "_Span", counted: Word, unit: str) -> bool:
        """Say whether a number tells when: «3 марта», «2012 год», "the 2012 law"."""
        year = span.value in _YEARS and span.end - start == 1
        dated = year and self.kinds.get(self.words[start].id) == "Date"
        return dated or counted.form.lower() in self.counter.months or (unit in self.counter.units and year)

    def _unit(self, i: int) -> int | None:
        """Index of the noun behind a number, past adjectives and "of"."""
        for at in range(i, min(i + _REACH, len(self.words))):
            word = self.words[at]
            if word.upos == "NOUN" or word.form == "%" or word.form.lower() in self.counter.currencies:
                return at
            if self._is_in_name(at):  # "14 Leopard 2 tanks"
                continue
            if word.upos not in _BETWEEN or (word.upos == "ADP" and word.form.lower() not in self.counter.of):
                return None
        return None

    def _is_approximate(self, start: int) -> bool:
        for word in reversed(self.words[max(0, start - 3) : start]):
            if word.lemma.lower() in self.counter.approximate or word.form.lower() in self.counter.approximate:
                return True
            if word.upos in ("NOUN", "PROPN", "VERB", "PUNCT"):
                return False
        return False


def numbers_name(name: Word, number: Word) -> bool:
    """Say whether figures belong to the name right before them: "Boeing 737", "Leopard 2 tanks", «Боинг 737»."""
    if name.upos not in ("PROPN", "X") or not number.form.isdigit():
        return False
    beside = name.head == number.head and name.deprel == "compound"
    return beside or number.head == name.id or (name.head == number.id and name.deprel == "compound")


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
