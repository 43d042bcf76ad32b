"""One source to records: finds out what it is and hands it to the reader of that kind."""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graphbuilder.errors import ReadError
from graphbuilder.read import files, tables, text
from graphbuilder.read.compression import unpack
from graphbuilder.read.header import sidecar
from graphbuilder.read.isolation import Isolation
from graphbuilder.read.kinds import TYPES, kind_of_bytes, kind_of_name, likely_kind
from graphbuilder.read.limits import Limits, one_line
from graphbuilder.read.record import Record
from graphbuilder.read.web import Fetcher

#: Kinds that are read row by row and never held whole.
_STREAMED = {"jsonl": tables.json_lines, "csv": tables.delimited}


@dataclass(frozen=True, slots=True)
class Found:
    """A record, where it was found (for messages), its path (None for a URL) and what a sidecar says about it."""

    record: Record
    where: str
    path: str | None
    fields: Mapping[str, str]


class Sources:
    """Reads sources with one set of limits; *isolation* and *fetcher* are shared by all of them."""

    def __init__(self, limits: Limits, isolation: Isolation, fetcher: Fetcher) -> None:
        self.limits, self.isolation, self.fetcher = limits, isolation, fetcher

    def read(self, source: str | Path) -> Iterator[Found | ReadError]:
        """Yield what *source* holds and the errors met in it, in its own order."""
        name = str(source)
        try:
            if name == "-":
                yield from self._stream(files.stdin(), "-", None, {})
            elif isinstance(source, str) and "://" in source[:4_000]:
                yield from self._url(source)
            elif not name.strip() or "\x00" in name:
                yield ReadError(f"{one_line(name) or 'empty name'}: no source; give a file, a folder, a URL or -")
            elif Path(source).is_dir():
                for entry in files.walk(Path(source), self.limits):
                    yield from [entry] if isinstance(entry, ReadError) else self._file_safely(entry)
            else:
                yield from self._file(Path(source))
        except ReadError as error:
            yield error
        except (OSError, UnicodeError) as error:
            yield ReadError(f"{one_line(name)}: cannot be read ({one_line(error)}); check the path and its rights")

    def _file_safely(self, path: Path) -> Iterator[Found | ReadError]:
        try:
            yield from self._file(path)
        except ReadError as error:
            yield error
        except OSError as error:
            yield ReadError(f"{one_line(path)}: cannot be read ({one_line(error)}); check the file and its disk")

    def _file(self, path: Path) -> Iterator[Found | ReadError]:
        fields = sidecar(path, self.limits)
        with files.opened(path) as stream:
            kind = kind_of_name(path.name)
            if kind == "parquet" and path.is_file() and kind_of_bytes(stream.peek(4)[:4]) == "parquet":  # type: ignore[attr-defined]
                yield from self._placed(self.isolation.read("parquet", path, str(path)), str(path), str(path), fields)
            else:
                yield from self._stream(stream, str(path), kind, fields)

    def _stream(
        self, stream: BinaryIO, where: str, kind: str | None, fields: Mapping[str, str]
    ) -> Iterator[Found | ReadError]:
        """Read an open file or standard input; where *kind* is None its first bytes decide."""
        plain = files.plain(stream, where, self.limits)
        start = plain.peek(4_096) if isinstance(plain, io.BufferedReader) else plain.getvalue()[:4_096]  # type: ignore[attr-defined]
        if kind in (None, "text", "html", "feed"):
            # A feed saved as .txt, a page saved as .xml: what the bytes say for certain beats the name.
            kind = kind_of_bytes(start) or kind or likely_kind(start)
        if kind in _STREAMED:
            yield from self._placed(_STREAMED[kind](plain, where, self.limits), where, where, fields)
            return
        data = files.contents(plain, where, self.limits)
        yield from self._placed(self._whole(data, where, kind or "text", None, None), where, where, fields)

    def _url(self, url: str) -> Iterator[Found | ReadError]:
        page = self.fetcher.fetch(url)
        data = unpack(page.data, url, self.limits)
        kind = (
            kind_of_bytes(data)
            or TYPES.get(page.media_type)
            or kind_of_name(page.url.split("?", 1)[0])
            or likely_kind(data)
        )
        records = self._whole(data, url, kind, page.charset, page.url)
        for found in self._placed(records, url, None, {}):
            if isinstance(found, Found) and found.record.part is None and found.record.url is None:
                yield Found(found.record, url, None, {"url": page.url})
            else:
                yield found

    def _whole(
        self, data: bytes, where: str, kind: str, declared: str | None, url: str | None
    ) -> Iterable[Record | ReadError]:
        """Hand data that are held whole to the reader of *kind*."""
        if kind in _STREAMED:
            return _STREAMED[kind](io.BytesIO(data), where, self.limits)
        if kind == "json":
            return tables.json_file(data, where, self.limits)
        if kind == "text":
            return text.records(data, where, self.limits, declared)
        arguments = {"declared": declared, "url": url if kind in ("html", "feed") else None}
        return self.isolation.read(kind, data, where, **arguments)

    def _placed(
        self, records: Iterable[Record | ReadError], where: str, path: str | None, fields: Mapping[str, str]
    ) -> Iterator[Found | ReadError]:
        shared = {name: value for name, value in fields.items() if name in ("published", "source", "language")}
        for record in records:
            if isinstance(record, ReadError):
                yield record
            elif record.part is None:
                yield Found(record, where, path, fields)
            else:
                yield Found(record, f"{where}#{record.part}", path and f"{path}#{record.part}", shared)
