"""Letters and scripts: which script a text is in, which letters are small, what print leaves off them."""

import re

CYRILLIC_LETTER = re.compile("[Ѐ-ӿ]")
_CYRILLIC, _ALL_CYRILLIC = re.compile("[\u0400-\u052f]"), re.compile("[\u0400-\u052f]+")
_LATIN = re.compile("[A-Za-zªµºÀ-ÖØ-öø-\u024f]")
#: Small letters and capitals of both scripts, for classes of regular expressions.
SMALL, CAPITALS = "a-zа-яё", "A-ZА-ЯЁ"
#: Running text in Cyrillic: words in small letters with a capital at most in front, or in capitals.
CYRILLIC_WORD = re.compile("(?<![а-яё])[А-ЯЁ]?[а-яё]+(?![А-Яа-яЁё])|(?<![А-Яа-яЁё])[А-ЯЁ]+(?![А-Яа-яЁё])")
#: The letters that make up half of any text in Cyrillic.
CYRILLIC_COMMON = re.compile("[оеаинтсрвлОЕАИНТСРВЛ]")
#: Vowels of both scripts: what print may set a stress mark on.
VOWELS = "аеёиоуыэюяaeiouy"
#: The small letters of everyday words in the languages there are rules for, by script.
ALPHABETS = {
    "Cyrillic": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "Latin": frozenset("abcdefghijklmnopqrstuvwxyzéïöü"),
}
#: Letters that look the same in both scripts, in this order in each.
_ALIKE = ("аеорсхуіѕјАВЕКМНОРСТУХІЅЈ", "aeopcxyisjABEKMHOPCTYXISJ")
_TO_LATIN, _TO_CYRILLIC = str.maketrans(*_ALIKE), str.maketrans(*reversed(_ALIKE))
#: Initials that one first name may be written with: «Юрий», "Yuri", "Jury".
LOOSE_INITIALS = frozenset({"ю", "y", "j", "я", "е", "e"})


def is_cyrillic(text: str) -> bool:
    """True where *text* has a Cyrillic letter."""
    return CYRILLIC_LETTER.search(text) is not None


def script_of(text: str) -> str:
    """Return ``Cyrillic`` where *text* has a Cyrillic letter, else ``Latin``."""
    return "Cyrillic" if is_cyrillic(text) else "Latin"


def main_script(text: str) -> str:
    """Return the script most letters of *text* are in; ``Cyrillic`` where it has none."""
    if text.isascii():  # most words are of one script
        return "Latin" if _LATIN.search(text) else "Cyrillic"
    if _ALL_CYRILLIC.fullmatch(text) or len(_CYRILLIC.findall(text)) >= len(_LATIN.findall(text)):
        return "Cyrillic"
    return "Latin"


def same_script(a: str, b: str) -> bool:
    """True where both are written in Cyrillic or both are not."""
    return is_cyrillic(a) == is_cyrillic(b)


def in_one_script(word: str, script: str) -> str | None:
    """Return a word that mixes Latin and Cyrillic letters in the one script that all its letters look like; else None.

    *script* decides where both do.

    >>> in_one_script("Пoльша", "Latin"), in_one_script("Польша", "Latin")
    ('Польша', None)
    """
    if len(_scripts(word)) < 2:
        return None
    fitting = [one for one in (word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)) if len(_scripts(one)) == 1]
    return next((one for one in fitting if script_of(one) == script), next(iter(fitting), None))


def _scripts(word: str) -> set[bool]:
    return {is_cyrillic(letter) for letter in word}


def unmarked(text: str) -> str:
    """Return *text* without the marks that print leaves off: ё as е."""
    return text.replace("ё", "е").replace("Ё", "Е")
