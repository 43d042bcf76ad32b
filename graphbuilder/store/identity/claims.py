"""Documents of an ingestion beside those the graph has: whose id is taken, what moved, what replaces what."""

import dataclasses
import os
import sqlite3
from collections.abc import Iterable, Iterator

from graphbuilder.batches import Report, batches
from graphbuilder.model import Document, Localised
from graphbuilder.read.limits import one_line
from graphbuilder.read.record import own_id
from graphbuilder.store.base import Store
from graphbuilder.store.rows import location

_HELD = (
    "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.sha256 AS sha256, d.path AS path, d.locations AS places"
)
#: Places looked up in the graph at a time.
PLACES = 50_000


def settled(documents: Iterable[Document], store: Store, report: Report) -> Iterator[Document]:
    """Yield *documents*, lazily; *report* counts those that replace another text.

    A page fetched anew and a file read again replace what the graph has of them. A file that claims the id (an address, or
    one of its own) under which the graph has another text, of another place, is a document of its own: claims replace
    nothing.
    """
    for batch in batches(documents):
        ids = [document.id for document in batch]
        held = {row[0]: row[1:] for row in store.read(_HELD, {"ids": ids}).records}
        for document in batch:
            sha256, path, places = held.get(document.id, (document.sha256, None, None))
            if sha256 == document.sha256:
                _say_moved(document, places or (), report)
                yield document
            elif document.id == own_id(document.text) or _same_place(document, path, places or ()):
                report.replaced += 1
                yield document
            else:
                name = one_line(document.url or document.id)
                report.note(
                    f"{one_line(document.path)}: claims the id {name} of {one_line(path or 'a fetched page')}, which has"
                    " another text; kept as a document of its own"
                )
                yield dataclasses.replace(document, id=own_id(document.text))


class Places:
    """Where the documents of one ingestion stand, in a file that is gone afterwards. A context manager."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._table = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._table.execute("CREATE TABLE place (location TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID")

    def note(self, written: Iterable[Localised], copies: Iterable[tuple[str, str | None]] = ()) -> None:
        """Remember where *written* documents and *copies* of them (id, path) stand."""
        for id, path in copies:
            self.add(id, path)
        for item in written:
            document = item.extraction.document
            self.add(document.id, document.path, document.url)

    def add(self, id: str, path: str | None, url: str | None = None) -> None:
        """Remember that the document *id* stands at *path* or *url*."""
        if place := location(path, url):
            self._table.execute("INSERT OR REPLACE INTO place VALUES (?, ?)", (place, id))

    def clear(self, report: Report) -> None:
        """Remove what stood at those places before and stands nowhere now: articles that were edited; count them."""
        rows, gone = self._table.execute("SELECT location, id FROM place"), 0
        while chunk := rows.fetchmany(PLACES):
            gone += len(self._store.place(dict(chunk)))
        if gone:
            report.replaced += gone
        self._table.close()


def file_of(place: str) -> str:
    """Return the file of an article's place: ``/a/rows.jsonl`` of ``/a/rows.jsonl#12``; an address as it is."""
    if "://" in place or os.path.exists(place):
        return place
    signs = (at for at, sign in enumerate(place) if sign == "#")
    return next((place[:at] for at in signs if os.path.isfile(place[:at])), place.split("#", 1)[0])


def _same_place(document: Document, path: str | None, places: Iterable[str]) -> bool:
    """Whether the graph has *document* from where it was read now: by fetching, or from the same file."""
    if document.path is None or path is None:
        return True
    own = location(document.path)
    return own is not None and file_of(own) in {file_of(place) for place in places}


def _say_moved(document: Document, places: Iterable[str], report: Report) -> None:
    own = location(document.path) if document.path else None
    before = [place for place in places if "://" not in place]
    if own and before and own not in before and not any(os.path.exists(file_of(place)) for place in before):
        report.note(f"{one_line(document.path)}: moved from {one_line(before[0])}")
