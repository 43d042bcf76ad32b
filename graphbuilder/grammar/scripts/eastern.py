"""Chinese and Korean names in Cyrillic and in Latin script, brought to keys that compare.

Chinese names compare by pinyin (`pinyin` reads the Palladius system), Korean ones by a key under which Kontsevich's and
Kholodovich's systems meet the Revised, McCune and newspaper spellings (`korean`).
"""

import re
from functools import cache, lru_cache

from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.grammar.scripts.letters import is_cyrillic

_DOUBLE = re.compile(r"(.)\1+")

# Chinese: the Palladius system, syllable by syllable.

_INITIALS = {
    "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г", "k": "к", "h": "х",
    "j": "цз", "q": "ц", "x": "с", "z": "цз", "c": "ц", "s": "с", "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж",
}  # fmt: skip
_FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан",
    "eng": "эн", "ong": "ун", "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь",
    "iang": "ян", "ing": "ин", "iong": "юн", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань",
    "un": "унь", "uang": "уан",
}  # fmt: skip
_ROUNDED = {"u": "юй", "ue": "юэ", "uan": "юань", "un": "юнь"}
_BARE = {
    "а": "a", "о": "o", "э": "e", "ай": "ai", "ао": "ao", "оу": "ou", "ань": "an", "энь": "en", "ан": "ang", "эр": "er",
    "и": "yi", "я": "ya", "е": "ye", "яо": "yao", "ю": "you", "янь": "yan", "инь": "yin", "ян": "yang", "ин": "ying",
    "юн": "yong", "юй": "yu", "юэ": "yue", "юань": "yuan", "юнь": "yun", "у": "wu", "ва": "wa", "во": "wo", "вай": "wai",
    "вэй": "wei", "вань": "wan", "вэнь": "wen", "ван": "wang", "вэн": "weng", "хуэй": "hui", "люй": "lu", "нюй": "nu",
    "цзы": "zi", "цы": "ci", "сы": "si",
}  # fmt: skip


@cache
def _palladius() -> dict[str, str]:
    """Cyrillic syllable → pinyin without tones."""
    table: dict[str, str] = {}
    for initial, cyrillic in _INITIALS.items():
        for final, ending in _FINALS.items():
            if initial in "jqx" and not final.startswith("i"):
                continue
            if initial in ("z", "c", "s", "zh", "ch", "sh", "r") and final.startswith("i") and final != "i":
                continue
            if initial in ("z", "c", "s") and final == "i":
                continue
            table.setdefault(cyrillic + ending, initial + final)
    for initial in "jqx":
        table.update({_INITIALS[initial] + ending: initial + final for final, ending in _ROUNDED.items()})
    return table | _BARE


@lru_cache(maxsize=16384)
def pinyin(text: str) -> str | None:
    """Return pinyin (no tones, spaces, hyphens) of *text* in Palladius; Latin stays; None if neither."""
    word = plain(text).replace("-", "").replace(" ", "")
    if not is_cyrillic(word):
        return word if word.isascii() else None
    return _read_syllables(word, _palladius())


def _read_syllables(word: str, table: dict[str, str]) -> str | None:
    """Read *word* from the left, longest syllables first, going back where the rest cannot be read."""
    if not word:
        return ""
    if word[0] == "ъ":
        return _read_syllables(word[1:], table)
    for length in range(min(6, len(word)), 0, -1):
        syllable = table.get(word[:length])
        if syllable is not None:
            rest = _read_syllables(word[length:], table)
            if rest is not None:
                return syllable + rest
    return None


# Korean: what all systems agree on.

_KOREAN_LATIN = (
    (r"(?<=pa)rk$|(?<=ba)rk$", "k"), (r"ng", "n"), (r"ch|jj|j", "c"), (r"sh", "s"), (r"kk|kh|gh|g", "k"),
    (r"tt|th|d", "t"), (r"pp|ph|b", "p"), (r"r", "l"), (r"ui|yi", "i"), (r"oo|ou|eo|eu|ae|oe|wo", "o"), (r"ee", "i"),
    (r"[eu]", "o"), (r"[yw]", ""),
)  # fmt: skip
_KOREAN_CYRILLIC = (
    (r"дж|чж|чх|ц", "ч"), (r"кх", "к"), (r"тх", "т"), (r"пх", "п"), (r"нъ", "н"), (r"[её]|э|ы|у|ю|о", "o"),
    (r"я|а", "a"), (r"и", "i"), (r"[йьъ]", ""), (r"[гк]", "k"), (r"[дт]", "t"), (r"[бп]", "p"), (r"[рл]", "l"), (r"ч", "c"),
    (r"с|ш", "s"), (r"н", "n"), (r"м", "m"), (r"х", "h"), (r"в", ""),
)  # fmt: skip


@lru_cache(maxsize=16384)
def korean(text: str) -> str:
    """Return a key for the syllables of a Korean given name: Чен Ын, Jong Un → conon; Чен Ир, Jong Il → conil."""
    word = plain(text).replace("-", "").replace(" ", "")
    for pattern, key in _KOREAN_CYRILLIC if is_cyrillic(word) else _KOREAN_LATIN:
        word = re.sub(pattern, key, word)
    return _DOUBLE.sub(r"\1", word)
