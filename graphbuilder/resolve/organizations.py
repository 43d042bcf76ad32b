"""Features of two organizations' names."""

import re

from rapidfuzz.fuzz import ratio

from graphbuilder.grammar.scripts.letters import is_cyrillic, same_script
from graphbuilder.grammar.scripts.translit import phonetic
from graphbuilder.names.organization import OrganizationName, organization_key
from graphbuilder.resolve.spelling import alike
from graphbuilder.resolve.weights import weights

Features = dict[str, float]
_NUMBER = re.compile(r"\d+")


def organization_features(a: str, b: str) -> Features:
    """Return the features of two names; absent ones are 0."""
    one, other = organization_key(a), organization_key(b)
    if one.place and other.place:
        return {"gazetteer_same" if one.place == other.place else "gazetteer_conflict": 1.0}
    features: Features = {}
    if one.tokens == other.tokens and one.tokens:
        features["tokens_same"] = 1.0
    else:
        features |= _partial(a, b, one, other)
    if one.country and other.country and one.country != other.country:
        features["country_conflict"] = 1.0
    if _numbers(one) != _numbers(other):
        features["number_conflict"] = 1.0
    return features


def _partial(a: str, b: str, one: OrganizationName, other: OrganizationName) -> Features:
    features: Features = {}
    if _acronym(a, one, other) or _acronym(b, other, one):
        features["acronym"] = 1.0
    missing = one.tokens ^ other.tokens
    if (one.tokens <= other.tokens or other.tokens <= one.tokens) and all(":" in token for token in missing):
        features["contained"] = 1.0
        if any(token.startswith("city:") for token in missing):
            features["city_missing"] = 1.0
    words_a, words_b = _sounds(one), _sounds(other)
    if words_a and len(words_a) == len(words_b) and _places(one) == _places(other):
        alike_words = _one_script if same_script(a, b) else _across
        if all(alike_words(x, y) for x, y in zip(words_a, words_b, strict=True)):
            features["spelling"] = 1.0
    similar = ratio(" ".join(words_a), " ".join(words_b)) / 100
    if similar >= weights().least.similar and "spelling" not in features:
        features["similar"] = similar
    return features


def _places(name: OrganizationName) -> set[str]:
    return {token for token in name.tokens if ":" in token}


def _one_script(a: str, b: str) -> bool:
    return phonetic(a) == phonetic(b)


def _across(a: str, b: str) -> bool:
    """The same sound; of longer words the same consonants will do («ФИДЕ» is no PhD)."""
    sounds, enough = (phonetic(a), phonetic(b)), weights()
    long = min(map(len, sounds)) >= enough.letters.organization_across_scripts
    return sounds[0] == sounds[1] or (long and alike(a, b) >= enough.least.organization_across_scripts)


def _sounds(name: OrganizationName) -> list[str]:
    """The words that bear the name, in order; with countries where there is nothing else."""
    core = list(name.core)
    return core if core else list(name.words)


def _acronym(text: str, short: OrganizationName, full: OrganizationName) -> bool:
    """True where *short* is one word of capitals made of the first letters of *full*'s words."""
    if len(short.words) != 1 or len(full.words) < 2 or not short.words[0].isalpha():
        return False
    letters = "".join(letter for letter in text if letter.isalpha())
    fewest, most = weights().letters.abbreviation
    if (
        not letters.isupper()
        or not fewest <= len(letters) <= most
        or is_cyrillic(letters) != is_cyrillic(full.words[0])
    ):
        return False
    return short.words[0] in (full.letters, "".join(word[0] for word in full.words))


def _numbers(name: OrganizationName) -> set[str]:
    return {number for word in name.words for number in _NUMBER.findall(word)}
