"""What a word form can be, in UD's terms: what dictionaries of languages and taggers agree on."""

from collections.abc import Mapping
from typing import NamedTuple

#: Features that any two words of one form agree in, where both have them.
ALWAYS = ("Case", "Number", "Gender")


class Tagging(NamedTuple):
    """One way to tag a form; a feature that is not in *values* is not restricted. *name* says whether it is a name."""

    upos: frozenset[str]
    lemma: str
    values: tuple[tuple[str, frozenset[str]], ...]
    name: bool

    def agrees(self, feats: Mapping[str, str]) -> bool:
        """Tell whether *feats* contradict nothing of this tagging in case, number and gender."""
        values = dict(self.values)
        if "Case" in feats and "Case" not in values:
            return False
        return all(feats[key] in values[key] for key in ALWAYS if key in feats and key in values)
