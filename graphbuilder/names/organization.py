"""What an organization's name is made of, whatever its case, quotes, legal form, abbreviation or language."""

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from graphbuilder import grammar, toml
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.names.places import Place, demonym, find_place
from graphbuilder.resources import LEXICON

_WORD = re.compile(r"[\w’'-]+")


class OrganizationName(NamedTuple):
    """*tokens* are what tells it apart (concepts ``#12``, country keys, lemmas), *words* the folded words as written.

    *place* is the gazetteer key of a body it knows (``org:nato``); *country* the ISO code of a country the name has;
    *core* the words without descriptors and country; *letters* its initials.
    """

    tokens: frozenset[str]
    words: tuple[str, ...]
    core: tuple[str, ...]
    place: str | None
    country: str | None
    letters: str
    generic: bool


@cache
def _data() -> dict[str, Any]:
    return toml.loads((LEXICON / "gazetteer" / "organizations.toml").read_text(encoding="utf-8"))


@cache
def _words(field: str) -> frozenset[str]:
    return frozenset(plain(word) for word in _data()[field])


@cache
def _concepts() -> dict[str, str]:
    lines = _data()["concepts"]["words"]
    return {plain(word): f"#{number}" for number, line in enumerate(lines) for word in line.split()}


@cache
def _short() -> dict[str, str]:
    return {plain(short): plain(full) for short, full in _data()["short"].items()}


@lru_cache(maxsize=131072)
def organization_key(name: str) -> OrganizationName:
    """Return the parts of *name* that compare: «МИД РФ» and "Russian Foreign Ministry" have the same tokens."""
    words = tuple(_WORD.findall(plain(name)))
    known = find_place(name, kinds=("Organization",))
    tokens, core, country = _tokens(words)
    generic = not known and _without_places(tokens) in _generic()
    letters = "".join(part[0] for word in words for part in word.split("-") if part and part not in _words("forms"))
    key, country = (known.key, known.country) if known else (None, country)
    return OrganizationName(tokens, words, core, key, country, letters, generic)


@cache
def bodies_at(key: str | None) -> tuple[Place, ...]:
    """Return the bodies that the name of a town stands for, the likeliest first; none of most towns.

    >>> [body.key for body in bodies_at("city:2800866")]
    ['org:eu', 'org:nato']
    """
    found = (find_place(name, kinds=("Organization",)) for name in _data()["seats"].get(key, ()))
    return tuple(body for body in found if body is not None)


def is_descriptor(lemma: str) -> bool:
    """True for a noun that says what kind of body a name behind it is of: «газета», "company"."""
    return plain(lemma) in _words("descriptors")


def is_form(lemma: str) -> bool:
    """True for a legal form or what else tells no bodies apart: «ООО», "Ltd"."""
    return plain(lemma) in _words("forms")


def is_eponym(name: str) -> bool:
    """True for a firm whose name passes for a person's: «Philip Morris», or has an "&": "Ernst & Young"."""
    return "&" in name or plain(name) in _words("eponyms")


@lru_cache(maxsize=8192)
def organization_kinds(name: str) -> frozenset[str]:
    """Return what kinds of body the words of *name* say it is (``firm``, ``state`` …); none where they do not say."""
    kinds = _data()["kinds"]
    words = {*_WORD.findall(plain(name)), *organization_key(name).core}
    words |= {grammar.of(word).lemma(word) for word in words}
    generic = {"state"} if organization_key(name).generic else set()
    return frozenset(kind for kind, nouns in kinds.items() if words & {plain(noun) for noun in nouns}) | generic


def _tokens(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...], str | None]:
    """Return tokens, core words and the first country of *words*; descriptors count where nothing else is there."""
    tokens: list[str] = []
    core: list[str] = []
    spare: list[str] = []
    country = None
    for word, land in _pieces(_expanded(words)):
        if land is not None:
            country = country or land.country
            tokens.append(land.key)
        elif word not in _words("forms"):
            lemma = _lemma(word)
            concept = _concepts().get(lemma) or _concepts().get(word) or lemma
            if {lemma, word, concept} & _descriptors():
                spare.append(concept)
            else:
                core.append(lemma)
                tokens.append(concept)
    if not core:
        tokens += spare
    silent = {_concepts()[word] for word in _data()["silent"]}
    return frozenset(tokens) - silent if len(tokens) > 1 else frozenset(tokens), tuple(core), country


@cache
def _descriptors() -> frozenset[str]:
    words = _words("descriptors")
    return words | {_concepts()[word] for word in words if word in _concepts()}


def _without_places(tokens: frozenset[str]) -> frozenset[str]:
    return frozenset(token for token in tokens if ":" not in token)


@cache
def _generic() -> frozenset[frozenset[str]]:
    """Token sets of bodies every country has; any ministry is one (see `_tokens`)."""
    return frozenset(_without_places(_tokens(tuple(word.split()))[0]) for word in _words("generic"))


def _expanded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Put full forms for abbreviations and clipped forms, two words before one."""
    found: list[str] = []
    index = 0
    whole = _short().get(" ".join(words))
    if whole is not None:
        return tuple(whole.split())
    while index < len(words):
        pair = " ".join(words[index : index + 2])
        if index + 1 < len(words) and pair in _short():
            found += _short()[pair].split()
            index += 2
            continue
        found += _short().get(words[index], words[index]).split()
        index += 1
    return tuple(found)


def _pieces(words: tuple[str, ...]) -> list[tuple[str, Place | None]]:
    """Words one by one; up to three that name a place or a body, or its adjective, with it."""
    found: list[tuple[str, Place | None]] = []
    index = 0
    while index < len(words):
        for length in (3, 2, 1):
            span = words[index : index + length]
            place = _place(span) if len(span) == length and length < max(2, len(words)) else None
            if place is not None:
                found.append((" ".join(span), place))
                index += length
                break
        else:
            found.append((words[index], None))
            index += 1
    return found


@lru_cache(maxsize=65536)
def _place(span: tuple[str, ...]) -> Place | None:
    text = " ".join(span)
    if len(span) == 1:
        if text in _concepts() or len(text) < 2 or _lemma(text) in _concepts():
            return None
        place = demonym(text) or demonym(_lemma(text)) or find_place(text) or _from_genitive(text)
    else:
        place = find_place(text) or find_place(" ".join(grammar.of(word).from_genitive(word) for word in span))
    if place is None or place.type not in ("Country", "Region", "City", "Organization"):
        return None
    return place if place.type != "City" or place.population >= 300_000 or place.capital_of else None


def _from_genitive(text: str) -> Place | None:
    nominative = grammar.of(text).from_genitive(text)
    return find_place(nominative, kinds=("Country", "City")) if nominative != text else None


@lru_cache(maxsize=65536)
def _lemma(word: str) -> str:
    """The dictionary form of a word, folded; where there is no dictionary no guess at its number is made."""
    return plain(grammar.of(word).lemma(word))
