"""JSON lines and JSON: files of many articles, read one by one however long they are. A bad one costs itself only."""

import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from graphbuilder.errors import ReadError
from graphbuilder.read import telegram
from graphbuilder.read.limits import Limits, needed, one_line, refusal
from graphbuilder.read.record import Columns, Item, Notice, Record, field_of, record_from
from graphbuilder.read.streams import STEP, Filtered, chained, lines


def json_lines(stream: BinaryIO, where: str, limits: Limits, columns: Columns = {}) -> Iterator[Item]:  # noqa: B006
    """Yield one record a line of *stream*, or the error of that line; blank lines are skipped."""
    found = False
    for number, line in enumerate(lines(stream, limits), 1):
        place = f"{where}, line {number}"
        try:
            if line is None:
                raise refusal(place, "read_bytes", limits, f"longer than {limits.read_bytes} bytes")
            if line.strip():
                found = True
                yield record_from(_object(_value(line, place, limits), place), number, place, columns)
        except ReadError as error:
            found = True
            yield error
    if not found:
        raise ReadError(f"{one_line(where)}: no lines in it; nothing to read")


def records(stream: BinaryIO, where: str, limits: Limits, columns: Columns = {}) -> Iterator[Item]:  # noqa: B006
    """Yield the records of JSON: one object, an array of them, an object that has such an array, or JSON lines.

    A chat that Telegram exported is told by what is in it. A file within the limits is read at once, a longer one article
    by article.
    """
    data = stream.read(limits.read_bytes + 1)
    if _is_lines(data):
        yield from json_lines(chained(data, stream), where, limits, columns)
        return
    if len(data) > limits.read_bytes:
        yield from _streamed(chained(data, stream), where, limits, columns)
        return
    try:
        value = _value(data, where, limits)
    except ReadError as error:
        if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[") or "limit" in str(error):
            raise
        # What stands before the fault is whole.
        yield from _streamed(io.BytesIO(data), where, limits, columns)
        return
    yield from _of_value(value, where, columns)


def _of_value(value: Any, where: str, columns: Columns) -> Iterator[Item]:
    if telegram.is_export(value):
        yield from telegram.records(value, where)
        return
    if isinstance(value, dict) and not any(field_of(name, columns) == "text" for name in value):
        arrays = [array for array in value.values() if isinstance(array, list) and array and isinstance(array[0], dict)]
        value = arrays[0] if len(arrays) == 1 else value
    if not isinstance(value, list):
        yield record_from(_object(value, where), None, where, columns)
        return
    for number, item in enumerate(value, 1):
        try:
            place = f"{where}, record {number}"
            yield record_from(_object(item, place), number, place, columns)
        except ReadError as error:
            yield error
    if not value:
        raise ReadError(f"{one_line(where)}: an empty array; nothing to read")


def _is_lines(start: bytes) -> bool:
    """Whether the first line is a whole object and something stands below it."""
    start = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    first, _, rest = start.partition(b"\n") if start.startswith(b"{") else (b"", b"", b"")
    if not first or not rest[:STEP].strip():
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _streamed(stream: BinaryIO, where: str, limits: Limits, columns: Columns) -> Iterator[Item]:
    """Read article by article: elements of the outer array, or of an array the outer object has."""
    with needed(where, "ijson"):
        import ijson
    source = _Source(stream, where, limits)
    items = _Items(limits, where)
    leaving = telegram.Leaving()
    number = 0
    try:
        for event, value in ijson.basic_parse(source, buf_size=STEP, use_float=True):
            source.last = source.position
            item = items.take(event, value, source.position)
            if item is None:
                continue
            number += 1
            place = f"{where}, record {number}"
            try:
                if isinstance(item, ReadError):
                    raise item
                found: Record | None
                if items.heads[-1].get("type") and "text" in item and "date" in item and "id" in item:
                    found = telegram.record(item, items.heads[-1], number, leaving)
                else:
                    found = record_from(item, number, place, columns)
                if found is not None:
                    yield found
            except ReadError as error:
                yield error
    except (ijson.JSONError, ValueError) as error:
        cause = one_line(error)
        raise ReadError(f"{one_line(where)}: no JSON behind record {number} ({cause}); correct it") from error
    if leaving.count:
        yield Notice(f"{one_line(where)}: {leaving}")
    if not number:
        raise ReadError(f"{one_line(where)}: no array of objects in it; nothing to read")


class _Source(Filtered):
    """The bytes a JSON parser takes. One string may not be endless: it would be held in memory."""

    def __init__(self, stream: BinaryIO, where: str, limits: Limits) -> None:
        super().__init__(stream, self._count)
        self.where, self.limits = where, limits
        self.position = self.last = 0

    def _count(self, data: bytes) -> bytes:
        data = data.removeprefix(b"\xef\xbb\xbf") if not self.position else data
        self.position += len(data)
        if self.position - self.last > self.limits.decompressed_bytes:
            raise refusal(self.where, "decompressed_bytes", self.limits, "a value too long")
        return data


class _Items:
    """Puts events of a JSON parser together to the objects that are articles; *heads* is what the objects around say."""

    def __init__(self, limits: Limits, where: str) -> None:
        from ijson import ObjectBuilder

        self.limits, self.where, self._new = limits, where, ObjectBuilder
        self.heads: list[dict[str, Any]] = [{}]
        self._open: list[str] = []
        self._key = ""
        self._builder: Any = None
        self._depth = self._began = self._events = 0

    def take(self, event: str, value: Any, position: int) -> dict[str, Any] | ReadError | None:
        """Take one event; return an article that ends with it, or why it is refused."""
        if self._depth:
            return self._inside(event, value, position)
        if event == "start_map" and self._open[-1:] == ["array"] and self._key != "list":
            self._builder, self._depth, self._began, self._events = self._new(), 1, position, 0
            self._builder.event(event, value)
        elif event in ("start_map", "start_array"):
            self._open.append(event.removeprefix("start_"))
            if event == "start_map":
                self.heads.append({})
            if len(self._open) > self.limits.depth:
                raise refusal(self.where, "depth", self.limits, f"JSON nested deeper than {self.limits.depth}")
        elif event in ("end_map", "end_array"):
            self._open.pop()
            if event == "end_map":
                self.heads.pop()
        elif event == "map_key":
            self._key = value
        elif self._open[-1:] == ["map"] and len(self.heads[-1]) < 100:
            self.heads[-1][self._key] = value
        return None

    def _inside(self, event: str, value: Any, position: int) -> dict[str, Any] | ReadError | None:
        self._depth += event in ("start_map", "start_array")
        self._depth -= event in ("end_map", "end_array")
        self._events += 1
        if position - self._began > self.limits.read_bytes + STEP or self._events > 2 * self.limits.elements:
            self._builder = None
        if self._depth > self.limits.depth:
            raise refusal(self.where, "depth", self.limits, f"JSON nested deeper than {self.limits.depth}")
        if self._builder is not None:
            self._builder.event(event, value)
        if self._depth:
            return None
        if self._builder is None:
            return refusal(self.where, "read_bytes", self.limits, "a record too long")
        item: dict[str, Any] = self._builder.value
        return item


def _object(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ReadError(f"{one_line(where)}: {type(value).__name__} found, expected an object with a field text")
    return value


def _value(data: bytes, where: str, limits: Limits) -> Any:
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unique)
    except UnicodeDecodeError as error:
        raise ReadError(f"{one_line(where)}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except RecursionError as error:
        raise refusal(where, "depth", limits, "JSON nested too deep") from error
    except ValueError as error:
        raise ReadError(f"{one_line(where)}: no JSON ({one_line(error)}); correct it") from error
    _measure(value, where, limits)
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        name = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"the key {name} twice in one object")
    return found


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
