"""The shipped lexicon with a user's own folders over it.

A layer is a folder like the shipped one: ``relations/**/NAME.toml`` declares a relation of its own or adds entries to a
known one, ``types.toml`` adds
sets of entity types, ``entities.toml`` lists entities by their names. The layers in force are those of `use`, or of the
environment variable GRAPHBUILDER_LEXICON
(folders joined as in PATH), so that processes a command starts have the same.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graphbuilder.errors import LexiconError
from graphbuilder.lexicon.entities import Entities, read_entities
from graphbuilder.lexicon.files import RelationFile, nearest, read_toml, relation_files, shown
from graphbuilder.lexicon.schema import Declaration, Entry, Types
from graphbuilder.model import ENTITY_TYPES
from graphbuilder.resources import LEXICON

VARIABLE = "GRAPHBUILDER_LEXICON"
PLOVER = frozenset(
    {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
        *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }
)


@dataclass(frozen=True)
class Relation:
    """One relation. *roles* maps a role to the entity types it takes; a role that is absent takes any.

    *label* and *inverse* are its wording by language. *says* names weaker relations a sentence need not state of the
    same parties beside this one. One that *judges* has as its object who does what is judged.
    """

    name: str
    topic: str
    family: str
    plover: str
    symmetric: bool
    label: Mapping[str, str]
    inverse: Mapping[str, str]
    roles: Mapping[str, frozenset[str]]
    declaration: Declaration
    says: frozenset[str] = frozenset()
    judges: bool = False

    def takes(self, role: str, kind: str) -> bool:
        """Say whether an entity of type *kind* may fill *role*."""
        return role not in self.roles or kind in self.roles[role]


@dataclass(frozen=True, eq=False)
class Placed:
    """An entry with what its file says of all of them."""

    relation: Relation
    language: str
    entry: Entry
    types: Mapping[str, frozenset[str]]
    sets: Mapping[str, frozenset[str]]
    where: str

    #: Says whether it comes from a user's own folder.
    own: bool = False

    @property
    def id(self) -> str:
        return f"{self.language}/{self.relation.name}#{self.entry.name}"


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Relations by name, in the order of their topics, and the entries of each language in the order they are tried."""

    folders: tuple[Path, ...]
    relations: Mapping[str, Relation]
    entries: Mapping[str, tuple[Placed, ...]]
    entities: Entities = field(default_factory=Entities)


def use(*folders: str | Path) -> Lexicon:
    """Put *folders* over the shipped lexicon from here on, in this process and those it starts; none: the shipped one alone.

    Raises:
        LexiconError: A folder is missing or a file in it is wrong; nothing changes then.
    """
    found = load(tuple(Path(folder).resolve() for folder in folders))
    os.environ[VARIABLE] = os.pathsep.join(map(str, found.folders))
    return found


def active() -> Lexicon:
    """Return the lexicon in force."""
    return _named(os.environ.get(VARIABLE, ""))


@cache
def _named(variable: str) -> Lexicon:
    return load(tuple(Path(part) for part in variable.split(os.pathsep) if part))


@cache
def load(folders: tuple[Path, ...]) -> Lexicon:
    """Load the shipped lexicon with *folders* over it, later ones over earlier ones.

    Raises:
        LexiconError: A folder is missing, or a file has an unknown key, relation, role, type or set.
    """
    for folder in folders:
        if not folder.is_dir():
            raise LexiconError(f"{folder}: no such folder; expected a lexicon, see docs/lexicon.md")
    layers = (LEXICON, *folders)
    sets = _sets(layers)
    files = [file for layer in layers for file in relation_files(layer / "relations")]
    relations: dict[str, Relation] = {}
    for file in files:
        if file.declaration is None:
            _known(file.name, relations, shown(file.path))
        elif file.name in relations:
            raise LexiconError(
                f"{shown(file.path)}: {file.name} is declared already; leave out [relation] to add entries"
            )
        else:
            relations[file.name] = _relation(file, file.declaration, sets)
    for relation in relations.values():
        for name in relation.says:
            _known(name, relations, f"{relation.name}, says")
    return Lexicon(folders, relations, _entries(files, relations, sets), read_entities(layers))


def _known(name: str, relations: Mapping[str, Relation], where: str) -> None:
    if name not in relations:
        raise LexiconError(f"{where}: no relation {name!r}{nearest(name, relations)}; declare it with [relation]")


def _sets(layers: Sequence[Path]) -> dict[str, frozenset[str]]:
    sets: dict[str, frozenset[str]] = {}
    for path in (layer / "types.toml" for layer in layers):
        for name, kinds in (read_toml(path) if path.exists() else {}).items():
            sets[f"@{name}"] = expand(kinds, sets, f"{shown(path)}, {name}")
    return sets


def expand(types: Types, sets: Mapping[str, frozenset[str]], where: str) -> frozenset[str]:
    """Return the entity types that *types* and the sets it names stand for.

    Raises:
        LexiconError: There is no such type or set.
    """
    found: set[str] = set()
    for name in [types] if isinstance(types, str) else types:
        if name in sets:
            found |= sets[name]
        elif name in ENTITY_TYPES:
            found.add(name)
        else:
            known = (*ENTITY_TYPES, *sets)
            raise LexiconError(
                f"{where}: no entity type or set {name!r}{nearest(name, known)}; there are {', '.join(known)}"
            )
    return frozenset(found)


def _relation(file: RelationFile, declared: Declaration, sets: Mapping[str, frozenset[str]]) -> Relation:
    where = shown(file.path)
    if declared.plover and declared.plover not in PLOVER:
        near = nearest(declared.plover, PLOVER)
        raise LexiconError(f"{where}: no PLOVER type {declared.plover!r}{near}; there are {', '.join(sorted(PLOVER))}")
    roles = {"subject": declared.subject, "object": declared.object}
    return Relation(
        file.name,
        file.topic,
        declared.family,
        declared.plover,
        declared.symmetric,
        declared.label,
        declared.inverse,
        {role: expand(types, sets, f"{where}, {role}") for role, types in roles.items() if types},
        declared,
        frozenset(declared.says),
        declared.judges,
    )


def _entries(
    files: Sequence[RelationFile], relations: Mapping[str, Relation], sets: Mapping[str, frozenset[str]]
) -> dict[str, tuple[Placed, ...]]:
    found: dict[str, list[Placed]] = {}
    for file in files:
        for language, entries in file.entries.items():
            for entry in entries:
                where = f"{shown(file.path)}, [[{language}]] {entry.name!r}"
                types = {
                    role: expand(kinds, sets, f"{where}, types")
                    for role, kinds in (file.defaults.types | entry.types).items()
                    if kinds != "@any"
                }
                own = not file.path.is_relative_to(LEXICON)
                placed = Placed(relations[file.name], language, entry, types, sets, where, own)
                found.setdefault(language, []).append(placed)
    return {
        language: tuple(sorted(placed, key=lambda one: -one.entry.priority))
        for language, placed in sorted(found.items())
    }
