"""One spelling for comparison: case, ё, quotes, dashes and spaces do not tell names apart."""

import re
import unicodedata
from functools import lru_cache

QUOTES = "«»„“”‟\"'‘’‚‛`´ʼ′"
_DASHES = re.compile(r"\s*[‐‑‒–—―−-]\s*")
_SPACES = re.compile(r"\s+")
_SIMPLE = re.compile(r"[a-zа-яё]+(?:[ -][a-zа-яё]+)*")
_INITIALISM = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)")
_TABLE = str.maketrans({**dict.fromkeys(QUOTES), "ё": "е", " ": " "})
_BARRED = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def fold(text: str) -> str:
    """Return *text* in lower case, ё as е, quotes dropped, all dashes as ``-`` and spaces single; U.S. becomes us."""
    if _SIMPLE.fullmatch(lower := text.lower()):  # most words by far
        return lower.replace("ё", "е")
    text = unicodedata.normalize("NFC", text).lower().translate(_TABLE)
    text = _DASHES.sub("-", text)
    text = _INITIALISM.sub("", text)
    return _SPACES.sub(" ", text).strip(" ,;:-")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return *text* folded and without the marks above and below Latin letters («Türkiye» → turkiye)."""
    folded = fold(text)
    if folded.isascii() or _SIMPLE.fullmatch(folded):
        return folded
    return "".join(_base(letter) for letter in folded.translate(_BARRED))


def _base(letter: str) -> str:
    if "Ѐ" <= letter <= "ӿ":
        return letter
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
