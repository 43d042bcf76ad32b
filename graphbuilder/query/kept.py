"""Questions with their parameters, kept by name in files that can be shared.

question = "who-met"
title = "Who met Kim"

[parameters]
person = "Ким Чен Ын"
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphbuilder import toml
from graphbuilder.errors import BadParameter, QueryError
from graphbuilder.query.library import question

SUFFIX = ".toml"
#: Where questions are kept, unless graphbuilder.toml names another folder.
FOLDER = Path("questions")
_NAME = re.compile(r"[\w][\w.-]{0,80}")
_KEYS = {"question", "title", "parameters"}


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored *question* with *parameters*."""

    name: str
    question: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""


def keep(kept: Kept, folder: Path) -> Path:
    """Write *kept* to its file in *folder* and return that.

    Raises:
        BadParameter: The name is none for a file, or the question has no such parameter.
        QueryError: The file cannot be written.
    """
    if not _NAME.fullmatch(kept.name):
        raise BadParameter(f"{kept.name!r}: no name for a saved question; expected letters, digits, - and _")
    _check(kept, kept.name)
    lines = [f"question = {_text(kept.question)}"]
    lines += [f"title = {_text(kept.title)}"] if kept.title else []
    lines += ["", "[parameters]", *(f"{name} = {_text(value)}" for name, value in kept.parameters.items())]
    path = folder / f"{kept.name}{SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path}: cannot be written ({error.strerror or error}); name another folder") from None
    return path


def find(name: str, folder: Path) -> Kept | None:
    """Return the saved question called *name*, or in the file *name*; None where there is none.

    Raises:
        QueryError: Its file is wrong; names what, and what was expected.
    """
    path = Path(name) if name.endswith(SUFFIX) else folder / f"{name}{SUFFIX}"
    safe = name.endswith(SUFFIX) or _NAME.fullmatch(name)
    return read(path) if safe and path.is_file() else None


def listed(folder: Path) -> list[Kept]:
    """Return the saved questions in *folder*, by name; raises as `find`."""
    return [read(path) for path in sorted(folder.glob(f"*{SUFFIX}"))] if folder.is_dir() else []


def read(path: Path) -> Kept:
    """Return the saved question in the file *path*; raises as `find`."""
    try:
        table = toml.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise QueryError(f"{path}: no saved question ({error}); expected what graphbuilder save writes") from None
    unknown = sorted(table.keys() - _KEYS)
    parameters = table.get("parameters", {})
    if unknown or not isinstance(table.get("question"), str) or not isinstance(parameters, dict):
        what = f"unknown key {unknown[0]!r}" if unknown else "no question"
        raise QueryError(f"{path}: {what}; expected question, and if any title and [parameters]")
    kept = Kept(path.name.removesuffix(SUFFIX), table["question"], parameters, str(table.get("title", "")))
    _check(kept, str(path))
    return kept


def _check(kept: Kept, where: str) -> None:
    known = {one.name for one in question(kept.question).parameters}
    if unknown := sorted(kept.parameters.keys() - known):
        raise BadParameter(
            f"{where}: {kept.question} has no parameter {unknown[0]!r}; it has {', '.join(sorted(known))}"
        )


def _text(value: Any) -> str:
    """Return *value* as TOML has it."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_text, value))}]"
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value).lower() if isinstance(value, bool) else json.dumps(str(value), ensure_ascii=False)
    return str(value)
