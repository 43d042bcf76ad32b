"""How many: numbers with what they count, how long, how much money.

Numbers are read word by word with the tables of ``grammar/<language>/time.toml``, as parsers hang them in many ways;
the tree only says which argument a number belongs to.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.grammar.scripts.letters import SMALL
from graphbuilder.model import Quantity, Word

_SIGN = r"us\$|[$€£¥₽₴]"
_WRITTEN = re.compile(rf"^({_SIGN})?(\d[\d.,\u00a0\u202f]*)({_SIGN}|%|[{SMALL}]+\.?)?$")
_MONEY = re.compile(rf"^(?:{_SIGN})$")
_GROUP = re.compile(r"^\d{3}$")
_YEARS = range(1800, 2101)
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
            self._last = (tree, list(_Numbers(self, list(tree.words.values())).read()))
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


class _Numbers:
    """One sentence being read."""

    def __init__(self, counter: Counter, words: Sequence[Word]) -> None:
        self.counter, self.words = counter, words

    def read(self) -> "list[Counted]":
        found, i = [], 0
        while i < len(self.words):
            length, value, unit = self._number(i)
            if length == 0:
                i += 1
                continue
            counted = self._counted(i, i + length, value, unit)
            i += length
            if counted is not None:
                found.append(counted)
                i = max(i, next(at for at, word in enumerate(self.words, 1) if word.id == counted.last))
        return found

    def _number(self, start: int) -> tuple[int, float, str]:
        """Return how many words from *start* on are a number, its value, and the unit a sign of money gives."""
        if not self._begins(self.words[start]):
            return 0, 0.0, ""
        sum_, i = _Sum(), start
        while i < len(self.words) and not sum_.closed and self._takes(sum_, i, start):
            i += 1
        return (i - start, sum_.value, sum_.unit) if sum_.value else (0, 0.0, "")

    def _begins(self, word: Word) -> bool:
        """Say whether a number may begin with a word: figures, a sign of money, a word that counts."""
        form, lemma, counter = word.form.lower(), word.lemma.lower(), self.counter
        if form.isalpha() or form in ",.":  # most words by far
            return lemma in counter.words or lemma in counter.multipliers or form in counter.multipliers
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
        elif lemma in self.counter.words and self.words[i].upos in ("NUM", "DET", "NOUN") and not written:
            sum_.current = (sum_.current or 0.0) + self.counter.words[lemma]
        else:  # "twenty-five" in three words
            return form == "-" and sum_.current is not None and self._spelled(i - 1) and self._spelled(i + 1)
        return True

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

    def _counted(self, start: int, end: int, value: float, unit: str) -> Counted | None:
        last = end - 1 if unit else self._unit(end)
        if last is None:
            return None
        word = self.words[last]
        if not unit:
            unit = self.counter.currencies.get(word.lemma.lower(), self.counter.currencies.get(word.form.lower(), ""))
        unit = unit or word.lemma
        dated = word.form.lower() in self.counter.months or (unit in self.counter.units and value in _YEARS)
        if dated:
            return None
        plural = self.counter.multipliers.get(self.words[start].lemma.lower(), 0) >= 100 and end - start == 1
        about = plural or self._is_approximate(start)
        return Counted(self.words[start].id, word.id, Quantity(value, unit, about), unit in self.counter.money)

    def _unit(self, i: int) -> int | None:
        """Index of the noun behind a number, past adjectives and "of"."""
        for at in range(i, min(i + _REACH, len(self.words))):
            word = self.words[at]
            if word.upos == "NOUN" or word.form == "%" or word.form.lower() in self.counter.currencies:
                return at
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
