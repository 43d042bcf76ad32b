"""Documents of an ingestion beside those the graph has: whose id is taken by another text of another file."""

import dataclasses
from collections.abc import Iterable, Iterator

from graphbuilder.batches import Report, batches
from graphbuilder.model import Document
from graphbuilder.read.limits import one_line
from graphbuilder.read.record import own_id
from graphbuilder.store.base import Store

_HELD = "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id, d.sha256 AS sha256, d.path AS path"


def settled(documents: Iterable[Document], store: Store, report: Report) -> Iterator[Document]:
    """Yield *documents*, lazily; *report* counts those that replace another text.

    A page fetched anew and a file read again replace what the graph has of them. A file that claims the id (an address, or
    one of its own) under which the graph has another text, of another place, is a document of its own: claims replace
    nothing.
    """
    for batch in batches(documents):
        ids = [document.id for document in batch]
        held = {row[0]: (row[1], row[2]) for row in store.read(_HELD, {"ids": ids}).records}
        for document in batch:
            sha256, path = held.get(document.id, (document.sha256, None))
            if sha256 == document.sha256:
                yield document
            elif document.id == own_id(document.text) or document.path is None or _file(document.path) == _file(path):
                report.replaced += 1
                yield document
            else:
                name = one_line(document.url or document.id)
                report.note(
                    f"{one_line(document.path)}: claims the id {name} of {one_line(path or 'a fetched page')}, which has"
                    " another text; kept as a document of its own"
                )
                yield dataclasses.replace(document, id=own_id(document.text))


def _file(path: str | None) -> str | None:
    """The file of an article's path: ``rows.jsonl`` of ``rows.jsonl#12``."""
    return path.split("#", 1)[0] if path else None
