"""Which language a text is in, offline."""

import functools
from typing import Any

#: Languages told apart. Closely related ones are listed so that they are not taken for Russian or English.
LANGUAGES = (
    "ru",
    "en",
    "uk",
    "be",
    "bg",
    "sr",
    "kk",
    "pl",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "tr",
    "ar",
    "fa",
    "zh",
    "ja",
    "ko",
)
#: Characters looked at.
SAMPLE = 4_000
#: How much more likely than *default*, in nats, another language must be: short texts are told apart badly.
MARGIN = 8.0


def detect_language(text: str, *, default: str = "ru") -> str:
    """Return the ISO 639-1 code of the language *text* is most likely in, or *default* where it has no letters.

    Only the first `SAMPLE` characters count. Between two that are about equally likely, *default* or English wins.
    """
    sample = text[:SAMPLE]
    if not any(c.isalpha() for c in sample):
        return default
    ranked = [(str(code), float(score)) for code, score in _identifier().rank(sample)]
    best_code, best = ranked[0]
    scores = dict(ranked)
    for preferred in (default, "en", "ru"):
        if preferred in scores and scores[preferred] > best - MARGIN and _script(sample) == _SCRIPTS.get(preferred):
            return preferred
    return best_code


#: Scripts of the languages that are preferred; another default is preferred nowhere.
_SCRIPTS = {"ru": "cyrillic", "en": "latin"}


def _script(text: str) -> str:
    cyrillic = sum("\u0400" <= c <= "\u052f" for c in text)
    latin = sum(c.isalpha() and c < "\u0250" for c in text)
    return "cyrillic" if cyrillic >= latin else "latin"


@functools.cache
def _identifier() -> Any:
    """The model of py3langid, asked about `LANGUAGES` only."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
