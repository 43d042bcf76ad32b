"""Lemmas by the dictionary, where a lemmatizer guessed one that the lexicon does not know: «ввёсти» → «ввести»."""

from collections.abc import Sequence
from functools import lru_cache

from graphbuilder.grammar.ru.dictionary import readings

#: What the dictionary calls the words of a part of speech.
_CLASSES = {
    "VERB": ("VERB", "INFN", "GRND", "PRTF", "PRTS"),
    "NOUN": ("NOUN",),
    "ADJ": ("ADJF", "ADJS", "PRTS"),
    "PARTICIPLE": ("PRTF",),
}


def stems(form: str, upos: str, *, governs: bool) -> Sequence[str]:
    """Return the lemmas the dictionary has for a form as a part of speech; a participle's verb where it *governs*:
    «дом, принадлежащий Серову».
    """
    found = _lemmas(form, upos) if upos in _CLASSES else ()
    return (*found, *_lemmas(form, "PARTICIPLE")) if upos == "ADJ" and governs else found


def _lemmas(form: str, upos: str) -> tuple[str, ...]:
    """Return the lemmas of a form the dictionary knows, likeliest first."""
    return tuple(one.lemma for one in readings(form) if one.known and one.tag.pos in _CLASSES[upos])


def lemma(word: str) -> str:
    """Return the likeliest lemma of a word."""
    return readings(word)[0].lemma


@lru_cache(maxsize=20_000)
def is_future(form: str) -> bool:
    """Say whether the dictionary knows a verb form as a future and as nothing else: «проголосуют»."""
    tenses = {reading.tag.tense for reading in readings(form) if reading.known and reading.tag.pos == "VERB"}
    return tenses == {"futr"}
