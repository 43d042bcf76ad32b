"""A little Russian inflection, for gold values only."""

from functools import cache
from typing import Any


@cache
def _morphology() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def to_nominative(phrase: str) -> str:
    """Put the words up to and including the first noun of *phrase* into the nominative; leave the rest as it is."""
    words = phrase.split()
    for index, word in enumerate(words):
        parse = _morphology().parse(word)[0]
        changed = parse.inflect({"nomn", "sing"}) or parse.inflect({"nomn"})
        if changed is not None:
            words[index] = changed.word
        if "NOUN" in parse.tag:
            break
    return " ".join(words)


def is_first_name(word: str) -> bool:
    """Say whether the likeliest reading of *word* is a given name."""
    return "Name" in _morphology().parse(word)[0].tag


def is_surname(word: str) -> bool:
    """Say whether *word* may be a surname."""
    return any("Surn" in parse.tag for parse in _morphology().parse(word))
