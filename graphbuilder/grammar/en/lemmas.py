"""Lemmas by spelling rules, where a lemmatizer guessed one that the lexicon does not know: "lodg" → lodge, "rallie" → rally."""

from collections.abc import Iterator

_ENDINGS = {"VERB": ("ing", "ed", "es", "s", "d"), "NOUN": ("es", "s")}


def stems(form: str, upos: str) -> tuple[str, ...]:
    """Return what a form may be inflected from, likeliest first.

    >>> stems("suing", "VERB")
    ('su', 'sue')
    >>> stems("rallies", "NOUN")
    ('rally', 'ralli', 'rallie')
    """
    return tuple(_stems(form, upos)) if upos in _ENDINGS else ()


def _stems(form: str, upos: str) -> Iterator[str]:
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
