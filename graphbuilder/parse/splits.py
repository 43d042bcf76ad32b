"""False ends of sentences: a tokenizer that ends one behind "St." or amid "Kim Jong Un" is overruled.

Within a paragraph a sentence of edited text ends in a mark. Two parts are one sentence where the first ends in an
abbreviation that stands before a name (``splitting.toml``), in an initial, or in a capitalised word without any mark, and
the second begins with a capital. An abbreviation that is a name itself ("U.S.") may end a sentence as well: it does where
the second part begins with a word that begins sentences and no names ("U.S. President", but "U.S. The").
"""

from functools import cache

from graphbuilder.lexicon import read_toml
from graphbuilder.resources import LEXICON


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


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    path = LEXICON / language / "splitting.toml"
    return frozenset(read_toml(path).get(name, ())) if path.is_file() else frozenset()
