"""What the dictionary knows of names: first names, surnames, patronymics, genders, genitives."""

from functools import lru_cache

from graphbuilder.grammar.ru.dictionary import inflected, readings
from graphbuilder.grammar.scripts.fold import plain

_GENDERS = {"femn": "Fem", "masc": "Masc"}
_CONSONANTS = "бвгджзйклмнпрстфхцчшщь"


def is_first_name(part: str) -> bool:
    """Say whether *part* is a first name in the nominative."""
    return any(reading.known and {"Name", "nomn"} <= reading.tag.grammemes for reading in readings(part))


def is_surname(part: str) -> bool:
    """Say whether *part* is a surname in the nominative."""
    return any(reading.known and {"Surn", "nomn"} <= reading.tag.grammemes for reading in readings(part))


def is_patronymic(part: str) -> bool:
    """Say whether *part* is a patronymic."""
    return any("Patr" in reading.tag.grammemes for reading in readings(part))


#: Ends of a surname that no one alone bears.
SEVERAL = ("овы", "евы", "ёвы", "ины", "ыны")
#: Ends of a surname several bear, in any case → those of one man and one woman.
_FAMILY = tuple(
    (stem + end, stem + man, stem + woman)
    for stems, ends, man, woman in (
        (("ов", "ев", "ёв", "ин", "ын"), ("ы", "ых", "ым", "ыми"), "", "а"),
        (("ск", "цк"), ("ие", "их", "им", "ими"), "ий", "ая"),
        (("н", "л", "т", "р"), ("ые", "ых", "ым", "ыми"), "ый", "ая"),
    )
    for stem in stems
    for end in ends
)


def one_of_family(plural: str, sex: str) -> str | None:
    """Return the surname of one of those who share *plural*: «Беловы» → «Белова»."""
    for end, man, woman in _FAMILY:
        stem = plural.removesuffix(end)
        if stem != plural and len(stem) > 1:
            return stem + (woman if sex == "Fem" else man)
    return None


_KINDS = {"Name": "first", "Surn": "surname", "Patr": "patronymic", "Geox": "place"}


@lru_cache(maxsize=10_000)
def name_kinds(form: str) -> frozenset[str]:
    """Return what kinds of name a known *form* is, in any case."""
    tags = [reading.tag.grammemes for reading in readings(form) if reading.known]
    return frozenset(kind for tag in tags for grammeme, kind in _KINDS.items() if grammeme in tag)


def is_abbreviation(form: str) -> bool:
    """Say whether *form* is an abbreviation in every known reading: «мид»."""
    known = [reading.tag.grammemes for reading in readings(form) if reading.known]
    return bool(known) and all("Abbr" in tag and not {"Name", "Surn"} & tag for tag in known)


@lru_cache(maxsize=10_000)
def is_only_surname(form: str) -> bool:
    """Say whether *form* is a surname and no place, body or first name: parsers take «Обамы» for a place."""
    tags = [reading.tag.grammemes for reading in readings(form) if reading.known]
    return any("Surn" in tag for tag in tags) and not any({"Geox", "Orgn", "Name"} & tag for tag in tags)


def name_gender(part: str) -> str | None:
    """Return the gender of a first name or surname where it has one alone."""
    genders: set[str] = set()
    for reading in readings(part):
        grammemes = reading.tag.grammemes
        if {"Name", "Surn"} & grammemes and "nomn" in grammemes and reading.known and reading.score > 0.1:
            genders |= {_GENDERS[gender] for gender in ("femn", "masc") if gender in grammemes}
    return genders.pop() if len(genders) == 1 else None


def first_name_gender(part: str) -> str | None:
    """Return the gender of the likeliest first name *part* may be."""
    tags = (reading.tag for reading in readings(part))
    return next((_GENDERS.get(tag.gender or "") for tag in tags if {"Name", "nomn"} <= tag.grammemes), None)


def is_masculine_surname(name: str) -> bool:
    """Say whether a surname that is declined ends in a consonant: «Бута» is no woman's."""
    return plain(name)[-1:] in _CONSONANTS


def genitive(word: str) -> str:
    """Return the genitive of a name's word: «Россия» → «России»; abbreviations stay."""
    if word.isupper() and len(word) > 1:
        return word
    for reading in readings(word.lower()):
        form = inflected(reading, "gent") if "nomn" in reading.tag.grammemes else None
        if form:
            return form[:1].upper() + form[1:] if word[:1].isupper() else form
    return word


@lru_cache(maxsize=65536)
def from_genitive(word: str) -> str:
    """Return the nominative of a place's or a common noun's genitive, folded; the word where it is none."""
    for reading in readings(word):
        if reading.tag.case == "gent" and ("Geox" in reading.tag.grammemes or reading.tag.pos in ("ADJF", "NOUN")):
            form = inflected(reading, "nomn")
            if form:
                return plain(form)
    return word
