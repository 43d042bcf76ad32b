"""Who led a country when: ``gazetteer/holders.toml``."""

from functools import cache
from typing import NamedTuple

from graphbuilder.lexicon import read_toml
from graphbuilder.model import digest
from graphbuilder.resources import LEXICON

#: Relations of who holds an office to the body or land it is in.
OFFICES = frozenset({"HEADS", "HOLDS_POSITION"})


class Holder(NamedTuple):
    """A line of the table: who led *country* from *start* to *end* (ISO dates, "" open), under which titles.

    *names* are Russian first, then English; *bodies* those through which the person leads the country («Госсовет»).
    """

    country: str
    names: tuple[str, ...]
    titles: frozenset[str]
    start: str
    end: str
    bodies: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return what stands for this person among the members the resolver compares."""
        return digest("holder", self.names[0])

    def held(self, day: str | None) -> bool:
        """Say whether the person was in office on *day*, an ISO date or time; None: is still, by the table."""
        return not self.end if day is None else self.start <= day[:10] <= (self.end or "9999")


@cache
def holders() -> tuple[Holder, ...]:
    """Return the table, in its order."""
    rows = read_toml(LEXICON / "gazetteer" / "holders.toml")["holder"]
    return tuple(
        Holder(
            row["country"],
            tuple(row["names"]),
            frozenset(row["titles"]),
            row.get("from", ""),
            row.get("to", ""),
            tuple(row.get("bodies", ())),
        )
        for row in rows
    )


@cache
def listed(title: str, country: str) -> tuple[Holder, ...]:
    """Return the lines for a title, in lower case, of a country (its code), of all times."""
    return tuple(each for each in holders() if each.country == country and title in each.titles)


@cache
def present() -> frozenset[str]:
    """Return the words that say that an office is held now and so change nothing."""
    return frozenset(read_toml(LEXICON / "gazetteer" / "holders.toml")["present"])


@cache
def past() -> frozenset[str]:
    """Return the words that say that an office was held once."""
    return frozenset(read_toml(LEXICON / "gazetteer" / "holders.toml")["past"])
