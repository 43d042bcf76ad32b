"""Which of an entity's names is shown, and in which language."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from graphbuilder import grammar
from graphbuilder.lexicon import active
from graphbuilder.model import Entity, EntityType
from graphbuilder.names.person import parts_of
from graphbuilder.names.places import by_key, country


def fullness(name: str, type: EntityType) -> int:
    """Order names by how much they say: a person's first name and surname before one of them, words before letters."""
    if type == "Person":
        parts = parts_of(name)
        return 2 if parts.full else 1 if parts.initials and parts.surname else 0
    return 0 if name.isupper() and " " not in name else 1


def best_name(names: Sequence[str] | Counter[str], type: EntityType, language: str = "") -> str:
    """Return the fullest of *names*, then the most frequent, then one in the script of *language*, then the longest."""
    counts = names if isinstance(names, Counter) else Counter(name for name in names if name)
    if not counts:
        return ""
    own = grammar.get(language)

    def order(name: str) -> tuple[int, int, bool, int, str]:
        length = 0 if type == "Person" else -len(name)
        return -fullness(name, type), -counts[name], not own.writes(name), length, name

    return min(counts, key=order)


def by_language(names: Iterable[str] | Counter[str], type: EntityType, language: str = "") -> dict[str, str]:
    """Return the best name of each language: *language*, that of the text, where a name is in its script."""
    counted = names if isinstance(names, Counter) else Counter(names)
    return _best({(grammar.of(name, language).language, name): count for name, count in counted.items() if name}, type)


def _best(spelled: Mapping[tuple[str, str], int], type: EntityType) -> dict[str, str]:
    """Return the best name of each language, of pairs of language and name with how often they stand."""
    found: dict[str, Counter[str]] = {}
    for (language, name), count in spelled.items():
        found.setdefault(language, Counter())[name] += count
    return {language: best_name(names, type) for language, names in found.items()}


def joined(nodes: list[Entity], table: list[Entity], language: str, counts: Mapping[str, int]) -> Entity:
    """Return what *nodes* are together. An office that stands for its holder gives no name; the *table* may have one.

    *counts* says how often a node, by its id, counts; one it does not name counts once.
    """
    ids = tuple(sorted(node.id for node in nodes))
    nodes = [node for node in nodes if node.type != "Position"] or [replace(one, id=ids[0]) for one in table] or nodes
    keyed = sorted((node for node in nodes if ":" in node.id), key=lambda node: node.id)
    aliases = tuple(sorted({alias for node in nodes for alias in (node.name, *node.aliases)}))
    if keyed:
        head = keyed[0]
        return replace(head, name=head.names.get(language, head.name), aliases=aliases, members=ids)
    types: Counter[EntityType] = Counter()
    names: Counter[str] = Counter()
    spelled: Counter[tuple[str, str]] = Counter()
    countries: Counter[str] = Counter()
    for node in nodes:
        count = counts.get(node.id, 1)
        types[node.type] += count
        if node.name:
            names[node.name] += count
        for pair in node.names.items():
            spelled[pair] += count
        if node.country:
            countries[node.country] += count
    type = min(types, key=lambda kind: (-types[kind], kind))
    country = min(countries, key=lambda code: (-countries[code], code)) if countries else None
    best = _best(spelled, type) or by_language(names, type, language)
    first = min(node.id for node in nodes)
    return Entity(first, best_name(names, type, language), type, best, aliases, country, ids)


@cache
def known_entity(key: str, type: EntityType, spare: str) -> Entity:
    """Return the entity of a gazetteer *key*, the same for every document. *type*, *spare*: of an unknown key."""
    own = active().entities.by_key.get(key)
    if own is not None:
        aliases = tuple(sorted(set(own.all_names())))
        return Entity(key, next(iter(own.names.values())), own.type, own.names, aliases, own.country, (key,))
    place = by_key(key)
    if place is not None:
        aliases = tuple(sorted({*place.names.values(), *place.aliases}))
        name = next(iter(place.names.values()))
        return Entity(place.key, name, place.type, place.names, aliases, place.country, (key,))
    kind, _, code = key.partition(":")
    land = country(code) if kind == "army" else None
    if land is not None:
        names = {language: grammar.get(language).army(name) for language, name in land.names.items()}
        aliases = tuple(sorted(names.values()))
        return Entity(key, next(iter(names.values())), "Organization", names, aliases, land.country, (key,))
    return Entity(key, spare, type, by_language([spare], type), (spare,), None, (key,))
