"""Lemmas by spelling rules, where a lemmatizer guessed one that the lexicon does not know: "lodg" → lodge, "rallie" → rally."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from graphbuilder.model import Word

_ENDINGS = {"VERB": ("ing", "ed", "es", "s", "d"), "NOUN": ("es", "s")}


def repaired(word: Word, known: Collection[str], irregular: Mapping[str, str]) -> Word:
    """Return a word with a lemma of *known* that leads to its form, where the parser's is none of them."""
    if word.upos not in _ENDINGS:
        return word
    form = word.form.lower()
    if word.upos == "VERB" and form in irregular:
        return word if word.lemma == irregular[form] else replace(word, lemma=irregular[form])
    if word.lemma.lower() in known:
        return word
    lemma = next((stem for stem in stems(form, word.upos) if stem in known), None)
    return word if lemma is None else replace(word, lemma=lemma)


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
