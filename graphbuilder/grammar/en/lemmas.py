"""Lemmas by spelling rules, where a lemmatizer guessed one that the lexicon does not know: "lodg" → lodge, "rallie" → rally."""

from collections.abc import Iterator

_ENDINGS = {"VERB": ("ing", "ed", "es", "s", "d"), "NOUN": ("es", "s")}


def stems(form: str, upos: str) -> Iterator[str]:
    """Yield what a form may be inflected from, likeliest first.

    >>> list(stems("suing", "VERB"))
    ['su', 'sue']
    >>> list(stems("rallies", "NOUN"))
    ['rally', 'ralli', 'rallie']
    """
    if upos not in _ENDINGS:
        return
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
