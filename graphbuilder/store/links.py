"""Members and their entities: which edge ties each member to its entity, and why."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from graphbuilder.model import Entity, Judgement, Resolution
from graphbuilder.resolve.reasons import strength
from graphbuilder.store.rows import Row, edge

#: The reason on the edge of a member that no judgement joined to anything.
ALONE = {"by": "resolver", "at": "", "reason": "", "score": 1.0}


def links(resolution: Resolution, members: Iterable[str]) -> dict[str, Row]:
    """Return the SAME_AS edge of each of *members* to its entity, with the strongest judgement that put it there."""
    best = _strongest(resolution) if resolution.why is None else resolution.why
    rows = {}
    for member in members:
        entity = resolution.entities.get(member)
        judgement = best.get(member)
        reason = ALONE if judgement is None else _reason(judgement)
        rows[member] = edge(member, entity.id if entity else member, **reason)
    return rows


def _strongest(resolution: Resolution) -> Mapping[str, Judgement | None]:
    best: dict[str, Judgement] = {}
    for judgement in sorted((each for each in resolution.judgements if each.same), key=strength):
        a, b = resolution.entities.get(judgement.a), resolution.entities.get(judgement.b)
        if a is not None and b is not None and a.id != b.id:
            continue
        for member, entity in ((judgement.a, a), (judgement.b, b)):
            if entity is not None:  # the other end may be an office holder of the table, or have no document any more
                best.setdefault(member, judgement)
    return best


def _reason(judgement: Judgement) -> Mapping[str, Any]:
    return {"by": judgement.by, "at": judgement.at, "reason": judgement.reason, "score": float(judgement.score)}


def trimmed(entity: Entity, members: Iterable[Entity], given: Collection[str] = ()) -> Entity:
    """Return *entity* with only names that one of *members* has; one that is lost is taken from the first of them.

    A name it is called by stays where people gave it: *given* are all such.
    """
    ordered = sorted(members, key=lambda member: member.id)
    known = {name for member in ordered for name in (member.name, *member.names.values(), *member.aliases)}
    known |= {name for name in (entity.name, *entity.names.values()) if name in given}

    def kept(language: str, own: str) -> str | None:
        if own in known:
            return own
        return next((member.names[language] for member in ordered if language in member.names), None)

    names = {language: kept(language, own) for language, own in entity.names.items()}
    return replace(
        entity,
        name=entity.name if entity.name in known or not ordered else ordered[0].name,
        names={language: name for language, name in names.items() if name},
        aliases=tuple(alias for alias in entity.aliases if alias in known),
    )
