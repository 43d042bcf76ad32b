"""Stages 1–5 composed: sources in, a graph out. This file is the architecture.

A document that a stage fails on is one `DocumentError`, given to *on_error*, or raised where there is none; all others
are worked on as if it were not there.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from graphbuilder.errors import DocumentError, GraphbuilderError, StoreError
from graphbuilder.extract import extract
from graphbuilder.model import Document, Entity, Judgement, Localised, Resolution, Sentence
from graphbuilder.parse import Parser, languages, load
from graphbuilder.read import read
from graphbuilder.resolve import localise, resolve
from graphbuilder.resolve.detach import detach
from graphbuilder.store import Store, connect

T = TypeVar("T")
BATCH = 16  #: documents a transaction: small enough to lose little, large enough for full parser batches


@dataclass
class Report:
    """What an ingest did: counts, and the error line of each source that failed. *run* names it in the graph."""

    run: str = ""
    documents: int = 0
    sentences: int = 0
    statements: int = 0
    errors: list[str] = field(default_factory=list)


Progress = Callable[[Report], None]


OnError = Callable[[GraphbuilderError], None]
Parsed = tuple[Document, tuple[Sentence, ...]]


def parse(documents: Iterable[Document], *, models: str = "joint", on_error: OnError | None = None) -> Iterator[Parsed]:
    """Yield each document with its sentences, in order; each language's models are loaded once, when first needed."""
    parsers: dict[str, Parser] = {}
    known = languages(models)
    for batch in batches(documents, BATCH):
        done: dict[str, Parsed] = {}
        for language in sorted({document.language for document in batch}):
            wanted = [document for document in batch if document.language == language]
            if known and language not in known:
                for document in wanted:
                    _fail(_unknown(document, known), on_error)
                continue
            if language not in parsers:
                parsers[language] = load(language, models)
            done |= {parsed[0].id: parsed for parsed in _parse(parsers[language], wanted, on_error)}
        yield from (done[document.id] for document in batch if document.id in done)


def _parse(parser: Parser, documents: Sequence[Document], on_error: OnError | None) -> list[Parsed]:
    """Parse a batch; where that fails, each document by itself, so that only the one at fault is lost."""
    try:
        return list(parser.parse(documents))
    except Exception as error:
        if len(documents) == 1:
            _fail(_error(documents[0], "parsed", error), on_error)
            return []
    return [parsed for document in documents for parsed in _parse(parser, [document], on_error)]


def analyse(
    documents: Iterable[Document], *, models: str = "joint", on_error: OnError | None = None
) -> Iterator[Localised]:
    """Yield each document parsed, extracted, and its mentions grouped: stages 2, 3 and the first half of 4."""
    for document, sentences in parse(documents, models=models, on_error=on_error):
        try:
            localised = localise(extract(document, sentences))
        except Exception as error:
            _fail(_error(document, "extracted", error), on_error)
        else:
            yield localised


def _resolved(
    store: Store, members: dict[str, Entity], batch: Sequence[Localised], judgements: Sequence[Judgement]
) -> tuple[dict[str, Entity], Resolution]:
    """Resolve a batch against the graph's *members*; return all members then, and who is who."""
    if ids := _known(store, batch):  # a changed article is not resolved against what it said before
        members = {entity.id: entity for entity in store.members(without=ids)}
    members = members | {entity.id: entity for item in batch for entity in item.entities.values()}
    return members, resolve(members.values(), judgements)


def _resolvable(
    store: Store,
    members: dict[str, Entity],
    batch: Sequence[Localised],
    judgements: Sequence[Judgement],
    on_error: OnError,
) -> list[Localised]:
    """Return the documents of a batch that can be resolved together, taken one by one; name the others."""
    kept: list[Localised] = []
    for item in batch:
        try:
            _resolved(store, members, [*kept, item], judgements)
        except StoreError:
            raise
        except Exception as error:
            on_error(_error(item.extraction.document, "resolved", error))
        else:
            kept.append(item)
    return kept


def _fail(error: DocumentError, on_error: OnError | None) -> None:
    if on_error is None:
        raise error
    on_error(error)


def _unknown(document: Document, known: Sequence[str]) -> DocumentError:
    where = document.path or document.url or document.id
    return DocumentError(
        f"{where}: its language is {document.language}, the models know {', '.join(known)}; "
        "left out: if that is not its language, name it with --language"
    )


def _error(document: Document, what: str, error: Exception) -> DocumentError:
    """Return the one line that says which document, what went wrong and where in the code."""
    where = document.path or document.url or document.id
    cause = error.__cause__ or error
    frames = traceback.extract_tb(cause.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    said = " ".join(f"{type(cause).__name__}: {cause}".split())[:300]
    made = DocumentError(f"{where}: cannot be {what}: {said}{place}; left out, all others are done")
    made.__cause__ = cause
    return made


def ingest(
    sources: Iterable[str | Path],
    graph: str,
    *,
    models: str = "joint",
    language: str | None = None,
    published: str | None = None,
    run: str = "",
    progress: Progress | None = None,
) -> Report:
    """Read *sources* into *graph*, a batch of documents a transaction, and return what was done.

    A source that cannot be read, or a document that a stage fails on, is named in the report and costs nothing else;
    where the graph has an earlier state of that document, it keeps it. Ingesting a source again leaves the graph as it
    was. New and changed documents remember this moment and *run*, its name (without one, the moment).
    """
    began = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    report = Report(run=run or began)

    def failed(error: GraphbuilderError) -> None:
        report.errors.append(str(error))

    documents = read(sources, language=language, published=published, on_error=failed)
    with connect(graph) as store:
        store.prepare()
        members = {entity.id: entity for entity in store.members()}
        judgements = store.judgements()
        analysed = (detach(item, judgements) for item in analyse(documents, models=models, on_error=failed))
        for batch in batches(analysed, BATCH):
            try:
                together, resolution = _resolved(store, members, batch, judgements)
            except StoreError:
                raise
            except Exception:  # one of them is at fault: find out which
                batch = _resolvable(store, members, batch, judgements, failed)
                together, resolution = _resolved(store, members, batch, judgements)
            store.write(batch, resolution, run=report.run, at=began)
            members = together
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
