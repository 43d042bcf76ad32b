"""What a file says about itself before its text, or beside it in a sidecar."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import ALIASES, FIELDS

#: A sidecar stands beside its file: ``article.txt`` and ``article.txt.meta.json``.
SIDECAR = ".meta.json"
#: Most lines and characters a header has; what is longer is text.
_LINES, _CHARACTERS = 30, 8_000
_LINE = re.compile(r"([A-Za-z][\w-]{0,30})[ \t]*:(?:[ \t]+(.*))?$")


def split_header(text: str) -> tuple[dict[str, str], str]:
    """Return what the header of *text* says (keys of `FIELDS`) and the text behind it.

    A header is ``key: value`` lines with known keys up to an empty line, or any keys between two lines ``---``. Where
    the first lines are anything else, all of *text* is text. The empty line belongs to the header.
    """
    start = len(text) - len(text.lstrip("\ufeff"))
    head = re.split("\r\n|[\r\n]", text[start : start + _CHARACTERS])[: _LINES + 1]
    fenced = head[0].rstrip() == "---"
    lines = head[1:] if fenced else head
    end = next((i for i, line in enumerate(lines) if line.rstrip() == ("---" if fenced else "")), None)
    if not end:
        return {}, text
    matches = [_LINE.match(line.rstrip()) for line in lines[:end] if line.strip() and not line.startswith("#")]
    fields: dict[str, str] = {}
    for match in matches:
        key = match and ALIASES.get(match[1].lower(), match[1].lower())
        if not match or (key not in FIELDS and not fenced):
            return {}, text
        if key in FIELDS and (value := _unquoted(match[2] or "")):
            fields[str(key)] = value
    return fields, _behind(text[start:], end + (2 if fenced else 1), fenced)


def _behind(text: str, lines: int, fenced: bool) -> str:
    """The text after *lines* lines and, where the header is fenced, after one empty line more if there is one."""
    for _ in range(lines):
        text = _rest(text)
    return _rest(text) if fenced and re.match(r"[ \t]*(?:\r\n|[\r\n])", text) else text


def _rest(text: str) -> str:
    match = re.search("\r\n|[\r\n]", text)
    return text[match.end() :] if match else ""


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def sidecar(path: Path, limits: Limits) -> Mapping[str, str]:
    """Return what ``FILE.meta.json`` beside *path* says, nothing where there is none; ReadError if no object."""
    beside = path.with_name(path.name + SIDECAR)
    if not beside.is_file():
        return {}
    if (size := beside.stat().st_size) > limits.ratio_from:
        raise refusal(
            str(beside), "ratio_from", limits, f"{size} bytes for a sidecar", "keep only title, url, published …"
        )
    try:
        values = json.loads(beside.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise ReadError(f"{one_line(beside)}: no JSON ({one_line(error)}); correct or remove the sidecar") from error
    if not isinstance(values, dict):
        raise ReadError(f"{one_line(beside)}: expected a JSON object with title, url, published, source or language")
    named = {ALIASES.get(key.lower(), key.lower()): value for key, value in values.items()}
    wrong = [key for key in FIELDS if key in named and not isinstance(named[key], (str, type(None)))]
    if wrong:
        raise ReadError(f"{one_line(beside)}: {wrong[0]} is no text; write it in quotes")
    return {key: value for key in FIELDS if (value := named.get(key))}
