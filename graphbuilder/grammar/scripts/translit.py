"""Cyrillic and Latin spellings of one name, brought to keys that compare.

`phonetic` is a loose reading both scripts share, `consonants` what is left of it without vowels. Chinese and Korean names
have keys of their own, see `eastern`.
"""

import re
from functools import lru_cache

from graphbuilder.grammar.scripts.fold import plain

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
}  # fmt: skip
_TABLE = str.maketrans({**CYRILLIC, **{letter.upper(): latin.title() for letter, latin in CYRILLIC.items()}})

#: Letters both spellings agree on, in this order: first what several letters write, then single letters.
_READINGS = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (r"dzh|dj|dg(?=e)|^j|^g(?=eo)", "J"), (r"^x(?=i)", "s"), (r"tsch|tch", "C"), (r"shch|sch|sh", "X"),
        (r"ch|cz", "C"), (r"zh", "J"), (r"kh", "h"), (r"ph", "f"), (r"th", "t"), (r"wh", "v"), (r"ts|tz", "s"),
        (r"sz", "s"), (r"c(?=[eiy])", "s"), (r"ck|q|c(?=[aourtlkns]|$)", "k"), (r"x", "ks"),
        (r"(?<=[aeo])h(?=[nlmr])", ""), (r"^u(?=[aeio])", "v"), (r"z", "s"), (r"ij|iy|yy|ii|yi", "i"),
        (r"[ae][yi](?=$|[^aeou])|ey(?=e)|ay(?=e)", "ai"), (r"ow(?=[nel]|$)", "au"),
        (r"(?<=[aeiou])[yj](?![aeiou])", "i"), (r"[yij](?=[aeou])", ""), (r"y", "i"),
        (r"w", "v"), (r"ou|oo", "u"), (r"ee", "i"), (r"['’]", ""),
    )
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


def latin(text: str) -> str:
    """Return *text* with Cyrillic letters in the usual English transliteration («Зеленский» → Zelenskiy)."""
    return text.translate(_TABLE)


@lru_cache(maxsize=131072)
def phonetic(text: str) -> str:
    """Return a loose reading that spellings in both scripts come close to: Зеленский, Zelenskyy → selenski."""
    reading = latin(plain(text)).replace("-", "").replace(" ", "")
    for pattern, simple in _READINGS:
        reading = pattern.sub(simple, reading)
    return _DOUBLE.sub(r"\1", reading.lower())


@lru_cache(maxsize=131072)
def consonants(text: str) -> str:
    """Return the consonants of `phonetic`: Трамп, Trump → trmp. The first letter stays even if it is a vowel."""
    reading = phonetic(text)
    if not reading:
        return ""
    first = "e" if reading[0] in "aeiou" else reading[0]
    return first + re.sub("[aeiou]", "", reading[1:])
