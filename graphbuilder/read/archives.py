"""Archives of files and of pages: ZIP, tar and WARC, member by member, none of it on disk."""

import contextlib
import io
import os
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from graphbuilder.errors import ReadError
from graphbuilder.read.header import SIDECAR
from graphbuilder.read.kinds import kind_of_name
from graphbuilder.read.limits import Limits, needed, one_line, refusal
from graphbuilder.read.record import Notice
from graphbuilder.read.streams import counted


@dataclass(frozen=True, slots=True)
class Member:
    """A thing in an archive: what names it there, its bytes, and of a page where it was and what its server said."""

    name: str
    stream: BinaryIO
    url: str | None = None
    media_type: str = ""
    charset: str | None = None


def is_office(stream: BinaryIO) -> str | None:
    """Return ``docx`` or ``odt`` where a ZIP archive is one, the name of another such format, or None."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                kind = archive.open("mimetype").read(200).decode("ascii", "replace").strip()
                if kind.startswith("application/vnd.oasis.opendocument."):
                    return "odt" if kind.endswith(".text") else "a spreadsheet or presentation"
            if "[Content_Types].xml" in names:
                return "docx" if "word/document.xml" in names else "a spreadsheet or presentation"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return None
    return None


def zipped(stream: BinaryIO, where: str, limits: Limits, size: int) -> Iterator[Member | ReadError | Notice]:
    """Yield the files of a ZIP archive, whose own size is *size*; bombs are refused by what really comes out."""
    total = 0

    def count(produced: int) -> None:
        nonlocal total
        total += produced
        if _too_much(total, size, limits):
            raise refusal(where, "ratio", limits, f"{size} bytes unfold to more than {size * limits.ratio}")

    try:
        with zipfile.ZipFile(stream) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > limits.elements:
                raise refusal(where, "elements", limits, f"{len(infos)} files")
            left = _Left(where)
            for info in infos:
                name = _zip_name(info)
                if not left.wanted(name):
                    continue
                if info.flag_bits & 1:
                    yield ReadError(f"{one_line(where)}#{one_line(name)}: encrypted; unpack it with its password")
                    continue
                try:
                    with archive.open(info) as opened:
                        yield Member(name, counted(opened, count))  # type: ignore[arg-type]
                except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
                    yield ReadError(f"{one_line(where)}#{one_line(name)}: damaged ({one_line(error)}); pack it again")
                if _too_much(total, size, limits):
                    return  # whoever read the member was told
            yield from left.notices(len(infos))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise ReadError(f"{one_line(where)}: damaged ZIP archive ({one_line(error)}); pack it again") from error


def _too_much(total: int, size: int, limits: Limits) -> bool:
    return total > limits.ratio_from and total > size * limits.ratio


def tarred(stream: BinaryIO, where: str, limits: Limits) -> Iterator[Member | ReadError | Notice]:
    """Yield the files of a tar archive in one pass; links and devices are left out."""
    left, number = _Left(where), 0
    try:
        with tarfile.open(fileobj=stream, mode="r|", errorlevel=1) as archive:
            for info in archive:
                number += 1
                vars(archive)["members"] = []  # one pass, in bounded memory
                if number > limits.elements:
                    raise refusal(where, "elements", limits, f"more than {limits.elements} files")
                if info.isreg() and left.wanted(info.name) and (opened := archive.extractfile(info)) is not None:
                    yield Member(info.name, io.BufferedReader(opened))  # type: ignore[type-var]
    except (tarfile.TarError, EOFError, ValueError, OSError, OverflowError) as error:
        raise ReadError(f"{one_line(where)}: damaged tar archive ({one_line(error)}); pack it again") from error
    if not number:
        raise ReadError(f"{one_line(where)}: nothing in the archive; nothing to read")
    yield from left.notices(number)


#: Records of a WARC that hold a page, and all types there are.
_PAGES = frozenset({"response", "resource", "conversion"})
_RECORDS = _PAGES | {"warcinfo", "request", "metadata", "revisit", "continuation"}


def pages(stream: BinaryIO, where: str, limits: Limits) -> Iterator[Member | ReadError | Notice]:
    """Yield the pages of a WARC file: answers with status 200 and texts made of them (WET), each with its address."""
    with needed(where, "warcio", "formats"):
        from warcio.archiveiterator import ArchiveIterator
    number = others = unknown = 0
    try:
        iterator = iter(ArchiveIterator(stream))
        while (record := _quietly(iterator)) is not None:
            number += 1
            if number > limits.elements * 100:
                raise refusal(where, "elements", limits, "too many records")
            head = record.http_headers
            described = head or (record.rec_headers if record.rec_type == "conversion" else None)
            media_type, charset = content_type((described.get_header("Content-Type") or "") if described else "")
            page = record.rec_type in _PAGES and (head is None or head.get_statuscode() == "200")
            unknown += record.rec_type not in _RECORDS
            if (
                not page
                or media_type.startswith(("image/", "video/", "audio/", "font/", "text/css"))
                or "javascript" in media_type
            ):
                others += record.rec_type in _PAGES
                continue
            data = record.content_stream().read(limits.read_bytes + 1)
            url = record.rec_headers.get_header("WARC-Target-URI")
            yield Member(str(number), io.BytesIO(data), url, media_type, charset)
    except ReadError:
        raise
    except Exception as error:  # the library lets through whatever its parsers raise
        raise ReadError(
            f"{one_line(where)}: damaged WARC behind record {number} ({one_line(error)}); copy it again"
        ) from error
    if not number:
        raise ReadError(f"{one_line(where)}: no records in the WARC; nothing to read")
    if others:
        yield Notice(f"{one_line(where)}: {others} answers that are no pages left out")
    if unknown:
        yield ReadError(f"{one_line(where)}: damaged WARC, {unknown} records are of no known type; copy it again")


def _quietly(iterator: Iterator[Any]) -> Any:
    """The next record, or None; what the library prints of damaged ones goes nowhere."""
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere):
        return next(iterator, None)


def content_type(header: str) -> tuple[str, str | None]:
    """Return the media type of a Content-Type header, in small letters, and its charset."""
    media_type, _, parameters = header.partition(";")
    charset = next(
        (p.split("=", 1)[1].strip(" \"'") for p in parameters.split(";") if p.strip().lower().startswith("charset=")),
        None,
    )
    return media_type.strip().lower(), charset


class _Left:
    """Which files of an archive are read: those of a folder would be."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.others: list[str] = []
        self.found = self.count = 0

    def wanted(self, name: str) -> bool:
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if any(part.startswith((".", "__MACOSX")) for part in parts) or name.endswith(SIDECAR):
            return False
        if kind_of_name(name):
            self.found += 1
            return True
        self.count += 1
        self.others += [name] if len(self.others) < 20 else []
        return False

    def notices(self, number: int) -> Iterator[Notice | ReadError]:
        if self.count:
            listed = one_line(", ".join(self.others))
            yield Notice(f"{one_line(self.where)}: {self.count} files of kinds that are not read: {listed}")
        if not self.found:
            yield ReadError(f"{one_line(self.where)}: nothing to read among the {number} files of the archive")


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name of a file; without a flag for UTF-8 it is in the code page of whoever packed it."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp866"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
