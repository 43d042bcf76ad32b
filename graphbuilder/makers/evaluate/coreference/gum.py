"""GUM's coreference: the ``Entity=`` field of CoNLL-U, with the text and the trees around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.model import Document, Word

#: An opening bracket with entity, type and more, closed at once where the mention is one word; or a closing bracket.
_BRACKET = re.compile(r"\((?P<open>\d+)-(?P<type>[a-z]+)-[^()]*(?P<one>\))?|(?P<close>\d+)\)")


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """A mention: half-open code points, its entity in the document, GUM's type, and its words, the head first."""

    start: int
    end: int
    entity: str
    type: str
    head: Word
    words: tuple[Word, ...]

    @property
    def named(self) -> bool:
        """True where the head is a proper noun."""
        return self.head.upos == "PROPN"


@dataclass(frozen=True, slots=True)
class Text:
    """One document with all its mentions."""

    document: Document
    spans: tuple[Span, ...]


def read_gum(path: Path) -> list[Text]:
    """Return the documents of a CoNLL-U file that have ``Entity=``.

    Raises:
        ReadError: The file cannot be read, or no document has entities.
    """
    try:
        blocks = path.read_text(encoding="utf-8").split("\n\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: {error}; expected CoNLL-U with Entity= in its last column") from None
    found = [text for group in _documents(blocks) if (text := _text(*group)).spans]
    if not found:
        raise ReadError(f"{path}: no Entity= in the last column; expected a treebank with coreference, such as GUM")
    return found


def _documents(blocks: list[str]) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the name of each document with the lines of its sentences."""
    name, sentences = "", list[list[str]]()
    for block in blocks:
        lines = block.strip().splitlines()
        new = next((line.partition("=")[2].strip() for line in lines if line.startswith("# newdoc")), None)
        if new is not None and sentences:
            yield name, sentences
            sentences = []
        name = new if new is not None else name
        if lines:
            sentences.append(lines)
    if sentences:
        yield name, sentences


def _text(name: str, sentences: list[list[str]]) -> Text:
    text, spans = "", list[Span]()
    for lines in sentences:
        words, marks, text = _sentence(lines, text)
        spans += _spans(words, marks)
    return Text(
        Document(name, text.strip() + "\n", language="en"), tuple(sorted(spans, key=lambda s: (s.start, -s.end)))
    )


def _sentence(lines: list[str], text: str) -> tuple[list[Word], list[str], str]:
    """Return the words of one sentence, the ``Entity=`` of each, and *text* with the sentence behind it."""
    if text:
        text += "\n\n" if any(line.startswith("# newpar") for line in lines) else " "
    words: list[Word] = []
    marks: list[str] = []
    joined, until = 0, 0
    for line in lines:
        cells = line.split("\t")
        if len(cells) < 10 or "." in cells[0]:
            continue
        glued = "SpaceAfter=No" in cells[9].split("|")
        if "-" in cells[0]:
            joined, until = len(text), int(cells[0].split("-")[1])
            text += cells[1] + ("" if glued else " ")
            continue
        number = int(cells[0])
        start = joined if number <= until else len(text)
        end = joined + len(text[joined:].rstrip()) if number <= until else start + len(cells[1])
        if number > until:
            text += cells[1] + ("" if glued else " ")
        head = int(cells[6]) if cells[6].isdigit() else 0
        words.append(Word(number, cells[1], cells[2], cells[3], head, cells[7], start=start, end=end))
        marks.append(next((cell[7:] for cell in cells[9].split("|") if cell.startswith("Entity=")), ""))
    return words, marks, text.rstrip()


def _spans(words: list[Word], marks: list[str]) -> Iterator[Span]:
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, mark in enumerate(marks):
        for bracket in _BRACKET.finditer(mark):
            if bracket["open"]:
                opened.setdefault(bracket["open"], []).append((index, bracket["type"]))
            entity = bracket["close"] or (bracket["open"] if bracket["one"] else None)
            if entity and opened.get(entity):
                first, type = opened[entity].pop()
                inside = words[first : index + 1]
                ids = {word.id for word in inside}
                head = next((word for word in inside if word.head not in ids), inside[0])
                yield Span(inside[0].start, inside[-1].end, entity, type, head, tuple(inside))
