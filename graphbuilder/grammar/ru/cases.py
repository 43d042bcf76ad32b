"""The cases a Russian form may stand in, by the dictionary."""

from functools import lru_cache

from graphbuilder.grammar.base import CASES
from graphbuilder.grammar.ru.dictionary import readings

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


@lru_cache(maxsize=100_000)
def cases(form: str) -> frozenset[str]:
    """Return the cases of *form*; all of them for words the dictionary does not know or that do not decline."""
    found: set[str] = set()
    known = readings(form)
    one_place = any("Geox" in reading.tag.grammemes and reading.tag.number == "sing" for reading in known)
    for reading in known:
        tag = reading.tag
        if one_place and tag.number == "plur":
            continue  # «России» is no plural of Russia
        if "Fixd" in tag.grammemes or not reading.known:
            return (
                CASES
                if not reading.known and not found
                else frozenset(found) | (CASES if "Fixd" in tag.grammemes else frozenset())
            )
        if tag.case in _PYMORPHY:
            found.add(_PYMORPHY[tag.case])
    return frozenset(found) or CASES
