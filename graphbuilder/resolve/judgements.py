"""Judgements as JSON lines: what carries people's decisions from one graph to another."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.model import ENTITY_TYPES, NAME, Entity, Judgement, Post


def read_judgements(path: Path) -> list[Judgement]:
    """Return the judgements of people in the file *path*, one JSON object a line, in its order.

    Raises:
        ReadError: The file cannot be read, or a line is no judgement; names file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: cannot be read ({error}); expected lines of «graphbuilder judgements»") from None
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found += [_judgement(json.loads(line))] if line.strip() else []
        except (ValueError, KeyError, TypeError) as error:
            raise ReadError(
                f"{path}: line {number} is no judgement ({error!r}); expected what «graphbuilder judgements» prints"
            ) from None
    return found


def _judgement(row: Mapping[str, Any]) -> Judgement:
    texts = {name: _text(row[name]) for name in ("a", "b", "reason", "by", "at")}
    if not isinstance(row["same"], bool):
        raise ValueError("same is neither true nor false")
    members = tuple(_member(each) for each in row["members"])
    return Judgement(same=row["same"], score=float(row["score"]), members=members, **texts)


def _member(row: Mapping[str, Any]) -> Entity:
    if row["type"] not in ENTITY_TYPES:
        raise ValueError(f"type {row['type']!r}")
    names = {key[len(NAME) :]: _text(name) for key, name in row.items() if key.startswith(NAME) and name is not None}
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
