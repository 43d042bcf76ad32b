"""How the contest compares strings: normalised, and with one or two letters of tolerance."""

from collections.abc import Iterable

#: Greatest edit distance at which two strings of a length (the longer one's) still match; longer ones: the last figure.
TOLERANCE = (0, 0, 1, 1, 1, 1, 1, 1, 1, 2)

_ONE_OF = {'"': "«»“”„", "'": "’`", "-": "‐−‒–—―", "е": "ё"}
_FOLD = str.maketrans({letter: one for one, letters in _ONE_OF.items() for letter in letters})
_JOINED = ((" ,", ","), (" .", "."), (" -", "-"), ("- ", "-"), ("( ", "("), (" )", ")"))


def normalised(text: str) -> str:
    """Return *text* in lower case with one kind of quotation mark and dash, е for ё, no blanks before punctuation."""
    text = text.lower().strip().translate(_FOLD)
    for spaced, joined in _JOINED:
        text = text.replace(spaced, joined)
    return text


def close(one: str, two: str) -> bool:
    """Say whether two normalised strings count as equal."""
    from rapidfuzz.distance import Levenshtein

    allowed = TOLERANCE[min(max(len(one), len(two)), len(TOLERANCE) - 1)]
    return Levenshtein.distance(one, two, score_cutoff=allowed) <= allowed


def any_close(values: Iterable[str], value: str) -> bool:
    """Say whether *value* is close to one of *values*."""
    return any(close(known, value) for known in values)
