"""One change to the graph, within one transaction: a batch written, a document deleted, a resolution applied.

The order is always the same: note what the change touches, change it, sweep what nothing holds any more, and compute
the derived edges of every pair that was or is touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphbuilder.lexicon import Relation
from graphbuilder.model import Entity, Localised, Resolution, Ruling
from graphbuilder.resolve.detach import detach, detached_id
from graphbuilder.resolve.given import NAMES
from graphbuilder.store import judging
from graphbuilder.store import statements as cypher
from graphbuilder.store.base import Run
from graphbuilder.store.copies import regroup
from graphbuilder.store.derive import Pair, aggregate, edge_relations, fold, statement_pairs
from graphbuilder.store.guises import Exchange, Keeper, plan
from graphbuilder.store.guises.cypher import ANY_JUDGED
from graphbuilder.store.links import ALONE, links, trimmed
from graphbuilder.store.occurrences import Occurrences
from graphbuilder.store.rows import (
    Batch,
    Row,
    batch_rows,
    came,
    document_rows,
    edge,
    entity_node,
    entity_of,
    homes_of,
    members_of,
    mentions,
    stood,
)
from graphbuilder.store.rulings.effect import Rulings
from graphbuilder.store.rulings.records import followed


class Change:
    """A change under way. *shared*: others may write at the same time, so that one change at a time is let in."""

    def __init__(self, run: Run, *, relations: Mapping[str, Relation], shared: bool) -> None:
        self._run = run
        self._relations = relations
        self._shared = shared
        self._allowed = edge_relations(relations)
        self._occurrences = Occurrences(run, relations)
        self._rulings = Rulings(run, relations)
        self._stale: set[Pair] = set()
        self._new: list[str] = []
        self._members: set[str] = set()
        self._entities: set[str] = set()
        if shared:
            run(cypher.LOCK)
        self._keeper = Keeper(run)
        self._anew = self._keeper.upgrade()

    def write(self, batch: Sequence[Localised], resolution: Resolution, *, run: str = "", at: str = "") -> None:
        """Replace the shares of *batch*, new in *run* at the moment *at*, and apply *resolution*."""
        documents = self._begin(batch, {}, run=run, at=at)
        came = members_of(batch)
        poorer = self._exchange(came, homes_of(batch))[1]
        self._resolve(resolution, came)
        self._end(batch, documents)
        self._finish(poorer)
        self._regroup(documents)

    def replace(self, batch: Sequence[Localised], made: Mapping[str, str], *, run: str = "", at: str = "") -> None:
        """Replace the shares of *batch*, *made* with what, new in *run* at the moment *at*, and resolve what that touches."""
        batch = self._detached(batch)
        documents = self._begin(batch, made, run=run, at=at)
        self._settle(self._exchange(members_of(batch), homes_of(batch))[0])
        self._end(batch, documents)
        self._finish()
        self._regroup(documents)

    def delete(self, document: str) -> bool:
        """Remove the share of *document*; False where there is none."""
        known = self._take_away([document])
        if known:
            self._finish(self._exchange({}, {})[1])
            self._regroup(known, gone=True)
        return bool(known)

    def remove(self, documents: Sequence[str]) -> int:
        """Remove the shares of *documents* and resolve what that touches; return how many there were."""
        known = self._take_away(documents)
        if known:
            self._settle(self._exchange({}, {})[0])
            self._finish()
            self._regroup(known, gone=True)
        return len(known)

    def place(self, locations: Mapping[str, str]) -> list[str]:
        """Put documents where they are now; remove and return those that others took the place of."""
        rows = {row["id"]: row for row in self._run(cypher.LOCATIONS)}
        held = {id: set(row["locations"]) for id, row in rows.items()}
        lost = {id: {place for place in places if locations.get(place, id) != id} for id, places in held.items()}
        now = {id: held[id] - lost[id] for id in held}
        for place, id in locations.items():
            if id in now:
                now[id].add(place)
        later = {id: _later(rows, id, lost[id], locations) for id in sorted(held) if not now[id]}
        gone = [id for id, others in later.items() if others]
        changed = [{"id": id, "locations": sorted(now[id]) or None} for id in sorted(held) if now[id] != held[id]]
        self._send(cypher.SET_LOCATIONS, changed)
        self._follow({id: later[id] for id in gone})
        self.remove(gone)
        return gone

    def rule(self, rulings: Sequence[Ruling], withdrawn: Iterable[str] = ()) -> int:
        """Store *rulings*, forget those *withdrawn* (ids), and put both to effect; return how many were forgotten."""
        known = self._rulings.known([*(each.id for each in rulings), *withdrawn])
        gone = known.keys() & set(withdrawn)
        if rulings:
            self._rulings.store(rulings)
        self._rulings.forget(gone)
        statements = self._rulings.claiming(each.claim for each in (*rulings, *known.values()))
        self._touch(statements)
        self._rulings.bring(statements)
        self._touch(statements)
        self._finish()
        return len(gone)

    def apply(self, resolution: Resolution) -> None:
        """Move members to the entities *resolution* names."""
        self._resolve(resolution, {})
        self._finish()

    def settle(self) -> None:
        """Resolve all of the graph anew."""
        self._anew = True
        self._settle(self._exchange({}, {})[0])
        self._finish()

    def reassign(self, member: str, to: Entity, mention: tuple[str, int, int] | None) -> None:
        """Give mentions of *member*, all or the one at (document, start, end), to the member *to*."""
        entities = {row["id"]: row["entity"] for row in self._run(cypher.LINKS, ids=sorted({member, to.id}))}
        places = self._run(cypher.PLACES, member=member)
        chosen = [row for row in places if mention in (None, (row["document"], row["start"], row["stop"]))]
        if to.id not in entities:
            entities[to.id] = entities[member]
            documents = {row["document"] for row in chosen}
            homes = dict.fromkeys([to.id], *documents) if len(documents) == 1 else {}
            self._keeper.exchange(self._keeper.known([to.id]), {to.id: to}, homes=homes)
            self._send(cypher.CREATE_LINKS, [edge(to.id, entities[member], **ALONE)])
        rows = [{**row, "member": member, "to": to.id} for row in chosen]
        for statement in (cypher.REASSIGN_MENTIONS, *map(cypher.reassign_roles, cypher.ROLE_TYPES)):
            self._send(statement, rows)
        if entities[member] != entities[to.id]:
            self._move([{"member": to.id, "old": entities[member], "new": entities[to.id]}])
        if not self._run(cypher.MENTIONED, id=member):
            self._members.add(member)
        self._finish(self._exchange({}, {})[1])

    # --- steps -----------------------------------------------------------------------------------------------------

    def _detached(self, batch: Sequence[Localised]) -> list[Localised]:
        """Return *batch* with the mentions that people took out of their entity outside it again."""
        if not self._run(ANY_JUDGED):
            return list(batch)
        spans = {(one.document, one.start, one.end) for item in batch for one in mentions(item)}
        told = judging.judgements_of(self._run, [detached_id(*span) for span in spans])
        return [detach(item, told) for item in batch]

    def _begin(self, batch: Sequence[Localised], made: Mapping[str, str], *, run: str, at: str) -> dict[str, Row]:
        """Put the Document nodes of *batch* and take away what they had; return what the graph knew of them, by id."""
        nodes = document_rows(batch)
        ids = [row["id"] for row in nodes]
        known = {row["id"]: row for row in self._run(cypher.KNOWN_DOCUMENTS, ids=ids)}
        for row in nodes:
            before = known.get(row["id"])
            row["properties"] |= came(row["properties"], before, run=run, at=at) | stood(row["properties"], before)
            row["properties"] |= made
        self._send(cypher.MERGE_DOCUMENTS, nodes)
        self._clear(list(known))
        return {id: known.get(id, {}) for id in ids}

    def _end(self, batch: Sequence[Localised], documents: Mapping[str, Row]) -> None:
        """Put the rest of the shares of *batch*, whose members are in place and tied to their entities."""
        canonical = {row["id"]: row["entity"] for row in self._run(cypher.LINKS, ids=sorted(members_of(batch)))}
        rows = batch_rows(batch, canonical)
        self._insert(rows)
        self._rulings.arrived(rows.statements)
        self._new = [row["id"] for row in rows.statements]

    def _take_away(self, documents: Sequence[str]) -> dict[str, Row]:
        known = {row["id"]: row for row in self._run(cypher.KNOWN_DOCUMENTS, ids=list(documents))}
        if known:
            self._clear(list(known))
            self._run(cypher.DELETE_DOCUMENTS, ids=list(known))
        return known

    def _regroup(self, documents: Mapping[str, Row], *, gone: bool = False) -> None:
        left = [row["group"] for row in documents.values() if row and row["group"]]
        regroup(self._run, () if gone else documents, left=left)

    def _clear(self, documents: list[str]) -> None:
        """Take away the shares of *documents* but for the Document nodes, the members and the entities."""
        if not documents:
            return
        statements = [row["id"] for row in self._run(cypher.SHARE_STATEMENTS, ids=documents)]
        self._members.update(row["id"] for row in self._run(cypher.SHARE_MEMBERS, ids=documents))
        self._touch(statements)
        for label in cypher.STATED:
            self._all(cypher.delete_statements(label), statements)
        self._run(cypher.DELETE_SENTENCES, ids=documents)
        self._run(cypher.DELETE_FINGERPRINTS, ids=documents)
        self._run(cypher.DELETE_PUBLISHED, ids=documents)

    def _exchange(self, came: Mapping[str, Entity], homes: Mapping[str, str]) -> tuple[Exchange, set[str]]:
        """Let the members of what was cleared go and *came* come; return what that touched, and entities that lost some.

        *homes* names the document of each member that came and is of one only.
        """
        gone = self._members - came.keys()
        keyed = sorted(id for id in gone if ":" in id)  # the only ones that several documents have
        gone -= {id for id in keyed if self._run(cypher.MENTIONED, id=id)}
        known = self._keeper.known({*gone, *came})
        links = {row["id"]: row["entity"] for row in self._run(cypher.LINKS, ids=sorted(gone))} if gone else {}
        self._all(cypher.DELETE_LINKS, sorted(gone))
        judging.leave(self._run, sorted(gone))
        stay = {row["id"] for row in self._run(cypher.PRESENT_MEMBERS, ids=sorted(gone))} if gone else set()
        self._members = set()
        self._entities.update(links.values())
        done = self._keeper.exchange(known, came, homes=homes, stay=stay)
        done.all |= self._anew
        return done, set(links.values())

    def _settle(self, done: Exchange) -> None:
        """Resolve what *done* touched and put it to effect."""
        found = plan(self._run, self._keeper, done)
        wanted = links(found.resolution, sorted(found.resolution.entities))
        known = {entity.id: entity for entity in (*found.entities, *found.resolution.entities.values())}
        self._merge_entities(known)
        self._relink(wanted)

    def _insert(self, rows: Batch) -> None:
        self._send(cypher.MERGE_SOURCES, rows.sources)
        self._send(cypher.MERGE_FINGERPRINTS, rows.fingerprints)
        self._send(cypher.MERGE_SENTENCES, rows.sentences)
        self._send(cypher.merge_statements(), rows.statements)
        self._send(cypher.CREATE_PUBLISHED, rows.published)
        self._send(cypher.CREATE_IN, rows.inside)
        self._send(cypher.create_evidence(), rows.evidence)
        self._send(cypher.CREATE_MENTIONS, rows.mentions)
        for kind in cypher.ROLE_TYPES:
            self._send(cypher.create_roles(kind), rows.roles.get(kind, ()))

    def _resolve(self, resolution: Resolution, new: Mapping[str, Entity]) -> None:
        """Upsert the entities of the members that *resolution* names and of *new* ones, and tie each member to its entity."""
        named = sorted({*resolution.entities, *new})
        present = {row["id"] for row in self._run(cypher.LIVE_MEMBERS, ids=named)} | new.keys()
        wanted = links(resolution, [member for member in named if member in present])
        entities = {}
        for member in wanted:
            entity = resolution.entities.get(member) or new[member]
            entities[entity.id] = entity
        self._merge_entities(entities)
        self._relink(wanted)

    def _merge_entities(self, entities: Mapping[str, Entity]) -> None:
        """Upsert those of *entities* that differ from what the graph has."""
        found = {row["id"]: row for row in self._run(cypher.ENTITIES, ids=sorted(entities))}
        by_type: dict[str, list[Row]] = defaultdict(list)
        for name, entity in sorted(entities.items()):
            row = entity_node(entity)
            if {key: value for key, value in found.get(name, {}).items() if value is not None} != _bare(row):
                by_type[entity.type].append(row)
        self._retouch([entity for name, entity in entities.items() if name in found], found)
        for kind, rows in sorted(by_type.items()):
            self._send(cypher.merge_entities(kind), rows)

    def _retouch(self, entities: Iterable[Entity], found: Mapping[str, Row]) -> None:
        """Note the occurrences of entities that become of another type, and those at a place of another country."""
        typed = sorted(entity.id for entity in entities if entity.type != found[entity.id]["type"])
        moved = sorted(entity.id for entity in entities if entity.country != found[entity.id]["country"])
        for statement, ids in ((cypher.STATEMENTS_OF, typed), (cypher.STATEMENTS_AT, moved)):
            if listed := [row["id"] for row in self._run(statement, ids=ids)] if ids else []:
                self._occurrences.touch(self._run(cypher.PARTIES, ids=sorted(listed)))

    def _relink(self, wanted: Mapping[str, Row]) -> None:
        """Tie members to their entities; the edges of those that had another one move along."""
        present = {row["id"]: row for row in self._run(cypher.LINKS, ids=sorted(wanted))}
        changed = [row for member, row in sorted(wanted.items()) if _link(present.get(member)) != _link_of(row)]
        moves = [
            {"member": row["a"], "old": present[row["a"]]["entity"], "new": row["b"]}
            for row in changed
            if row["a"] in present and present[row["a"]]["entity"] != row["b"]
        ]
        self._all(cypher.DELETE_LINKS, [row["a"] for row in changed if row["a"] in present])
        self._send(cypher.CREATE_LINKS, changed)
        self._move(moves)

    def _move(self, moves: Sequence[Row]) -> None:
        """Move the edges of members from one entity to another."""
        if not moves:
            return
        homes = {
            row["id"]: row["document"] for row in self._run(cypher.HOMES, ids=sorted({m["member"] for m in moves}))
        }
        at_home = [{**move, "document": homes[move["member"]]} for move in moves if move["member"] in homes]
        elsewhere = [move for move in moves if move["member"] not in homes]
        ways = [(home, rows) for home, rows in ((True, at_home), (False, elsewhere)) if rows]
        moved = [
            row["id"] for home, rows in ways for row in self._run(cypher.moved_statements(at_home=home), rows=rows)
        ]
        self._touch(moved)
        self._entities.update(move["old"] for move in moves)
        for kind in (*cypher.ROLE_TYPES, "MENTIONS"):
            for home, rows in ways:
                self._send(cypher.move_edges(kind, at_home=home), rows)
        self._touch(moved)

    def _finish(self, poorer: Iterable[str] = ()) -> None:
        """Sweep entities without members and sources without documents; derive. *poorer* entities lost members."""
        self._all(cypher.DELETE_BARE_ENTITIES, sorted({*self._entities, *poorer}))
        self._trim(sorted(poorer))
        self._run(cypher.DELETE_BARE_SOURCES)
        self._derive()

    def _trim(self, entities: Sequence[str]) -> None:
        """Take from *entities* the names that no remaining member has: what is deleted leaves no trace."""
        if not entities:
            return
        members: dict[str, list[Entity]] = defaultdict(list)
        for row in self._run(cypher.MEMBERS_OF, ids=list(entities)):
            members[row.pop("entity")].append(entity_of(row))
        found = [entity_of(row) for row in self._run(cypher.ENTITIES, ids=list(entities))]
        given = {row["name"] for row in self._run(cypher.GIVEN_NAMES, prefix=NAMES)} if found else set()
        self._merge_entities({entity.id: trimmed(entity, members[entity.id], given) for entity in found})

    def _follow(self, later: Mapping[str, Iterable[str]]) -> None:
        """Let rulings on documents that are gone hold in those that took their place."""
        rulings = {each.id: each for each in self._rulings.all()} if later else {}
        moved = dict(rulings)
        for gone, others in sorted(later.items()):
            for other in sorted(others):
                moved = {id: followed(each, gone, other) for id, each in moved.items()}
        if changed := [each for id, each in moved.items() if each != rulings[id]]:
            self.rule(changed)

    # --- derived edges ---------------------------------------------------------------------------------------------

    def _touch(self, statements: Iterable[str]) -> None:
        """Note the pairs that *statements*, about to leave or to move, tie as the graph stands now."""
        for found in self._pairs_of(statements).values():
            self._stale |= found

    def _pairs_of(self, statements: Iterable[str], *, new: bool = False) -> dict[str, set[Pair]]:
        ids = sorted(set(statements))
        rows = self._run(cypher.PARTIES, ids=ids) if ids else []
        self._occurrences.touch(rows, new=new)
        return statement_pairs(rows, self._relations)

    def _derive(self) -> None:
        """Bring the edges of all touched pairs up to date."""
        joined = self._pairs_of(self._new, new=True)
        touched = self._stale.union(*joined.values())
        if not self._occurrences.touched() and not touched:
            return
        self._recompute()
        self._fold({statement: pairs - self._stale for statement, pairs in joined.items()})
        self._occurrences.update()

    def _recompute(self) -> None:
        """Compute the edges of stale pairs from all statements behind them."""
        if not self._stale:
            return
        candidates = self._run(cypher.CANDIDATES, rows=_pair_rows(self._stale))
        ids = sorted({row["id"] for row in candidates})
        ties = statement_pairs(self._run(cypher.PARTIES, ids=ids) if ids else [], self._relations)
        support = self._support({statement: pairs & self._stale for statement, pairs in ties.items()})
        for relation, pairs in _by_relation(self._stale):
            self._send(cypher.delete_derived(relation, self._allowed), _pair_rows(pairs - set(support)))
            kept = [aggregate(pair, support[pair]) for pair in sorted(pairs) if pair in support]
            self._send(cypher.merge_derived(relation, self._allowed), kept)

    def _fold(self, ties: Mapping[str, set[Pair]]) -> None:
        """Join new statements to edges that lose none."""
        support = self._support(ties)
        for relation, pairs in _by_relation(support):
            found = self._run(cypher.derived(relation, self._allowed), rows=_pair_rows(pairs))
            present = {(row["a"], row["b"]): row["edge"]["properties"] for row in found}
            rows = [fold(aggregate(pair, support[pair]), present.get((pair.a, pair.b))) for pair in sorted(pairs)]
            self._send(cypher.merge_derived(relation, self._allowed), rows)

    def _support(self, ties: Mapping[str, set[Pair]]) -> dict[Pair, list[Row]]:
        """Return, for each pair, what `aggregate` needs to know of the statements that tie it."""
        support: dict[Pair, list[Row]] = defaultdict(list)
        statements = sorted(statement for statement, pairs in ties.items() if pairs)
        for row in self._run(cypher.SUPPORT, ids=statements) if statements else ():
            for pair in ties[row["id"]]:
                support[pair].append(row)
        return support

    # --- sending ---------------------------------------------------------------------------------------------------

    def _send(self, statement: str, rows: Sequence[Row]) -> None:
        if rows:
            self._run(statement, rows=list(rows))

    def _all(self, statement: str, ids: Sequence[str]) -> None:
        if ids:
            self._run(statement, ids=list(ids))


def _bare(row: Row) -> dict[str, Any]:
    return {key: value for key, value in row["properties"].items() if key != "caption"}


def _link(row: Mapping[str, Any] | None) -> tuple[Any, ...] | None:
    return tuple(row[key] for key in ("entity", "by", "at", "reason", "score")) if row else None


def _link_of(row: Row) -> tuple[Any, ...]:
    return (row["b"], *(row["properties"].get(key) for key in ("by", "at", "reason", "score")))


def _pair_rows(pairs: Iterable[Pair]) -> list[Row]:
    return [pair._asdict() for pair in sorted(pairs)]


def _by_relation(pairs: Iterable[Pair]) -> list[tuple[str, set[Pair]]]:
    groups: dict[str, set[Pair]] = defaultdict(set)
    for pair in pairs:
        groups[pair.relation].add(pair)
    return sorted(groups.items())


def _later(rows: Mapping[str, Row], id: str, lost: Iterable[str], locations: Mapping[str, str]) -> set[str]:
    """Return the documents that are later texts of *id*, among those that stand where it was.

    That of its own file is, and an article like it where the file holds many: lists and feeds are written anew with other
    articles. A document with an address of its own stays.
    """
    if rows[id]["url"]:
        return set()
    group = rows[id]["group"]
    found = {locations[place] for place in lost if "#" not in place}
    for place in lost:
        other = rows.get(locations[place])
        if group is not None and other is not None and other["group"] == group:
            found.add(locations[place])
    return found
