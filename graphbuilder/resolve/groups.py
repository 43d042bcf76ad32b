"""Entities that bear the same name for sure, and the keys under which other groups may be the same thing.

A group stands for all its members from then on, so that what is compared grows with distinct names, not with documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from graphbuilder.grammar.scripts.eastern import korean, pinyin
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.grammar.scripts.translit import consonants, latin
from graphbuilder.lexicon.holders import holders
from graphbuilder.model import Entity, EntityType, Post
from graphbuilder.names.given import korean_surname
from graphbuilder.names.organization import organization_key
from graphbuilder.names.person import bare, parts_of
from graphbuilder.resolve.score import PLACES
from graphbuilder.resolve.traits import further_names, lasting
from graphbuilder.resolve.weights import weights

GroupKey = tuple[str, ...]


@dataclass(slots=True)
class Group:
    """Entities under one name. *rank* says how much the name says: 3 a full name, 2 initials, 1 a surname, 0 less.

    *vague* ones are bodies every country has («МИД») where the text does not say whose: they join nothing elsewhere.
    """

    key: GroupKey
    type: EntityType
    name: str
    rank: int
    country: str | None
    nodes: list[Entity] = field(default_factory=list)
    names: tuple[str, ...] = ()
    vague: bool = False
    traits: frozenset[str] = frozenset()


def group(entities: Iterable[Entity], held: frozenset[str]) -> dict[GroupKey, Group]:
    """Return the groups of *entities* (sorted by id); those whose ids are *held* stay alone."""
    listed: dict[GroupKey, list[Entity]] = {}
    for entity in entities:
        key = group_key(entity, held)
        listed.setdefault(key, []).append(entity)
    return {key: group_of(key, nodes) for key, nodes in listed.items()}


def group_of(key: GroupKey, nodes: list[Entity]) -> Group:
    """Return the group of *nodes*, sorted by id, under *key*."""
    first = nodes[0]
    names = tuple(sorted({name for node in nodes for name in names_of(node)}))
    traits = frozenset(trait for node in nodes for trait in node.traits)
    vague = key[:2] == ("Organization", "of")
    return Group(key, first.type, first.name, rank(first), first.country, nodes, names, vague, traits)


def names_of(entity: Entity) -> Iterator[str]:
    """Yield the names that speak for *entity* elsewhere; for an organization, abbreviations too."""
    yield entity.name
    for name in entity.names.values():
        if name != entity.name:
            yield name
    if entity.type == "Person":
        yield from further_names(entity.traits)
    if entity.type == "Organization":
        yield from (alias for alias in entity.aliases if is_abbreviation(alias) and alias != entity.name)


def is_abbreviation(name: str) -> bool:
    """True for one word of two to eight capitals («ВСУ»)."""
    fewest, most = weights().letters.abbreviation
    return name.isupper() and name.isalpha() and fewest <= len(name) <= most


def rank(entity: Entity) -> int:
    """How much the name of *entity* says."""
    if entity.type != "Person":
        return 3
    parts = parts_of(entity.name)
    return 3 if parts.full else 2 if parts.surname and parts.initials else 1 if parts.surname else 0


def group_key(entity: Entity, held: frozenset[str]) -> GroupKey:
    """Return what only entities that are surely one have in common."""
    if ":" in entity.id:
        return ("key", entity.id)
    if entity.id in held:
        return ("held", entity.id)
    if entity.type == "Person":
        return _person_key(entity)
    if entity.type == "Organization":
        return _organization_key(entity)
    if entity.type == "Position" and entity.posts:
        return post_key(entity.posts)
    family = "Place" if entity.type in PLACES else entity.type
    if entity.type in ("Group", "Position") and entity.country is None:
        return (family, "of", entity.id)
    return (family, plain(entity.name), entity.country or "" if entity.type in ("Group", "Position") else "")


def post_key(posts: Sequence[Post]) -> GroupKey:
    """Return the key of an office: with the days its holder is wanted for, if any."""
    days = [post.at for post in posts if post.at]
    return ("Position", "on" if days else "post", posts[0].title, posts[0].of, *days)


def _person_key(entity: Entity) -> GroupKey:
    parts = parts_of(entity.name)
    if parts.full:
        own = (parts.surname, parts.first, parts.patronymic, entity.country or "", parts.middle)
        return ("Person", *own, *sorted(lasting(entity.traits)))
    leader = leaders().get(parts.surname) if parts.surname and not parts.initials else None
    return ("Person", "leader", leader) if leader else ("Person", "of", entity.id)


def _organization_key(entity: Entity) -> GroupKey:
    name = organization_key(entity.name)
    tokens = set(name.tokens)
    if name.generic and entity.country:
        tokens.add(f"country:{entity.country}")
    if not tokens or (name.generic and not any(":" in token for token in tokens)):
        return ("Organization", "of", entity.id)
    return ("Organization", *sorted(tokens), *sorted(lasting(entity.traits)))


@cache
def leaders() -> dict[str, str]:
    """Surname → full name of the leaders of countries who alone bear it: whom a bare surname means in news."""
    found: dict[str, set[str]] = defaultdict(set)
    for holder in holders():
        for name in holder.names:
            found[parts_of(name).surname].add(holder.names[0])
    return {surname: next(iter(names)) for surname, names in found.items() if surname and len(names) == 1}


def block_keys(each: Group) -> Iterator[tuple[str, ...]]:
    """Yield keys two groups must share to be compared."""
    if each.type == "Person":
        yield from _person_blocks(each)
    elif each.type == "Organization":
        yield from _organization_blocks(each)
    elif each.type in PLACES:
        yield ("Place", consonants(each.name))


def _person_blocks(each: Group) -> Iterator[tuple[str, ...]]:
    """By the consonants of the surname and the first letter of what stands before it."""
    for name in each.names:
        parts = parts_of(name)
        if not parts.surname:
            continue
        first = latin(parts.first or parts.initials)[:1]
        for surname in {parts.surname, bare(parts.surname)}:
            yield ("Person", consonants(surname), first if parts.full else "")
            if parts.full:
                yield ("Person", consonants(surname), "")
        if parts.full and korean_surname(parts.surname):
            yield ("Korean", str(min(korean_surname(parts.surname))), korean(parts.first))
        if parts.full and (spelled := pinyin(parts.surname)):
            yield ("Chinese", spelled, pinyin(parts.first) or "")


def _organization_blocks(each: Group) -> Iterator[tuple[str, ...]]:
    for name in each.names:
        key = organization_key(name)
        if is_abbreviation(name) and not key.generic:
            yield ("Short", plain(name))
        if len(key.words) >= 2 and not is_abbreviation(name):
            yield ("Short", key.letters)
        if key.core:
            yield ("Organization", *(consonants(word) for word in key.core))
        plain_tokens = sorted(token for token in key.tokens if ":" not in token)
        if plain_tokens:
            yield ("Tokens", *plain_tokens)
