"""Places by name: countries, regions, cities and the organizations news treats like them, in Russian and English.

The table `places.tsv.gz` is compiled by `graphbuilder.makers.gazetteer` and read on first use. Its rows stand in the order
in which an ambiguous name is decided: countries, capitals, regions, then cities from large to small.
"""

import gzip
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import cast

from graphbuilder import toml
from graphbuilder.errors import LexiconError
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.model import EntityType
from graphbuilder.resources import LEXICON

TABLE = LEXICON / "gazetteer" / "places.tsv.gz"
COLUMNS = 11


@dataclass(frozen=True, slots=True)
class Place:
    """A thing the gazetteer knows. *country* and *capital_of* are ISO 3166-1 alpha-2; *population* breaks ties.

    *aliases* are its further names as people write them, for countries, regions and organizations.
    """

    key: str
    type: EntityType
    name_ru: str
    name_en: str
    country: str | None = None
    capital_of: str | None = None
    population: int = 0
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """Its names by language."""
        return {"ru": self.name_ru, "en": self.name_en}


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    """The table as read: rows, and for each kind of name the numbers of its rows, best first."""

    rows: list[list[str]]
    names: dict[str, list[int]]
    demonyms: dict[str, int]
    seats: dict[str, int]
    capitals: dict[str, int]
    keys: dict[str, int]


#: Letters of an abbreviation at most.
_SHORT = 3


def find_place(name: str, kinds: Collection[str] | None = None) -> Place | None:
    """Return the place called *name* (nominative or joined lemmas, Russian or English), or None.

    Case, ё, quotes, dashes and a leading article do not matter. Of several, a country goes before a region and
    a region before the larger city; *kinds* narrows the types (Country, Region, City, Place, Organization).
    """
    table = _gazetteer()
    found = table.names.get(_key(name), ())
    for number in found:
        if (kinds is None or table.rows[number][1] in kinds) and _is_so_spelt(name, table.rows[number]):
            return _place(number)
    return None


def _is_so_spelt(name: str, row: list[str]) -> bool:
    """Say whether a short name is no abbreviation in other letters: "Us" is not "US", but "Goa" is "Goa"."""
    if row[1] != "Country" or len(name) > _SHORT or not name.isascii() or not name.istitle():
        return True
    return name in row[2:4] or name in row[-1].split("|")


def find_places(name: str) -> list[Place]:
    """Return every place called *name*, best first: what an ambiguous name may mean."""
    return [_place(number) for number in _gazetteer().names.get(_key(name), ())]


def demonym(lemma: str) -> Place | None:
    """Return the place an adjective or an inhabitant's name comes from («северокорейский», «россиянин», "Russians")."""
    number = _gazetteer().demonyms.get(_key(lemma))
    return None if number is None else _place(number)


def capital(country: str) -> Place | None:
    """Return the capital of *country* (ISO alpha-2), None where the gazetteer has none."""
    number = _gazetteer().capitals.get(country.upper())
    return None if number is None else _place(number)


def seat(name: str) -> Place | None:
    """Return the country whose government *name* stands for («Кремль», "White House"), or None."""
    number = _gazetteer().seats.get(_key(name))
    return None if number is None else _place(number)


def by_key(key: str) -> Place | None:
    """Return the place whose key is *key* (``country:KP``), or None."""
    number = _gazetteer().keys.get(key)
    return None if number is None else _place(number)


def country(code: str) -> Place | None:
    """Return the country with the ISO alpha-2 *code*, or None."""
    return by_key(f"country:{code.upper()}")


def _key(name: str) -> str:
    folded = plain(name)
    first, _, rest = folded.partition(" ")
    return rest if rest and first in articles() else folded


@cache
def articles() -> frozenset[str]:
    """Return the articles that names are entered without, from ``senses.toml``."""
    text = (LEXICON / "gazetteer" / "senses.toml").read_text(encoding="utf-8")
    return frozenset(toml.loads(text)["articles"])


@cache
def _place(number: int) -> Place:
    key, type_, ru, en, land, capital_of, population, *_, aliases = _gazetteer().rows[number]
    further = tuple(filter(None, aliases.split("|")))
    return Place(key, cast("EntityType", type_), ru, en, land or None, capital_of or None, int(population), further)


@cache
def _gazetteer() -> _Gazetteer:
    """Read the table once; about 0.1 s."""
    try:
        text = gzip.decompress(TABLE.read_bytes()).decode()
    except (OSError, EOFError) as error:
        raise LexiconError(
            f"{TABLE}: cannot read the gazetteer ({error}); run python -m graphbuilder.makers.gazetteer"
        ) from error
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    table = _Gazetteer(rows, {}, {}, {}, {}, {})
    for number, row in enumerate(rows):
        if len(row) != COLUMNS:
            raise LexiconError(f"{TABLE}: row {number + 1} has {len(row)} columns, not {COLUMNS}; rebuild the file")
        _enter(table, number, row)
    return table


def _enter(table: _Gazetteer, number: int, row: list[str]) -> None:
    table.keys[row[0]] = number
    if row[5]:
        table.capitals.setdefault(row[5], number)
    for name in row[7].split("|"):
        table.names.setdefault(name, []).append(number)
    for index, column in ((table.demonyms, row[8]), (table.seats, row[9])):
        for name in filter(None, column.split("|")):
            index.setdefault(name, number)
