"""Judgements as JSON lines: what carries people's decisions from one graph to another."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.model import ENTITY_TYPES, MODES, NAME, ROLES, Entity, Judgement, Mode, Party, Post, Ruling

_TEXTS = ("claim", "sentence", "relation", "by", "at", "reason", "title", "language")
_KINDS = ("reject", "confirm", "correct")


def to_row(judgement: Judgement | Ruling) -> dict[str, Any]:
    """Return *judgement* as an object that JSON can hold; one of a statement has a *kind*."""
    return asdict(judgement)


def from_row(row: Mapping[str, Any]) -> Judgement | Ruling:
    """Return the judgement that `to_row` was given; raises ValueError, KeyError or TypeError where it is none."""
    return _ruling(row) if "kind" in row else _judgement(row)


def read_judgements(path: Path) -> list[Judgement | Ruling]:
    """Return the judgements of people in the file *path*, one JSON object a line, in its order.

    Raises:
        ReadError: The file cannot be read, or a line is no judgement; names file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(
            f"{path}: cannot be read ({error}); expected lines of «graphbuilder judgements export»"
        ) from None
    found: list[Judgement | Ruling] = []
    for number, line in enumerate(lines, 1):
        try:
            found += [from_row(json.loads(line))] if line.strip() else []
        except (ValueError, KeyError, TypeError) as error:
            raise ReadError(
                f"{path}: line {number} is no judgement ({error!r}); expected what «graphbuilder judgements export» prints"
            ) from None
    return found


def _judgement(row: Mapping[str, Any]) -> Judgement:
    texts = {name: _text(row[name]) for name in ("a", "b", "reason", "by", "at")}
    if not isinstance(row["same"], bool):
        raise ValueError("same is neither true nor false")
    members = tuple(_member(each) for each in row["members"])
    return Judgement(same=row["same"], score=float(row["score"]), members=members, **texts)


def _ruling(row: Mapping[str, Any]) -> Ruling:
    if row["kind"] not in _KINDS or not isinstance(row["anywhere"], bool):
        raise ValueError(f"kind {row['kind']!r}")
    documents = tuple(map(_text, row["documents"]))
    if not documents:
        raise ValueError("no documents")
    return Ruling(
        kind=row["kind"],
        documents=documents,
        mode=_mode(row["mode"]),
        parties=tuple(map(_party, row["parties"])),
        anywhere=row["anywhere"],
        to_relation=None if row["to_relation"] is None else _text(row["to_relation"]),
        to_mode=None if row["to_mode"] is None else _mode(row["to_mode"]),
        to_parties=tuple(map(_party, row["to_parties"])),
        url=None if row["url"] is None else _text(row["url"]),
        **{name: _text(row[name]) for name in _TEXTS},
    )


def _mode(value: object) -> Mode:
    for mode in MODES:
        if mode == value:
            return mode
    raise ValueError(f"mode {value!r}")


def _party(row: Mapping[str, Any]) -> Party:
    role = _text(row["role"])
    if role not in (*ROLES, "participant"):
        raise ValueError(f"role {role!r}")
    return Party(role, _text(row["text"]), int(row["start"]), int(row["end"]))


def _member(row: Mapping[str, Any]) -> Entity:
    if row["type"] not in ENTITY_TYPES:
        raise ValueError(f"type {row['type']!r}")
    old = {key[len(NAME) :]: name for key, name in row.items() if key.startswith(NAME)}  # files of earlier versions
    names = {key: _text(name) for key, name in (old | dict(row.get("names", {}))).items() if name is not None}
    country = row["country"] and _text(row["country"])
    posts = tuple(Post(_text(post["title"]), _text(post["of"]), _text(post["at"])) for post in row["posts"])
    aliases = tuple(map(_text, row["aliases"]))
    traits = tuple(map(_text, row.get("traits", ())))
    return Entity(
        _text(row["id"]),
        _text(row["name"]),
        row["type"],
        names,
        aliases,
        country,
        posts=posts,
        traits=traits,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value
