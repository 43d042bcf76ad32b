"""The case of a Russian word as its form, its preposition and the parser agree on it.

A tagger errs on rare names («с Индией» read as locative); the form and the preposition's government rule most cases out.
"""

from collections.abc import Mapping
from functools import lru_cache

from graphbuilder import grammar
from graphbuilder.grammar.base import CASES
from graphbuilder.model import Word

_UD = {"Nom": "nom", "Gen": "gen", "Par": "gen", "Dat": "dat", "Acc": "acc", "Ins": "ins", "Loc": "loc"}
_ORDER = tuple(sorted(CASES))


def case_of(word: Word, marker: str, government: Mapping[str, list[str]]) -> str:
    """Return the likely case (``nom`` … ``loc``), "" where the word has none.

    The parser's case stands if form and preposition allow it; else the first case that both allow, in the order the
    preposition's government lists them; else the parser's after all.
    """
    parsed = _UD.get(word.feats.get("Case", ""), "")
    governed = government.get(marker)
    if not parsed and governed is None:
        return ""
    form = forms_cases(word.form)
    allowed = [case for case in governed or _ORDER if case in form]
    if governed is None:
        allowed = [case for case in allowed if case != "loc"]  # no locative without a preposition
    if not allowed and parsed == "nom" and "acc" in (governed or ()):
        return "acc"  # «взять в заложники», «избрать в депутаты»
    if not allowed:
        allowed = list(governed or ())
    if parsed in allowed or not allowed:
        return parsed
    return allowed[0] if governed is not None or len(allowed) == 1 else _nearest(parsed, allowed)


def _nearest(parsed: str, allowed: list[str]) -> str:
    """Without a preposition: a wrongly read oblique is rather dative or instrumental than nominative."""
    order = {"loc": ("dat", "gen"), "dat": ("dat",), "ins": ("ins",)}.get(parsed, ("acc", "gen", "dat", "ins"))
    return next((case for case in order if case in allowed), allowed[0])


@lru_cache(maxsize=100_000)
def forms_cases(form: str) -> frozenset[str]:
    """Return the cases the form may stand in by its script's language; all of them for words that do not decline."""
    return grammar.of(form).cases(form)
