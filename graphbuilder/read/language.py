"""Which language a text is in, offline."""

import functools
from typing import Any

from graphbuilder import grammar
from graphbuilder.grammar.scripts.letters import main_script

#: Languages told apart beside those there are rules for, so that a closely related one is not taken for those.
OTHERS = ("uk", "be", "bg", "sr", "kk", "pl", "de", "fr", "es", "it", "pt", "nl", "tr", "ar", "fa", "zh", "ja", "ko")
#: Characters looked at.
SAMPLE = 4_000
#: How much more likely than *default*, in nats, another language must be: short texts are told apart badly.
MARGIN = 8.0


def detect_language(text: str, *, default: str = grammar.DEFAULT) -> str:
    """Return the ISO 639-1 code of the language *text* is most likely in, or *default* where it has no letters.

    Only the first `SAMPLE` characters count. Between two that are about equally likely, *default* or the first that there
    are rules for wins.
    """
    sample = text[:SAMPLE]
    if not any(c.isalpha() for c in sample):
        return default
    known = grammar.languages()
    ranked = [(str(code), float(score)) for code, score in _identifier(known).rank(sample)]
    best_code, best = ranked[0]
    scores = dict(ranked)
    script = main_script(sample)
    for preferred in (default, *known):
        near = scores.get(preferred, best - MARGIN) > best - MARGIN
        if near and preferred in known and grammar.load(preferred).properties.script == script:
            return preferred
    return best_code


@functools.cache
def _identifier(known: tuple[str, ...]) -> Any:
    """The model of py3langid, asked about the languages told apart only."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(sorted({*known, *OTHERS} & set(identifier.nb_classes)))
    return identifier
