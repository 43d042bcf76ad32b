"""Where a tokenizer is overruled: false ends of sentences behind "St." or amid "Kim Jong Un", missed ones, words in pieces.

Within a paragraph a sentence of edited text ends in a mark. Two parts are one sentence where the first ends in an
abbreviation that stands before a name (``splitting.toml``), in an initial, or in a capitalised word without any mark, and
the second begins with a capital. An abbreviation that is a name itself ("U.S.") may end a sentence as well: it does where
the second part begins with a word that begins sentences and no names ("U.S. President", but "U.S. The").
"""

from collections.abc import Sequence

from graphbuilder import grammar
from graphbuilder.names.places import find_place


def is_false_end(last: str, following: str, between: str, language: str) -> bool:
    """Say whether no sentence ends at token *last*; *following* is the next token, *between* the text between the two.

    >>> is_false_end("Jong", "Un", " ", "en"), is_false_end("St.", "Martin", " ", "en"), is_false_end("here", "He", " ", "en")
    (True, True, False)
    >>> is_false_end("U.S.", "President", " ", "en"), is_false_end("U.S.", "The", " ", "en")
    (True, False)
    """
    if not last or not following[:1].isupper() or "\n" in between or between.strip():
        return False
    if last in _listed(language, "before_names") or (len(last) == 2 and last[0].isupper() and last[1] == "."):
        return True
    if last in _listed(language, "names"):
        return following not in _listed(language, "starters")
    return last.isalpha() and last[0].isupper() and not last.isupper()


def is_missed_end(last: str, following: str, between: str) -> bool:
    """Say whether a full stop behind the word *last* ends a sentence that the tokenizer lets go on: «… МИД РФ. Генштаб …».

    >>> is_missed_end("РФ", "Генштаб", " "), is_missed_end("J", "Rowling", " "), is_missed_end("обл", "Тула", " ")
    (True, False, False)
    """
    abbreviation = len(last) > 1 and last.isalpha() and last.isupper()
    return abbreviation and following[:1].isupper() and between.isspace()


def is_one_word(parts: Sequence[str], before: str, language: str, after: str = "") -> bool:
    """Say whether tokens without blanks between them are one word: «вице» + «-премьер», "Ji-" + "won", "Jae" + "-" + "in".

    *before* and *after* are the tokens around them: a given name of two syllables has a capitalised one in front of it, a double
    surname as well, a double first name one behind it.

    >>> is_one_word(["вице", "-премьер"], "", "ru"), is_one_word(["Jae", "-", "in"], "Moon", "en")
    (True, True)
    >>> is_one_word(["Korea", "-", "based"], "North", "en"), is_one_word(["2020", "-2021"], "", "ru")
    (False, False)
    """
    first, last = parts[0].removesuffix("-"), parts[-1].removeprefix("-")
    if "-".join((first, last)) != "".join(parts) or not first.isalpha() or not last.isalpha():
        return False
    if not grammar.get(language).properties.split_hyphens:
        return len(parts) == 2 or _is_double_name(first, last, before, after, language)
    name = before[:1].isupper() and before.isalpha() and first.istitle() and last.islower() and len(first) < 6
    return name and last not in _listed(language, "hyphen_ends")


def _is_double_name(first: str, last: str, before: str, after: str, language: str) -> bool:
    """Say whether two capitalised words with a hyphen are one name, not two: «Римская-Корсакова», but «Россия-Германия»."""
    if not (first[:1].isupper() and last[:1].isupper()):
        return False
    own = grammar.get(language)
    nominatives = {first.lower()} | own.lemmas(first.lower())
    if any(find_place(f"{one}-{last}") is not None for one in nominatives):
        return True
    if any(find_place(one) for one in nominatives) and any(find_place(one) for one in own.lemmas(last.lower())):
        return False
    return any(word[:1].isupper() and word[1:].islower() for word in (before, after))


def is_whole(token: str, language: str) -> bool:
    """Say whether a token is one word, though an expander may take it for two: "its" is not "it's".

    >>> is_whole("Its", "en"), is_whole("It's", "en")
    (True, False)
    """
    return token.lower() in _listed(language, "whole")


def _listed(language: str, name: str) -> frozenset[str]:
    return grammar.get(language).word_set("splitting", name)
