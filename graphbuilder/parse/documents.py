"""The stage over documents of any language: each parsed by the models of its language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphbuilder.batches import OnError, batches, fail, failure
from graphbuilder.model import Document, Parsed
from graphbuilder.parse.load import languages, load
from graphbuilder.parse.parser import Parser
from graphbuilder.parse.portions import only, portions, together


def parse(documents: Iterable[Document], *, models: str = "joint", on_error: OnError | None = None) -> Iterator[Parsed]:
    """Yield each document with its sentences, in order; each language's models are loaded once, when first needed.

    Sentences in another language than the document's are parsed by the models of theirs. Those in a language without
    models, and documents in one, keep their text and have no words.

    *models* is ``joint``, ``compact``, ``official`` or the path of a folder. Documents are read a batch ahead. One that
    cannot be parsed is an error given to *on_error*; without it the first is raised.

    Raises:
        ModelNotFound: There are no such models.
    """
    yield from parse_by({}, documents, models=models, on_error=on_error)


def parse_by(
    parsers: dict[str, Parser], documents: Iterable[Document], *, models: str = "joint", on_error: OnError | None = None
) -> Iterator[Parsed]:
    """As `parse`, with *parsers* by language that are loaded already; those that are not are put there."""
    known = languages(models)
    for batch in batches(documents):
        mixed = {document.id: parts for document in batch if len(parts := portions(document)) > 1}
        found: dict[str, list[Parsed]] = {}
        for language in sorted({document.language for document in batch} | _within(mixed, known)):
            if known and language not in known:
                for document in batch:
                    if document.language == language and document.id not in mixed:
                        found[document.id] = [Parsed(document, together(document, (), [_all(document)]))]
                continue
            if language not in parsers:
                parsers[language] = load(language, models)
            for parsed in _parse(parsers[language], list(_wanted(batch, language, mixed)), on_error):
                found.setdefault(parsed.document.id, []).append(parsed)
        yield from _whole(batch, found, mixed, known)


Portions = list[tuple[str, int, int]]


def _within(mixed: Mapping[str, Portions], known: Sequence[str]) -> set[str]:
    """Return the languages there are models for of documents in several."""
    return {language for parts in mixed.values() for language, _, _ in parts if language in known}


def _wanted(batch: Sequence[Document], language: str, mixed: Mapping[str, Portions]) -> Iterator[Document]:
    """Yield what the models of *language* are to read: whole documents, and portions of those in several languages."""
    for document in batch:
        parts = mixed.get(document.id)
        if parts is None and document.language == language:
            yield document
        elif parts is not None and any(one == language for one, _, _ in parts):
            yield only(document, language, parts)


def _whole(
    batch: Sequence[Document], found: Mapping[str, list[Parsed]], mixed: Mapping[str, Portions], known: Sequence[str]
) -> Iterator[Parsed]:
    """Yield the documents of *batch* with the sentences of all their languages."""
    for document in batch:
        parts = mixed.get(document.id)
        if parts is None:
            yield from found.get(document.id, ())
        elif len(found.get(document.id, ())) == len({one for one, _, _ in parts if one in known}):
            sentences = [sentence for parsed in found.get(document.id, ()) for sentence in parsed.sentences]
            unread = [part for part in parts if part[0] not in known]
            yield Parsed(document, together(document, sentences, unread))


def _parse(parser: Parser, documents: Sequence[Document], on_error: OnError | None) -> list[Parsed]:
    """Parse a batch; where that fails, each document by itself, so that only the one at fault is lost."""
    try:
        return list(parser.parse(documents))
    except Exception as error:
        if len(documents) == 1:
            fail(failure(documents[0], "parsed", error), on_error)
            return []
    return [parsed for document in documents for parsed in _parse(parser, [document], on_error)]


def _all(document: Document) -> tuple[str, int, int]:
    return document.language, 0, len(document.text)
