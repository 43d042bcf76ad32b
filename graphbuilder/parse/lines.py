"""Lines of a text file → paragraphs: lines that were wrapped at a margin are one again.

A break is a margin's, not the author's, where the line before it is full (the next word would not have fitted) and the
sentence goes on: the next line begins in a small letter, or the line ends in a word or a mark no sentence ends in. Where a
block of lines has one such break, its other full lines are wrapped too.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from graphbuilder import grammar

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
#: What begins a line of a list, a table, or of direct speech: never joined to the line before.
_ITEM = re.compile(r"\s*(?:[-*•·▪–—●○|>#]|\d+[.)]\s|[^\W\d_][.)]\s)")
_OPEN = re.compile(r"[,\-–—(«„“]\s*$")
_WORD = re.compile(r"[^\W\d_]+(?=\W*$)")
_CLOSED = re.compile(r"[.!?…:;][\"”»’)\]]*\s*$")
#: Characters: narrowest margin that lines are wrapped at, and the widest.
NARROW, WIDE = 45, 120
#: Characters a wrapped line may be shorter than the widest, beside the word that did not fit.
SLACK = 8


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each paragraph of *text*, line breaks at its ends left out.

    >>> text = "Президент страны во вторник вечером встретился в\\nПариже с канцлером. \\nИтог."
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['Президент страны во вторник вечером встретился в\\nПариже с канцлером. ', 'Итог.']
    """
    block: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        if block and (not match[0].strip() or _parted(text, block[-1][1], match.start())):
            yield from _joined(text, block)
            block = []
        block.append(match.span())
    yield from _joined(text, block)


def _parted(text: str, end: int, start: int) -> bool:
    """Say whether more than one line break stands between two lines."""
    return text[end:start] not in ("\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\x1c", "\x1d", "\x1e")


def _joined(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of lines without a blank one between them."""
    if not block:
        return
    lines = [text[start:end].rstrip() for start, end in block]
    start, end = block[0]
    for (first, last), margin in zip(block[1:], _margins(lines), strict=True):
        if margin:
            end = last
        else:
            yield start, end
            start, end = first, last
    yield start, end


def _margins(lines: list[str]) -> list[bool]:
    """Say of each break between *lines* whether a margin made it."""
    width = max(map(len, lines))
    breaks = list(pairwise(lines))
    if not NARROW <= width <= WIDE:
        return [False] * len(breaks)
    full = [_may_join(one, other) and len(f"{one} {other.split()[0]}") > width - SLACK for one, other in breaks]
    sure = [_may_join(one, other) and len(one) >= NARROW - SLACK and _goes_on(one, other) for one, other in breaks]
    closed = [bool(_CLOSED.search(line)) for line in lines]
    one_sentence = len(lines) > 2 and all(full) and closed == [False] * len(breaks) + [True]
    return [here or (whole and (any(sure) or one_sentence)) for here, whole in zip(sure, full, strict=True)]


def _may_join(one: str, other: str) -> bool:
    return bool(other.split()) and not _ITEM.match(other) and not re.search(r"[\t|]", one + other)


def _goes_on(one: str, other: str) -> bool:
    """Say whether the second line continues the sentence of the first for sure."""
    begins = re.search(r"[^\W_]", other)
    if begins and begins[0].islower() and not _CLOSED.search(one):
        return True
    word = _WORD.search(one)
    return bool(_OPEN.search(one)) or bool(word and word[0] in _open_ends())


def _open_ends() -> frozenset[str]:
    """The words of all languages that no sentence ends in: prepositions, conjunctions, articles."""
    return grammar.every("splitting", "open_ends")
