"""Words in capitals as a text in small letters has them: "ANNA LINDT SUES KESTREL BANK" → "Anna Lindt sues Kestrel Bank".

Models read capitals as abbreviations. What a word is in small letters is asked, in this order, of the rest of the document, the
gazetteer and the vocabulary; a word that none of them knows is a name.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from graphbuilder import grammar
from graphbuilder.names.given import is_given
from graphbuilder.names.organization import is_descriptor, organization_kinds
from graphbuilder.names.places import demonym, find_place

#: The parts of speech a word in small letters can be; empty where it is unknown.
Tags = Callable[[str], frozenset[str]]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: What may stand between two words of a run in capitals.
_GAP = re.compile(r"[\s,:;()«»\"“”„'’&/\d—–-]*")
#: Words in a row, and those of them longer than any abbreviation, that make a text in capitals.
ROW, LONG, LETTERS = 3, 2, 5


def recased(text: str, language: str, tags: Tags, seen: Callable[[], Mapping[str, str]]) -> str:
    """Return *text* with every word that stands in a row of capitals as running text has it; its length stays.

    *seen* gives the words of the document as its running text has them, by their small letters (see `spellings`).
    """
    letters = list(text)
    for row in _rows(text):
        before: str | None = None
        for match in row:
            word = _cased(match, text, language, tags, seen(), before)
            if len(word) == len(match[0]):
                letters[match.start() : match.end()] = word
            before = word
    return "".join(letters)


def spellings(text: str) -> dict[str, str]:
    """Return the words that *text* has amid its sentences, by their small letters: as names, in small letters or as letters.

    >>> spellings("Вчера НАТО и Жук молчали. Жук спал.")
    {'нато': 'НАТО', 'и': 'и', 'жук': 'Жук', 'молчали': 'молчали', 'спал': 'спал'}
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        capitals = {match.start() for row in _rows(line) for match in row}
        for before, match in pairwise([None, *_WORD.finditer(line)]):
            assert match is not None
            inner = before is not None and not re.search(r"[.!?…«“\"]", line[before.end() : match.start()])
            lower = match[0].lower()
            if inner and match.start() not in capitals and (match[0].islower() or lower not in found):
                found[lower] = match[0]
    return found


def _rows(text: str) -> Iterator[list[re.Match[str]]]:
    row: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        near = row and _GAP.fullmatch(text, row[-1].end(), match.start())
        if match[0].isupper() and (not row or near):
            row.append(match)
            continue
        if _in_capitals(row, text):
            yield row
        row = [match] if match[0].isupper() else []
    if _in_capitals(row, text):
        yield row


def _in_capitals(row: list[re.Match[str]], text: str) -> bool:
    """Say whether a row of words is a text in capitals; where it is all of *text*, one long word will do."""
    long = sum(len(match[0]) >= LETTERS for match in row)
    if len(row) < ROW or not long:
        return False
    return long >= LONG or len(row) == len(_WORD.findall(text))


def _cased(
    match: re.Match[str], text: str, language: str, tags: Tags, seen: Mapping[str, str], before: str | None
) -> str:
    """Return one word of a row; *before* is the one before it as it was written anew."""
    word, lower = match[0], match[0].lower()
    if len(word) == 1 and text[match.end() : match.end() + 1] == ".":
        return word
    found = seen.get(lower) or _listed(word, language) or _by_tags(word, tags(lower), before, _next(text, match, tags))
    first = not re.search(r"[^\W_]", text[: match.start()]) or text[match.start() - 1] in '«“„"'
    return found[:1].upper() + found[1:] if first else found


def _next(text: str, match: re.Match[str], tags: Tags) -> bool:
    """Say whether a word follows that the vocabulary does not know."""
    after = _WORD.search(text, match.end())
    return after is not None and after[0].isupper() and not tags(after[0].lower())


def _listed(word: str, language: str) -> str | None:
    """Return a word as the gazetteer writes it: "US", "Poland", "Danish"."""
    lower = word.lower()
    place = find_place(word)
    if place is not None and word in (*place.names.values(), *place.aliases):
        return None if lower in grammar.every("splitting", "open_ends") else word
    if grammar.get(language).is_abbreviation(lower):
        return word
    return None


def _by_tags(word: str, tags: frozenset[str], before: str | None, unknown_next: bool) -> str:
    """Return a word by what it can be: a name where nothing else, or where it stands as one stands."""
    lower, name = word.lower(), word[:1] + word[1:].lower()
    behind = before is not None and before[:1].isupper() and before[1:].islower()
    if not tags or tags == {"PROPN"}:
        return name
    kinds = grammar.of(word).name_kinds(lower)
    if (find_place(word) is not None and not tags - {"PROPN", "NOUN", "ADJ"}) or demonym(lower) is not None:
        return name
    if "first" in kinds or (is_given(lower) and unknown_next):
        return name
    if behind and before is not None:
        if _is_first(before) and not tags & {"VERB", "ADP", "CCONJ", "AUX", "ADV", "DET"}:
            return name  # a surname that is a word as well: «Олег Жук»
        if (organization_kinds(lower) or is_descriptor(lower)) and not _is_first(before):
            return name  # "Kestrel Bank"
    return name if kinds & {"surname", "place"} and not tags & {"VERB", "NOUN", "ADJ"} else lower


def _is_first(word: str) -> bool:
    return is_given(word) or "first" in grammar.of(word).name_kinds(word.lower())
