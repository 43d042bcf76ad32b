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
from graphbuilder.store.occurrences import window as days
from graphbuilder.store.occurrences.group import occurrences
from graphbuilder.store.occurrences.records import ONCE, Place, Report, Span, Status, kind_of
from graphbuilder.store.occurrences.rows import properties_of
from graphbuilder.store.occurrences.window import inside, wide_spans
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
        #: Pairs that statements left, or were of already: nobody knows on which days.
        self._whole: set[Pair] = set()
        self._statements: set[str] = set()

    def touch(self, parties: Iterable[Row], *, new: bool = False) -> None:
        """Note what the statements of *parties*, rows of `statements.PARTIES`, speak of as the graph stands now.

        Those that are *new* were of no occurrence before.
        """
        for statement, pairs in statement_parties(parties, self._relations).items():
            self._statements.add(statement)
            self._stale |= pairs
            self._whole |= set() if new else pairs

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
        rows = self._run(cypher.PARTIES, ids=sorted(self._statements))
        spoken = statement_parties(rows, self._relations)
        reports = self._reports(spoken)
        nodes = {row["node"]["properties"]["id"]: row["node"] for row in self._run(cypher.OCCURRENCES, ids=keys)}
        windows = self._windows(nodes, spoken, reports)
        nodes = {
            name: each
            for name, each in nodes.items()
            if (between := windows.get(each["properties"]["parties"])) is None or inside(each["properties"], between)
        }
        links = self._links(nodes, [key for key in keys if key not in windows], windows)
        waiting: Links = {(row["a"], row["b"]): None for row in self._run(cypher.ABOUT_LINKS, ids=keys)}
        parties = {name: row["properties"]["parties"] for name, row in nodes.items()}
        known = [(a, parties[b]) for a, b in links] + list(waiting)
        reports |= self._reports({a for a, _ in known} - reports.keys())
        for a, key in list(waiting):
            if key in windows and a in reports and reports[a].time is None:
                del waiting[a, key]  # what has no time waits as long as there is a choice
        types = {row["entity"]: row["type"] for row in rows}
        untouched = [(a, key) for a, key in known if a not in self._statements and (a in reports)]
        untouched = [(a, key) for a, key in untouched if key not in windows or reports[a].time is not None]
        return (nodes, links, waiting), self._computed(spoken, untouched, reports, types)

    def _windows(
        self, nodes: Mapping[str, Row], spoken: Mapping[str, set[Pair]], reports: Mapping[str, Report]
    ) -> dict[str, Span]:
        """Return, by key, the days that new statements of often spoken of pairs can change."""
        by_key: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for each in nodes.values():
            by_key[each["properties"]["parties"]].append(each["properties"])
        dense = {
            pair.key
            for pair in self._stale - self._whole
            if len(by_key[pair.key]) > days.DENSE
            and pair.relation not in ONCE
            and self._relations[pair.relation].family != "standing"
        }
        new: dict[str, list[Report]] = defaultdict(list)
        for statement, pairs in spoken.items():
            for pair in pairs if statement in reports else ():
                new[pair.key].append(reports[statement])
        wide: dict[str, list[Row]] = defaultdict(list)
        for row in self._run(cypher.WIDE, ids=sorted(dense)) if dense else ():
            wide[row["parties"]].append(row)
        found = {key: days.window(by_key[key], wide_spans(wide[key]), new[key]) if new[key] else None for key in dense}
        return {key: between for key, between in found.items() if between is not None}

    def _links(self, nodes: Mapping[str, Row], keys: Sequence[str], windows: Mapping[str, Span]) -> Links:
        """Return the statements of *nodes*: all of *keys*, and those within *windows*."""
        some = sorted(name for name, each in nodes.items() if each["properties"]["parties"] in windows)
        rows = self._run(cypher.OF_LINKS, ids=list(keys)) if keys else []
        rows += self._run(cypher.OF_SOME, ids=some) if some else []
        return {(row["a"], row["b"]): row["status"] for row in rows}

    def _computed(
        self,
        spoken: Mapping[str, set[Pair]],
        known: Iterable[tuple[str, str]],
        reports: Mapping[str, Report],
        types: Mapping[str, str],
    ) -> tuple[dict[str, tuple[Pair, Row]], Links, Links]:
        """Return the occurrences of the touched pairs by id, the statements of each, and those of none yet.

        *spoken* are the pairs of the statements touched, *known* others with the keys of the pairs the graph has them at.
        """
        pairs = {pair.key: pair for pair in self._stale}
        by_pair: dict[Pair, set[str]] = defaultdict(set)
        for statement, own in spoken.items():
            for pair in own & self._stale if statement in reports else ():  # one without evidence is of no occurrence
                by_pair[pair].add(statement)
        for statement, key in known:
            if key in pairs:
                by_pair[pairs[key]].add(statement)
        types = self._types(types, by_pair)
        nodes: dict[str, tuple[Pair, Row]] = {}
        links: Links = {}
        waiting: Links = {}
        for pair in sorted(by_pair):
            listed = [reports[statement] for statement in sorted(by_pair[pair])]
            found = occurrences(listed, kind_of(pair, self._relations[pair.relation], types))
            for each, properties in zip(found, properties_of(pair, found), strict=True):
                nodes[properties["id"]] = pair, node(**properties)
                links |= {(one.id, properties["id"]): one.status for one in (*each.reports, *each.others)}
            told = {one.id for each in found for one in (*each.reports, *each.others)}
            waiting |= {(one.id, pair.key): None for one in listed if one.id not in told}
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
