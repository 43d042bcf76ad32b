"""Scanned pages: pictures of text read by Tesseract, only where the user asks for it.

Needs ``pip install "graphbuilder[ocr]"`` and the program tesseract with its models of the languages (Debian:
``apt install tesseract-ocr tesseract-ocr-rus``).
"""

from collections.abc import Sequence
from typing import Any

from graphbuilder import grammar
from graphbuilder.errors import ReadError
from graphbuilder.read.limits import Limits, one_line

#: Points an inch, dots an inch that Tesseract reads best, and the most dots a page may have.
POINTS, DOTS, MOST_DOTS = 72, 300, 40_000_000
_PACKAGES = 'pip install "graphbuilder[ocr]"'
_PROGRAM = "install the program (Debian: apt install tesseract-ocr tesseract-ocr-rus)"


class Scanner:
    """Reads pages of one PDF from their pictures.

    Raises:
        ReadError: A package, the program or its models of our languages are missing; says which and how to get it.
    """

    def __init__(self, data: bytes, where: str, limits: Limits) -> None:
        self._where, self._limits = where, limits
        try:
            import pypdfium2
            import pytesseract
        except ImportError as error:
            raise ReadError(f"{one_line(where)}: OCR needs {error.name}: {_PACKAGES}") from error
        self._tesseract = pytesseract
        self.version, self.languages = _program(pytesseract, where)
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ReadError(f"{one_line(where)}: damaged PDF ({one_line(error)}); save it again") from error

    def read(self, number: int) -> str:
        """Return the text of page *number*, counted from 0, line by line as it stands on the page.

        Raises:
            ReadError: It takes longer than *reading_seconds*, or cannot be drawn.
        """
        try:
            picture = self._drawn(number)
            text: str = self._tesseract.image_to_string(
                picture, lang="+".join(self.languages), timeout=self._limits.reading_seconds * 0.9
            )
        except (RuntimeError, ValueError, OSError) as error:
            cause = one_line(f"{type(error).__name__}: {error}")
            raise ReadError(f"{one_line(self._where)}: no OCR of page {number + 1} ({cause}); give its text") from error
        return text

    def _drawn(self, number: int) -> Any:
        page = self._document[number]
        width, height = page.get_size()
        scale = min(DOTS / POINTS, (MOST_DOTS / max(1.0, width * height)) ** 0.5)
        return page.render(scale=scale, grayscale=True).to_pil()


def _program(pytesseract: Any, where: str) -> tuple[str, Sequence[str]]:
    """Return the version of tesseract and which of our languages it reads, by its own names."""
    try:
        version = str(pytesseract.get_tesseract_version())
        there = set(pytesseract.get_languages(config=""))
    except (pytesseract.TesseractError, pytesseract.TesseractNotFoundError, OSError, SystemExit) as error:
        raise ReadError(f"{one_line(where)}: OCR needs tesseract, which is not found: {_PROGRAM}") from error
    wanted = [grammar.load(language).properties.code3 for language in grammar.languages()]
    known = [code for code in wanted if code in there]
    if not known:
        raise ReadError(f"{one_line(where)}: tesseract has no models of {', '.join(wanted)}: {_PROGRAM}")
    return version, known
