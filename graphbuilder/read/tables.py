"""JSON lines, JSON and CSV: files of many articles, read row by row. A bad row costs that row only."""

from __future__ import annotations

import csv
import io
import json
from collections import deque
from collections.abc import Iterator
from typing import Any, BinaryIO

from graphbuilder.errors import ReadError
from graphbuilder.read.encoding import SAMPLE, encoding_of
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import ALIASES, FIELDS, Record, record_from

#: What a table row or JSON object may be called in messages.
_COLUMNS = ("text", *FIELDS)


def json_lines(stream: BinaryIO, where: str, limits: Limits) -> Iterator[Record | ReadError]:
    """Yield one record a line of *stream*, or the error of that line; blank lines are skipped."""
    for number, line in enumerate(_lines(stream, limits), 1):
        place = f"{where}, line {number}"
        try:
            if line is None:
                raise refusal(place, "read_bytes", limits, f"longer than {limits.read_bytes} bytes")
            if line.strip():
                yield record_from(_object(line, place, limits), number, place)
        except ReadError as error:
            yield error


def json_file(data: bytes, where: str, limits: Limits) -> Iterator[Record | ReadError]:
    """Yield the records of a JSON file that holds one object or an array of them."""
    value = _value(data, where, limits)
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        place = f"{where}, record {number}" if isinstance(value, list) else where
        try:
            if not isinstance(item, dict):
                raise ReadError(f"{one_line(place)}: {type(item).__name__} found, expected an object with a field text")
            yield record_from(item, number if isinstance(value, list) else None, place)
        except ReadError as error:
            yield error


def delimited(stream: BinaryIO, where: str, limits: Limits) -> Iterator[Record | ReadError]:
    """Yield one record a row of a CSV or TSV *stream* whose first row names the columns, ``text`` among them."""
    sample = stream.read(SAMPLE)
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    encoding = encoding_of(whole, where)
    if encoding.startswith(("utf-16", "utf-32")):
        raise ReadError(f"{one_line(where)}: a table in {encoding}; save it as UTF-8")
    lines = _RowLines(_decoded(_chained(sample, stream, limits), encoding), where, limits)
    header = next(lines, "")
    delimiter = max("\t;|,", key=lambda sign: (len(_known(header, sign)), sign == ","))
    names = next(csv.reader([header], delimiter=delimiter), [])
    if "text" not in _known(header, delimiter):
        raise ReadError(f"{one_line(where)}: no column text; its columns are {one_line(', '.join(names)) or 'none'}")
    yield from _rows(lines, names, delimiter, where, limits)


def _rows(
    lines: _RowLines, names: list[str], delimiter: str, where: str, limits: Limits
) -> Iterator[Record | ReadError]:
    """Read rows until the lines end. What a broken row swallowed beyond its first line is read again."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        place = f"{where}, line {lines.number + 1}"
        try:
            row = _next_row(reader, limits)
            if row is None:
                return
            if row:
                yield _row(row, names, lines.number_of_row, place)
        except csv.Error as error:
            lines.give_back()
            yield ReadError(f"{one_line(place)}: no CSV ({one_line(error)}); correct that row")
        except ReadError as error:
            yield error


def _next_row(reader: Any, limits: Limits) -> list[str] | None:
    """The next row, or None at the end. The csv module has one field limit for everybody: it is put back at once."""
    previous = csv.field_size_limit(limits.read_bytes)
    try:
        row: list[str] | None = next(reader, None)
    finally:
        csv.field_size_limit(previous)
    return row


def _row(row: list[str], names: list[str], number: int, where: str) -> Record:
    if len(row) != len(names):
        raise ReadError(f"{one_line(where)}: {len(row)} columns, expected {len(names)}; quote the text of that row")
    if any("\udc80" <= c <= "\udcff" for value in row for c in value):
        raise ReadError(f"{one_line(where)}: bytes that are not in the file's encoding; save it as UTF-8")
    return record_from(dict(zip(names, row, strict=True)), number, where)


class _RowLines(Iterator[str]):
    """The lines a CSV reader takes, counted from the beginning of each row; they can be given back but for the first.

    *number* is the number of lines taken for good, *number_of_row* that of the first line of the row.
    """

    #: How often lines are given back: each time may cost reading up to the limit again.
    RETRIES = 100

    def __init__(self, lines: Iterator[str | None], where: str, limits: Limits) -> None:
        self.lines, self.where, self.limits = lines, where, limits
        self.again: deque[str] = deque()
        self.row: list[str] = []
        self.number = self.number_of_row = self.size = self.retries = 0

    def begin(self) -> None:
        self.row, self.size, self.number_of_row = [], 0, self.number + 1

    def give_back(self) -> None:
        if len(self.row) > 1 and self.retries < self.RETRIES:
            self.retries += 1
            self.again.extendleft(reversed(self.row[1:]))
            self.number -= len(self.row) - 1

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else next(self.lines)
        self.number += 1
        if line is not None:
            self.row.append(line)
            self.size += len(line)
        if line is None or self.size > self.limits.read_bytes:
            self.give_back()
            place = f"{self.where}, line {self.number_of_row}"
            raise refusal(place, "read_bytes", self.limits, "a row too long", "close its quotes or split it")
        return line


def _known(header: str, delimiter: str) -> set[str]:
    names = (name.strip().lower() for row in csv.reader([header], delimiter=delimiter) for name in row)
    return {ALIASES.get(name, name) for name in names} & set(_COLUMNS)


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[bytes | None]:
    """Yield lines; None for one that is longer than the limit, which is skipped without being held in memory."""
    while line := stream.readline(limits.read_bytes + 1):
        if len(line) <= limits.read_bytes:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(SAMPLE)
        yield None


def _chained(sample: bytes, stream: BinaryIO, limits: Limits) -> Iterator[bytes | None]:
    """The lines of *sample* and of the *stream* it was taken from, as one."""
    return _lines(io.BufferedReader(_Prefixed(sample, stream)), limits)


class _Prefixed(io.RawIOBase):
    """A stream that was read a little, whole again."""

    def __init__(self, sample: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self.sample, self.stream = sample, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.sample[: len(buffer)] or self.stream.read(len(buffer))
        self.sample = self.sample[len(data) :] if self.sample else b""
        buffer[: len(data)] = data
        return len(data)


def _decoded(lines: Iterator[bytes | None], encoding: str) -> Iterator[str | None]:
    """Lines as text; broken bytes become surrogates, so that only their row is refused."""
    for number, line in enumerate(lines):
        text = None if line is None else line.decode(encoding.replace("-sig", ""), "surrogateescape")
        yield text.removeprefix("\ufeff") if text and not number else text


def _object(line: bytes, where: str, limits: Limits) -> dict[str, Any]:
    value = _value(line, where, limits)
    if not isinstance(value, dict):
        raise ReadError(f"{one_line(where)}: {type(value).__name__} found, expected an object with a field text")
    return value


def _value(data: bytes, where: str, limits: Limits) -> Any:
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError(f"{one_line(where)}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except RecursionError as error:
        raise refusal(where, "depth", limits, "JSON nested too deep") from error
    except ValueError as error:
        raise ReadError(f"{one_line(where)}: no JSON ({one_line(error)}); correct it") from error
    _measure(value, where, limits)
    return value


def _measure(value: Any, where: str, limits: Limits) -> None:
    """Refuse a value that is nested too deep or has too many parts."""
    level, depth, elements = [value], 0, 0
    while level:
        depth, elements = depth + 1, elements + len(level)
        if depth > limits.depth:
            raise refusal(where, "depth", limits, f"JSON nested deeper than {limits.depth}")
        if elements > limits.elements:
            raise refusal(where, "elements", limits, f"more than {limits.elements} JSON values")
        nested = (v.values() if isinstance(v, dict) else v for v in level if isinstance(v, (dict, list)))
        level = [item for part in nested for item in part]
