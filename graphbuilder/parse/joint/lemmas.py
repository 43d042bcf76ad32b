"""Lemmas: what the training data always say of a form, else the edit script the model predicts, under a guard.

The lexicon holds (form, upos) pairs the training trees give one lemma only. For Russian, pymorphy3 is the guard: where
it knows a form, and none of its readings of that part of speech has the predicted lemma, its likeliest reading wins.
"""

import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from graphbuilder.parse.joint.data import Example
from graphbuilder.parse.joint.scripts import apply_script

#: UPOS → parts of speech of pymorphy3 that may stand for it; a UPOS not listed is never corrected.
_PYMORPHY: Mapping[str, frozenset[str]] = {
    "NOUN": frozenset({"NOUN"}),
    "PROPN": frozenset({"NOUN"}),
    "ADJ": frozenset({"ADJF", "ADJS", "COMP"}),
    "VERB": frozenset({"VERB", "INFN", "PRTF", "PRTS", "GRND"}),
}

Lexicon = Mapping[str, Mapping[str, str]]


def collect(examples: Iterable[Example]) -> dict[str, dict[str, str]]:
    """Return language → ``UPOS form`` → edit script, for the pairs that have one lemma only in *examples*."""
    seen: dict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for example in examples:
        for form, tag, script in zip(example.words, example.tags, example.scripts, strict=False):
            seen[example.language][f"{tag.split('|')[0]} {form}"][script] += 1
    return {
        language: {key: next(iter(scripts)) for key, scripts in sorted(forms.items()) if len(scripts) == 1}
        for language, forms in seen.items()
    }


def write(lexicon: Lexicon, path: Path) -> None:
    """Write *lexicon* as compressed JSON, the forms grouped by language, UPOS and script."""
    grouped: dict[str, dict[str, list[str]]] = {}
    for language, forms in sorted(lexicon.items()):
        groups: dict[str, list[str]] = defaultdict(list)
        for key, script in sorted(forms.items()):
            upos, form = key.split(" ", 1)
            groups[f"{upos} {script}"].append(form)
        grouped[language] = dict(sorted(groups.items()))
    text = json.dumps(grouped, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(lzma.compress(text.encode("utf-8"), preset=9))


def read(path: Path) -> dict[str, dict[str, str]]:
    """Read what `write` wrote."""
    grouped = json.loads(lzma.decompress(path.read_bytes()).decode("utf-8"))
    lexicon: dict[str, dict[str, str]] = {}
    for language, groups in grouped.items():
        forms = lexicon[language] = {}
        for key, members in groups.items():
            upos, script = key.split(" ", 1)
            forms.update((f"{upos} {form}", script) for form in members)
    return lexicon


class Lemmatizer:
    """Makes lemmas; *guarded* are the languages whose dictionary may overrule a predicted script."""

    def __init__(self, lexicon: Lexicon, guarded: Iterable[str] = ("ru",)) -> None:
        self.lexicon = lexicon
        self.guarded = frozenset(guarded)
        self._guard = lru_cache(maxsize=100_000)(self._guarded)

    def __call__(self, form: str, upos: str, script: str, language: str) -> str:
        """Return the lemma of *form* with *upos*; *script* is the model's prediction."""
        known = self.lexicon.get(language, {}).get(f"{upos} {form}")
        if known is not None:
            return apply_script(form, known)
        lemma = apply_script(form, script)
        return self._guard(form, upos, lemma) if language in self.guarded and upos in _PYMORPHY else lemma

    @cached_property
    def _dictionary(self) -> object:
        from pymorphy3 import MorphAnalyzer
        from pymorphy3.units import DictionaryAnalyzer

        # Without the units that guess at unknown words: only what the dictionary knows can overrule the model.
        return MorphAnalyzer(units=[DictionaryAnalyzer()])

    def _guarded(self, form: str, upos: str, lemma: str) -> str:
        if len(form) > 60 or not form.isalpha() or form.isupper():
            return lemma
        readings = [
            reading
            for reading in self._dictionary.parse(form)  # type: ignore[attr-defined]
            if reading.tag.POS in _PYMORPHY[upos]
        ]
        if not readings or any(_same(_normal(reading), lemma) for reading in readings):
            return lemma
        best = _normal(readings[0])
        return best.capitalize() if upos == "PROPN" else best


def _normal(reading: object) -> str:
    """Return the lemma UD gives a reading: an infinitive for participles, a masculine singular for adjectives."""
    return str(reading.normal_form)  # type: ignore[attr-defined]


def _same(a: str, b: str) -> bool:
    return a.lower().replace("ё", "е") == b.lower().replace("ё", "е")
