"""Lemmas the lemmatizer guessed wrong: "lodg" → lodge, "rallie" → rally; «ввёсти» → «ввести».

A lemma the lexicon does not know is replaced by one it knows, where the spelling rules of English or its irregular forms
(``[irregular]`` of ``words.toml``: "fled" → flee), or the dictionary of Russian, lead from the form to it.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from graphbuilder.extract.repair.base import Site, repair
from graphbuilder.model import Word
from graphbuilder.names.dictionary import readings

_ENDINGS = {"VERB": ("ing", "ed", "es", "s", "d"), "NOUN": ("es", "s")}
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


@repair("irregular-past")
def irregular_past(site: Site, word: Word) -> Iterator[Word]:
    """ "fled" is of flee, whatever the lemmatizer says."""
    if word.upos == "VERB":
        lemma = site.terms.irregular.get(word.form.lower(), word.lemma)
        if lemma != word.lemma:
            yield replace(word, lemma=lemma)


@repair("lemma-by-spelling")
def lemma_by_spelling(site: Site, word: Word) -> Iterator[Word]:
    """ "suing" → sue, "rallies" → rally: the stem the lexicon knows, where it does not know the lemma."""
    form = word.form.lower()
    if word.upos not in _ENDINGS or word.lemma.lower() in site.lemmas or form in site.terms.irregular:
        return
    stem = next((stem for stem in stems(form, word.upos) if stem in site.lemmas), None)
    if stem is not None:
        yield replace(word, lemma=stem)


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


@repair("participle-as-noun", "acl")
def participle_as_noun(site: Site, word: Word) -> Iterator[Word]:
    """«Серов, владеющий заводом»: what has the form of a participle and heads a clause is no noun."""
    if word.upos == "NOUN" and word.deprel == "acl" and word.form.lower().endswith(_PARTICIPLE):
        yield replace(word, upos="ADJ")


@repair("lemma-by-dictionary")
def lemma_by_dictionary(site: Site, word: Word) -> Iterator[Word]:
    """«ввёсти» → «ввести»: the dictionary's lemma the lexicon knows, where it does not know the word's."""
    if word.upos not in _CLASSES or word.lemma.lower() in site.lemmas:
        return
    form = word.form.lower()
    lemma = next((lemma for lemma in _dictionary(form, word.upos) if lemma in site.lemmas), None)
    if lemma is None and word.upos == "ADJ" and form.endswith(_PARTICIPLE) and site.tree.child(word.id, *_GOVERNED):
        lemma = next((lemma for lemma in _dictionary(form, "PARTICIPLE") if lemma in site.lemmas), None)
    if lemma is not None:  # «дом, принадлежащий Серову»
        yield replace(word, lemma=lemma)


@lru_cache(maxsize=200_000)
def _dictionary(form: str, kind: str) -> tuple[str, ...]:
    """Return the lemmas of *form* as a word of a part of speech by the dictionary."""
    return tuple(one.lemma for one in readings(form) if one.known and one.tag.pos in _CLASSES[kind])
