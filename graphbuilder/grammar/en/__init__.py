"""English: lemmas by spelling, the possessive."""

import re
from collections.abc import Sequence

from graphbuilder.grammar.base import Grammar
from graphbuilder.grammar.en import lemmas

__all__ = ["GRAMMAR", "English"]

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


class English(Grammar):
    """English; most of what stages ask is answered by word order, which is the default."""

    def stems(self, form: str, upos: str, *, governs: bool) -> Sequence[str]:
        return lemmas.stems(form, upos)

    def bases(self, form: str) -> tuple[str, ...]:
        ends = [
            end
            for end in ("s", "es", "ed", "d", "ing", "ies", "ied")
            if form.endswith(end) and len(form) > len(end) + 2
        ]
        stems = [form.removesuffix(end) for end in ends]
        return (*stems, *(stem + "e" for stem in stems), *(stem + "y" for stem in stems))

    def stripped(self, name: str) -> str:
        return _POSSESSIVE.sub("", name.rstrip())

    def army(self, country: str) -> str:
        return f"{country} army"


GRAMMAR = English
