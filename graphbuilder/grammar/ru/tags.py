"""The Russian dictionary in UD's terms: which tags and lemmas a known form can have."""

from collections.abc import Mapping
from functools import cache, lru_cache

from graphbuilder.grammar.ru.dictionary import Tag, readings
from graphbuilder.grammar.tagging import Tagging

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


@lru_cache(maxsize=100_000)
def taggings(form: str) -> tuple[Tagging, ...]:
    """Return the taggings of *form*, likeliest first; empty where the dictionary does not know it."""
    if len(form) > 60 or not form.isalpha() or (len(form) > 1 and form.isupper()):
        return ()
    # Guesses at unknown words are left out: only what the dictionary knows can overrule the model.
    return tuple(
        Tagging(_UPOS[found.tag.pos], found.lemma, _values(found.tag), bool(_NAMES & found.tag.grammemes))
        for found in readings(form)
        if found.known and found.tag.pos is not None and found.tag.pos in _UPOS
    )


@cache
def _values(tag: Tag) -> tuple[tuple[str, frozenset[str]], ...]:
    found = {"Case": tag.case, "Number": tag.number, "Gender": tag.gender, "Animacy": tag.animacy}
    found |= {"Aspect": tag.aspect, "Tense": tag.tense, "VerbForm": tag.pos}
    if {"ms-f", "Ms-f"} & tag.grammemes:  # «сирота» is a man or a woman
        found["Gender"] = None
    return tuple((feature, _VALUES[value]) for feature, value in found.items() if value and value in _VALUES)
