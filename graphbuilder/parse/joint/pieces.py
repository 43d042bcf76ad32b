"""Words into the pieces the encoder knows, within its 510-piece window."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

MAX_PIECES = 510
MAX_WORD_PIECES = 24
START, PAD, END, UNKNOWN = 0, 1, 2, 3


class Pieces:
    """Cuts words into piece ids; the mean of a word's pieces is its vector.

    A word of more than `MAX_WORD_PIECES` pieces keeps its first ones: one of 500 characters costs no more than a long
    one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._word = lru_cache(maxsize=200_000)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:MAX_WORD_PIECES]
        return tuple(ids) or (UNKNOWN,)

    def __call__(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Return the piece ids of each word, at least one a word, in order."""
        return [self._word(word[:200]) for word in words]


def windows(pieces: Sequence[tuple[int, ...]], limit: int = MAX_PIECES) -> list[tuple[int, int]]:
    """Cut a sentence into half-open word ranges whose pieces fit the encoder.

    >>> windows([(5, 6), (7,), (8,)], limit=3)
    [(0, 2), (2, 3)]
    """
    ranges, start, used = [], 0, 0
    for index, word in enumerate(pieces):
        if used + len(word) > limit and index > start:
            ranges.append((start, index))
            start, used = index, 0
        used += len(word)
    if len(pieces) > start:
        ranges.append((start, len(pieces)))
    return ranges
