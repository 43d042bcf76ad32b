"""Lemmas by the dictionary, where a lemmatizer guessed one that the lexicon does not know: «ввёсти» → «ввести»."""

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from graphbuilder.grammar.ru.dictionary import readings
from graphbuilder.model import Sentence, Word

#: What the dictionary calls the words of a part of speech.
_CLASSES = {
    "VERB": ("VERB", "INFN", "GRND", "PRTF", "PRTS"),
    "NOUN": ("NOUN",),
    "ADJ": ("ADJF", "ADJS", "PRTS"),
    "PARTICIPLE": ("PRTF",),
}
_PARTICIPLE = tuple(
    stem + ending
    for stem, endings in (
        ("щ", "ий ая ее ие его ей их ему им ую ими ем"),
        ("м", "ый ая ое ые ого ой ых ому ым ую ыми ом"),
    )
    for ending in endings.split()
)
_GOVERNED = ("obj", "iobj", "obl")


def repaired(word: Word, sentence: Sentence, known: Collection[str]) -> Word:
    """Return a word with the lemma the dictionary has for it, where the parser's is none of *known* and that one is."""
    if word.upos not in _CLASSES:
        return word
    if word.upos == "NOUN" and word.deprel == "acl" and word.form.lower().endswith(_PARTICIPLE):
        word = replace(word, upos="ADJ")  # «Серов, владеющий заводом»
    if word.lemma.lower() in known:
        return word
    lemma = _listed(word.form.lower(), word.upos, known)
    if lemma is None and word.upos == "ADJ" and word.form.lower().endswith(_PARTICIPLE):
        governs = any(other.head == word.id and other.deprel in _GOVERNED for other in sentence.words)
        lemma = _listed(word.form.lower(), "PARTICIPLE", known) if governs else None  # «дом, принадлежащий Серову»
    return word if lemma is None else replace(word, lemma=lemma)


def _listed(form: str, upos: str, known: Collection[str]) -> str | None:
    return next((lemma for lemma in _lemmas(form, upos) if lemma in known), None)


@lru_cache(maxsize=200_000)
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
