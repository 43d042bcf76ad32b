"""Edges of names: an article before a name and a possessive or a mark behind it are no part of it (``splitting.toml``).

The sets names are learnt from do not agree on these words, so a model takes them into some names and not into others.
"""

from collections.abc import Sequence

from graphbuilder import grammar


def trimmed(first: int, last: int, forms: Sequence[str], language: str) -> tuple[int, int]:
    """Return the first and last word of a name without its loose edges; words count from 1, both ends inclusive.

    A name that would vanish stays as it is, and so do all names of a language without such a list.

    >>> trimmed(1, 5, ["the", "Gulf", "of", "Mexico", "'s"], "en")
    (2, 4)
    """
    lists = grammar.get(language)
    before, behind = lists.word_set("splitting", "before_a_name"), lists.word_set("splitting", "behind_a_name")
    if not before and not behind:
        return first, last
    start, end = first, last
    while end >= start and (forms[end - 1].lower() in behind or not _speaks(forms[end - 1])):
        end -= 1
    while start <= end and (forms[start - 1].lower() in before or not _speaks(forms[start - 1])):
        start += 1
    return (start, end) if start <= end else (first, last)


def _speaks(form: str) -> bool:
    return any(character.isalnum() for character in form)
