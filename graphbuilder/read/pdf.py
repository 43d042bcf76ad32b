"""PDF files: their text layer, lines joined to paragraphs again."""

import io
import re
from collections.abc import Iterator
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import Record

_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
#: A line this much shorter than the longest one ends its paragraph, if it also ends a sentence.
_SHORT = 0.75


def records(data: bytes, where: str, limits: Limits, declared: str | None = None) -> Iterator[Record]:
    """Yield the one article a PDF holds; ReadError where it is encrypted, damaged or has no text layer."""
    import pypdf
    from pypdf import filters
    from pypdf.errors import PyPdfError

    for name in ("ZLIB_MAX_OUTPUT_LENGTH", "LZW_MAX_OUTPUT_LENGTH", "RUN_LENGTH_MAX_OUTPUT_LENGTH"):
        setattr(filters, name, limits.decompressed_bytes)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(f"{one_line(where)}: an encrypted PDF; save it without a password")
        pages = list(_pages(reader, where, limits))
        title = (reader.metadata.title or "").strip() if reader.metadata else ""
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError) as error:
        cause = one_line(f"{type(error).__name__}: {error}")
        raise ReadError(f"{one_line(where)}: damaged PDF ({cause}); save it again or give its text") from error
    text = "\n".join(page for page in pages if page)
    if not text.strip():
        raise ReadError(f"{one_line(where)}: no text layer in the PDF; run OCR on it first")
    yield Record(text=text, guessed_title=title if " " in title and not title.startswith("Microsoft ") else None)


def _pages(reader: Any, where: str, limits: Limits) -> Iterator[str]:
    characters = 0
    for number, page in enumerate(reader.pages, 1):
        if number > limits.elements:
            raise refusal(where, "elements", limits, f"more than {limits.elements} pages")
        text = paragraphs(page.extract_text() or "")
        characters += len(text)
        if characters > limits.characters:
            raise refusal(where, "characters", limits, f"more than {limits.characters} characters of text")
        yield text


def paragraphs(text: str) -> str:
    """Return *text* of a page with the lines of a paragraph joined and words divided at line ends whole again.

    A paragraph ends at an empty line, and at a short line that ends a sentence.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    width = max(map(len, lines), default=0)
    joined: list[str] = []
    open_ = False
    for line in lines:
        if not line:
            open_ = False
            continue
        if open_ and _HYPHENATED.search(joined[-1]) and line[0].islower():
            joined[-1] = joined[-1][:-1] + line
        elif open_:
            joined[-1] += " " + line
        else:
            joined.append(line)
        open_ = not (len(line) < _SHORT * width and line[-1] in '.!?…»")')
    return "\n".join(joined)
