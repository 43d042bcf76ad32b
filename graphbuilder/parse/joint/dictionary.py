"""A language's dictionary as a guard of the model: which tags and lemmas a known form can have.

The model is asked first; the dictionary only rules out what a form cannot be («станках» is not feminine). Words it does
not know are left to the model, and so are names: it has too few of them.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from graphbuilder import grammar
from graphbuilder.grammar.scripts.letters import unmarked
from graphbuilder.grammar.tagging import ALWAYS, Tagging

#: Parts of speech whose tags are checked, and the features each is checked for beside case, number and gender.
_CHECKED: Mapping[str, tuple[str, ...]] = {
    "NOUN": ("Animacy",),
    "ADJ": (),
    "DET": (),
    "PRON": (),
    "VERB": ("Aspect", "Tense", "VerbForm"),
}

Mask = NDArray[np.bool_]


class TagGuard:
    """Knows which of a model's *tags* (``UPOS|FEATS``) a form of *language* can have."""

    def __init__(self, tags: Sequence[str], language: str) -> None:
        self._tags, self._grammar = tags, grammar.get(language)
        self._masks: dict[frozenset[object], Mask | None] = {}
        self.mask = lru_cache(maxsize=100_000)(self._mask)

    @cached_property
    def _upos(self) -> list[str]:
        return [tag.split("|", 1)[0] for tag in self._tags]

    @cached_property
    def _kin(self) -> dict[str, Mask]:
        """UPOS → the tags with that UPOS."""
        every = np.array(self._upos)
        return {upos: every == upos for upos in _CHECKED}

    @cached_property
    def _values(self) -> dict[str, NDArray[np.str_]]:
        """Feature → its value in each tag, empty where the tag has none."""
        feats = [features(tag.split("|", 1)[1]) for tag in self._tags]
        names = {*ALWAYS, *(name for checked in _CHECKED.values() for name in checked)}
        return {name: np.array([found.get(name, "") for found in feats]) for name in names}

    def _agrees(self, reading: Tagging, upos: str) -> Mask:
        """True for the tags of *upos* that contradict nothing of *reading*; see `Tagging.agrees`."""
        mask = self._kin[upos].copy()
        values = dict(reading.values)
        for name in (*ALWAYS, *_CHECKED[upos]):
            if name in values:
                mask &= np.isin(self._values[name], ["", *values[name]])
            elif name == "Case":
                mask &= self._values[name] == ""
        return mask

    def _mask(self, form: str, upos: str) -> Mask | None:
        """Return which tags of *upos* the form can have; None where nothing is ruled out or nothing would be left."""
        mine = [one for one in self._grammar.taggings(form) if upos in one.upos] if upos in _CHECKED else []
        if not mine:
            return None
        key: frozenset[object] = frozenset((upos, reading.values) for reading in mine)
        if key not in self._masks:
            mask = np.logical_or.reduce([self._agrees(reading, upos) for reading in mine])
            self._masks[key] = mask if mask.any() else None
        return self._masks[key]

    def choose(self, form: str, tag: int, scores: NDArray[np.float32]) -> int:
        """Return *tag* where *form* can have it, else the likeliest tag by *scores* (tags) that it can have."""
        mask = self.mask(form, self._upos[tag])
        if mask is None or mask[tag]:
            return tag
        return int(np.where(mask, scores, -np.inf).argmax())


@lru_cache(maxsize=20_000)
def features(field: str) -> dict[str, str]:
    """Parse a FEATS column; nobody changes what is returned."""
    return dict(part.split("=", 1) for part in field.split("|")) if field != "_" else {}


def lemma(form: str, upos: str, feats: str, predicted: str, language: str) -> str:
    """Return *predicted* where a reading of *form* in *language* has that lemma, else that of the likeliest reading that agrees.

    Names are corrected only to what the dictionary marks as one; other words are lower-case in the dictionary.
    """
    mine = [reading for reading in grammar.get(language).taggings(form) if upos in reading.upos]
    if not mine:
        return predicted
    if any(_same(reading.lemma, predicted) for reading in mine):
        return predicted if upos == "PROPN" else predicted.lower()
    fitting = [reading for reading in mine if reading.agrees(features(feats))] or mine
    if upos == "PROPN":
        fitting = [reading for reading in fitting if reading.name]
    if not fitting:
        return predicted
    return fitting[0].lemma.capitalize() if upos == "PROPN" else fitting[0].lemma


def _same(a: str, b: str) -> bool:
    return unmarked(a.lower()) == unmarked(b.lower())
