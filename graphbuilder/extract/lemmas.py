"""Repairs lemmas the lemmatizer guessed wrong: "lodg" → lodge, "rallie" → rally; «ввёсти» → «ввести».

A lemma the lexicon does not know is replaced by one it knows, where the spelling rules of English or its irregular forms
(``[irregular]`` of ``words.toml``: "fled" → flee), or the dictionary of Russian, lead from the form to it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from operator import is_
from typing import Any

from graphbuilder.extract.rules import Pack, load_pack
from graphbuilder.model import Sentence, Word
from graphbuilder.names.dictionary import readings

_ENDINGS = {"VERB": ("ing", "ed", "es", "s", "d"), "NOUN": ("es", "s")}


def repaired(sentences: Sequence[Sentence], pack: Pack) -> Sequence[Sentence]:
    """Return the sentences with repaired lemmas."""
    if pack.language == "ru":
        return [
            _with(s, tuple([_looked_up(word, s) if word.upos in _CLASSES else word for word in s.words]))
            for s in sentences
        ]
    if pack.language != "en":
        return sentences
    known, irregular = _known(pack.language), pack.words.get("irregular", {})
    return [_with(s, tuple([_repaired(word, known, irregular) for word in s.words])) for s in sentences]


def _with(sentence: Sentence, words: tuple[Word, ...]) -> Sentence:
    same = all(map(is_, words, sentence.words))
    return sentence if same else replace(sentence, words=words)


def _repaired(word: Word, known: Collection[str], irregular: Mapping[str, str]) -> Word:
    if word.upos not in _ENDINGS:
        return word
    form = word.form.lower()
    if word.upos == "VERB" and form in irregular:
        return word if word.lemma == irregular[form] else replace(word, lemma=irregular[form])
    if word.lemma.lower() in known:
        return word
    lemma = next((stem for stem in stems(form, word.upos) if stem in known), None)
    return word if lemma is None else replace(word, lemma=lemma)


def _looked_up(word: Word, sentence: Sentence) -> Word:
    if word.upos == "NOUN" and word.deprel == "acl" and word.form.lower().endswith(_PARTICIPLE):
        word = replace(word, upos="ADJ")  # «Серов, владеющий заводом»
    if word.lemma.lower() in _known("ru"):
        return word
    lemma = _dictionary(word.form.lower(), word.upos)
    if lemma is None and word.upos == "ADJ" and word.form.lower().endswith(_PARTICIPLE):
        governs = any(other.head == word.id and other.deprel in _GOVERNED for other in sentence.words)
        lemma = _dictionary(word.form.lower(), "PARTICIPLE") if governs else None  # «дом, принадлежащий Серову»
    return word if lemma is None else replace(word, lemma=lemma)


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


@lru_cache(maxsize=200_000)
def _dictionary(form: str, upos: str) -> str | None:
    """Return the lemma of *form* by the dictionary, if the lexicon speaks of it."""
    for reading in readings(form):
        if reading.known and reading.tag.pos in _CLASSES[upos] and reading.lemma in _known("ru"):
            return reading.lemma
    return None


def stems(form: str, upos: str) -> Iterator[str]:
    """Yield what a form may be inflected from, likeliest first.

    >>> list(stems("suing", "VERB"))
    ['su', 'sue']
    >>> list(stems("rallies", "NOUN"))
    ['rally', 'ralli', 'rallie']
    """
    if form.endswith(("ies", "ied")):
        yield form[:-3] + "y"
    for ending in _ENDINGS[upos]:
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        yield stem
        if ending in ("ing", "ed"):
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
    if form.endswith("men"):
        yield form[:-3] + "man"


@cache
def _known(language: str) -> frozenset[str]:
    """Every lemma that the rules or the word lists of a language speak of."""
    pack = load_pack(language)
    conditions = (one for rule in pack.rules for one in (*rule.demands, *rule.refusals))
    asked = frozenset(lemma for condition in conditions for lemma in condition.lemmas)
    return frozenset(pack.verbs) | frozenset(pack.nouns) | frozenset(_strings(pack.words)) | asked


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
