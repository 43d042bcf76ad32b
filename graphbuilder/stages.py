"""The first four stages as plain functions over iterables: lazy, without state, one document after another.

    read → parse → extract → resolve

What a function cannot work on is one error, given to *on_error*, and costs nothing else; without *on_error* the first
error is raised.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from graphbuilder.batches import OnError, each, fail
from graphbuilder.extract import extract as extract_one
from graphbuilder.model import PRECISION, Document, Extraction, Judgement, Localised, Parsed
from graphbuilder.parse import parse
from graphbuilder.read import Meter, Notice
from graphbuilder.read import read as read_sources
from graphbuilder.read.conditions import Conditions
from graphbuilder.resolve import Resolved
from graphbuilder.resolve import localise as localise_one
from graphbuilder.resolve import resolve as resolve_members

__all__ = ["extract", "localise", "parse", "read", "resolve"]


def read(
    *sources: str | Path,
    language: str | None = None,
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
    query: str | None = None,
    ocr: bool = False,
    meter: Meter | None = None,
    conditions: Conditions | None = None,
    on_error: OnError | None = None,
    on_notice: Callable[[Notice], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents of *sources* in their order, each read when it is asked for.

    A source is a file, a folder, a pattern such as ``news/**/*.txt``, an http(s) address, or ``-`` for standard input;
    `graphbuilder.read` says which formats and what *columns*, *query*, *ocr*, *meter*, *conditions* and *on_notice* are.
    *language* (``ru``, else detected) and *published* (an ISO date) hold for documents that do not say themselves. What
    cannot be read is a `ReadError`.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("Putin met Kim in Beijing.", encoding="utf-8")
    >>> [(document.text, document.language) for document in read(folder, published="2025-09-03")]
    [('Putin met Kim in Beijing.', 'en')]
    """
    yield from read_sources(
        sources,
        language=language,
        published=published,
        columns=columns,
        query=query,
        ocr=ocr,
        meter=meter,
        conditions=conditions,
        on_error=lambda error: fail(error, on_error),
        on_notice=on_notice,
    )


def extract(
    parsed: Iterable[Parsed],
    *,
    precision: float = PRECISION,
    on_error: OnError | None = None,
    on_cost: Callable[[str], None] | None = None,
) -> Iterator[Extraction]:
    """Yield the mentions and statements of each document with its sentences, as `parse` yields them.

    No model is needed: trees in, statements out; where the sentences carry vectors the learned reader is asked as well, and
    *precision* is the share of right statements aimed at. A language without a lexicon gives no statements. What took long
    is a line to *on_cost*.

    >>> from graphbuilder.model import Name, Sentence, Word
    >>> words = (
    ...     Word(1, "Putin", "Putin", "PROPN", 2, "nsubj", start=0, end=5),
    ...     Word(2, "met", "meet", "VERB", 0, "root", {"VerbForm": "Fin"}, start=6, end=9),
    ...     Word(3, "Kim", "Kim", "PROPN", 2, "obj", start=10, end=13),
    ... )
    >>> names = (Name(1, 1, "Person"), Name(3, 3, "Person"))
    >>> sentence = Sentence("d", 0, 0, 13, "Putin met Kim", words, names, language="en")
    >>> (found,) = extract([Parsed(Document("d", "Putin met Kim", language="en"), (sentence,))])
    >>> [(one.relation, one.roles["subject"].name, one.roles["object"].name) for one in found.statements]
    [('MET', 'Putin', 'Kim')]
    """
    work = partial(_extracted, precision=precision)
    return each(work, parsed, "extracted", document=lambda item: item[0], on_error=on_error, on_cost=on_cost)


def _extracted(parsed: Parsed, precision: float) -> Extraction:
    """Extract the sentences of each language by its own rules; those in a language without any stay as text."""
    document, sentences = parsed
    spoken = {sentence.language for sentence in sentences if sentence.words}
    if not spoken:
        return Extraction(document, tuple(sentences), (), ())
    if spoken <= {document.language}:
        own = [sentence for sentence in sentences if sentence.words]
        found = extract_one(document, own, precision=precision)
        return found if len(own) == len(sentences) else dataclasses.replace(found, sentences=tuple(sentences))
    parts = [
        extract_one(
            dataclasses.replace(document, language=language),
            [sentence for sentence in sentences if sentence.words and sentence.language == language],
            precision=precision,
        )
        for language in sorted(spoken, key=lambda language: (language != document.language, language))
    ]
    mentions = sorted((m for part in parts for m in part.mentions), key=lambda m: (m.start, m.end, m.type))
    statements = sorted((s for part in parts for s in part.statements), key=lambda s: (s.sentence, s.start, s.end))
    return Extraction(document, tuple(sentences), tuple(mentions), tuple(statements))


def localise(
    extractions: Iterable[Extraction],
    *,
    on_error: OnError | None = None,
    on_cost: Callable[[str], None] | None = None,
) -> Iterator[Localised]:
    """Yield each extraction with its mentions grouped into document-level entities; what took long is told *on_cost*."""
    return each(
        localise_one, extractions, "resolved", document=lambda item: item.document, on_error=on_error, on_cost=on_cost
    )


def resolve(
    extractions: Iterable[Extraction], *, judgements: Iterable[Judgement] = (), on_error: OnError | None = None
) -> Resolved:
    """Return all documents with who is who in and across them; people's *judgements* win over the resolver's.

    This one reads to the end: the last document may say who is meant in the first.

    >>> from graphbuilder.model import Mention
    >>> def text(id, name):
    ...     return Extraction(Document(id, name), (), (Mention(id, 0, 0, len(name), name, name, "Person"),), ())
    >>> found = resolve([text("a", "Ким Чен Ын"), text("b", "Kim Jong Un")])
    >>> {entity.name for entity in found.resolution.entities.values()}
    {'Ким Чен Ын'}
    """
    documents = tuple(localise(extractions, on_error=on_error))
    members = (entity for item in documents for entity in item.entities.values())
    return Resolved(documents, resolve_members(members, judgements))
