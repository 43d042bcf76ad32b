"""Text → segments for a tokenizer: paragraphs, and pieces of paragraphs too long to be read at once.

A line break always ends a paragraph, and a paragraph a sentence: a headline needs no full stop. Offsets are code
points.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuilder.grammar.scripts.letters import CAPITALS, SMALL

#: Longest segment, in characters: bounds the memory of the tokenizer and the time of its patterns.
LIMIT = 4000

_PARAGRAPH = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = re.compile(r"[\s\x80-\x9f]*")
# Four small letters before the full stop: «г. Москва» and initials are no end of a sentence.
_END = re.compile(rf"(?<=[{SMALL}]{{4}})[.!?…][\"'»”)\]]*\s+(?=[\W\d]*[{CAPITALS}])")
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")


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
    for match in _PARAGRAPH.finditer(text):
        start, found = match.start(), False
        while start < match.end():
            blank = _BLANK.match(text, start, match.end())
            start = blank.end() if blank else start
            if start >= match.end():
                break
            end, cut = _end(text, start, match.end(), limit)
            yield Segment(start, end, paragraph, cut)
            start, found = end, True
        paragraph += found


def _end(text: str, start: int, stop: int, limit: int) -> tuple[int, bool]:
    """Return where a segment from *start* ends, and whether that is amid a sentence."""
    if stop - start <= limit:
        return stop, False
    ends = [match.end() for match in _END.finditer(text, start, start + limit)]
    if ends:
        return ends[-1], False
    space = max(text.rfind(blank, start, start + limit) for blank in " \t\xa0")
    return (space + 1 if space > start else start + limit), True


def readable(text: str) -> str:
    """Return *text* with control characters and halves of surrogate pairs replaced, each by one character.

    >>> readable("а\\x00б")
    'а\\ufffdб'
    """
    return _UNREADABLE.sub("\ufffd", text)
