"""What people may decide: merge two entities, take mentions out of one, look through the doubtful pairs."""

from collections.abc import Iterable, Sequence

from graphbuilder.errors import ResolveError
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.model import Entity, Judgement


def find_entity(entities: Iterable[Entity], wanted: str) -> Entity:
    """Return the one entity whose id, member id, name or alias is *wanted* (in this order, case and ё aside).

    Raises:
        ResolveError: None has it, or several do; the message lists their ids.
    """
    listed = list(entities)
    key = plain(wanted)
    for fits in (
        [each for each in listed if wanted == each.id],
        [each for each in listed if wanted in each.members],
        [each for each in listed if key in {plain(name) for name in (each.name, *each.names.values()) if name}],
        [each for each in listed if key in {plain(alias) for alias in each.aliases}],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            ids = ", ".join(f"{each.id} ({each.name}, {each.type})" for each in fits[:8])
            raise ResolveError(f"{wanted}: {len(fits)} entities have this name: {ids}; give an id")
    raise ResolveError(f"{wanted}: no entity of this id, name or alias in the graph; try graphbuilder show")


def merging(a: Entity, b: Entity, *, by: str, at: str, reason: str = "merge") -> Judgement:
    """Return the judgement that makes one of *a* and *b*."""
    if a.id == b.id:
        raise ResolveError(f"{a.name} and {b.name}: one entity already ({a.id}); nothing to merge")
    return Judgement(min(a.id, b.id), max(a.id, b.id), True, 1.0, reason, by, at)


def splitting(
    entity: Entity,
    members: Sequence[str],
    judgements: Iterable[Judgement],
    *,
    by: str,
    at: str,
    reason: str = "split",
) -> tuple[list[Judgement], list[Judgement]]:
    """Return the earlier merges to retract and the judgements to store so that *members* leave *entity*.

    A person's merge across the two sides is taken back, and each that leaves is judged apart from each that stays: a
    judgement from some of them would let another of the same name go along.
    """
    leaving, staying = set(members), [member for member in entity.members if member not in set(members)]
    if unknown := sorted(leaving - set(entity.members)):
        raise ResolveError(f"{unknown[0]}: no member of {entity.name} ({entity.id}); see graphbuilder show {entity.id}")
    if not staying:
        raise ResolveError(f"{entity.name}: all its {len(leaving)} members would leave; name fewer")
    undone = [
        j for j in judgements if j.same and j.human and len({j.a, j.b} & leaving) == 1 and {j.a, j.b} & set(staying)
    ]
    apart = [
        Judgement(min(member, other), max(member, other), False, 0.0, reason, by, at)
        for member in sorted(leaving)
        for other in staying
    ]
    return undone, apart
