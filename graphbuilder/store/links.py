"""Members and their entities: which edge ties each member to its entity, and why."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphbuilder.model import Judgement, Resolution
from graphbuilder.store.rows import Row, edge

#: The reason on the edge of a member that no judgement joined to anything.
ALONE = {"by": "resolver", "at": "", "reason": "", "score": 1.0}


def strength(judgement: Judgement) -> tuple[bool, float, str, str]:
    """Order judgements: those of people first, then the surer ones, then by ids."""
    return (judgement.by == "resolver", -judgement.score, judgement.a, judgement.b)


def links(resolution: Resolution, members: Iterable[str]) -> dict[str, Row]:
    """Return the SAME_AS edge of each of *members* to its entity, with the strongest judgement that put it there."""
    best = _strongest(resolution)
    rows = {}
    for member in members:
        entity = resolution.entities.get(member)
        judgement = best.get(member)
        reason = ALONE if judgement is None else _reason(judgement)
        rows[member] = edge(member, entity.id if entity else member, **reason)
    return rows


def _strongest(resolution: Resolution) -> dict[str, Judgement]:
    best: dict[str, Judgement] = {}
    for judgement in sorted((each for each in resolution.judgements if each.same), key=strength):
        ends = [resolution.entities.get(judgement.a), resolution.entities.get(judgement.b)]
        if ends[0] is None or ends[1] is None or ends[0].id != ends[1].id:
            continue
        for member in (judgement.a, judgement.b):
            best.setdefault(member, judgement)
    return best


def _reason(judgement: Judgement) -> Mapping[str, Any]:
    return {"by": judgement.by, "at": judgement.at, "reason": judgement.reason, "score": float(judgement.score)}
