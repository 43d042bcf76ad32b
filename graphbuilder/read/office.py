"""Documents of word processors, DOCX and ODT: paragraphs and tables as they stand, and what the document says of itself."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.read.dates import iso_date
from graphbuilder.read.limits import Limits, needed, one_line, refusal
from graphbuilder.read.record import Record

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
#: What of a Word document is no text of it as it is now: deleted, moved away, a second form of the same, instructions.
_GONE = frozenset(
    (
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}instrText",
        f"{_W}pict",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}


def check_size(data: bytes, where: str, limits: Limits) -> None:
    """Refuse a document whose parts unfold to more than the limits, by what they really hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            total = 0
            if len(archive.infolist()) > limits.elements:
                raise refusal(where, "elements", limits, f"{len(archive.infolist())} parts")
            for info in archive.infolist():
                with archive.open(info) as part:
                    start = b""
                    while piece := part.read(1 << 16):
                        total += len(piece)
                        start = start or piece
                        if total > limits.decompressed_bytes or total > max(
                            limits.ratio_from, limits.ratio * len(data)
                        ):
                            raise refusal(where, "decompressed_bytes", limits, f"more than {total} bytes unpacked")
                    if info.filename.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in start or b"<!ENTITY" in start):
                        raise ReadError(f"{one_line(where)}: declares XML entities, which are not read; save it again")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ReadError(f"{one_line(where)}: damaged document ({one_line(error)}); save it again") from error


def docx(data: bytes, where: str, limits: Limits, declared: str | None = None) -> Iterator[Record]:
    """Yield the article of a Word document: with what was inserted, without what was deleted or is hidden."""
    check_size(data, where, limits)
    with needed(where, "python-docx"):
        import docx as library

    document: Any = library.Document(io.BytesIO(data))
    lines = [_paragraph(node) for node in document.element.body.iter(f"{_W}p") if not _inside(node, _GONE)]
    properties = document.core_properties
    yield _record(lines, where, properties.title, properties.author)


def odt(data: bytes, where: str, limits: Limits, declared: str | None = None) -> Iterator[Record]:
    """Yield the article of an OpenDocument text, without what was deleted or commented."""
    check_size(data, where, limits)
    with needed(where, "odfdo", "formats"):
        import odfdo

    document: Any = odfdo.Document(io.BytesIO(data))
    tracked = {f"{_TEXT}tracked-changes", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"}
    body = document.body._xml_element
    lines = [_odt_text(node, tracked) for node in body.iter(f"{_TEXT}p", f"{_TEXT}h") if not _inside(node, tracked)]
    meta = document.meta
    published = next(
        (value for name, value in (meta.user_defined_metadata or {}).items() if name.lower() == "published"), None
    )
    yield _record(lines, where, meta.title, meta.creator or meta.initial_creator, published)


def _record(lines: list[str], where: str, title: Any, author: Any, published: Any = None) -> Record:
    text = "\n".join(line for line in (" ".join(line.split(" ")).strip() for line in lines) if line)
    if not text.strip():
        raise ReadError(f"{one_line(where)}: no text in the document; nothing to read")
    author, title = " ".join(str(author or "").split()), " ".join(str(title or "").split())
    return Record(
        text=text,
        guessed_title=title or None,
        guessed_published=iso_date(published),
        about={"author": author} if author and author != "python-docx" else {},
    )


def _inside(node: Any, tags: frozenset[str] | set[str]) -> bool:
    return any(parent.tag in tags for parent in node.iterancestors())


def _paragraph(node: Any) -> str:
    """The text of a paragraph, those that stand in a box within it apart: they are paragraphs themselves."""
    pieces: list[str] = []
    pending = [node]
    while pending:
        part = pending.pop()
        if part is not node and (part.tag in _GONE or part.tag == f"{_W}p" or _is_hidden(part)):
            continue
        if part.tag == f"{_W}t":
            pieces.append(part.text or "")
        elif part.tag in _BREAKS:
            pieces.append(_BREAKS[part.tag])
        pending.extend(reversed(part))
    return "".join(pieces)


def _is_hidden(part: Any) -> bool:
    """Whether a run has the property *vanish* (and does not say that it has it not)."""
    if part.tag != f"{_W}r" or (mark := part.find(f"{_W}rPr/{_W}vanish")) is None:
        return False
    return mark.get(f"{_W}val") not in ("0", "false")


def _odt_text(node: Any, left_out: set[str]) -> str:
    pieces = [node.text or ""]
    for child in node:
        if isinstance(child.tag, str) and child.tag not in left_out and child.tag not in (f"{_TEXT}p", f"{_TEXT}note"):
            name = child.tag.removeprefix(_TEXT)
            space = {"s": " ", "tab": " ", "line-break": "\n"}.get(name)
            pieces.append(space if space is not None else _odt_text(child, left_out))
        pieces.append(child.tail or "")
    return "".join(pieces)
