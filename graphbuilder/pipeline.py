"""Stages 1–5 composed: sources in, a graph out. This file is the architecture."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from graphbuilder.errors import ReadError
from graphbuilder.extract import extract
from graphbuilder.model import Document, Localised, Sentence
from graphbuilder.parse import load
from graphbuilder.read import read
from graphbuilder.resolve import localise, resolve
from graphbuilder.store import Store, connect

T = TypeVar("T")
BATCH = 16  #: documents a transaction: small enough to lose little, large enough for full parser batches


@dataclass
class Report:
    """What an ingest did: counts, and the error line of each source that failed."""

    documents: int = 0
    sentences: int = 0
    statements: int = 0
    errors: list[str] = field(default_factory=list)


Progress = Callable[[Report], None]


def parse(documents: Iterable[Document], *, models: str = "joint") -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
    """Yield each document with its sentences, in order; each language's models are loaded once, when first needed."""
    parsers = {}
    for batch in batches(documents, BATCH):
        done: dict[str, tuple[Document, tuple[Sentence, ...]]] = {}
        for language in sorted({document.language for document in batch}):
            if language not in parsers:
                parsers[language] = load(language, models)
            for document, sentences in parsers[language].parse(d for d in batch if d.language == language):
                done[document.id] = (document, sentences)
        yield from (done[document.id] for document in batch if document.id in done)


def analyse(documents: Iterable[Document], *, models: str = "joint") -> Iterator[Localised]:
    """Yield each document parsed, extracted, and its mentions grouped: stages 2, 3 and the first half of 4."""
    for document, sentences in parse(documents, models=models):
        yield localise(extract(document, sentences))


def ingest(
    sources: Iterable[str | Path],
    graph: str,
    *,
    models: str = "joint",
    language: str | None = None,
    published: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read *sources* into *graph*, a batch of documents a transaction, and return what was done.

    A source that cannot be read is named in the report and costs nothing else. Ingesting a source again leaves the graph
    as it was.
    """
    report = Report()

    def failed(error: ReadError) -> None:
        report.errors.append(str(error))

    documents = read(sources, language=language, published=published, on_error=failed)
    with connect(graph) as store:
        store.prepare()
        members = {entity.id: entity for entity in store.members()}
        judgements = store.judgements()
        for batch in batches(analyse(documents, models=models), BATCH):
            if ids := _known(store, batch):  # a changed article is not resolved against what it said before
                members = {entity.id: entity for entity in store.members(without=ids)}
            members |= {entity.id: entity for item in batch for entity in item.entities.values()}
            store.write(batch, resolve(members.values(), judgements))
            _count(report, batch)
            if progress is not None:
                progress(report)
    return report


def _known(store: Store, batch: Sequence[Localised]) -> list[str]:
    """Return the ids of the batch's documents that are in the graph already."""
    ids = [item.extraction.document.id for item in batch]
    rows = store.read("MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id", {"ids": ids})
    return [str(record[0]) for record in rows.records]


def delete(store: Store, document: str) -> None:
    """Remove one document, exactly its share, and resolve anew what it held together."""
    store.delete(document)
    store.apply(resolve(store.members(), store.judgements()))


def _count(report: Report, batch: Sequence[Localised]) -> None:
    report.documents += len(batch)
    report.sentences += sum(len(item.extraction.sentences) for item in batch)
    report.statements += sum(len(item.extraction.statements) for item in batch)


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of up to *size* items, lazily."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
