"""Disjoint sets that remember which of their elements must stay apart."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Union(Generic[T]):
    """Union-find. `join` refuses to bring two elements together that were named to `part`."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}
        self._members: dict[T, list[T]] = {}
        self._enemies: dict[T, set[T]] = {}

    def find(self, item: T) -> T:
        """Return the element that stands for the set of *item*."""
        parent = self._parent
        if item not in parent:
            parent[item] = item
            self._members[item] = [item]
            return item
        root = item
        while parent[root] != root:
            root = parent[root]
        while parent[item] != root:
            parent[item], item = root, parent[item]
        return root

    def members(self, item: T) -> list[T]:
        """Return all elements of the set of *item*."""
        return self._members[self.find(item)]

    def part(self, a: T, b: T) -> bool:
        """Keep *a* and *b* apart from now on; False where they are together already."""
        if self.find(a) == self.find(b):
            return False
        self._enemies.setdefault(self.find(a), set()).add(b)
        self._enemies.setdefault(self.find(b), set()).add(a)
        return True

    def may_join(self, a: T, b: T) -> bool:
        """True where nothing keeps the sets of *a* and *b* apart."""
        one, other = self.find(a), self.find(b)
        return one == other or all(self.find(enemy) != other for enemy in self._enemies.get(one, ()))

    def join(self, a: T, b: T) -> bool:
        """Make one set of those of *a* and *b*; False where they must stay apart."""
        one, other = self.find(a), self.find(b)
        if one == other:
            return True
        if not self.may_join(one, other):
            return False
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        self._parent[other] = one
        self._members[one] += self._members.pop(other)
        if other in self._enemies:
            self._enemies.setdefault(one, set()).update(self._enemies.pop(other))
        return True

    def sets(self, items: Iterable[T]) -> dict[T, list[T]]:
        """Return the sets of *items*, each in the order of *items*, by the element that stands for it."""
        found: dict[T, list[T]] = {}
        for item in items:
            found.setdefault(self.find(item), []).append(item)
        return found
