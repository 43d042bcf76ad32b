"""How much one document may cost, and the one way to refuse what costs more."""

import re
import unicodedata
from dataclasses import dataclass

from graphbuilder.errors import ReadError

#: Longest name or cause that is quoted in a message, in characters.
QUOTED = 300


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost; in a file of many articles each row is a document.

    Bytes, characters and seconds as the names say. *ratio* is decompressed over compressed bytes and counts only beyond
    *ratio_from* bytes. *depth* is that of nested markup, JSON or folders, *elements* the number of tags, JSON values or
    pages. *layers* is how often one thing may be compressed. *worker_bytes* is memory above the loaded libraries.
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
    redirects: int = 5


DEFAULT = Limits()


def refusal(
    where: str, limit: str, limits: Limits, found: str, advice: str = "split it or raise the limit"
) -> ReadError:
    """Return the error for *where* going over *limit* (a field of `Limits`); *found* says what was seen."""
    return ReadError(f"{one_line(where)}: {found}, over the limit {limit}={getattr(limits, limit)}; {advice}")


def one_line(text: object) -> str:
    """Return *text* fit for one line of a terminal: no control or direction characters, cut at `QUOTED`."""
    shown = "".join(
        " " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in str(text)[: 4 * QUOTED]
    )
    shown = re.sub(r"\s+", " ", shown).strip()
    return shown if len(shown) <= QUOTED else shown[: QUOTED - 1] + "…"
