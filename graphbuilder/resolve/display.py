"""Which of an entity's names is shown, and in which language."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from graphbuilder.model import Entity, EntityType
from graphbuilder.names.endings import morph
from graphbuilder.names.places import by_key, country
from graphbuilder.names.translit import is_cyrillic
from graphbuilder.resolve.persons import parts_of


def fullness(name: str, type: EntityType) -> int:
    """Order names by how much they say: a person's first name and surname before one of them, words before letters."""
    if type == "Person":
        parts = parts_of(name)
        return 2 if parts.full else 1 if parts.initials and parts.surname else 0
    return 0 if name.isupper() and " " not in name else 1


def best_name(names: Sequence[str], type: EntityType, language: str = "ru") -> str:
    """Return the fullest of *names*, then the most frequent, then one in *language*, then the longest."""
    counts = Counter(name for name in names if name)
    if not counts:
        return ""
    cyrillic = language == "ru"

    def order(name: str) -> tuple[int, int, bool, int, str]:
        length = 0 if type == "Person" else -len(name)
        return -fullness(name, type), -counts[name], is_cyrillic(name) != cyrillic, length, name

    return min(counts, key=order)


def by_language(names: Iterable[str], type: EntityType) -> tuple[str | None, str | None]:
    """Return the best Russian and the best Latin-script name."""
    listed = [name for name in names if name]
    russian = best_name([name for name in listed if is_cyrillic(name)], type)
    other = best_name([name for name in listed if not is_cyrillic(name)], type)
    return russian or None, other or None


def joined(nodes: list[Entity], table: list[Entity], language: str) -> Entity:
    """Return what *nodes* are together. An office that stands for its holder gives no name; the *table* may have one."""
    ids = tuple(sorted(node.id for node in nodes))
    nodes = [node for node in nodes if node.type != "Position"] or [replace(one, id=ids[0]) for one in table] or nodes
    keyed = sorted((node for node in nodes if ":" in node.id), key=lambda node: node.id)
    aliases = tuple(sorted({alias for node in nodes for alias in (node.name, *node.aliases)}))
    if keyed:
        head = keyed[0]
        name = (head.name_en if language == "en" else head.name_ru) or head.name
        return replace(head, name=name, aliases=aliases, members=ids)
    types = Counter(node.type for node in nodes)
    type = min(types, key=lambda kind: (-types[kind], kind))
    names = [node.name for node in nodes]
    countries = Counter(node.country for node in nodes if node.country)
    country = min(countries, key=lambda code: (-countries[code], code)) if countries else None
    spelled = [name for node in nodes for name in (node.name_ru, node.name_en) if name] or names
    russian, english = by_language(spelled, type)
    first = min(node.id for node in nodes)
    return Entity(first, best_name(names, type, language), type, russian, english, aliases, country, ids)


@cache
def known_entity(key: str, type: EntityType, spare: str) -> Entity:
    """Return the entity of a gazetteer *key*, the same for every document. *type*, *spare*: of an unknown key."""
    place = by_key(key)
    if place is not None:
        aliases = tuple(sorted({place.name_ru, place.name_en, *place.aliases}))
        return Entity(
            place.key, place.name_ru, place.type, place.name_ru, place.name_en, aliases, place.country, (key,)
        )
    kind, _, code = key.partition(":")
    land = country(code) if kind == "army" else None
    if land is not None:
        ru, en = f"армия {genitive(land.name_ru)}", f"{land.name_en} army"
        return Entity(key, ru, "Organization", ru, en, (en, ru), land.country, (key,))
    return Entity(key, spare, type, *by_language([spare], type), (spare,), None, (key,))


def genitive(name: str) -> str:
    """Return a country's Russian name in the genitive: «Россия» → «России»; abbreviations stay."""
    return " ".join(_genitive(word) for word in name.split())


def _genitive(word: str) -> str:
    if word.isupper() and len(word) > 1:
        return word
    for parse in morph().parse(word.lower()):
        if "nomn" in parse.tag:
            form = parse.inflect({"gent"})
            if form:
                text = str(form.word)
                return text[:1].upper() + text[1:] if word[:1].isupper() else text
    return word
