"""PDF files: their text layer, lines joined to paragraphs again."""

import io
import re
from collections.abc import Iterator
from typing import Any

from graphbuilder import grammar
from graphbuilder.errors import ReadError
from graphbuilder.read.columns import Piece, in_columns
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import Alive, Notice, Record

_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?=[-\u00ad\u2010]$)")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: A line this much shorter than the longest one ends its paragraph, if it also ends a sentence.
_SHORT = 0.75


def records(
    data: bytes, where: str, limits: Limits, declared: str | None = None, ocr: bool = False
) -> Iterator[Record | Notice | Alive]:
    """Yield the one article a PDF holds; ReadError where it is encrypted, damaged or has no text layer.

    With *ocr* pages without a text layer are read from their pictures, `Alive` after each.
    """
    from pypdf import PdfReader, overwrite_configuration
    from pypdf.errors import DependencyError, PyPdfError

    packed = ("zlib", "lzw", "run_length", "array_based_stream")
    most: dict[str, Any] = {f"{name}_maximum_output_length": limits.decompressed_bytes for name in packed}
    overwrite_configuration(**most)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(f"{one_line(where)}: an encrypted PDF; save it without a password")
        pages = list(_pages(reader, where, limits))
        title = (reader.metadata.title or "").strip() if reader.metadata else ""
    except DependencyError as error:
        hint = 'pip install "graphbuilder[formats]"'
        raise ReadError(f"{one_line(where)}: a PDF encrypted with AES, which needs cryptography: {hint}") from error
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError) as error:
        cause = one_line(f"{type(error).__name__}: {error}")
        raise ReadError(f"{one_line(where)}: damaged PDF ({cause}); save it again or give its text") from error
    scanned = [number for number, page in enumerate(pages) if not page.strip()]
    if ocr and scanned:
        yield from _scanned(pages, scanned, data, where, limits)
        scanned = []
    text = "\n".join(page for page in pages if page)
    if not text.strip():
        raise ReadError(f"{one_line(where)}: no text in the PDF; its pages are pictures: read them with --ocr")
    if scanned:
        listed = one_line(", ".join(str(number + 1) for number in scanned))
        yield Notice(f"{one_line(where)}: no text layer on page {listed}; read it with --ocr")
    yield Record(text=text, guessed_title=title if " " in title and not title.startswith("Microsoft ") else None)


def _scanned(pages: list[str], scanned: list[int], data: bytes, where: str, limits: Limits) -> Iterator[Notice | Alive]:
    """Fill the *scanned* ones of *pages* by OCR."""
    from graphbuilder.read.ocr import Scanner

    if len(scanned) > limits.ocr_pages:
        raise refusal(where, "ocr_pages", limits, f"{len(scanned)} pages to read by OCR")
    scanner = Scanner(data, where, limits)
    characters = sum(map(len, pages))
    for number in scanned:
        pages[number] = paragraphs(scanner.read(number))
        characters += len(pages[number])
        if characters > limits.characters:
            raise refusal(where, "characters", limits, f"more than {limits.characters} characters of text")
        yield Alive()
    listed = one_line(", ".join(str(number + 1) for number in scanned))
    by = f"tesseract {scanner.version}, {'+'.join(scanner.languages)}"
    yield Notice(f"{one_line(where)}: page {listed} read by OCR ({by}); letters may be wrong", skipped=False)


def _pages(reader: Any, where: str, limits: Limits) -> Iterator[str]:
    characters = 0
    for number, page in enumerate(reader.pages, 1):
        if number > limits.elements:
            raise refusal(where, "elements", limits, f"more than {limits.elements} pages")
        pieces: list[Piece] = []

        def seen(text: str, matrix: Any, inner: Any, font: Any, size: float, pieces: list[Piece] = pieces) -> None:
            if text.strip():
                pieces.append(Piece.of(text, matrix, inner, size))

        extracted = page.extract_text(visitor_text=seen) or ""
        text = paragraphs(in_columns(pieces) or extracted)
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
        if open_:
            joined[-1] = joined_lines(joined[-1], line)
        else:
            joined.append(line)
        open_ = not (len(line) < _SHORT * width and line[-1] in '.!?…»")')
    return "\n".join(joined)


def joined_lines(before: str, line: str) -> str:
    """Return two lines as one. A hyphen between them goes where it divides a word, and stays where the word has it.

    It stays before a capital («Римская-/Корсакова»), before a part with a hyphen of its own («Ростов-/на-Дону»), and in
    words a dictionary has with the hyphen and not without it.
    """
    if not _HYPHENATED.search(before):
        return f"{before} {line}"
    first, second = _LAST_WORD.search(before), _FIRST_WORD.match(line)
    if not first or not second:
        return f"{before} {line}"
    if second[0][0].isupper() or "-" in second[0] or _is_compound(first[0], second[0]):
        return f"{before[:-1]}-{line}"
    return before[:-1] + line


def _is_compound(first: str, second: str) -> bool:
    for language in grammar.languages():
        own = grammar.load(language)
        if own.writes(first) and own.knows(f"{first}-{second}".lower()) and not own.knows(f"{first}{second}".lower()):
            return True
    return False
