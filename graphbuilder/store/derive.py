"""Derived edges: which pairs of entities a statement ties, and what an edge between them says.

Only asserted statements of typed relations make edges. Where statements leave a pair, by deletion, replacement or a
move, its edge is computed again from all that stay. Where statements only join it, they are folded in: they come from
documents that had none behind this edge, so sums, the union of sources and the range of dates are exact.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

from graphbuilder import grammar
from graphbuilder.lexicon import Relation
from graphbuilder.model import digest
from graphbuilder.store.rows import Row, edge

#: What stands for a missing object, first found counts.
OBJECTS = ("OBJECT", "DESTINATION", "BENEFICIARY", "PLACE")
#: Relations by which people are hurt, and the role of those. People without a name are one in their document only: what is told
#: of them on one day at one place by several documents is one occurrence all the same.
HARM: Mapping[str, str] = {"KILLED": "OBJECT", "INJURED": "OBJECT", "DIED_IN": "SUBJECT"}
_LAND = ("Country", "Region", "City", "Place")
#: The relation of statements that no rule types; it makes no edges.
OPEN = "RELATED"


class Pair(NamedTuple):
    """A relation and the ids of the entities it ties; of an occurrence, "" where a party is not told."""

    relation: str
    a: str
    b: str

    @property
    def key(self) -> str:
        """Return what the graph finds the occurrences of the pair by."""
        return digest(*self)


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


def parties(relation: str, roles: Mapping[str, Iterable[str]], symmetric: bool) -> set[Pair]:
    """Return the pairs whose occurrences one statement speaks of: those it ties, or the one party it tells of."""
    if found := pairs(relation, roles, symmetric):
        return found
    if symmetric:
        told = [party for role in ("SUBJECT", "OBJECT", "PARTICIPANT") for party in roles.get(role, ())]
        return {Pair(relation, told[0], "")} if len(told) == 1 else set()
    subjects = list(roles.get("SUBJECT", ()))
    objects: Iterable[str] = next((roles[role] for role in OBJECTS if roles.get(role)), ())
    ends = [("", to) for to in objects] if not subjects else [(one, "") for one in subjects] if not objects else []
    return {Pair(relation, *both) for both in ends}


def asserted(row: Row) -> bool:
    """Say whether the text states it as a fact; *row* has ``polarity`` and ``realis``."""
    return bool(row["polarity"] == "affirmed" and row["realis"] == "actual")


def statement_pairs(rows: Iterable[Row], relations: Mapping[str, Relation]) -> dict[str, set[Pair]]:
    """Return the pairs that each asserted statement ties, from `statements.PARTIES`."""
    filled = _filled((row for row in rows if asserted(row)), relations)
    return {name: pairs(relation, roles, relations[relation].symmetric) for name, (relation, roles) in filled.items()}


def statement_parties(rows: Iterable[Row], relations: Mapping[str, Relation]) -> dict[str, set[Pair]]:
    """Return the pairs whose occurrences each statement speaks of, those planned and denied too."""
    listed = list(rows)
    filled, scenes = _filled(listed, relations), _scenes(listed)
    return {
        name: _at_scene(relation, roles, scenes[name])
        if name in scenes
        else parties(relation, roles, relations[relation].symmetric)
        for name, (relation, roles) in filled.items()
    }


def _at_scene(relation: str, roles: Mapping[str, Iterable[str]], scene: str) -> set[Pair]:
    """Return what stands for the parties where people nobody names are hurt: who does it, and where it is."""
    doers = roles.get("SUBJECT", ()) if HARM[relation] != "SUBJECT" else ()
    return {Pair(relation, doer, scene) for doer in doers or ("",)}


def _scenes(rows: Iterable[Row]) -> dict[str, str]:
    """Return the place of each statement that tells of one day and of hurt people it calls nothing but people."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["relation"] in HARM and row.get("first") is not None and row.get("first") == row.get("last"):
            found[row["id"]].append(row)
    scenes: dict[str, str] = {}
    for name, own in found.items():
        hurt = [row for row in own if row["role"] == HARM[row["relation"]]]
        places = sorted(row["entity"] for row in own if row["role"] in ("PLACE", "OBJECT") and row["type"] in _LAND)
        if hurt and places and all(_is_anybody(row) for row in hurt):
            scenes[name] = places[0]
    return scenes


def _is_anybody(row: Row) -> bool:
    return row["type"] == "Group" and (row.get("name") or "").lower() in _anybody()


@cache
def _anybody() -> frozenset[str]:
    """Return the nouns that say no more of people than that they are people, of all languages."""
    every = (grammar.load(language).word_set("lists", "anybody") for language in grammar.languages())
    return frozenset().union(*every)


def _filled(rows: Iterable[Row], relations: Mapping[str, Relation]) -> dict[str, tuple[str, dict[str, list[str]]]]:
    allowed = edge_relations(relations)
    found: dict[str, tuple[str, dict[str, list[str]]]] = {}
    for row in rows:
        if row["relation"] in allowed:
            _, roles = found.setdefault(row["id"], (row["relation"], defaultdict(list)))
            roles[row["role"]].append(row["entity"])
    return found


def aggregate(pair: Pair, support: Iterable[Row]) -> Row:
    """Return the row of the edge *pair*, from one row of `statements.SUPPORT` a statement.

    *confidence* is that of the surest. *first_seen* and *last_seen* are dates of the event, of publication where that
    is unknown, None where both are. A document without a source counts as one. *own* counts the statements that texts
    make themselves, *attributed* those that only somebody in them makes.
    """
    rows = list(support)
    attributed = len({row["id"] for row in rows if row["attributed"]})
    positions = sorted({row["position"] for row in rows if row.get("position")})
    names = sorted({row["source"] for row in rows if row["source"]})
    nameless = {row["document"] for row in rows if not row["source"]}
    first = [when for row in rows if (when := row["first"] or _day(row["published"]))]
    last = [when for row in rows if (when := row["last"] or row["first"] or _day(row["published"]))]
    return edge(
        pair.a,
        pair.b,
        relation=pair.relation,
        caption=caption(pair.relation, positions, own=len({row["id"] for row in rows}) > attributed),
        positions=positions or None,
        statements=len({row["id"] for row in rows}),
        own=len({row["id"] for row in rows}) - attributed,
        attributed=attributed,
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
    positions = sorted({*present.get("positions", ()), *new.get("positions", ())})
    names = sorted({*present["source_names"], *new["source_names"]})
    nameless = sum(side["sources"] - len(side["source_names"]) for side in (present, new))
    seen = {
        bound: pick(dates)
        for bound, pick in (("first_seen", min), ("last_seen", max))
        if (dates := [side[bound] for side in (present, new) if side.get(bound)])
    }
    counts = {name: present[name] + new[name] for name in ("statements", "documents")}
    # A graph from before edges told whose word it is has taken every statement for the text's own.
    counts["attributed"] = present.get("attributed", 0) + new["attributed"]
    counts["own"] = counts["statements"] - counts["attributed"]
    # An edge of a graph from before edges had a confidence may be as sure as any.
    sure = {"confidence": max(present.get("confidence", 1.0), new["confidence"])}
    properties = {
        **new,
        **counts,
        "caption": caption(new["relation"], positions, own=counts["own"] > 0),
        **({"positions": positions} if positions else {}),
        **sure,
        "sources": len(names) + nameless,
        "source_names": names,
        **seen,
    }
    return {**edge_row, "properties": properties}


def caption(relation: str, positions: Sequence[str] = (), *, own: bool) -> str:
    """Return what a picture writes on an edge: the relation, or the shortest position; and that it is by word only.

    >>> caption("HOLDS_POSITION", ["министр", "министр иностранных дел"], own=True), caption("MET", own=False)
    ('министр', 'MET (by word)')
    """
    said = min(positions, key=lambda position: (len(position), position), default=relation)
    return said if own else f"{said} (by word)"


def _day(published: Any) -> str | None:
    return published[:10] if published else None
