"""Which given names, and which Korean surnames, are one name, and whose they are: from ``persons.toml``, ``given.tsv.gz``."""

import gzip
from collections import defaultdict
from functools import cache
from typing import Any

from graphbuilder import grammar, toml
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.resources import LEXICON

#: Names that nearly all bearers of are of one sex, as `graphbuilder.makers.given_names` compiles them.
TABLE = LEXICON / "gazetteer" / "given.tsv.gz"


@cache
def _data() -> dict[str, Any]:
    return toml.loads((LEXICON / "gazetteer" / "persons.toml").read_text(encoding="utf-8"))


@cache
def _groups(table: str, field: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_data()[table][field]):
        for name in line.split():
            found[plain(name)].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def given_groups(name: str) -> frozenset[int]:
    """Return the numbers of the groups a folded given name belongs to; empty where it is not listed."""
    return _groups("given", "groups").get(name, frozenset())


def latin_gender(name: str) -> str | None:
    """Return ``Fem`` or ``Masc`` of a folded first name in Latin script, as listed or compiled; None where it is either's.

    >>> latin_gender("theresa"), latin_gender("luisa"), latin_gender("mark"), latin_gender("andrea")
    ('Fem', 'Fem', 'Masc', None)
    """
    return _genders().get(name) or (None if name in _eithers() else _compiled().get(name))


@cache
def _eithers() -> frozenset[str]:
    """Names of men in one land and of women in another."""
    return frozenset(_data()["gender"]["either"])


@cache
def _compiled() -> dict[str, str]:
    lines = gzip.decompress(TABLE.read_bytes()).decode("utf-8").splitlines()
    parted = (line.split("\t") for line in lines)
    return {name: sex for sex, names in parted for name in names.split(" ")}


@cache
def _genders() -> dict[str, str]:
    listed = _data()["gender"]
    return {name: kind for kind, key in (("Fem", "feminine"), ("Masc", "masculine")) for name in listed[key]}


def korean_surname(name: str) -> frozenset[int]:
    """Return the numbers of the Korean surnames a folded name may write; empty where it writes none."""
    return _groups("korean", "surnames").get(name, frozenset())


@cache
def aliases() -> dict[str, str]:
    """Folded spelling → the folded name it is a spelling of, for what no rule brings together."""
    return {plain(a): plain(b) for a, b in _data()["aliases"]["names"]}


@cache
def _listed() -> frozenset[str]:
    """All folded first names of the lists."""
    data = _data()
    named = {plain(name) for line in data["given"]["groups"] for name in line.split()}
    return frozenset({*named, *_genders(), *map(plain, data["words"]["latin_first_names"])})


def is_given(word: str) -> bool:
    """Say whether *word* is a first name, by the lists or the dictionary of its script.

    >>> is_given("James"), is_given("Сергей"), is_given("Газета")
    (True, True, False)
    """
    folded = plain(word)
    return folded in _listed() or grammar.of(folded).is_first_name(folded)
