"""How many: numbers with what they count, how long, how much money."""

import re
from functools import lru_cache

from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Quantity, Word


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
