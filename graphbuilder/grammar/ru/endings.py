"""What the end of a Russian name says about its case: pymorphy3 for the words it knows, endings for the others.

Everything works on lower-case words; `inflect` gives the capitals back.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from graphbuilder.grammar.ru.dictionary import inflected, readings

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
GENDERS = ("masc", "femn")
PERSONAL = frozenset({"Name", "Surn", "Patr"})
VOWELS = "аеёиоуыэюя"
VELARS, HUSHERS = "гкх", "жшщч"

#: Endings of a masculine name that ends in a consonant, й or ь, by case. «Трампом», «Эммануэля», «Юрием».
MASCULINE = {
    "gent": (("а", ""), ("я", "ь"), ("я", "й")),
    "datv": (("у", ""), ("ю", "ь"), ("ю", "й")),
    "ablt": (("ом", ""), ("ем", ""), ("ем", "ь"), ("ем", "й")),
    "loct": (("е", ""), ("е", "ь"), ("е", "й")),
}
#: Endings of a name in -а or -я, which a man may bear too («Кулебы», «Никиты»).
FEMININE = {
    "gent": (("ы", "а"), ("и", "а"), ("и", "я"), ("ии", "ия")),
    "datv": (("е", "а"), ("е", "я"), ("ии", "ия")),
    "accs": (("у", "а"), ("ю", "я"), ("ию", "ия")),
    "ablt": (("ой", "а"), ("ей", "я"), ("ей", "а"), ("ией", "ия")),
    "loct": (("е", "а"), ("е", "я"), ("ии", "ия")),
}


class Analysis(NamedTuple):
    """One way to read a word: its nominative, the case and gender it stands in (None: any) and how likely that is."""

    nominative: str
    case: str | None
    gender: str | None
    weight: float


@lru_cache(maxsize=65536)
def analyses(word: str) -> tuple[Analysis, ...]:
    """Return the ways to read *word* as part of a person's name, known words first."""
    known = tuple(_from_dictionary(word))
    if any(found.weight >= 1 for found in known):
        guesses = (found._replace(weight=found.weight * 0.4) for found in _from_endings(word))
        return known + tuple(guesses) + tuple(_feminine_surname(word))
    return known + tuple(_from_endings(word))


def _from_dictionary(word: str) -> Iterator[Analysis]:
    for reading in readings(word):
        tag = reading.tag
        if "sing" not in tag.grammemes or tag.case not in CASES or tag.grammemes.isdisjoint(PERSONAL):
            continue
        weight = 1 + 0.3 * reading.score if reading.known else 0.3 + 0.2 * reading.score
        gender = tag.gender if tag.gender in GENDERS else None
        if "Fixd" in tag.grammemes:
            if reading.known or word[-1] in VOWELS:
                yield Analysis(word, None, gender, weight if reading.known else 0.35)
            continue
        nominative = inflected(reading, "nomn", "sing")
        if nominative:
            yield Analysis(spelled_like(word, reading.word, nominative), tag.case, gender, weight)


def _from_endings(word: str) -> Iterator[Analysis]:
    """Readings of a word the dictionary does not know, from its last letters."""
    if not word[-1:].isalpha():  # «Нью-», a stray sign: nothing to read
        yield Analysis(word, None, None, 0.1)
        return
    last = word[-1]
    if last not in VOWELS:
        oblique = len(word) > 4 and word.endswith(("ом", "ем", "ым"))
        yield Analysis(word, "nomn", "masc", 0.3 if oblique else 0.55)
        yield Analysis(word, None, "femn", 0.2 if oblique else 0.45)
        yield Analysis(word, None, "masc", 0.12)
    elif last in "ая":
        yield Analysis(word, "nomn", None, 0.4)
    else:
        yield Analysis(word, None, None, 0.5 if last in "оуюэиё" else 0.3)
    yield from _adjectival(word)
    for case, endings in MASCULINE.items():
        for ending, nominative in endings:
            stem = word.removesuffix(ending)
            if stem != word and _masculine_stem(stem, ending, nominative):
                weight = 0.6 if len(stem) > 1 else 0.2
                yield Analysis(stem + nominative, case, "masc", weight)
                if case == "gent":
                    yield Analysis(stem + nominative, "accs", "masc", weight)
    if len(word) > 3 and word.endswith(("овым", "евым", "ёвым", "иным", "ыным")):
        yield Analysis(word[:-2], "ablt", "masc", 0.7)
    for case, endings in FEMININE.items():
        for ending, nominative in endings:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) > 1 and _feminine_stem(stem, ending, nominative):
                gender = "femn" if stem.endswith(("ов", "ев", "ин")) else None
                yield Analysis(stem + nominative, case, gender, 0.42 if nominative == "а" else 0.38)


def _adjectival(word: str) -> Iterator[Analysis]:
    """Surnames that decline as adjectives: «Залужного», «Зеленской»."""
    if word.endswith(("ский", "цкий", "ный", "ой", "лый", "рый", "тый")):
        yield Analysis(word, "nomn", "masc", 0.65)
    for ending, cases in (("ого", ("gent", "accs")), ("его", ("gent", "accs")), ("ому", ("datv",)), ("ему", ("datv",))):
        if word.endswith(ending) and len(word) > 5:
            for case in cases:
                yield Analysis(_adjective(word[:-3]), case, "masc", 0.75)
    for ending in ("ым", "им"):
        if word.endswith(ending) and len(word) > 4 and not word.endswith(("овым", "евым", "иным")):
            yield Analysis(_adjective(word[:-2]), "ablt", "masc", 0.6)
    if word.endswith("ом") and word[:-2].endswith(("ск", "цк")):
        yield Analysis(_adjective(word[:-2]), "loct", "masc", 0.7)
    if word.endswith(("ская", "цкая", "ная", "тая", "лая")):
        yield Analysis(word, "nomn", "femn", 0.65)
    if word.endswith(("ской", "цкой")):
        for case in ("gent", "datv", "ablt", "loct"):
            yield Analysis(word[:-2] + "ая", case, "femn", 0.7)
    if word.endswith(("скую", "цкую", "ную")):
        yield Analysis(word[:-2] + "ая", "accs", "femn", 0.7)
    if word.endswith(("овой", "евой", "иной", "ёвой")):
        for case in ("gent", "datv", "ablt", "loct"):
            yield Analysis(word[:-2] + "а", case, "femn", 0.75)
    yield from _feminine_surname(word)
    if word.endswith(("ову", "еву", "ину", "ёву")):
        yield Analysis(word[:-1] + "а", "accs", "femn", 0.55)


def _feminine_surname(word: str) -> Iterator[Analysis]:
    """«Пескова»: the dictionary often has such a surname for men only."""
    if word.endswith(("ова", "ева", "ина", "ёва")):
        yield Analysis(word, "nomn", "femn", 0.6)


def _adjective(stem: str) -> str:
    return stem + ("ий" if stem[-1] in VELARS + HUSHERS else "ый")


def _masculine_stem(stem: str, ending: str, nominative: str) -> bool:
    if not any(letter in VOWELS for letter in stem):
        return False
    if nominative == "й":
        return stem[-1] in VOWELS
    if stem[-1] in VOWELS:
        return False
    if nominative == "ь":
        return stem[-1] not in VELARS + HUSHERS + "ц"
    return ending != "ем" or stem[-1] in HUSHERS + "ц"


def _feminine_stem(stem: str, ending: str, nominative: str) -> bool:
    if not any(letter in VOWELS for letter in stem):
        return False
    if nominative == "а":
        if stem[-1] in VOWELS:
            return False
        if ending == "ы":
            return stem[-1] not in VELARS + HUSHERS
        return ending not in ("и", "ей") or stem[-1] in VELARS + HUSHERS + "ц"
    if nominative == "я":
        return stem[-1] not in VELARS + HUSHERS + "ц" and (ending != "е" or not stem.endswith("и"))
    return True


def spelled_like(original: str, dictionary: str, nominative: str) -> str:
    """Return *nominative* with е where the text writes е for the dictionary's ё: a document keeps its spelling."""
    if "ё" not in nominative or "ё" not in dictionary or "ё" in original:
        return nominative
    return nominative.replace("ё", "е")
