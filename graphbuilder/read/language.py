"""Which language a text is in, offline."""

import functools
import math
import re
from typing import Any

from graphbuilder import grammar
from graphbuilder.grammar.scripts.letters import ALPHABETS, main_script
from graphbuilder.read.identifier import identifier

#: Languages told apart beside those there are rules for, so that a closely related one is not taken for those.
OTHERS = ("uk", "be", "bg", "sr", "kk", "pl", "de", "fr", "es", "it", "pt", "nl", "tr", "ar", "fa", "zh", "ja", "ko")
#: Characters looked at.
SAMPLE = 4_000
#: How much more likely, in nats, another language must be than one there are rules for.
MARGIN = 8.0
#: Letters of words without a capital from which a guess counts: names say nothing of a language, and short texts little.
LETTERS = 18
#: Letters above which `MARGIN` is enough.
ENOUGH = 45
#: The same for one sentence of a text in a language there are rules for.
SURE_MARGIN, SURE_LETTERS = 15.0, 18

#: Characters of a text whose sentences are looked at one by one: one in a third language does not decide for the others.
SHORT = 400

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str, *, default: str = grammar.DEFAULT) -> str:
    """Return the ISO 639-1 code of the language *text* is most likely in, or *default* where it has no letters.

    Only the first `SAMPLE` characters count, and of them the words that are no names. Between two that are about equally
    likely, and in short texts, *default* or the first language in the text's script that there are rules for wins.
    """
    sample = text[:SAMPLE]
    if not any(c.isalpha() for c in sample):
        return default
    if len(parts := _SENTENCE_END.split(sample)) > 1 and len(sample) < SHORT:
        rest = [part for part in parts if clearly(part) is None]
        if 0 < len(rest) < len(parts):
            return detect_language(" ".join(rest), default=default)
    script = main_script(_common(sample) or sample)
    own = [word for word in _WORD.findall(sample) if main_script(word) == script]  # quotations do not count
    sample = " ".join(own) or sample
    kin = [one for one in (default, *grammar.languages()) if _script(one) == script] if _written(sample) else []
    best, scores, letters = _ranked(_common(sample))
    if letters < (LETTERS if not sample.isupper() else 3 * LETTERS):
        if kin and not _foreign_letters(sample, kin[0]):
            return kin[0]
        best, scores, _ = _ranked(sample)
    margin = MARGIN if letters > ENOUGH else SURE_MARGIN
    near = (one for one in kin if scores.get(one, scores[best] - margin) > scores[best] - margin)
    return next(near, best)


def clearly(sentence: str) -> str | None:
    """Return the language of a *sentence* where it is another than those there are rules for, beyond doubt; else None."""
    common = _common(sentence)
    if sum(map(len, common.split())) < SURE_LETTERS:
        return None
    best, scores, _ = _ranked(common)
    known = max((scores[one] for one in grammar.languages() if one in scores), default=-math.inf)
    return best if best not in grammar.languages() and scores[best] - known > SURE_MARGIN else None


def _common(text: str) -> str:
    """Return the words of *text* in small letters; all in small letters where it is in capitals."""
    words = _WORD.findall(text)
    small = [word for word in words if word.islower()]
    return " ".join(small if small or not text.isupper() else map(str.lower, words))


def _ranked(text: str) -> tuple[str, dict[str, float], int]:
    """Return the likeliest language, all scores, and the number of letters they rest on."""
    if not text:
        return grammar.DEFAULT, {grammar.DEFAULT: 0.0}, 0
    ranked = [(str(code), float(score)) for code, score in _identifier(grammar.languages()).rank(text)]
    return ranked[0][0], dict(ranked), sum(map(str.isalpha, text))


def _written(text: str) -> bool:
    """Say whether most letters are Latin or Cyrillic ones."""
    letters = list(filter(str.isalpha, text))
    return sum(map("\u0530".__gt__, letters)) * 2 > len(letters)


def _script(language: str) -> str | None:
    return grammar.load(language).properties.script if language in grammar.languages() else None


def _foreign_letters(text: str, language: str) -> bool:
    """Say whether words of *text* that are no names have letters the language's alphabet has not: «Київ прибув і»."""
    own = ALPHABETS.get(_script(language) or "")
    return own is not None and any(c not in own for word in _WORD.findall(text) if word.islower() for c in word)


@functools.cache
def _identifier(known: tuple[str, ...]) -> Any:
    """The model of py3langid, asked about the languages told apart only."""
    return identifier(sorted({*known, *OTHERS}))
