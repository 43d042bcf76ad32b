"""English: lemmas by spelling, the possessive."""

import re
from collections.abc import Sequence

from graphbuilder.grammar.base import Grammar
from graphbuilder.grammar.en import lemmas
from graphbuilder.model import Word

__all__ = ["GRAMMAR", "English"]

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


class English(Grammar):
    """English; most of what stages ask is answered by word order, which is the default."""

    def stems(self, word: Word, *, governs: bool) -> Sequence[str]:
        return lemmas.stems(word.form.lower(), word.upos)

    def stripped(self, name: str) -> str:
        return _POSSESSIVE.sub("", name.rstrip())

    def army(self, country: str) -> str:
        return f"{country} army"


GRAMMAR = English
