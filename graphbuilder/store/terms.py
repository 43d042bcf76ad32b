"""What a full-text index knows of a text: its lemmas and forms, folded, each once.

Both engines index the property ``lemmas`` of sentences and of titles (``cypher/schema/texts.cypher``). Terms are letters
and digits alone, so that neither engine's tokenizer takes them apart, nor reads one as an operator.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from graphbuilder import grammar
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.model import Word

_TERM = re.compile(r"[^\W_]+")


def terms(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and folded form of every term of *text*, in its order; offsets are code points."""
    for found in _TERM.finditer(text):
        if folded := plain(found[0]):
            yield found.start(), found.end(), folded


@lru_cache(maxsize=100_000)
def readings(term: str) -> frozenset[str]:
    """Return the lemmas a folded *term* may have, itself among them: by dictionary, else by its ending."""
    known = grammar.of(term)
    return frozenset(map(plain, {term, *known.lemmas(term), *known.bases(term)}))


def indexed(words: Iterable[Word]) -> str:
    """Return what the index keeps of a parsed sentence: the parser's lemmas and the forms themselves."""
    found = dict.fromkeys(
        term for word in words for text in (word.lemma, word.form) for _, _, term in terms(text or "")
    )
    return " ".join(found)


def indexed_unread(text: str) -> str:
    """Return what the index keeps of a title, or of a sentence that no parser has read."""
    return " ".join(dict.fromkeys(one for _, _, term in terms(text) for one in (term, *sorted(readings(term)))))
