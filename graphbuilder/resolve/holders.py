"""Who held an office on a day: by the dated table of the gazetteer, and by what the graph's documents say. Never a guess."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from graphbuilder.lexicon.holders import Holder, listed
from graphbuilder.model import Entity, Post
from graphbuilder.resolve.weights import weights

K = TypeVar("K", bound=Hashable)
_LAND = "country:"


def in_office(post: Post) -> list[Holder]:
    """Return whom the table has in the office on the day of *post*."""
    return [each for each in lines(post) if post.at and each.held(post.at)]


def lines(post: Post) -> tuple[Holder, ...]:
    """Return the lines of the table for an office, of all times."""
    return listed(post.title, post.of.removeprefix(_LAND)) if post.of.startswith(_LAND) else ()


def table_persons(members: Iterable[Entity]) -> dict[str, Entity]:
    """Return the persons of all times whom the table has in the offices that *members* point to, by id."""
    found = {}
    for member in members:
        for post in member.posts if member.type == "Position" else ():
            for holder in lines(post) if in_office(post) else ():
                russian, english = holder.names[0], holder.names[-1]
                found[holder.id] = Entity(holder.id, russian, "Person", {"ru": russian, "en": english}, holder.names)
    return found


@dataclass(frozen=True, slots=True)
class Found(Generic[K]):
    """The holder of an office, how sure that is, and by what."""

    person: K
    score: float
    reason: str


class Book(Generic[K]):
    """All that is said about who holds what, by persons of any kind *K*."""

    def __init__(self, holdings: Iterable[tuple[Post, K]], table: Callable[[Holder], K]) -> None:
        self._named: dict[tuple[str, str], list[tuple[str, K]]] = defaultdict(list)
        for post, person in holdings:
            self._named[post.title, post.of].append((post.at, person))
        for days in self._named.values():
            days.sort(key=lambda each: each[0])
        self._table = table

    def holder(self, post: Post, same: Callable[[K], Hashable]) -> Found[K] | None:
        """Return the one person who held the office of *post* on its day; None where none or several are known.

        *same* maps a person to what is the same for all that are one. The table goes before documents that name
        one of its persons out of their time; any other contradiction leaves the office without a holder.
        """
        if not post.at:
            return None
        table = [self._table(holder) for holder in in_office(post)]
        timed = {same(self._table(holder)) for holder in lines(post)} if table else set()
        named = [(day, person) for day, person in self._near(post) if same(person) not in timed]
        people = {same(person) for person in table} | {same(person) for _, person in named}
        if len(people) != 1:
            return None
        office = f"{post.title} of {post.of} on {post.at}"
        if table:
            return Found(table[0], weights().scores.office_by_table, f"{office}, by the table of office holders")
        day, person = min(named, key=lambda each: (abs(_days(each[0]) - _days(post.at)), each[0]))
        return Found(person, weights().scores.office_by_documents, f"{office}, named so on {day}")

    def _near(self, post: Post) -> list[tuple[str, K]]:
        """The persons named next before and next after the day; where only one side has any, if near enough."""
        named = self._named.get((post.title, post.of), [])
        days = [day for day, _ in named]
        before, after = bisect_right(days, post.at) - 1, bisect_left(days, post.at)
        sides = [[each for each in named if each[0] == days[at]] for at in (before, after) if 0 <= at < len(days)]
        found = [each for side in sides for each in side]
        if len(sides) == 2:
            return found
        return [one for one in found if abs(_days(one[0]) - _days(post.at)) <= weights().limits.office_days]


def _days(day: str) -> int:
    return date.fromisoformat(day).toordinal()
