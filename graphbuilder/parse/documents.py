"""The stage over documents of any language: each parsed by the models of its language."""

from collections.abc import Iterable, Iterator, Sequence

from graphbuilder.batches import OnError, batches, fail, failure, where
from graphbuilder.errors import DocumentError
from graphbuilder.model import Document, Parsed
from graphbuilder.parse.load import languages, load
from graphbuilder.parse.parser import Parser


def parse(documents: Iterable[Document], *, models: str = "joint", on_error: OnError | None = None) -> Iterator[Parsed]:
    """Yield each document with its sentences, in order; each language's models are loaded once, when first needed.

    *models* is ``joint``, ``compact``, ``official`` or the path of a folder. Documents are read a batch ahead. One that
    cannot be parsed, or in a language without models, is an error given to *on_error*; without it the first is raised.

    Raises:
        ModelNotFound: There are no such models.
    """
    parsers: dict[str, Parser] = {}
    known = languages(models)
    for batch in batches(documents):
        done: dict[str, Parsed] = {}
        for language in sorted({document.language for document in batch}):
            wanted = [document for document in batch if document.language == language]
            if known and language not in known:
                for document in wanted:
                    fail(_unknown(document, known), on_error)
                continue
            if language not in parsers:
                parsers[language] = load(language, models)
            done |= {parsed.document.id: parsed for parsed in _parse(parsers[language], wanted, on_error)}
        yield from (done[document.id] for document in batch if document.id in done)


def _parse(parser: Parser, documents: Sequence[Document], on_error: OnError | None) -> list[Parsed]:
    """Parse a batch; where that fails, each document by itself, so that only the one at fault is lost."""
    try:
        return list(parser.parse(documents))
    except Exception as error:
        if len(documents) == 1:
            fail(failure(documents[0], "parsed", error), on_error)
            return []
    return [parsed for document in documents for parsed in _parse(parser, [document], on_error)]


def _unknown(document: Document, known: Sequence[str]) -> DocumentError:
    return DocumentError(
        f"{where(document)}: its language is {document.language}, the models know {', '.join(known)}; "
        "left out: if that is not its language, name it with --language"
    )
