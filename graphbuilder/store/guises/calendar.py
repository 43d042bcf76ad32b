"""Which Positions a change reaches: all of an office, or those of the days around what changed, and who is named near them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graphbuilder.store.guises.days import Shelf, Slot, Touched, shelf, shelves
from graphbuilder.store.guises.keep import Keeper


class Calendar:
    """The offices that a part of a graph is resolved with."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._touched: dict[str, Touched] = defaultdict(Touched)
        self._shelves: dict[str, Shelf] = {}

    def touch(self, touched: Mapping[str, Touched]) -> set[str]:
        """Take in what is *touched*, by office; return the offices of which that is more than before."""
        fresh = {office for office, change in touched.items() if self._touched[office].join(change)}
        missing = fresh - self._shelves.keys()
        marks = [shelf(office, named=named) for office in missing for named in (True, False)]
        self._shelves |= shelves(self._keeper.shelved(marks), missing)
        return fresh

    def open(self) -> set[str]:
        """Return the offices that are looked at, wholly or in part."""
        return set(self._touched)

    def windowed(self) -> set[str]:
        """Return the offices of which some days only are looked at."""
        return {office for office in self._touched if not self._is_whole(office)}

    def wanted(self, offices: Iterable[str]) -> set[str]:
        """Return the blocks of the Positions of *offices* that are looked at."""
        return {Slot(False, office, day).block for office in offices for day in self._days(office)}

    def named(self) -> set[str]:
        """Return the blocks of those who may hold the offices looked at, on their days."""
        return {
            Slot(True, office, day).block
            for office in self._touched
            for day in (
                self._shelves[office].named
                if self._is_whole(office)
                else self._shelves[office].near(self._days(office))
            )
        }

    def _is_whole(self, office: str) -> bool:
        return self._touched[office].whole or self._shelves[office].narrow

    def _days(self, office: str) -> Iterable[str]:
        own = self._shelves[office]
        return own.wanted if self._is_whole(office) else own.reached(self._touched[office]) & set(own.wanted)
