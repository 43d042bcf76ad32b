"""Occurrences in the graph: those of the pairs a change touches are computed again from all statements of these pairs.

What is new is compared with what the graph has, so that only occurrences that differ are written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphbuilder.lexicon import Relation
from graphbuilder.store import statements as cypher
from graphbuilder.store.base import Run
from graphbuilder.store.derive import Pair, asserted, statement_parties
from graphbuilder.store.occurrences.group import occurrences
from graphbuilder.store.occurrences.records import Place, Report, Status, kind_of
from graphbuilder.store.occurrences.rows import properties_of
from graphbuilder.store.rows import Row, edge, node

#: (statement, node) → the status of the statement.
Links = dict[tuple[str, str], str | None]
Have = tuple[dict[str, Row], Links, Links]
Want = tuple[dict[str, tuple[Pair, Row]], Links, Links]


class Occurrences:
    """The occurrences that a change touches: call `touch` before and after statements move, `update` at its end."""

    def __init__(self, run: Run, relations: Mapping[str, Relation]) -> None:
        self._run = run
        self._relations = relations
        self._stale: set[Pair] = set()
        self._statements: set[str] = set()

    def touch(self, parties: Iterable[Row]) -> None:
        """Note what the statements of *parties*, rows of `statements.PARTIES`, speak of as the graph stands now."""
        for statement, pairs in statement_parties(parties, self._relations).items():
            self._statements.add(statement)
            self._stale |= pairs

    def touched(self) -> bool:
        """Say whether any were; in a graph from before occurrences, all are."""
        if self._stale and not self._run(cypher.ANY_OCCURRENCE):
            self.touch(self._run(cypher.PARTIES, ids=[row["id"] for row in self._run(cypher.ALL_STATEMENTS)]))
        return bool(self._stale)

    def update(self, strays: Iterable[str] = ()) -> None:
        """Bring the occurrences of all touched pairs up to date; *strays* are further keys of pairs, of no statements."""
        found = self._compared(strays)
        if found is None:
            return
        (nodes, links, waiting), (new_nodes, new_links, new_waiting) = found
        self._write_nodes(nodes, new_nodes)
        self._write_links(links, new_links)
        self._write_waiting(waiting, new_waiting)

    def differing(self, strays: Iterable[str] = ()) -> set[str]:
        """Return the occurrences of the touched pairs that are not what their statements make of them."""
        found = self._compared(strays)
        if found is None:
            return set()
        (nodes, links, waiting), (new_nodes, new_links, new_waiting) = found
        wrong = {name for name in nodes.keys() | new_nodes.keys() if _differ(nodes.get(name), new_nodes.get(name))}
        wrong |= {b for a, b in links.keys() | new_links.keys() if links.get((a, b), "") != new_links.get((a, b), "")}
        return wrong | {b for _, b in waiting.keys() ^ new_waiting.keys()}

    def _compared(self, strays: Iterable[str]) -> tuple[Have, Want] | None:
        """Return nodes, links and waiting statements of the touched pairs as the graph has them, and as they should be."""
        keys = sorted({*(pair.key for pair in self._stale), *strays})
        if not keys:
            return None
        nodes = {row["node"]["properties"]["id"]: row["node"] for row in self._run(cypher.OCCURRENCES, ids=keys)}
        links: Links = {(row["a"], row["b"]): row["status"] for row in self._run(cypher.OF_LINKS, ids=keys)}
        waiting: Links = {(row["a"], row["b"]): None for row in self._run(cypher.ABOUT_LINKS, ids=keys)}
        parties = {name: row["properties"]["parties"] for name, row in nodes.items()}
        known = [(a, parties[b]) for a, b in links] + list(waiting)
        return (nodes, links, waiting), self._computed(known)

    def _computed(self, known: Iterable[tuple[str, str]]) -> tuple[dict[str, tuple[Pair, Row]], Links, Links]:
        """Return the occurrences of the touched pairs by id, the statements of each, and those of none yet.

        *known* are statements with the keys of the pairs the graph has them at; those nobody touched are still of these.
        """
        rows = self._run(cypher.PARTIES, ids=sorted(self._statements))
        spoken = statement_parties(rows, self._relations)
        pairs = {pair.key: pair for pair in self._stale}
        for statement, key in known:
            if statement not in self._statements and key in pairs:
                spoken.setdefault(statement, set()).add(pairs[key])
        reports = self._reports(spoken)
        by_pair: dict[Pair, list[Report]] = defaultdict(list)
        for statement, own in spoken.items():
            for pair in own & self._stale if statement in reports else ():  # one without evidence is of no occurrence
                by_pair[pair].append(reports[statement])
        types = self._types({row["entity"]: row["type"] for row in rows}, by_pair)
        nodes: dict[str, tuple[Pair, Row]] = {}
        links: Links = {}
        waiting: Links = {}
        for pair in sorted(by_pair):
            found = occurrences(by_pair[pair], kind_of(pair, self._relations[pair.relation], types))
            for each, properties in zip(found, properties_of(pair, found), strict=True):
                nodes[properties["id"]] = pair, node(**properties)
                links |= {(one.id, properties["id"]): one.status for one in (*each.reports, *each.others)}
            told = {one.id for each in found for one in (*each.reports, *each.others)}
            waiting |= {(one.id, pair.key): None for one in by_pair[pair] if one.id not in told}
        return nodes, links, waiting

    def _types(self, known: Mapping[str, str], pairs: Iterable[Pair]) -> Mapping[str, str]:
        """Return the types of the ends of *pairs*, of which some are *known*."""
        missing = sorted({end for pair in pairs for end in (pair.a, pair.b)} - known.keys() - {""})
        rows = self._run(cypher.ENTITIES, ids=missing) if missing else []
        return {**known, **{row["id"]: row["type"] for row in rows}}

    def _reports(self, statements: Iterable[str]) -> dict[str, Report]:
        """Return what each of *statements* says of an occurrence."""
        ids = sorted(statements)
        if not ids:
            return {}
        places: dict[str, set[Place]] = defaultdict(set)
        for row in self._run(cypher.PLACED, ids=ids):
            places[row["id"]].add(Place(row["entity"], row["type"] or "", row["country"]))
        support = self._run(cypher.REPORTS, ids=ids)
        return {row["id"]: _report(row, _status(row), frozenset(places[row["id"]])) for row in support}

    # --- writing ---------------------------------------------------------------------------------------------------

    def _write_nodes(self, old: Mapping[str, Row], new: Mapping[str, tuple[Pair, Row]]) -> None:
        self._all(cypher.DELETE_OCCURRENCES, sorted(old.keys() - new.keys()))
        differ = [
            row for name, (_, row) in new.items() if name not in old or old[name]["properties"] != row["properties"]
        ]
        self._send(cypher.MERGE_OCCURRENCES, differ)
        ends = [
            edge(name, end, role=role)
            for name, (pair, _) in new.items()
            if name not in old
            for role, end in (("subject", pair.a), ("object", pair.b))
            if end
        ]
        self._send(cypher.CREATE_PARTY, ends)

    def _write_links(self, old: Links, new: Links) -> None:
        changed = {key for key in old.keys() & new.keys() if old[key] != new[key]}
        self._send(cypher.DELETE_OF, _ends((old.keys() - new.keys()) | changed))
        self._send(
            cypher.CREATE_OF, [edge(*key, status=new[key]) for key in sorted((new.keys() - old.keys()) | changed)]
        )

    def _write_waiting(self, old: Links, new: Links) -> None:
        self._send(cypher.DELETE_ABOUT, _ends(old.keys() - new.keys()))
        keys = {pair.key: pair.relation for pair in self._stale}
        added = new.keys() - old.keys()
        self._send(
            cypher.MERGE_PARTIES, [node(id=key, relation=keys[key]) for key in sorted({key for _, key in added})]
        )
        self._send(cypher.CREATE_ABOUT, [edge(*key) for key in sorted(added)])
        self._all(cypher.DELETE_BARE_PARTIES, sorted(keys))

    def _send(self, statement: str, rows: Sequence[Row]) -> None:
        if rows:
            self._run(statement, rows=list(rows))

    def _all(self, statement: str, ids: Sequence[str]) -> None:
        if ids:
            self._run(statement, ids=list(ids))


def _differ(old: Row | None, new: tuple[Pair, Row] | None) -> bool:
    return old is None or new is None or bool(old["properties"] != new[1]["properties"])


def _ends(keys: Iterable[tuple[str, str]]) -> list[Row]:
    return [{"a": a, "b": b} for a, b in sorted(keys)]


def _status(row: Mapping[str, Any]) -> Status:
    if asserted(dict(row)):
        return "stated"
    if row["polarity"] == "negated":
        return "denied"
    return "planned" if row["realis"] == "planned" else "hypothetical"


def _report(row: Row, status: Status, places: frozenset[Place]) -> Report:
    number = None if row["quantity"] is None else (float(row["quantity"]), row["unit"] or "")
    return Report(
        row["id"],
        status,
        attributed=bool(row["attributed"]),
        confidence=row["confidence"],
        first=row["first"],
        last=row["last"],
        number=number,
        places=places,
        document=row["document"],
        published=row["published"],
        source=row["source"],
    )
