"""Lists of entities, ``entities.toml`` of a lexicon folder, the shipped one (prizes) and a user's own: their names.

An entity has a name by language, further names, a type, a country. Its names are found in text in any form, where the parser saw
no name or another one as well, and are one entity in every document.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import msgspec

from graphbuilder.errors import LexiconError
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.lexicon.files import convert, nearest, read_toml, shown
from graphbuilder.model import ENTITY_TYPES, EntityType

_WORD = re.compile(r"\w+|[^\w\s]")
_KEY = re.compile(r"[a-z][a-z0-9-]*:[\w.-]+")


class Listed(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An ``[[entity]]`` as the file has it; *key* is made of the first name where it is left out.

    *capital*: only what begins with a capital is meant, as with names of common words («Золотой медведь»).
    """

    name: dict[str, str]
    type: str
    aliases: list[str] = []
    country: str | None = None
    key: str = ""
    capital: bool = False


@dataclass(frozen=True, eq=False)
class OwnEntity:
    """An entity of a user's list; *key* is its id in every document, e.g. ``own:vega-invest``."""

    key: str
    type: EntityType
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    country: str | None = None
    capital: bool = False

    def all_names(self) -> Iterator[str]:
        yield from self.names.values()
        yield from self.aliases


@dataclass(frozen=True, eq=False)
class Entities:
    """Entities by key."""

    by_key: Mapping[str, OwnEntity] = field(default_factory=dict)


def read_entities(layers: Sequence[Path]) -> Entities:
    """Read ``entities.toml`` of each folder that has one; a later one may say more of a key.

    Raises:
        LexiconError: A key is unknown, a type is none, two entities have one key.
    """
    found: dict[str, OwnEntity] = {}
    for path in (layer / "entities.toml" for layer in layers):
        if not path.exists():
            continue
        table = read_toml(path)
        if unknown := set(table) - {"entity"}:
            raise LexiconError(f"{shown(path)}: unknown key {sorted(unknown)[0]!r}; expected a list of [[entity]]")
        for number, item in enumerate(table.get("entity", []), 1):
            one = _entity(
                convert(item, Listed, f"{shown(path)}, [[entity]] no. {number}"), f"{shown(path)}, no. {number}"
            )
            if one.key in found:
                raise LexiconError(f"{shown(path)}, no. {number}: a second entity of key {one.key!r}; keys are unique")
            found[one.key] = one
    return Entities(found)


def _entity(listed: Listed, where: str) -> OwnEntity:
    if listed.type not in ENTITY_TYPES:
        near = nearest(listed.type, ENTITY_TYPES)
        raise LexiconError(f"{where}: no entity type {listed.type!r}{near}; there are {', '.join(ENTITY_TYPES)}")
    if not listed.name or not all(words_of(name) for name in (*listed.name.values(), *listed.aliases)):
        raise LexiconError(f"{where}: an entity needs a name by language, and no name may be empty")
    key = listed.key or "own:" + "-".join(re.findall(r"\w+", plain(next(iter(listed.name.values())))))
    if not _KEY.fullmatch(key):
        raise LexiconError(f"{where}: {key!r} is no key; expected a word, a colon and a word, as in own:vega-invest")
    country = listed.country.upper() if listed.country else None
    return OwnEntity(key, listed.type, listed.name, tuple(listed.aliases), country, listed.capital)


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, without marks: «ООО "Вега-Инвест"» is ("ооо", "вега", "инвест")."""
    return tuple(plain(word) for word in _WORD.findall(name) if any(letter.isalnum() for letter in word))
