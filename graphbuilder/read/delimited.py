"""CSV and TSV: files of many articles, read row by row. A bad row costs that row only."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from typing import Any, BinaryIO

from graphbuilder.errors import ReadError
from graphbuilder.read.encoding import SAMPLE, encoding_of
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import Columns, Item, Record, field_of, record_from
from graphbuilder.read.streams import chained, lines, recoded, with_line_feeds

_DELIMITERS = "\t;|,"


def records(stream: BinaryIO, where: str, limits: Limits, columns: Columns = {}) -> Iterator[Item]:  # noqa: B006
    """Yield one record a row of a CSV or TSV *stream* whose first row names the columns, one for the text among them."""
    sample = stream.read(SAMPLE)
    whole = sample if sample.startswith((b"\xff\xfe", b"\xfe\xff")) else sample[: sample.rfind(b"\n") + 1] or sample
    encoding = encoding_of(whole, where)
    stream = chained(sample, stream)
    if encoding.startswith(("utf-16", "utf-32")):
        stream, encoding = recoded(stream, encoding), "utf-8"
    if b"\r" in sample and b"\n" not in sample:
        stream = with_line_feeds(stream)
    rows = _RowLines(_decoded(lines(stream, limits), encoding), where, limits)
    header = _header(rows)
    delimiter = max(_DELIMITERS, key=lambda sign: (len(_known(_split(header, sign, limits), columns)), sign == ","))
    names = _split(header, delimiter, limits)
    check_columns(names, where, limits, columns)
    found = False
    for item in _rows(rows, names, delimiter, limits, columns):
        found = True
        yield item
    if not found:
        raise ReadError(f"{one_line(where)}: columns, but no rows below them; nothing to read")


def check_columns(names: list[str], where: str, limits: Limits, columns: Columns) -> None:
    """Raise ReadError where a table with columns *names* has none for the text, two for one thing, or far too many."""
    if len(names) > limits.elements:
        raise refusal(where, "elements", limits, f"{len(names)} columns")
    fields = [(name.strip().lower(), field_of(name, columns)) for name in names]
    if "text" not in (field for _, field in fields):
        listed = one_line(", ".join(names)) or "none"
        raise ReadError(f"{one_line(where)}: no column text; its columns are {listed}; say which: --map text=NAME")
    seen: set[str] = set()
    for name, field in fields:
        if field and name in seen:
            raise ReadError(
                f"{one_line(where)}: two columns {one_line(name)}; rename one, or say which: --map {field}=NAME"
            )
        seen.add(name)


def _header(rows: _RowLines) -> str:
    """The line that names the columns: the first, or the one behind what a spreadsheet says of its delimiter."""
    header = next(rows, "")
    return next(rows, "") if re.fullmatch(r"\s*sep=.\s*", header, re.IGNORECASE) else header


def _split(line: str, delimiter: str, limits: Limits) -> list[str]:
    try:
        return _next_row(csv.reader([line], delimiter=delimiter), limits) or []
    except csv.Error:
        return line.strip().split(delimiter)


def _known(names: list[str], columns: Columns) -> set[str]:
    return {field for name in names if (field := field_of(name, columns))}


def _rows(
    rows: _RowLines, names: list[str], delimiter: str, limits: Limits, columns: Columns
) -> Iterator[Record | ReadError]:
    """Read rows until the lines end. What a broken row swallowed beyond its first line is read again."""
    reader = csv.reader(rows, delimiter=delimiter, strict=True)
    while True:
        rows.begin()
        place = f"{rows.where}, line {rows.number + 1}"
        try:
            row = _next_row(reader, limits)
            if row is None:
                return
            if row:
                yield _row(row, names, rows.number_of_row, place, columns)
        except csv.Error as error:
            first = rows.give_back()
            plain = first.rstrip("\r\n").split(delimiter)
            if delimiter == "\t" and len(plain) == len(names):  # quotes are signs like others in most of these
                yield from _row_or_error(plain, names, rows.number_of_row, place, columns)
            else:
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


def _row(row: list[str], names: list[str], number: int, where: str, columns: Columns) -> Record:
    if len(row) != len(names):
        raise ReadError(f"{one_line(where)}: {len(row)} columns, expected {len(names)}; quote the text of that row")
    if any("\udc80" <= c <= "\udcff" for value in row for c in value):
        raise ReadError(f"{one_line(where)}: bytes that are not in the file's encoding; save it as UTF-8")
    return record_from(dict(zip(names, row, strict=True)), number, where, columns)


def _row_or_error(
    row: list[str], names: list[str], number: int, where: str, columns: Columns
) -> Iterator[Record | ReadError]:
    try:
        yield _row(row, names, number, where, columns)
    except ReadError as error:
        yield error


class _RowLines(Iterator[str]):
    """The lines a CSV reader takes, counted from the beginning of each row; they can be given back but for the first.

    *number* is the number of lines taken for good, *number_of_row* that of the first line of the row. Once very much was
    given back, a row is a line: quotes that never close cost time no more.
    """

    #: How much is given back, in `Limits.read_bytes`.
    BUDGET = 20

    def __init__(self, source: Iterator[str | None], where: str, limits: Limits) -> None:
        self.source, self.where, self.limits = source, where, limits
        self.again: deque[str] = deque()
        self.row: list[str] = []
        self.number = self.number_of_row = self.size = self.returned = 0

    def begin(self) -> None:
        self.row, self.size, self.number_of_row = [], 0, self.number + 1

    def give_back(self) -> str:
        """Give back all lines of the row but the first, which is returned."""
        if len(self.row) > 1:
            self.returned += self.size
            self.again.extendleft(reversed(self.row[1:]))
            self.number -= len(self.row) - 1
            del self.row[1:]
        return self.row[0] if self.row else ""

    def __next__(self) -> str:
        if self.row and self.returned > self.BUDGET * self.limits.read_bytes:
            raise csv.Error("a quote that is not closed in its line")
        line = self.again.popleft() if self.again else next(self.source)
        self.number += 1
        if line is not None:
            self.row.append(line)
            self.size += len(line)
        if line is None or self.size > self.limits.read_bytes:
            self.give_back()
            place = f"{self.where}, line {self.number_of_row}"
            raise refusal(place, "read_bytes", self.limits, "a row too long", "close its quotes or split it")
        return line


def _decoded(source: Iterator[bytes | None], encoding: str) -> Iterator[str | None]:
    """Lines as text; broken bytes become surrogates, so that only their row is refused."""
    for number, line in enumerate(source):
        text = None if line is None else line.decode(encoding.replace("-sig", ""), "surrogateescape")
        yield text.removeprefix("\ufeff") if text and not number else text
