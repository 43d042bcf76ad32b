"""Language knowledge as data: relations, rules, word lists, gazetteers; loaded and checked here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphbuilder.errors import LexiconError
from graphbuilder.model import ENTITY_TYPES
from graphbuilder.resources import LEXICON

PLOVER = frozenset(
    {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
        *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }
)


@dataclass(frozen=True)
class Relation:
    """One relation. *roles* maps a role to the entity types it takes; a role that is absent takes any.

    *says* names weaker relations a sentence need not state of the same parties beside this one.
    """

    name: str
    family: str
    plover: str
    symmetric: bool
    label_ru: str
    label_en: str
    inverse_ru: str
    inverse_en: str
    roles: Mapping[str, frozenset[str]]
    says: frozenset[str] = frozenset()

    def takes(self, role: str, kind: str) -> bool:
        """Say whether an entity of type *kind* may fill *role*."""
        return role not in self.roles or kind in self.roles[role]


def read_toml(path: Path) -> dict[str, Any]:
    """Read one lexicon file.

    Raises:
        LexiconError: The file is missing or is not TOML; names file and place.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}; expected a TOML file, see docs/lexicon.md") from None


@cache
def relations() -> Mapping[str, Relation]:
    """Return every relation by name, in the order of ``relations.toml``."""
    found = {name: _relation(name, entry) for name, entry in read_toml(LEXICON / "relations.toml").items()}
    for name, relation in found.items():
        if unknown := relation.says - set(found):
            raise LexiconError(f"relations.toml, {name}, says: no relation {', '.join(sorted(unknown))}")
    return found


def _relation(name: str, entry: Mapping[str, Any]) -> Relation:
    plover = entry["plover"]
    if plover and plover not in PLOVER:
        raise LexiconError(f"relations.toml, {name}: no PLOVER type {plover!r}; there are {', '.join(sorted(PLOVER))}")
    if entry["family"] not in ("event", "speech", "standing"):
        raise LexiconError(f"relations.toml, {name}: family {entry['family']!r}; expected event, speech or standing")
    roles = {role: frozenset(entry[role]) for role in ("subject", "object") if role in entry}
    for role, kinds in roles.items():
        if unknown := kinds - set(ENTITY_TYPES):
            raise LexiconError(
                f"relations.toml, {name}, {role}: no entity types {sorted(unknown)}; see model.ENTITY_TYPES"
            )
    labels = {key: entry[key] for key in ("label_ru", "label_en", "inverse_ru", "inverse_en")}
    return Relation(
        name,
        entry["family"],
        plover,
        entry.get("symmetric", False),
        roles=roles,
        says=frozenset(entry.get("says", ())),
        **labels,
    )
