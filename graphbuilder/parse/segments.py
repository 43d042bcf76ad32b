"""Text → segments for a tokenizer: paragraphs, and pieces of paragraphs too long to be read at once.

A line break ends a paragraph unless the line was wrapped at a margin (see `lines`), and a paragraph a sentence: a headline
needs no full stop. Cells of a table's row are parted. Offsets are code points.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuilder.grammar.scripts.letters import CAPITALS, SMALL
from graphbuilder.parse.lines import paragraphs

#: Longest segment, in characters: bounds the memory of the tokenizer and the time of its patterns.
LIMIT = 4000

_BLANK = re.compile(r"[\s\x80-\x9f]*")
# Four small letters before the full stop: «г. Москва» and initials are no end of a sentence.
_END = re.compile(rf"(?<=[{SMALL}]{{4}})[.!?…][\"'»”)\]]*\s+(?=[\W\d]*[{CAPITALS}])")
#: What parts the cells of a row, with the blanks around it.
_CELL = re.compile(r"[ ]*(?:\t|(?<!\|)\|(?!\|))[ \t|]*|(?<=\w);(?=\w)")


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters *start* to *end* of a text, of paragraph number *paragraph*; *cut* where it ends amid a sentence."""

    start: int
    end: int
    paragraph: int
    cut: bool = False


def segments(text: str, limit: int = LIMIT) -> Iterator[Segment]:
    """Yield the segments of *text* in order; none is blank, none longer than *limit*, and no visible character is lost.

    >>> [text[s.start : s.end] for text in ["Заголовок\\n\\n Первая фраза. "] for s in segments(text)]
    ['Заголовок', 'Первая фраза. ']
    """
    paragraph = 0
    for first, last in paragraphs(text):
        found = False
        for begin, stop in _cells(text, first, last):
            start = begin
            while start < stop:
                blank = _BLANK.match(text, start, stop)
                start = blank.end() if blank else start
                if start >= stop:
                    break
                end, cut = _end(text, start, stop, limit)
                yield Segment(start, end, paragraph, cut)
                start, found = end, True
        paragraph += found


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the cells of a row; a paragraph without them as it is."""
    at = start
    for match in _CELL.finditer(text, start, end):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _end(text: str, start: int, stop: int, limit: int) -> tuple[int, bool]:
    """Return where a segment from *start* ends, and whether that is amid a sentence."""
    if stop - start <= limit:
        return stop, False
    ends = [match.end() for match in _END.finditer(text, start, start + limit)]
    if ends:
        return ends[-1], False
    space = max(text.rfind(blank, start, start + limit) for blank in " \t\xa0")
    return (space + 1 if space > start else start + limit), True
