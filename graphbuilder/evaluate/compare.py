"""When two names are the same for a measure: case, ё and е, quotation marks, dashes and spaces do not count."""

import re
from collections.abc import Iterable

_ONE_OF = {'"': "«»“”„‟", "'": "‘’`ʼ", "-": "‐−‒–—―", "е": "ё"}
_FOLD = str.maketrans({letter: one for one, letters in _ONE_OF.items() for letter in letters})
_ARTICLE = re.compile(r"^(?:the|an?) (?=\w)")


def folded(text: str) -> str:
    """Return *text* in lower case, ё as е, one kind of quotation mark and dash, single spaces, no quotes around it."""
    return " ".join(text.lower().translate(_FOLD).split()).strip('" ')


def key(text: str) -> str:
    """Return what two names are compared by: `folded`, without quotation marks and a leading article."""
    return _ARTICLE.sub("", " ".join(folded(text).replace('"', " ").split()))


def keys(names: Iterable[str]) -> frozenset[str]:
    """Return the keys of all *names* that are not empty."""
    return frozenset(k for k in map(key, names) if k)
