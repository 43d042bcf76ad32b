"""How much one document may cost, and the one way to refuse what costs more."""

import contextlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuilder.errors import ReadError

#: Longest name or cause that is quoted in a message, in characters.
QUOTED = 300
#: User name and password in an address: no message repeats them.
_SECRET = re.compile(r"(?<=[A-Za-z])://[^/?#\s]*@")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost; in a file of many articles each row is a document.

    Bytes, characters and seconds as the names say. *ratio* is decompressed over compressed bytes and counts only beyond
    *ratio_from* bytes. *depth* is that of nested markup, JSON or folders, *elements* the number of tags, JSON values or
    pages. *layers* is how often one thing may be compressed, *nesting* how deep archives may lie in one another,
    *ocr_pages* how many scanned pages of a PDF are read.
    *worker_bytes* is memory above the loaded libraries.
    """

    read_bytes: int = 20_000_000
    decompressed_bytes: int = 75_000_000
    ratio: int = 100
    ratio_from: int = 1_000_000
    characters: int = 1_000_000
    download_seconds: float = 30.0
    reading_seconds: float = 60.0
    worker_bytes: int = 1_500_000_000
    depth: int = 256
    elements: int = 100_000
    layers: int = 2
    nesting: int = 3
    ocr_pages: int = 100
    redirects: int = 5


DEFAULT = Limits()


def refusal(
    where: str, limit: str, limits: Limits, found: str, advice: str = "split it or raise the limit"
) -> ReadError:
    """Return the error for *where* going over *limit* (a field of `Limits`); *found* says what was seen."""
    return ReadError(f"{one_line(where)}: {found}, over the limit {limit}={getattr(limits, limit)}; {advice}")


def one_line(text: object) -> str:
    """Return *text* fit for one line of a terminal: no control or direction characters, no password, cut at `QUOTED`."""
    text = _SECRET.sub("://…@", str(text)[: 4 * QUOTED])
    shown = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)
    shown = re.sub(r"\s+", " ", shown).strip()
    return shown if len(shown) <= QUOTED else shown[: QUOTED - 1] + "…"


@contextlib.contextmanager
def needed(where: str, package: str, extra: str = "") -> Iterator[None]:
    """Turn a library that *where* needs and that is missing into the sentence that says how to get it, by *extra* if given."""
    try:
        yield
    except ImportError as error:
        what = f"graphbuilder[{extra}]" if extra else package
        raise ReadError(f'{one_line(where)}: needs the library {package}: pip install "{what}"') from error
