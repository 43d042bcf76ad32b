"""The parts of a person's name: first name, patronymic, surname, in either order and either script."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from graphbuilder import grammar, toml
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.names.given import aliases, latin_gender
from graphbuilder.resources import LEXICON

_INITIALS = re.compile(r"^(?:[^\W\d_]\.-?)+$|^[^\W\d_]\.?$")


class PersonName(NamedTuple):
    """Folded parts of a name, "" where it has none. *initials* are of first name and patronymic («вв»), *middle* of what else
    stands between first name and surname, joined by blanks; a letter where the name has an initial there.
    """

    first: str = ""
    patronymic: str = ""
    surname: str = ""
    initials: str = ""
    middle: str = ""

    @property
    def full(self) -> bool:
        """True where both the first name (not only its letter) and the surname are there."""
        return bool(self.first and self.surname)


@cache
def persons() -> dict[str, frozenset[str]]:
    """Word lists about persons' names, by title, from ``persons.toml``."""
    data = toml.loads((LEXICON / "gazetteer" / "persons.toml").read_text(encoding="utf-8"))["words"]
    return {title: frozenset(plain(word) for word in words) for title, words in data.items()}


@lru_cache(maxsize=4096)
def person_key(name: str) -> PersonName:
    """Return the parts of *name*: «Путин В. В.», «Владимир Владимирович Путин», "Putin, Vladimir", «Ким Чен Ын».

    A single word is a surname unless the dictionary knows it as a first name only. East Asian names, told by their
    surname, put it first; their given syllables are joined.
    """
    reversed_ = "," in name
    words = [word for word in re.split(r"[\s,]+", name.strip()) if word]
    if len(words) > 1 and all("." not in word for word in words) and is_east_asian([_clean(word) for word in words]):
        given = "".join(_clean(word) for word in words[1:]).replace("-", "")
        return PersonName(given, "", _clean(words[0]), given[:1])
    letters = "".join(c for word in words if _is_initials(word) for c in plain(word) if c.isalpha())
    parts = [_clean(word) for word in words if not _is_initials(word)]
    parts = [part for part in parts if part and part not in persons()["titles"]]
    if not parts:
        return PersonName(initials=letters)
    if letters and len(parts) > 1 and not _is_initials(words[0]) and not _is_initials(words[-1]):
        return PersonName(parts[0], "", _surname_of(parts[1:]), parts[0][:1] + letters, " ".join(letters))
    if letters:
        return PersonName("", "", " ".join(parts), letters)
    patronymic, rest = _take_patronymic(parts)
    if len(rest) == 1:
        return _single(rest[0], patronymic)
    if rest[0] in persons()["particles"] and not _first_name(rest[0]):
        return PersonName("", patronymic, " ".join(rest), "")  # "Van Dorn"
    surname_first = reversed_ or (not _first_name(rest[0]) and _first_name(rest[-1]) and not _surname(rest[-1]))
    if patronymic and parts[-1] == patronymic:
        surname_first = len(parts) > 2
    first, surname = (rest[-1], rest[:-1]) if surname_first else (rest[0], rest[1:])
    family = _surname_of(surname)
    middle = [] if surname_first else surname[: len(surname) - len(family.split())]
    return PersonName(first, patronymic, family, first[:1] + patronymic[:1], " ".join(middle))


@lru_cache(maxsize=131072)
def parts_of(name: str) -> PersonName:
    """Return the parts of *name*, after the table of curated spellings."""
    return person_key(aliases().get(plain(name), name))


@lru_cache(maxsize=131072)
def surname(name: str) -> str:
    """Return the folded part of a person's name that others are called by; of a name without a surname its last word.

    >>> surname("Дональд Трамп"), surname("Ким Чен Ын"), surname("Башар аль-Асад")
    ('трамп', 'ким', 'асад')
    """
    found = parts_of(name).surname
    return bare(found) if found else (plain(name).split() or [""])[-1]


@lru_cache(maxsize=131072)
def may_be_one(a: str, b: str) -> bool:
    """Say whether two names may be one person's, as far as both are given: one surname, and first names that do not differ.

    First names of East Asian names are compared in full, as families share syllables; of others their first letters.

    >>> may_be_one("Ким", "Ким Чен Ын"), may_be_one("Ким Чен Ир", "Ким Чен Ын"), may_be_one("Лора Буш", "Джордж Буш")
    (True, False, False)
    >>> may_be_one("Асад", "Башар аль-Асад")
    True
    """
    if surname(a) != surname(b):
        return False
    one, other = parts_of(a), parts_of(b)
    if one.full and other.full and one.surname in persons()["east_asian_surnames"]:
        return one.first == other.first
    given = [each.initials[:1] for each in (one, other) if each.surname]  # «Асад» alone is read as a first name
    return len(given) < 2 or "" in given or given[0] == given[1]


@lru_cache(maxsize=65536)
def name_gender(name: str) -> str | None:
    """Return ``Masc`` or ``Fem`` where a person's first name or surname shows it; None where it does not.

    A surname in Latin script is asked only where it is all there is: "Amina Hassan" is a woman.

    >>> name_gender("Ангела Меркель"), name_gender("Владимир Путин"), name_gender("Си Цзиньпин"), name_gender("Amina Hassan")
    ('Fem', 'Masc', None, 'Fem')
    """
    parts = name.replace("-", " ").split()
    folded = [_clean(part) for part in parts]
    eastern = len(parts) > 1 and is_east_asian(folded)
    given = () if eastern else folded[:-1] if len(folded) > 1 else [person_key(name).first]
    for part, each in zip(parts, folded, strict=True):
        listed = latin_gender(each) if each in given else None
        if listed is not None:
            return listed
        shown = grammar.of(part).name_gender(part)
        if shown is not None:
            return shown
    return None


def bare(surname: str) -> str:
    """Return the last word of a folded surname without its article: «аль-Асад» is «асад»."""
    article, hyphen, rest = surname.partition("-")
    return (rest if hyphen and article in persons()["surname_articles"] else surname).split()[-1]


def is_east_asian(parts: list[str]) -> bool:
    """True where the folded *parts* look like a Korean, Chinese or Vietnamese name with the surname first."""
    if not 2 <= len(parts) <= 4 or parts[0] not in persons()["east_asian_surnames"]:
        return False
    rest = parts[1:]
    syllables = len(parts) == 3 and all(len(part) <= 5 for part in rest)
    return syllables or (not any(_first_name(part) for part in rest) and all(len(part) <= 9 for part in rest))


def _single(part: str, patronymic: str) -> PersonName:
    if patronymic or (_first_name(part) and not _surname(part)):
        return PersonName(part, patronymic, "", part[:1] + patronymic[:1])
    return PersonName("", "", part, "")


def _surname_of(parts: list[str]) -> str:
    """Particles stay with the surname («фон дер ляйен»); middle names do not («Дональд Джон Трамп»)."""
    for index, part in enumerate(parts):
        if part in persons()["particles"]:
            return " ".join(parts[index:])
    return parts[-1]


def _take_patronymic(parts: list[str]) -> tuple[str, list[str]]:
    if len(parts) == 1:
        return "", parts
    for index, part in enumerate(parts):
        if part in grammar.every("names", "patronymic_particles") and index:
            return parts[index - 1], parts[: index - 1] + parts[index + 1 :]
        if index and _is_patronymic(part) and (len(parts) > 2 or (_first_name(parts[0]) and not _surname(part))):
            return part, parts[:index] + parts[index + 1 :]
    return "", parts


def _is_patronymic(part: str) -> bool:
    if part.endswith(_ends("patronymics")):
        return True
    sure = part.endswith(_ends("patronymic_sure_ends")) or grammar.of(part).is_patronymic(part)
    return sure and part.endswith(_ends("patronymic_ends"))


@cache
def _ends(name: str) -> tuple[str, ...]:
    return tuple(grammar.every("names", name))


def _first_name(part: str) -> bool:
    return part in persons()["latin_first_names"] or grammar.of(part).is_first_name(part)


def _surname(part: str) -> bool:
    return grammar.of(part).is_surname(part)


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.match(word)) and (len(word) > 1 or word.isupper())


def _clean(word: str) -> str:
    return plain(word).strip(".")
