"""Reads lexicon files into the records of `schema`; what is wrong is said with file, entry, key and the nearest known word."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from graphbuilder import toml
from graphbuilder.errors import LexiconError
from graphbuilder.lexicon.schema import Declaration, Defaults, Entry, Where

T = TypeVar("T")
_NAME = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_UNKNOWN = re.compile(r"unknown field `(.+?)`(?: - at `\$\.?(.*)`)?")


@dataclass(frozen=True)
class RelationFile:
    """One file as read: *declaration* is None where it only adds entries to a relation of a layer below."""

    path: Path
    name: str
    topic: str
    declaration: Declaration | None
    defaults: Defaults
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)


def read_toml(path: Path) -> dict[str, Any]:
    """Read one lexicon file.

    Raises:
        LexiconError: The file is missing or is not TOML; names file and place.
    """
    try:
        return toml.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, toml.TOMLDecodeError) as error:
        raise LexiconError(f"{shown(path)}: {error}; expected a TOML file, see docs/lexicon.md") from None


def relation_files(folder: Path) -> Iterator[RelationFile]:
    """Read every relation file below *folder*, by topic and name.

    Raises:
        LexiconError: A file is not what `schema` says.
    """
    for path in sorted(folder.rglob("*.toml")):
        yield relation_file(path)


def relation_file(path: Path) -> RelationFile:
    """Read one relation file.

    Raises:
        LexiconError: Its name is no relation name, a key is unknown or missing, a value of the wrong type.
    """
    if not _NAME.fullmatch(path.stem):
        raise LexiconError(
            f"{shown(path)}: {path.stem!r} is no name for a relation; expected capitals, digits and single "
            "underscores, as in SENT_TROOPS_TO"
        )
    table = read_toml(path)
    languages = [key for key in table if key not in ("relation", "defaults")]
    for key in languages:
        if not _LANGUAGE.fullmatch(key) or not isinstance(table[key], list):
            raise LexiconError(
                f"{shown(path)}: unknown key {key!r}{nearest(key, ('relation', 'defaults'))}; "
                "expected [relation], [defaults] and a list of entries a language, [[ru]]"
            )
    declared = table.get("relation")
    return RelationFile(
        path,
        path.stem,
        path.parent.name,
        None if declared is None else convert(declared, Declaration, f"{shown(path)}, [relation]"),
        convert(table.get("defaults", {}), Defaults, f"{shown(path)}, [defaults]"),
        {key: tuple(_entries(path, key, table[key])) for key in languages},
    )


def _entries(path: Path, language: str, tables: Iterable[Any]) -> Iterator[Entry]:
    seen: set[str] = set()
    for number, table in enumerate(tables, 1):
        name = table.get("name", f"no. {number}") if isinstance(table, dict) else f"no. {number}"
        where = f"{shown(path)}, [[{language}]] {name!r}"
        if name in seen:
            raise LexiconError(f"{where}: a second entry of that name; names are unique in a file and language")
        seen.add(name)
        yield convert(table, Entry, where)


def convert(table: Any, kind: type[T], where: str) -> T:
    """Return *table* as a record of *kind*.

    Raises:
        LexiconError: A key is unknown or missing, or a value is of the wrong type; begins with *where*.
    """
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{where}: {_explained(str(error), kind)}") from None


def _explained(message: str, kind: type[Any]) -> str:
    """Say in the words of the file what msgspec found."""
    match = _UNKNOWN.search(message)
    if match is None:
        place = message.replace("Object", "it").replace("`", "'").replace("$.", "")
        return f"{place}; see docs/lexicon.md"
    inside = (match[2] or "").split("[")[0]
    keys = sorted(one.encode_name for one in msgspec.structs.fields(_kind(inside, kind)))
    return f"unknown key {match[1]!r}{nearest(match[1], keys)}; there are {', '.join(keys)}"


def _kind(inside: str, kind: type[Any]) -> type[Any]:
    return Where if inside in ("if", "unless") else kind


def nearest(word: str, known: Iterable[str]) -> str:
    """Return « (did you mean 'x'?)» for the known word nearest to *word*, "" where none is near."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (did you mean {found[0]!r}?)" if found else ""


def shown(path: Path) -> str:
    """Return the end of *path* that tells which lexicon file it is."""
    return "/".join(path.parts[-2:])
