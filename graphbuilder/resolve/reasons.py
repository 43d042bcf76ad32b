"""Why a member is in its entity: the strongest judgement that put it there, for each member of a guise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from graphbuilder.model import Entity, Judgement, Resolution
from graphbuilder.resolve.display import joined
from graphbuilder.resolve.groups import Group, GroupKey
from graphbuilder.resolve.guises import Guise, is_lone


class Decided(NamedTuple):
    """What became of a guise. *entity* is None where each member is an entity of its own.

    *first* says why the first member is in the entity, *others* why the further ones are; None: nothing joined it.
    *uniform* is True where both say the same of each.
    """

    entity: Entity | None
    first: Judgement | None
    others: Judgement | None
    uniform: bool


def strength(judgement: Judgement) -> tuple[bool, float, str, str]:
    """Order judgements: those of people first, then the surer ones, then by ids."""
    return (judgement.by == "resolver", -judgement.score, judgement.a, judgement.b)


class Reasons:
    """The reasons of one resolution, by what each of *judgements* says of nodes; *members* counts those of each node."""

    def __init__(
        self,
        groups: Mapping[GroupKey, Group],
        members: Mapping[str, int],
        judgements: Iterable[Judgement],
        entities: Mapping[str, Entity | None],
    ) -> None:
        self._groups = groups
        self._members = members
        self._best: dict[str, Judgement] = {}
        offices = {node.id for each in groups.values() if each.type == "Position" for node in each.nodes}
        for judgement in sorted((each for each in judgements if each.same), key=strength):
            a, b = entities.get(judgement.a), entities.get(judgement.b)
            if a is not None and b is not None and a.id != b.id:  # the rules stood against it
                continue
            ends = {judgement.a, judgement.b}
            # an office is somebody's; nobody is who they are by an office of theirs
            for end in ends if judgement.human else ends & offices or ends:
                self._best.setdefault(end, judgement)

    def of(self, key: GroupKey, node: str) -> tuple[Judgement | None, Judgement | None, bool]:
        """Return why the first member of *node* is in its entity, why the others are, and whether that is the same."""
        group, best = self._groups[key], self._best.get(node)
        first = group.nodes[0]
        own = next(each for each in group.nodes if each.id == node)
        if key[:2] == ("Position", "on"):  # an office has its holder, not its name, to thank
            best = best or self._best.get(first.id)
            return best, best, True
        if key[0] not in ("key", "held") and is_lone(own):
            return best, best, True
        named = Judgement(first.id, node, True, 1.0, f"one name: {own.name}")
        if best is not None and best.human:
            return best, named, False
        if node == first.id:
            several = sum(max(1, self._members[each.id]) for each in group.nodes) > 1
            return best or (named if several else None), named, False
        return named, named, False


def spread(
    decided: Mapping[str, Decided], judgements: Iterable[Judgement], guises: Iterable[tuple[Guise, Sequence[Entity]]]
) -> Resolution:
    """Return what *decided* says of every member of *guises*, each with its members."""
    entities: dict[str, Entity] = {}
    why: dict[str, Judgement | None] = {}
    together: dict[str, list[str]] = {}
    for guise, members in guises:
        found = decided[guise.id]
        for member in members:
            own = found.first if member.id == guise.entity.id else found.others
            entities[member.id] = found.entity or alone(member)
            why[member.id] = about(own, member.id, guise.entity.id)
            together.setdefault(entities[member.id].id, []).append(member.id)
    ids = {entity: tuple(sorted(members)) for entity, members in together.items()}
    whole = {entity.id: replace(entity, members=ids[entity.id]) for entity in entities.values()}
    listed = {*judgements, *(each for each in why.values() if each is not None and each.a != each.b)}
    return Resolution(
        {name: whole[entities[name].id] for name in sorted(entities)},
        tuple(sorted(listed, key=lambda j: (j.a, j.b, j.by, str(j.same), j.reason))),
        why,
    )


def about(judgement: Judgement | None, member: str, first: str) -> Judgement | None:
    """Return *judgement*, which speaks of the *first* member of a guise, as it holds for another."""
    if judgement is None or member in (judgement.a, judgement.b):
        return judgement
    other = judgement.a if judgement.b == first else judgement.b
    a, b = sorted((member, other))
    return replace(judgement, a=a, b=b)


def alone(member: Entity) -> Entity:
    """Return the entity that a member is by itself."""
    return joined([member], [], "", {})
