"""The case of a Russian word as its form, its preposition and the parser agree on it.

A tagger errs on rare names («с Индией» read as locative); the form and the preposition's government rule most cases out.
"""

from collections.abc import Mapping
from functools import lru_cache

from graphbuilder.model import Word
from graphbuilder.names.dictionary import readings

_PYMORPHY = {
    "nomn": "nom",
    "gent": "gen",
    "gen1": "gen",
    "gen2": "gen",
    "datv": "dat",
    "accs": "acc",
    "acc2": "acc",
    "ablt": "ins",
    "loct": "loc",
    "loc1": "loc",
    "loc2": "loc",
}
_UD = {"Nom": "nom", "Gen": "gen", "Par": "gen", "Dat": "dat", "Acc": "acc", "Ins": "ins", "Loc": "loc"}
_ANY = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})
_ORDER = tuple(sorted(_ANY))


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
    """Return the cases the form may stand in by the dictionary; all of them for words it does not know or that do not decline."""
    found: set[str] = set()
    known = readings(form)
    one_place = any("Geox" in reading.tag.grammemes and reading.tag.number == "sing" for reading in known)
    for reading in known:
        tag = reading.tag
        if one_place and tag.number == "plur":
            continue  # «России» is no plural of Russia
        if "Fixd" in tag.grammemes or not reading.known:
            return (
                _ANY
                if not reading.known and not found
                else frozenset(found) | (_ANY if "Fixd" in tag.grammemes else frozenset())
            )
        if tag.case in _PYMORPHY:
            found.add(_PYMORPHY[tag.case])
    return frozenset(found) or _ANY
