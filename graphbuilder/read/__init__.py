"""Stage 1: sources → Documents.

A source is a file, a folder, an http(s) address, or ``-`` for standard input; text, HTML, RSS and Atom, JSON lines,
JSON, CSV, Parquet and PDF are read. What cannot be read is one `ReadError`, and everything else is read all the same.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.model import Document
from graphbuilder.read.limits import DEFAULT, Limits

__all__ = ["Limits", "read"]


def read(
    sources: Iterable[str | Path],
    *,
    on_error: Callable[[ReadError], None],
    limits: Limits = DEFAULT,
    language: str | None = None,
    published: str | None = None,
    allow_private: bool = False,
    obey_robots: bool = True,
) -> Iterator[Document]:
    """Yield the documents of *sources* in their order, each read when it is asked for; folders sorted by name.

    *on_error* gets one error for each thing that cannot be read; reading goes on. *language* (``ru``) and *published*
    (an ISO date) hold for documents that do not say themselves, in a header, a sidecar or a column. *allow_private*
    lets addresses of the own machine and network be fetched, *obey_robots* off ignores robots.txt.
    """
    from graphbuilder.read.isolation import Isolation
    from graphbuilder.read.record import document
    from graphbuilder.read.sources import Sources
    from graphbuilder.read.web import Fetcher

    given = {name: value for name, value in (("language", language), ("published", published)) if value}
    with Isolation(limits) as isolation:
        fetcher = Fetcher(limits, allow_private=allow_private, obey_robots=obey_robots)
        for source in sources:
            for found in Sources(limits, isolation, fetcher).read(source):
                if isinstance(found, ReadError):
                    on_error(found)
                    continue
                try:
                    fields = {**given, **found.fields}
                    yield document(
                        found.record, path=_shown(found.path), where=found.where, limits=limits, fields=fields
                    )
                except ReadError as error:
                    on_error(error)


def _shown(path: str | None) -> str | None:
    """A path that every encoder accepts: bytes of a file name that are no text become question marks."""
    return path.encode("utf-8", "replace").decode() if path else None
