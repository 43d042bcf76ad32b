"""What became of the files a graph was read from: edited since, or gone."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from graphbuilder.read import read
from graphbuilder.store.base import Store
from graphbuilder.store.identity.claims import file_of

_READ = """MATCH (d:Document) WHERE d.locations IS NOT NULL
RETURN d.id AS id, d.locations AS places, d.ingested AS ingested ORDER BY id"""


@dataclass(frozen=True, slots=True)
class File:
    """A file that *documents* of the graph were read from. *state* is ``same``, ``changed``, or ``gone``."""

    path: str
    state: str
    documents: int


def files(store: Store) -> Iterator[File]:
    """Yield the files that documents of the graph were read from on this machine, sorted by path.

    A file that was written after its documents came in is read again, without models: it is changed where something else
    is in it. A file is gone where it is not there and its documents are nowhere else; where it is
    there, but some of its articles are not, those are gone.
    """
    held: dict[str, dict[str, str]] = {}
    elsewhere: set[str] = set()
    for id, places, ingested in store.read(_READ).records:
        paths = {file_of(place) for place in places if "://" not in place}
        if len(paths) < len(places) or any(os.path.exists(path) for path in paths):
            elsewhere.add(id)
        for path in paths:
            held.setdefault(path, {})[id] = ingested or ""
    for path, documents in sorted(held.items()):
        if not os.path.exists(path):
            if gone := [id for id in documents if id not in elsewhere]:
                yield File(path, "gone", len(gone))
            continue
        now = _documents(path, documents)
        state = "same" if now == set(documents) else "changed" if now - set(documents) else "gone"
        yield File(path, state, len(set(documents) - now) if state == "gone" else len(documents))


def _documents(path: str, documents: dict[str, str]) -> set[str]:
    """The ids of what is in a file now: read again where it was written after its *documents* came in."""
    written = datetime.fromtimestamp(os.stat(path).st_mtime, UTC).isoformat(timespec="seconds")
    if written < max(documents.values(), default="")[:19]:
        return set(documents)
    return {document.id for document in read([path], on_error=lambda _: None, on_notice=lambda _: None)}
