"""Lemmas: what the training data always say of a form, else the edit script the model predicts, under a guard.

The lexicon holds (form, upos) pairs the training trees give one lemma only. Where a language has a dictionary, it is the guard:
where it knows a form, and no reading of that part of speech has the predicted lemma, its likeliest fitting reading wins.
"""

import json
import lzma
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from graphbuilder import grammar
from graphbuilder.parse.joint import dictionary
from graphbuilder.parse.joint.scripts import apply_script

#: Parts of speech whose lemmas the dictionary checks: of pronouns and closed classes the treebanks think otherwise.
_GUARDED = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM", "DET"})

Lexicon = Mapping[str, Mapping[str, str]]


def read(path: Path) -> dict[str, dict[str, str]]:
    """Read a lemma lexicon: compressed JSON, the forms grouped by language, UPOS and script."""
    grouped = json.loads(lzma.decompress(path.read_bytes()).decode("utf-8"))
    lexicon: dict[str, dict[str, str]] = {}
    for language, groups in grouped.items():
        forms = lexicon[language] = {}
        for key, members in groups.items():
            upos, script = key.split(" ", 1)
            forms.update((f"{upos} {form}", script) for form in members)
    return lexicon


class Lemmatizer:
    """Makes lemmas; *guarded* are the languages whose dictionary may overrule a predicted script; all without it."""

    def __init__(self, lexicon: Lexicon, guarded: Iterable[str] | None = None) -> None:
        self.lexicon = lexicon
        known = grammar.languages()
        self.guarded = frozenset(known if guarded is None else guarded) & frozenset(known)
        self._guard = lru_cache(maxsize=100_000)(dictionary.lemma)

    def __call__(self, form: str, upos: str, feats: str, script: str, language: str) -> str:
        """Return the lemma of *form* with *upos* and *feats*; *script* is the model's prediction."""
        known = self.lexicon.get(language, {}).get(f"{upos} {form}")
        if known is not None:
            return apply_script(form, known)
        lemma = apply_script(form, script)
        return (
            self._guard(form, upos, feats, lemma, language) if language in self.guarded and upos in _GUARDED else lemma
        )
