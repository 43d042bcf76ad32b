"""Finds the entity a person means: any alias, any case, either script."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

from graphbuilder import grammar
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.grammar.scripts.letters import is_cyrillic
from graphbuilder.grammar.scripts.translit import phonetic
from graphbuilder.names.places import find_place
from graphbuilder.store.base import Rows

_ALL = """
MATCH (e:Entity)
RETURN e.id AS id, e.name AS name, e.type AS type, e.name_ru AS name_ru, e.name_en AS name_en, e.aliases AS aliases,
       e.country AS country
"""
#: How alike the surnames of two full names must be, 0 to 1, where the given names are the same.
SAME_SURNAME = 0.9


class Reader(Protocol):
    """What this stage needs of a store."""

    def read(self, cypher: str, parameters: dict[str, Any], /) -> Rows: ...


@dataclass(frozen=True, slots=True)
class Found:
    """An entity of the graph with every name it goes by."""

    id: str
    name: str
    type: str
    country: str | None = None
    names: tuple[str, ...] = field(default=(), repr=False)


def find_entities(store: Reader, text: str, *, kinds: Collection[str] = ()) -> list[Found]:
    """Return the entities that *text* names, all of the best way to match, ordered by id; none where nothing matches.

    Ways, best first: the id; a name or alias as written; a place the gazetteer knows («DPRK»); the same in another
    script; in another case («Путина»); a person's full name in another order or spelling ("Kim Jong-un"); all words of
    *text* among those of a name («Ким» for «Ким Чен Ын»). *kinds* limits the entity types.
    """
    known = [one for one in everything(store) if not kinds or one.type in kinds]
    for way in (_by_id, _by_name, _by_gazetteer, _by_script, _by_case, _by_person, _by_part):
        if hits := way(text, known):
            return sorted(hits, key=lambda one: one.id)
    return []


def near_names(store: Reader, text: str, *, kinds: Collection[str] = ()) -> list[str]:
    """Return up to three names of the graph that look like *text*, nearest first."""
    from rapidfuzz import process

    names = {name for one in everything(store) if not kinds or one.type in kinds for name in one.names}
    keys = {name: key(name) for name in sorted(names)}
    return [str(name) for _, _, name in process.extract(key(text), keys, limit=3, score_cutoff=60)]


def everything(store: Reader) -> list[Found]:
    """Return every entity of the graph."""
    rows = store.read(_ALL, {})
    return [_found(dict(zip(rows.columns, values(record, rows.columns), strict=True))) for record in rows.records]


def values(record: Any, columns: Sequence[str]) -> list[Any]:
    """Return a record's values in the order of *columns*, whether it is a mapping or a sequence."""
    return [record[name] for name in columns] if hasattr(record, "keys") else list(record)


def _found(row: dict[str, Any]) -> Found:
    names = (row["name"], row["name_ru"], row["name_en"], *(row["aliases"] or ()))
    distinct = tuple(dict.fromkeys(name for name in names if name))
    return Found(row["id"], row["name"] or row["id"], row["type"] or "", row["country"], distinct)


def _by_id(text: str, known: Iterable[Found]) -> list[Found]:
    return [one for one in known if one.id == text]


def _by(form: Callable[[str], Any], text: str, known: Iterable[Found]) -> list[Found]:
    wanted = form(text)
    return [one for one in known if any(form(name) == wanted for name in one.names)] if wanted else []


def _by_name(text: str, known: Iterable[Found]) -> list[Found]:
    return _by(plain, text, known)


def _by_gazetteer(text: str, known: Iterable[Found]) -> list[Found]:
    place = find_place(text)
    return [one for one in known if place is not None and one.id == place.key]


def _by_script(text: str, known: Iterable[Found]) -> list[Found]:
    return [one for one in _by(key, text, known) if any(_as_long(text, name) for name in one.names)]


def _as_long(a: str, b: str) -> bool:
    """Say whether one text may be the other in another script: a letter is up to four there, but «ааааааа» is no «а»."""
    shorter, longer = sorted((len(a), len(b)))
    return longer <= 2 * shorter + 2


def _by_case(text: str, known: Iterable[Found]) -> list[Found]:
    words = _words(text)
    return [one for one in known if any(_same(words, _words(name)) for name in one.names)] if words else []


def _by_person(text: str, known: Iterable[Found]) -> list[Found]:
    sounds = {_sound(word)[:1] for word in _words(text)}
    if len(_words(text)) < 2:
        return []
    return [
        one
        for one in known
        if one.type == "Person"
        and any(
            sounds & {_sound(word)[:1] for word in _words(name)} and _one_person(text, name)
            for name in one.names
            if len(_words(name)) > 1
        )
    ]


@lru_cache(maxsize=100_000)
def _one_person(a: str, b: str) -> bool:
    """Say whether two full names of persons are spellings of one, as the resolver compares them."""
    from graphbuilder.resolve.persons import person_features

    found = person_features(a, b)
    if any(name.endswith("conflict") for name in found):
        return False
    return "alias" in found or ("given_same" in found and found.get("surname", 0.0) >= SAME_SURNAME)


def _by_part(text: str, known: Iterable[Found]) -> list[Found]:
    words = _words(text)
    return [one for one in known if any(_among(words, _words(name)) for name in one.names)] if words else []


def _same(words: Sequence[str], name: Sequence[str]) -> bool:
    return len(words) == len(name) and all(_one_word(a, b) for a, b in zip(words, name, strict=True))


def _among(words: Sequence[str], name: Sequence[str]) -> bool:
    return all(any(_one_word(word, part) for part in name) for word in words)


@lru_cache(maxsize=100_000)
def _one_word(a: str, b: str) -> bool:
    """Say whether *a* and *b* are forms of one word, or one word in two scripts."""
    if a == b or (_sound(a) == _sound(b) and _as_long(a, b)):
        return True
    if is_cyrillic(a) and is_cyrillic(b):
        return a[:2] == b[:2] and bool(_lemmas(a) & _lemmas(b))
    return is_cyrillic(a) and any(_sound(one) == _sound(b) for one in _lemmas(a))


@lru_cache(maxsize=100_000)
def _lemmas(word: str) -> frozenset[str]:
    """Return the nominative forms *word* may have, itself among them."""
    return frozenset({word} | {plain(form) for form in grammar.of(word).lemmas(word)})


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[\s\-.,()]+", plain(text)) if word)


@lru_cache(maxsize=100_000)
def _sound(word: str) -> str:
    return phonetic(word) or word


def key(text: str) -> str:
    """Return *text* word by word as it sounds, the same in both scripts: Путин, Putin."""
    return " ".join(map(_sound, _words(text)))
