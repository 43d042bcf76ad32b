"""Reads a factRuEval folder: one `Book` a document with its tokens, spans, mentions, objects and facts."""

from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate.factrueval.standard import Book, read_mentions, read_spans, read_tokens
from graphbuilder.makers.evaluate.factrueval.values import read_facts, read_objects


def read_folder(path: Path) -> list[Book]:
    """Read every ``book_N`` of a folder, in the order of N.

    Raises:
        ReadError: No books there, or a layer is not of the contest's layout; names file and line.
    """
    texts = sorted(path.glob("book_*.txt"), key=lambda text: (len(text.stem), text.stem))
    if not texts:
        raise ReadError(f"{path}: no book_N.txt; expected a folder of the factRuEval-2016 layout")
    return [read_book(text) for text in texts]


def read_book(path: Path) -> Book:
    """Read one book; *path* is that of its text."""
    book = Book(path.stem, path.read_text(encoding="utf-8-sig"))
    tokens, indices = read_tokens(path.with_suffix(".tokens"))
    book.tokens = tokens
    book.spans = {span.id: span for span in read_spans(path.with_suffix(".spans"), tokens, indices)}
    book.mentions = list(read_mentions(path.with_suffix(".objects"), book.spans))
    if path.with_suffix(".coref").is_file():
        book.objects = read_objects(path.with_suffix(".coref"), book)
        if path.with_suffix(".facts").is_file():
            book.facts = read_facts(path.with_suffix(".facts"), book)
    return book
