"""When two names are the same for a measure: case, ё and е, quotation marks, dashes and spaces do not count."""

import re
from collections.abc import Iterable
from functools import cache

_ONE_OF = {'"': "«»“”„‟", "'": "‘’`ʼ", "-": "‐−‒–—―", "е": "ё"}
_FOLD = str.maketrans({letter: one for one, letters in _ONE_OF.items() for letter in letters})
_CYRILLIC = re.compile("[а-я]")
_ARTICLE = re.compile(r"^(?:the|an?) (?=\w)")


def folded(text: str) -> str:
    """Return *text* in lower case, ё as е, one kind of quotation mark and dash, single spaces, no quotes around it."""
    return " ".join(text.lower().translate(_FOLD).split()).strip('" ')


def key(text: str) -> str:
    """Return what two names are compared by: `folded`, without quotation marks and a leading article."""
    return _ARTICLE.sub("", " ".join(folded(text).replace('"', " ").split()))


def keys(names: Iterable[str]) -> frozenset[str]:
    """Return the keys of all *names* that are not empty; those of several Russian words also without inflection."""
    plain = {k for k in map(key, names) if k}
    return frozenset(plain | {_lemmas(k) for k in plain if " " in k and _CYRILLIC.search(k)})


@cache
def _lemmas(name: str) -> str:
    from graphbuilder.grammar.ru.dictionary import morph

    return " ".join(morph().parse(word)[0].normal_form for word in name.split())
