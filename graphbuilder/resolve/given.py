"""Names and types that people give an entity, by judgements whose second end is ``~name:ru:…`` or ``~type:City``.

The first end is a member of the entity; whoever that member is one with bears what is given, the latest of each kind.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import cast, get_args

from graphbuilder.model import Entity, EntityType, Judgement

#: They come behind all ids of members in order, as the second end of a judgement must.
NAMES = "~name:"
TYPES = "~type:"


def name_id(language: str, name: str) -> str:
    """Return the second end of a judgement that gives *name* in *language*."""
    return f"{NAMES}{language}:{name}"


def type_id(type: str) -> str:
    """Return the second end of a judgement that gives *type*."""
    return TYPES + type


def gives(id: str) -> bool:
    """Say whether *id*, the second end of a judgement, gives a name or type."""
    return id.startswith((NAMES, TYPES))


class Given:
    """What people gave to members."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._by_member: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in judgements:
            if judgement.same and gives(judgement.b):
                self._by_member[judgement.a].append(judgement)

    def about(self, member: str) -> bool:
        """Say whether anything was given to *member*."""
        return member in self._by_member

    def to(self, entity: Entity, members: Iterable[str]) -> Entity:
        """Return *entity*, of *members*, as people named and typed it; names it had stay aliases."""
        listed = [judgement for member in members for judgement in self._by_member.get(member, ())]
        for each in sorted(listed, key=lambda judgement: (judgement.at, judgement.b)):
            entity = _given(entity, each.b)
        return entity


def _given(entity: Entity, given: str) -> Entity:
    if given.startswith(TYPES):
        type = given.removeprefix(TYPES)
        return replace(entity, type=cast("EntityType", type)) if type in get_args(EntityType) else entity
    language, _, name = given.removeprefix(NAMES).partition(":")
    if not (language.isascii() and language.isalpha() and name):
        return entity
    aliases = tuple(sorted({*entity.aliases, entity.name, *entity.names.values(), name}))
    return replace(entity, name=name, names={**entity.names, language: name}, aliases=aliases)
