"""Stage 1: sources → Documents.

A source is a file, a folder, a pattern (``news/**/*.txt``), an http(s) address, or ``-`` for standard input. What it is
shows in its first bytes: text, Markdown, HTML, RSS and Atom, sitemaps, JSON lines, JSON, chats of Telegram, CSV, Parquet,
SQLite, PDF, DOCX, ODT, mails and boxes of them, WARC, and archives of these. What cannot be read is one `ReadError`, and
everything else is read all the same.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.model import Document
from graphbuilder.read.conditions import Conditions
from graphbuilder.read.limits import DEFAULT, Limits
from graphbuilder.read.progress import Meter, total_bytes
from graphbuilder.read.record import Notice, columns_of

__all__ = ["Limits", "Meter", "Notice", "read", "total_bytes"]

log = logging.getLogger(__name__)


def read(
    sources: Iterable[str | Path],
    *,
    on_error: Callable[[ReadError], None],
    on_notice: Callable[[Notice], None] | None = None,
    limits: Limits = DEFAULT,
    language: str | None = None,
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
    query: str | None = None,
    ocr: bool = False,
    meter: Meter | None = None,
    allow_private: bool = False,
    obey_robots: bool = True,
    conditions: Conditions | None = None,
) -> Iterator[Document]:
    """Yield the documents of *sources* in their order, each once and when it is asked for; folders sorted by name.

    *on_error* gets one error for each thing that cannot be read; reading goes on. *on_notice* gets what is left out or
    kept in another way, and why; without it that is logged. *language* (``ru``) and *published* (an ISO date) hold for
    documents that do not say themselves, in a header, a sidecar or a column. *columns* says which column or key of a
    table is which field (``{"text": "body"}``), *query* which table or rows of a database are read. *ocr* reads
    scanned pages of PDFs from their pictures (`ocr` says what it needs). *meter* counts
    bytes. *allow_private* lets addresses of the own machine and network be fetched, *obey_robots* off ignores
    robots.txt. What *conditions* know of an address is not sent again while it is as it was.
    """
    from graphbuilder.read.claims import Claims
    from graphbuilder.read.isolation import Isolation
    from graphbuilder.read.record import document
    from graphbuilder.read.sources import Sources
    from graphbuilder.read.web import Fetcher

    told = on_notice or (lambda notice: log.warning("%s", notice))
    given = {name: value for name, value in (("language", language), ("published", published)) if value}
    claims = Claims()
    with Isolation(limits) as isolation:
        fetcher = Fetcher(limits, allow_private=allow_private, obey_robots=obey_robots, conditions=conditions)
        reader = Sources(
            limits, isolation, fetcher, columns=columns_of(columns or {}), query=query, ocr=ocr, meter=meter or Meter()
        )
        for source in sources:
            for found in reader.read(source):
                if isinstance(found, ReadError):
                    on_error(found)
                    continue
                if isinstance(found, Notice):
                    told(found)
                    continue
                try:
                    fields = {**given, **found.fields}
                    made = document(
                        found.record, path=_shown(found.path), where=found.where, limits=limits, fields=fields
                    )
                except ReadError as error:
                    on_error(error)
                    continue
                kept, notice = claims.settle(made, found.where)
                if notice is not None:
                    told(notice)
                if kept is not None:
                    yield kept
    claims.close()


def _shown(path: str | None) -> str | None:
    """A path that every encoder accepts: bytes of a file name that are no text become question marks."""
    return path.encode("utf-8", "replace").decode() if path else None
