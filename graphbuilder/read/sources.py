"""One source to records: finds out what it is and hands it to the reader of that kind."""

import dataclasses
import glob
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from graphbuilder.errors import ReadError
from graphbuilder.model import digest
from graphbuilder.read import archives, delimited, files, jsons, mail, sitemap, text
from graphbuilder.read.compression import unpacked
from graphbuilder.read.encoding import is_utf8
from graphbuilder.read.header import SIDECAR, sidecar
from graphbuilder.read.isolation import Isolation
from graphbuilder.read.kinds import START, TYPES, kind_of_bytes, kind_of_name, likely_kind
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.progress import Meter
from graphbuilder.read.record import Columns, Item, Notice, Record
from graphbuilder.read.streams import buffered, counted
from graphbuilder.read.web import Fetcher

#: Kinds that are read row by row and never held whole.
_STREAMED = {"jsonl": jsons.json_lines, "json": jsons.records, "csv": delimited.records}
#: Kinds whose files begin so that there is no doubt, and that hold others.
_BINARY = ("pdf", "parquet", "sqlite", "docx", "odt", "zip", "warc")
_ARCHIVES = ("zip", "tar", "warc")


@dataclass(frozen=True, slots=True)
class Found:
    """A record, where it was found (for messages), its path (None for a URL) and what a sidecar says about it."""

    record: Record
    where: str
    path: str | None
    fields: Mapping[str, str]


Results = Iterator[Found | ReadError | Notice]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is read: its name in messages, its path, what stands beside it, where it was fetched.

    *file* is the file that it fills, of *size* bytes; *depth* counts the archives and sitemaps around it; *named* is
    whether the user gave it by itself.
    """

    where: str
    path: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    url: str | None = None
    media_type: str = ""
    charset: str | None = None
    file: Path | None = None
    size: int = 0
    depth: int = 0
    named: bool = False


class Sources:
    """Reads sources with one set of limits; *isolation* and *fetcher* are shared by all of them."""

    def __init__(
        self,
        limits: Limits,
        isolation: Isolation,
        fetcher: Fetcher,
        *,
        columns: Columns,
        query: str | None,
        ocr: bool,
        meter: Meter,
    ) -> None:
        self.limits, self.isolation, self.fetcher = limits, isolation, fetcher
        self.columns, self.query, self.ocr, self.meter = columns, query, ocr, meter

    def read(self, source: str | Path) -> Results:
        """Yield what *source* holds and the errors met in it, in its own order. No exception leaves it."""
        return self._safely(lambda: self._source(source), str(source))

    def _safely(self, results: Callable[[], Results], where: str) -> Results:
        """Whatever a reader raises costs what it reads: it is one error, and everything else is read."""
        try:
            yield from results()
        except ReadError as error:
            yield error
        except (OSError, UnicodeError) as error:
            yield ReadError(f"{one_line(where)}: cannot be read ({one_line(error)}); check the path and its rights")
        except Exception as error:
            cause = one_line(f"{type(error).__name__}: {error}")
            yield ReadError(f"{one_line(where)}: cannot be read ({cause}); give its text")

    def _source(self, source: str | Path) -> Results:
        name = str(source)
        if name == "-":
            yield from self._open(files.stdin(), None, Place("-", "-", named=True))
        elif isinstance(source, str) and "://" in source[:4_000]:
            yield from self._url(source)
        elif not name.strip() or "\x00" in name:
            yield ReadError(f"{one_line(name) or 'empty name'}: no source; give a file, a folder, a URL or -")
        elif Path(source).is_dir():
            yield from self._folder(Path(source))
        elif not Path(source).exists() and (matches := self._matches(name)) is not None:
            for match in matches:
                yield from self.read(match)
        elif not Path(source).exists() and "#" in name:
            yield from self._part(name)
        else:
            yield from self._file(Path(source), named=True)

    def _folder(self, folder: Path) -> Results:
        for entry in files.walk(folder, self.limits):
            if isinstance(entry, Path):
                yield from self._safely(lambda entry=entry: self._file(entry), str(entry))  # type: ignore[misc]
            else:
                yield entry

    def _matches(self, pattern: str) -> list[Path] | None:
        """The files a pattern such as ``news/**/*.txt`` names, sorted; None where it is no pattern."""
        if not glob.has_magic(pattern):
            return None
        found = sorted(name for name in glob.iglob(pattern, recursive=True) if not name.endswith(SIDECAR))
        if not found:
            raise ReadError(f"{one_line(pattern)}: no file matches; check the pattern and the folder")
        return [Path(name) for name in found]

    def _part(self, name: str) -> Results:
        """Read one article of a file of many, by the path its document has: ``rows.jsonl#12``, ``news.zip#a.txt``."""
        file = next((name[:at] for at in range(len(name)) if name[at] == "#" and Path(name[:at]).is_file()), None)
        if file is None:
            yield from self._file(Path(name))
            return
        number = 0
        for found in self._file(Path(file), named=True):
            if isinstance(found, Found) and found.path and (found.path == name or found.path.startswith(f"{name}#")):
                number += 1
                yield found
        if not number:
            yield ReadError(f"{one_line(name)}: no such article in {one_line(file)}; list them: graphbuilder read FILE")

    def _file(self, path: Path, *, named: bool = False) -> Results:
        fields = sidecar(path, self.limits)
        size = path.stat().st_size if path.is_file() else 0
        with files.opened(path) as opened, self.meter.file(size) as count:
            file = path if path.is_file() else None
            place = Place(str(path), str(path), fields, file=file, size=size, named=named)
            yield from self._open(counted(opened, count), kind_of_name(path.name), place)

    def _url(self, url: str, depth: int = 0) -> Results:
        page = self.fetcher.fetch(url)
        if page.status == 304:
            yield Notice(f"{one_line(url)}: as it was", skipped=False)
            return
        name = kind_of_name(page.url.split("?", 1)[0])
        place = Place(
            url, None, url=page.url, media_type=page.media_type, charset=page.charset, depth=depth, named=True
        )
        yield from self._open(io.BytesIO(page.data), name, dataclasses.replace(place, size=len(page.data)))

    def _open(self, stream: BinaryIO, name: str | None, place: Place) -> Results:
        """Read a stream and say so where nothing came of it, whatever its reader thinks of that."""
        nothing = True
        for found in self._opened(stream, name, place):
            nothing = False
            yield found
        if nothing:
            raise ReadError(f"{one_line(place.where)}: no article in it, damaged or of another kind; nothing to read")

    def _opened(self, stream: BinaryIO, name: str | None, place: Place) -> Results:
        """Read a stream: without its compression, as what its first bytes say, else its name (*name*, a kind) or type."""
        outer = buffered(stream)
        plain = unpacked(outer, place.where, self.limits, place.size)
        start = plain.peek(START)[:START]
        if not start:
            raise ReadError(f"{one_line(place.where)}: an empty file; nothing to read")
        kind = self._kind(start, name, place)
        if kind in _ARCHIVES:
            yield from self._archive(plain, kind, place, packed=plain is not outer)
        elif kind in _STREAMED:
            yield from self._placed(_STREAMED[kind](plain, place.where, self.limits, self.columns), place)
        elif kind == "mbox":
            yield from self._mails(plain, place)
        elif kind in ("parquet", "sqlite") and place.file is not None and plain is outer:
            yield from self._placed(self._isolated(kind, place.file, place), place)
        else:
            data = files.contents(plain, place.where, self.limits, packed=plain is not outer)
            yield from self._whole(data, kind, place)

    def _kind(self, start: bytes, name: str | None, place: Place) -> str:
        if certain := kind_of_bytes(start):
            return certain if certain != "zip" or name not in ("docx", "odt") else "zip"
        declared = TYPES.get(place.media_type)
        kind = declared if declared not in (None, "text") else name or declared
        if kind in _BINARY and not (kind == "pdf" and b"%PDF-" in start[:1024]) and _is_text(start):
            kind = None  # a name that promises what is not there
        return kind or likely_kind(start, self.columns)

    def _whole(self, data: bytes, kind: str, place: Place) -> Results:
        """Hand data that are held whole to the reader of *kind*."""
        if kind == "sitemap":
            yield from self._sitemap(data, place)
        elif kind == "text" and is_utf8(data):
            yield from self._placed(text.records(data, place.where, self.limits), place)
        else:
            yield from self._placed(self._isolated(kind, data, place), place)

    def _isolated(self, kind: str, source: bytes | Path, place: Place) -> Iterable[Item]:
        arguments: dict[str, object] = {"declared": place.charset}
        if kind in ("html", "feed"):
            arguments["url"] = place.url
        if kind in ("parquet", "sqlite"):
            arguments["columns"] = dict(self.columns)
        if kind == "sqlite":
            arguments["query"] = self.query
        if kind == "pdf":
            arguments["ocr"] = self.ocr or None
        return self.isolation.read(kind, source, place.where, **arguments)

    def _mails(self, stream: BinaryIO, place: Place) -> Results:
        for number, message in enumerate(mail.split(stream, place.where, self.limits), 1):
            if isinstance(message, ReadError):
                yield message
                continue
            for item in self._isolated("eml", message, dataclasses.replace(place, where=f"{place.where}#{number}")):
                one = dataclasses.replace(item, part=number) if isinstance(item, Record) else item
                yield from self._placed([one], place)

    def _archive(self, plain: BinaryIO, kind: str, place: Place, *, packed: bool) -> Results:
        if place.depth >= self.limits.nesting:
            found = f"archives deeper than {self.limits.nesting} in one another"
            raise refusal(place.where, "nesting", self.limits, found, "unpack it first")
        if kind == "tar":
            yield from self._members(archives.tarred(plain, place.where, self.limits), place)
        elif kind == "warc":
            yield from self._members(archives.pages(plain, place.where, self.limits), place)
        elif place.file is not None and not packed:
            with place.file.open("rb") as seekable:
                yield from self._zip(seekable, place)
        else:
            data = files.contents(plain, place.where, self.limits, packed=packed)
            yield from self._zip(io.BytesIO(data), dataclasses.replace(place, size=len(data)))

    def _zip(self, stream: BinaryIO, place: Place) -> Results:
        office = archives.is_office(stream)
        stream.seek(0)
        if office in ("docx", "odt"):
            yield from self._whole(files.contents(stream, place.where, self.limits, packed=False), office, place)
        elif office:
            raise ReadError(f"{one_line(place.where)}: {office}; save its table as CSV or its text as DOCX")
        else:
            yield from self._members(archives.zipped(stream, place.where, self.limits, place.size), place)

    def _members(self, members: Iterable[archives.Member | ReadError | Notice], place: Place) -> Results:
        shared = _shared(place.fields)
        for member in members:
            if not isinstance(member, archives.Member):
                yield member
                continue
            path = f"{place.path}#{member.name}" if place.path else None
            inner = Place(
                f"{place.where}#{member.name}",
                path,
                shared if member.url is None else {**shared, "url": member.url},
                url=member.url or place.url,
                media_type=member.media_type,
                charset=member.charset,
                depth=place.depth + 1,
            )
            kind = kind_of_name(member.name)
            yield from self._safely(
                lambda member=member, kind=kind, inner=inner: self._open(member.stream, kind, inner),  # type: ignore[misc]
                inner.where,
            )

    def _sitemap(self, data: bytes, place: Place) -> Results:
        """Fetch what a sitemap lists: that of a site its own pages only, and one in a folder or an archive nothing."""
        listed = sitemap.addresses(data, place.where, self.limits)
        if not place.named:
            yield Notice(f"{one_line(place.where)}: a sitemap; give it by itself to fetch its {len(listed.urls)} pages")
            return
        if place.depth >= self.limits.nesting:
            raise refusal(place.where, "nesting", self.limits, "sitemaps of sitemaps")
        for url in listed.urls:
            if place.url and _site(url) != _site(place.url):
                yield Notice(f"{one_line(place.where)}: {one_line(url)} is of another site; left out")
            else:
                for found in self._safely(lambda url=url: self._url(url, place.depth + 1), url):  # type: ignore[misc]
                    yield ReadError(f"{one_line(place.where)}: {found}") if isinstance(found, ReadError) else found

    def _placed(self, items: Iterable[Item], place: Place) -> Results:
        shared = _shared(place.fields)
        for item in items:
            if not isinstance(item, Record):
                yield item
                continue
            record = _claimed(item, place.url) if place.url and not place.path else item
            if record.part is None:
                own = {"url": place.url} if place.url and not place.path and record.url is None else {}
                yield Found(record, place.where, place.path, {**place.fields, **own})
            else:
                path = f"{place.path}#{record.part}" if place.path else None
                yield Found(record, f"{place.where}#{record.part}", path, shared)


def _claimed(record: Record, url: str) -> Record:
    """A record of a fetched file: it speaks for its own site; ids and other sites' addresses are only claimed by it."""
    if record.id is not None:
        return dataclasses.replace(record, id=digest(url, record.id))
    if record.url is not None and _site(record.url) != _site(url):
        return dataclasses.replace(record, id=digest(url, record.url))
    return record


def _shared(fields: Mapping[str, str]) -> dict[str, str]:
    """What all articles of a file may share of what stands beside it: never their identity or title."""
    return {name: value for name, value in fields.items() if name in ("published", "source", "language")}


def _site(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_text(start: bytes) -> bool:
    return is_utf8(start) or is_utf8(start[:-1]) or is_utf8(start[:-2]) or is_utf8(start[:-3])
