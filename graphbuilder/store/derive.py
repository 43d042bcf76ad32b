"""Derived edges: which pairs of entities a statement ties, and what an edge between them says.

Only asserted statements of typed relations make edges. Where statements leave a pair, by deletion, replacement or a
move, its edge is computed again from all that stay. Where statements only join it, they are folded in: they come from
documents that had none behind this edge, so sums, the union of sources and the range of dates are exact.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from graphbuilder.lexicon import Relation
from graphbuilder.store.rows import Row, edge

#: What stands for a missing object, first found counts.
OBJECTS = ("OBJECT", "DESTINATION", "BENEFICIARY", "PLACE")
#: The relation of statements that no rule types; it makes no edges.
OPEN = "RELATED"


class Pair(NamedTuple):
    """A derived edge: relation, and the ids of the entities at its ends."""

    relation: str
    a: str
    b: str


def edge_relations(relations: Mapping[str, Relation]) -> frozenset[str]:
    """Return the types derived edges may have."""
    return frozenset(relations) - {OPEN}


def pairs(relation: str, roles: Mapping[str, Iterable[str]], symmetric: bool) -> set[Pair]:
    """Return the pairs one statement ties, from the entity ids in each of its *roles* (edge types).

    A symmetric relation ties all its parties, the smaller id first; any other its subject to its object, or to what
    stands for it. Nothing is tied to itself.
    """
    if symmetric:
        parties = {party for role in ("SUBJECT", "OBJECT", "PARTICIPANT") for party in roles.get(role, ())}
        return {Pair(relation, *both) for both in combinations(sorted(parties), 2)}
    objects: Iterable[str] = next((roles[role] for role in OBJECTS if roles.get(role)), ())
    return {Pair(relation, subject, to) for subject in roles.get("SUBJECT", ()) for to in objects if subject != to}


def statement_pairs(parties: Iterable[Row], relations: Mapping[str, Relation]) -> dict[str, set[Pair]]:
    """Return the pairs of each statement, from rows ``{"id", "relation", "role", "entity"}`` of asserted statements."""
    allowed = edge_relations(relations)
    roles: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in parties:
        if row["relation"] in allowed:
            roles[row["id"], row["relation"]][row["role"]].append(row["entity"])
    return {
        statement: pairs(relation, filled, relations[relation].symmetric)
        for (statement, relation), filled in roles.items()
    }


def aggregate(pair: Pair, support: Iterable[Row]) -> Row:
    """Return the row of the edge *pair*, from one row of `statements.SUPPORT` a statement.

    *confidence* is that of the surest. *first_seen* and *last_seen* are dates of the event, of publication where that
    is unknown, None where both are. A document without a source counts as one.
    """
    rows = list(support)
    names = sorted({row["source"] for row in rows if row["source"]})
    nameless = {row["document"] for row in rows if not row["source"]}
    first = [when for row in rows if (when := row["first"] or _day(row["published"]))]
    last = [when for row in rows if (when := row["last"] or row["first"] or _day(row["published"]))]
    return edge(
        pair.a,
        pair.b,
        relation=pair.relation,
        statements=len({row["id"] for row in rows}),
        documents=len({row["document"] for row in rows}),
        sources=len(names) + len(nameless),
        source_names=names,
        confidence=max((row["confidence"] for row in rows), default=0.0),
        first_seen=min(first, default=None),
        last_seen=max(last, default=None),
    )


def fold(edge_row: Row, present: Mapping[str, Any] | None) -> Row:
    """Return *edge_row* joined with what the edge says at *present*; no document may be behind both."""
    if not present:
        return edge_row
    new = edge_row["properties"]
    names = sorted({*present["source_names"], *new["source_names"]})
    nameless = sum(side["sources"] - len(side["source_names"]) for side in (present, new))
    seen = {
        bound: pick(dates)
        for bound, pick in (("first_seen", min), ("last_seen", max))
        if (dates := [side[bound] for side in (present, new) if side.get(bound)])
    }
    counts = {name: present[name] + new[name] for name in ("statements", "documents")}
    # An edge of a graph from before edges had a confidence may be as sure as any.
    sure = {"confidence": max(present.get("confidence", 1.0), new["confidence"])}
    properties = {**new, **counts, **sure, "sources": len(names) + nameless, "source_names": names, **seen}
    return {**edge_row, "properties": properties}


def _day(published: Any) -> str | None:
    return published[:10] if published else None
