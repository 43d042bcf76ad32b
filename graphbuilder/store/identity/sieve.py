"""Which documents are new to a graph: what it has as it is, made with the same, need not be parsed again."""

from collections.abc import Iterable, Iterator, Mapping

from graphbuilder.batches import Report, batches
from graphbuilder.model import Document, Localised
from graphbuilder.store.base import Store
from graphbuilder.store.identity.claims import Places
from graphbuilder.store.rows import content_of

#: Documents the graph is asked about at once.
ASKED = 64
#: What a document was made with, by property.
MARKS = ("models", "lexicon", "program", "precision")
_KNOWN = """MATCH (d:Document) WHERE d.id IN $ids
RETURN d.id, d.content, d.models, d.lexicon, d.program, d.precision"""
_COUNTS = """MATCH (d:Document)
RETURN d.models AS models, d.lexicon AS lexicon, d.program AS program,
d.precision AS precision, count(d) AS documents"""


class Sieve:
    """Lets through the documents that an ingest has to work on, and counts in *report* what they are."""

    def __init__(
        self, store: Store, made: Mapping[str, str], report: Report, places: Places, *, force: bool = False
    ) -> None:
        self.made = made
        self._store = store
        self._places = places
        self._report = report
        self._force = force
        self._known: set[str] = set()

    def wanted(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield those of *documents* that are new, changed or made with something else, lazily."""
        for batch in batches(documents, ASKED):
            rows = self._store.read(_KNOWN, {"ids": [document.id for document in batch]}).records
            known = {row[0]: row[1:] for row in rows}
            for document in batch:
                if document.id in known:
                    self._known.add(document.id)
                    same = known[document.id] == (content_of(document), *(self.made[mark] for mark in MARKS))
                    if same and not self._force:
                        self._report.unchanged += 1
                        self._places.add(document.id, document.path, document.url)
                        continue
                yield document

    def count(self, done: Iterable[Localised]) -> None:
        """Count documents that are in the graph as new or changed."""
        for item in done:
            if item.extraction.document.id in self._known:
                self._report.changed += 1
            else:
                self._report.new += 1
                self._known.add(item.extraction.document.id)


def outdated(store: Store, made: Mapping[str, str]) -> dict[str, int]:
    """Return how many documents there are (``documents``), and how many are made with other `MARKS`.

    ``again`` counts those that an ingest of their sources would do again.
    """
    found = dict.fromkeys(("documents", *MARKS, "again"), 0)
    for *marks, number in store.read(_COUNTS, timeout=120.0).records:
        found["documents"] += number
        differ = [name for name, mark in zip(MARKS, marks, strict=True) if mark != made[name]]
        for name in differ:
            found[name] += number
        found["again"] += number if differ else 0
    return found
