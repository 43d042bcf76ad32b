"""Which language a text is in: a small offline model, restricted to the languages there are models for."""

from functools import cache
from typing import Any

from graphbuilder import grammar

#: Characters read: more do not change the answer.
SAMPLE = 4000


def detect_language(text: str, models: str = "joint") -> str:
    """Return the language of *text* among those *models* can parse; the first of them where the text has no letters.

    >>> detect_language("Путин встретился с Ким Чен Ыном в Пекине.")
    'ru'
    """
    from graphbuilder.parse.load import languages

    known = languages(models) or grammar.languages()
    if len(known) == 1 or not any(character.isalpha() for character in text[:SAMPLE]):
        return grammar.DEFAULT if grammar.DEFAULT in known else known[0]
    return str(_identifier(known).classify(text[:SAMPLE])[0])


@cache
def _identifier(known: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(known))
    return identifier
