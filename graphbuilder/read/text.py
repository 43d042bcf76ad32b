"""Plain text files."""

import dataclasses
from collections.abc import Iterator

from graphbuilder.read.encoding import decode
from graphbuilder.read.header import split_header
from graphbuilder.read.limits import Limits
from graphbuilder.read.record import Record


def records(data: bytes, where: str, limits: Limits, declared: str | None = None) -> Iterator[Record]:
    """Yield the one article a text file holds, without its header."""
    fields, text = split_header(decode(data, where, declared=declared))
    yield dataclasses.replace(Record(text=text), **fields)  # type: ignore[arg-type]
