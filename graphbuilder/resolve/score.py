"""Are two names one? A judgement with a score and its reason: features times weights."""

from functools import lru_cache

from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.grammar.scripts.letters import same_script
from graphbuilder.model import EntityType, Judgement
from graphbuilder.names.organization import organization_key
from graphbuilder.names.places import demonym, find_place
from graphbuilder.resolve.organizations import organization_features
from graphbuilder.resolve.persons import person_features
from graphbuilder.resolve.spelling import alike
from graphbuilder.resolve.weights import threshold, weights

Features = dict[str, float]
PLACES: frozenset[EntityType] = frozenset({"Country", "Region", "City", "Place"})


def score_pair(a: str, b: str, type: EntityType | None = None) -> Judgement:
    """Judge whether *a* and *b* name one thing of *type* (None: what the names look like). Symmetric in *a* and *b*."""
    score, features = score_names(a, b, type or guess_type(a, b))
    reason = (
        ", ".join(f"{name} {value:.2f}" for name, value in sorted(features.items()) if value) or "nothing in common"
    )
    return Judgement(a, b, score >= threshold(), round(score, 4), reason)


def score_names(a: str, b: str, type: EntityType) -> tuple[float, Features]:
    """Return the score of two names of one *type*, in any order, and the features behind it, which are not to be changed.

    It is remembered, as documents come in batches and names come again.
    """
    return _scored(min(a, b), max(a, b), type)


def score_of(a: str, b: str, type: EntityType) -> float:
    """Return the score of two names of one *type*."""
    return score_names(a, b, type)[0]


@lru_cache(maxsize=65536)
def _scored(a: str, b: str, type: EntityType) -> tuple[float, Features]:
    family = family_of(type)
    features = _FEATURES[family](a, b, type)
    table = weights().of(family)
    return min(1.0, max(0.0, sum(table[name] * value for name, value in features.items()))), features


def family_of(type: EntityType) -> str:
    """Return the table of weights a type uses."""
    if type == "Person":
        return "person"
    if type in ("Organization", "Group"):
        return "organization"
    return "place" if type in PLACES else "other"


def guess_type(a: str, b: str) -> EntityType:
    """Guess what two names without a type are: places the gazetteer knows, bodies it has words for, else persons."""
    places = [find_place(a), find_place(b)]
    if all(places):
        kinds = {place.type for place in places if place}
        return "Organization" if kinds == {"Organization"} else "Place"
    for name in (a, b):
        key = organization_key(name)
        if key.place or any(token.startswith(("#", "org:")) for token in key.tokens) or "«" in name:
            return "Organization"
        if name.isupper() and " " not in name.strip() and len(name) > 1:
            return "Organization"
    if any(places) and len(a.split()) == len(b.split()) == 1:
        return "Place"
    return "Person"


def _place_features(a: str, b: str, type: EntityType) -> Features:
    kinds = None if type == "Place" else (type,)
    one, other = (find_place(name, kinds) or find_place(name) or demonym(name) for name in (a, b))
    if one and other:
        return {"gazetteer_same" if one.key == other.key else "gazetteer_conflict": 1.0}
    if plain(a) == plain(b):
        return {"same_name": 1.0}
    least = weights().least
    enough = least.place_within_a_script if same_script(a, b) else least.place_across_scripts
    return {"spelling": 1.0} if alike(a, b) >= enough else {}


def _other_features(a: str, b: str, type: EntityType) -> Features:
    one, other = organization_key(a), organization_key(b)
    return {"same_name": 1.0} if plain(a) == plain(b) or (one.tokens and one.tokens == other.tokens) else {}


_FEATURES = {
    "person": lambda a, b, type: person_features(a, b),
    "organization": lambda a, b, type: organization_features(a, b),
    "place": _place_features,
    "other": _other_features,
}
