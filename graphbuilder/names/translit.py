"""Cyrillic and Latin spellings of one name, brought to keys that compare."""

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
}  # fmt: skip
_TABLE = str.maketrans({**CYRILLIC, **{letter.upper(): latin.title() for letter, latin in CYRILLIC.items()}})


def latin(text: str) -> str:
    """Return *text* with Cyrillic letters in the usual English transliteration («Зеленский» → Zelenskiy)."""
    return text.translate(_TABLE)


def is_cyrillic(text: str) -> bool:
    """True where *text* has a Cyrillic letter."""
    return any("Ѐ" <= letter <= "ӿ" for letter in text)
