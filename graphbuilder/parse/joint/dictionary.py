"""The Russian dictionary (pymorphy3) in UD's terms: which tags and lemmas a known form can have.

The model is asked first; the dictionary only rules out what a form cannot be («станках» is not feminine). Words it does
not know are left to the model, and so are names: it has too few of them.
"""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graphbuilder.names import dictionary

#: Part of speech of pymorphy3 → the UPOS it may be; participles are verbs or adjectives by treebank and lemma.
_UPOS: Mapping[str, frozenset[str]] = {
    "NOUN": frozenset({"NOUN", "PROPN"}),
    "ADJF": frozenset({"ADJ", "DET", "PRON"}),
    "ADJS": frozenset({"ADJ"}),
    "COMP": frozenset({"ADJ", "ADV"}),
    "PRTF": frozenset({"ADJ", "VERB"}),
    "PRTS": frozenset({"ADJ", "VERB"}),
    "VERB": frozenset({"VERB"}),
    "INFN": frozenset({"VERB"}),
    "GRND": frozenset({"VERB"}),
    "NPRO": frozenset({"PRON"}),
    "ADVB": frozenset({"ADV"}),
    "PRED": frozenset({"ADV"}),
    "NUMR": frozenset({"NUM"}),
}
_VALUES: Mapping[str, frozenset[str]] = {
    "nomn": frozenset({"Nom"}),
    "gent": frozenset({"Gen", "Par"}),
    "gen1": frozenset({"Gen"}),
    "gen2": frozenset({"Gen", "Par"}),
    "datv": frozenset({"Dat"}),
    "accs": frozenset({"Acc"}),
    "acc2": frozenset({"Acc"}),
    "ablt": frozenset({"Ins"}),
    "loct": frozenset({"Loc"}),
    "loc1": frozenset({"Loc"}),
    "loc2": frozenset({"Loc"}),
    "voct": frozenset({"Voc", "Nom"}),
    "sing": frozenset({"Sing"}),
    "plur": frozenset({"Plur"}),
    "masc": frozenset({"Masc"}),
    "femn": frozenset({"Fem"}),
    "neut": frozenset({"Neut"}),
    "anim": frozenset({"Anim"}),
    "inan": frozenset({"Inan"}),
    "perf": frozenset({"Perf"}),
    "impf": frozenset({"Imp"}),
    "past": frozenset({"Past"}),
    "pres": frozenset({"Pres"}),
    "futr": frozenset({"Fut", "Pres"}),
    "INFN": frozenset({"Inf"}),
    "GRND": frozenset({"Conv"}),
    "PRTF": frozenset({"Part"}),
    "PRTS": frozenset({"Part"}),
    "VERB": frozenset({"Fin"}),
}
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
#: Parts of speech whose tags are checked, and the features each is checked for beside case, number and gender.
_CHECKED: Mapping[str, tuple[str, ...]] = {
    "NOUN": ("Animacy",),
    "ADJ": (),
    "DET": (),
    "PRON": (),
    "VERB": ("Aspect", "Tense", "VerbForm"),
}
_ALWAYS = ("Case", "Number", "Gender")

Mask = NDArray[np.bool_]


class Reading(NamedTuple):
    """One reading of a form; a feature that is not in *values* is not restricted."""

    upos: frozenset[str]
    lemma: str
    values: tuple[tuple[str, frozenset[str]], ...]
    name: bool

    def agrees(self, feats: Mapping[str, str]) -> bool:
        """Tell whether *feats* contradict nothing of this reading in case, number and gender."""
        values = dict(self.values)
        if "Case" in feats and "Case" not in values:
            return False
        return all(feats[key] in values[key] for key in _ALWAYS if key in feats and key in values)


@lru_cache(maxsize=100_000)
def readings(form: str) -> tuple[Reading, ...]:
    """Return the readings of *form*, likeliest first; empty where the dictionary does not know it."""
    if len(form) > 60 or not form.isalpha() or (len(form) > 1 and form.isupper()):
        return ()
    # Guesses at unknown words are left out: only what the dictionary knows can overrule the model.
    return tuple(
        Reading(_UPOS[found.tag.pos], found.lemma, _values(found.tag), bool(_NAMES & found.tag.grammemes))
        for found in dictionary.readings(form)
        if found.known and found.tag.pos is not None and found.tag.pos in _UPOS
    )


@cache
def _values(tag: dictionary.Tag) -> tuple[tuple[str, frozenset[str]], ...]:
    found = {"Case": tag.case, "Number": tag.number, "Gender": tag.gender, "Animacy": tag.animacy}
    found |= {"Aspect": tag.aspect, "Tense": tag.tense, "VerbForm": tag.pos}
    if {"ms-f", "Ms-f"} & tag.grammemes:  # «сирота» is a man or a woman
        found["Gender"] = None
    return tuple((feature, _VALUES[value]) for feature, value in found.items() if value and value in _VALUES)


class TagGuard:
    """Knows which of a model's *tags* (``UPOS|FEATS``) a form can have."""

    def __init__(self, tags: Sequence[str]) -> None:
        self._tags = tags
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
        names = {*_ALWAYS, *(name for checked in _CHECKED.values() for name in checked)}
        return {name: np.array([found.get(name, "") for found in feats]) for name in names}

    def _agrees(self, reading: Reading, upos: str) -> Mask:
        """True for the tags of *upos* that contradict nothing of *reading*; see `Reading.agrees`."""
        mask = self._kin[upos].copy()
        values = dict(reading.values)
        for name in (*_ALWAYS, *_CHECKED[upos]):
            if name in values:
                mask &= np.isin(self._values[name], ["", *values[name]])
            elif name == "Case":
                mask &= self._values[name] == ""
        return mask

    def _mask(self, form: str, upos: str) -> Mask | None:
        """Return which tags of *upos* the form can have; None where nothing is ruled out or nothing would be left."""
        mine = [reading for reading in readings(form) if upos in reading.upos] if upos in _CHECKED else []
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


def lemma(form: str, upos: str, feats: str, predicted: str) -> str:
    """Return *predicted* where a reading of *form* has that lemma, else the lemma of the likeliest reading that agrees.

    Names are corrected only to what the dictionary marks as one; other words are lower-case in the dictionary.
    """
    mine = [reading for reading in readings(form) if upos in reading.upos]
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
    return a.lower().replace("ё", "е") == b.lower().replace("ё", "е")
