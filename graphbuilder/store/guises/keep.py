"""Guises kept as members come and go: counted, told apart, and tied by blocks, in the transaction that changes the members."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphbuilder import grammar
from graphbuilder.model import Entity
from graphbuilder.resolve.across import language_of
from graphbuilder.resolve.given import gives
from graphbuilder.resolve.guises import SCHEME, Guise, blocks, guise_id, joined, office_of, post_order
from graphbuilder.resolve.holders import in_office, table_persons
from graphbuilder.resolve.links import PREFIX
from graphbuilder.store import judging
from graphbuilder.store.base import Run
from graphbuilder.store.guises import cypher
from graphbuilder.store.guises.days import Slot, Touched, shelf, slots, touched_by
from graphbuilder.store.guises.left import remaining
from graphbuilder.store.guises.shades import holder_posts
from graphbuilder.store.rows import Row, edge, entity_of, member_node, node, properties
from graphbuilder.store.statements import LIVE_MEMBERS, MERGE_MEMBERS

_CONTENT = ("id", "name", "type", "names", "aliases", "country", "posts", "traits")


@dataclass(slots=True)
class Stored:
    """A guise as the graph has it, with the link of its first member (None where it has none)."""

    guise: Guise
    link: Mapping[str, Any] | None
    #: Of a shade: the entity that it was one with, "" for none.
    entity: str


@dataclass(frozen=True, slots=True)
class Known:
    """Members as the graph has them, each with the id of its guise ("": none), and these guises."""

    members: Mapping[str, tuple[Entity, str]]
    guises: Mapping[str, Stored]


@dataclass(slots=True)
class Exchange:
    """What an exchange of members touched: guises before and after, and which members are new in them."""

    before: dict[str, Stored] = field(default_factory=dict)
    after: dict[str, Guise] = field(default_factory=dict)
    new: dict[str, dict[str, Entity]] = field(default_factory=lambda: defaultdict(dict))
    #: Members that are gone, or are of another guise now.
    left: set[str] = field(default_factory=set)
    #: Offices whose Positions changed in number, or that somebody holds on other days, with these days.
    offices: dict[str, Touched] = field(default_factory=dict)
    language: str = ""
    #: True where all of the graph must be resolved anew: the language most names are in is another one.
    all: bool = False

    def blocks(self) -> set[str]:
        """Return all blocks of the guises touched, of those that are gone too."""
        guises = [*self.after.values(), *(stored.guise for stored in self.before.values())]
        return {block for guise in guises for block in blocks(guise.entity)}


class Keeper:
    """The guises of a graph, within one transaction."""

    def __init__(self, run: Run) -> None:
        self._run = run

    # --- reading -----------------------------------------------------------------------------------------------------

    def load(self, ids: Iterable[str]) -> dict[str, Stored]:
        """Return the guises with *ids* that are there."""
        listed = sorted(set(ids))
        rows = self._run(cypher.GUISES, ids=listed) if listed else []
        return {row["id"]: _stored(row) for row in rows}

    def under(self, blocks: Iterable[str]) -> dict[str, list[str]]:
        """Return the ids of the guises under each of *blocks*."""
        listed = sorted(set(blocks))
        found: dict[str, list[str]] = {block: [] for block in listed}
        for row in self._run(cypher.UNDER, ids=listed) if listed else ():
            found[row["block"]].append(row["guise"])
        return found

    def shelved(self, marks: Iterable[str]) -> dict[str, list[str]]:
        """Return the ids of the blocks of each of the *marks*, `days.shelf`."""
        listed = sorted(set(marks))
        found: dict[str, list[str]] = {mark: [] for mark in listed}
        for row in self._run(cypher.SHELVED, ids=listed) if listed else ():
            found[row["shelf"]].append(row["block"])
        return found

    def all(self) -> list[str]:
        """Return the ids of all guises."""
        return [row["id"] for row in self._run(cypher.ALL_GUISES)]

    def members(self, guises: Iterable[str]) -> dict[str, dict[str, Entity]]:
        """Return the live members of *guises*, by guise and id."""
        found: dict[str, dict[str, Entity]] = defaultdict(dict)
        listed = sorted(set(guises))
        for row in self._run(cypher.MEMBERS_IN, ids=listed) if listed else ():
            found[row["guise"]][row["id"]] = entity_of(_content(row))
        return found

    # --- changing ----------------------------------------------------------------------------------------------------

    def upgrade(self) -> bool:
        """Make all guises anew where the graph has none, or those of another scheme; say whether it did."""
        tally = self._run(cypher.TALLY)
        if (tally[0]["node"]["properties"]["scheme"] == SCHEME) if tally else not self._run(cypher.ANY_MEMBER):
            return False
        for statement in cypher.DELETE_ALL:
            self._run(statement)
        judgements = judging.judgements(self._run)
        judged = sorted({end for each in judgements for end in (each.a, each.b)})
        if judged:
            self._run(cypher.MARK_JUDGED, ids=judged)
        live = {row["id"]: entity_of(_content(row)) for row in self._run(cypher.LIVE_MEMBERS)}
        shades = {end.id: end for each in judgements if each.human for end in each.members if end.id not in live}
        self._exchange(
            Known({}, {}), live, {id: end for id, end in shades.items() if _is_member(id)}, judged=set(judged)
        )
        return True

    def rejudge(self, known: "Known", ends: Iterable[str]) -> Exchange:
        """Give members people judged, or do no more, guises of their own or those of their like; *known* is from before."""
        ids = sorted(filter(_is_member, set(ends)))
        rows = {row["id"]: entity_of(_content(row)) for row in self._run(cypher.MEMBERS, ids=ids)} if ids else {}
        judged = {row["id"] for row in self._run(cypher.JUDGED, ids=ids)} if ids else set()
        live = {row["id"] for row in self._run(LIVE_MEMBERS, ids=ids)} if ids else set()
        self._all(cypher.MARK_JUDGED, sorted(judged))
        self._all(cypher.UNMARK_JUDGED, sorted(rows.keys() - judged))
        remembered = {id: entity for id, entity in rows.items() if id not in live}
        return self._exchange(known, {id: rows[id] for id in live}, remembered, judged=judged)

    def known(self, ids: Iterable[str]) -> "Known":
        """Return what the graph has of members with *ids*, to hand to `exchange` once their links are gone."""
        listed = sorted(set(ids))
        rows = self._run(cypher.MEMBERS, ids=listed) if listed else []
        members = {row["id"]: (entity_of(_content(row)), row["guise"] or "") for row in rows}
        return Known(members, self.load(guise for _, guise in members.values() if guise))

    def exchange(
        self,
        known: "Known",
        came: Mapping[str, Entity],
        *,
        homes: Mapping[str, str] | None = None,
        stay: Collection[str] = (),
    ) -> Exchange:
        """Put *came* in place of the members of *known*; nodes of members are brought up to date, links and entities are not.

        A member of both is replaced. *homes* names the document of those that are of one only. Those of *stay*, which have
        no document any more, are remembered by judgements.
        """
        ids = sorted({*known.members, *came})
        judged = (
            {row["id"] for row in self._run(cypher.JUDGED, ids=ids)} if ids and self._run(cypher.ANY_JUDGED) else set()
        )
        remembered = {id: known.members[id][0] for id in stay}
        at = homes or {}
        self._send(MERGE_MEMBERS, [_member(came[id], at.get(id)) for id in sorted(came)])
        return self._exchange(known, came, remembered, judged=judged)

    def _exchange(
        self,
        known: "Known",
        came: Mapping[str, Entity],
        remembered: Mapping[str, Entity],
        *,
        judged: Collection[str],
    ) -> Exchange:
        old = known.members
        new = {id: (entity, guise_id(entity, judged)) for id, entity in came.items()}
        self._send(cypher.SET_GUISES, [{"id": id, "guise": guise} for id, (_, guise) in sorted(new.items())])
        self._all(cypher.REMEMBER, sorted(remembered))
        dead = {id for id, stored in known.guises.items() if not stored.guise.members}
        same = {id for id in old.keys() & new.keys() - dead if _alike(old[id], new[id])}
        minus = {id: each for id, each in old.items() if id not in same}
        plus = {id: each for id, each in new.items() if id not in same}
        touched = {guise for _, guise in (*minus.values(), *plus.values())}
        found = {id: stored for id, stored in known.guises.items() if id in touched}
        done = Exchange(before=found | self.load(touched - found.keys() - {""}))
        done.left = set(minus)
        for id, (entity, guise) in plus.items():
            done.new[guise][id] = entity
            if old.get(id, (None, ""))[1] == guise:
                done.left.discard(id)
        self._recount(done, minus, plus, remembered)
        self._shades(done)
        self._write(done)
        self._count_languages(done, minus, plus, remembered)
        return done

    def _recount(
        self,
        done: Exchange,
        minus: Mapping[str, tuple[Entity, str]],
        plus: Mapping[str, tuple[Entity, str]],
        remembered: Mapping[str, Entity],
    ) -> None:
        """Put to *done* what the touched guises are now. One that members leave keeps what others of it have as well."""
        gone: dict[str, dict[str, Entity]] = defaultdict(dict)
        for id, (entity, guise) in minus.items():
            gone[guise][id] = entity
        gone.pop("", None)
        left = remaining(self._run, {id: done.before[id].guise for id in gone if id in done.before}, gone)
        for id in sorted({*gone, *done.new} - {""}):
            stay = left.get(id) if id in gone else done.before[id].guise if id in done.before else None
            came = list(done.new.get(id, {}).values())
            if stay is not None and stay.members:
                own = joined(id, [*came, stay.entity])
                done.after[id] = replace(own, members=stay.members + len(came))
            elif came:
                done.after[id] = joined(id, came)
            elif id in remembered:
                done.after[id] = Guise(id, replace(remembered[id], posts=(), members=()), 0)
        for id, entity in remembered.items():
            if id not in done.after:
                done.after[id] = Guise(id, replace(entity, posts=(), members=()), 0)

    def _shades(self, done: Exchange) -> None:
        """Bring in the office holders of the table that new offices call for, let go those nothing calls for any more."""
        old = [stored.guise.entity for id, stored in done.before.items() if id not in done.after]
        new = [guise.entity for id, guise in done.after.items() if id not in done.before]
        called, freed = table_persons(new), table_persons(old)
        present = self.load({*called, *freed})
        gone = done.before.keys() - done.after.keys()
        for id, entity in called.items():
            if id not in present:
                done.after[id] = Guise(id, entity, 0)
        for id in freed.keys() - called.keys():
            if id in present and not self._called(id, gone):
                done.before[id] = present[id]

    def _called(self, holder: str, gone: Collection[str]) -> bool:
        """Say whether an office in the graph, but for the guises *gone*, still calls for *holder*."""
        marks = {post: shelf(office_of(post), named=False) for post in holder_posts(holder)}
        shelved = self.shelved(marks.values())
        undated = [Slot(False, office_of(post), "").block for post in marks]
        dated = {
            block
            for post, mark in marks.items()
            for block in shelved[mark]
            if (day := block.rpartition(" @ ")[2]) and in_office(replace(post, at=day))
        }
        if any(set(ids) - set(gone) for ids in self.under(dated).values()):
            return True
        others = {id for ids in self.under(undated).values() for id in ids} - set(gone)
        return holder in table_persons(stored.guise.entity for stored in self.load(others).values())

    def _write(self, done: Exchange) -> None:
        """Write guises that differ, and the blocks of those that are new or fall under others."""
        changed = {
            id: guise for id, guise in done.after.items() if id not in done.before or done.before[id].guise != guise
        }
        self._send(cypher.MERGE_GUISES, [_row(guise, done.before.get(id)) for id, guise in sorted(changed.items())])
        added, cut = set(), set()
        shelves: dict[str, str] = {}
        for id, guise in changed.items():
            known = done.before.get(id)
            old, new = (ties(known.guise) if known else {}), ties(guise)
            added |= {(id, block) for block in new.keys() - old.keys()}
            cut |= {(id, block) for block in old.keys() - new.keys()}
            shelves |= new
        gone = {id: done.before[id].guise for id in done.before.keys() - done.after.keys()}
        wanted = sorted({block for _, block in added})
        self._all(cypher.MERGE_BLOCKS, [block for block in wanted if not shelves[block]])
        self._send(cypher.MERGE_SHELVED, [{"id": block, "shelf": shelves[block]} for block in wanted if shelves[block]])
        self._send(cypher.CREATE_UNDER, [edge(*each) for each in sorted(added)])
        self._send(cypher.DELETE_UNDER, [edge(*each) for each in sorted(cut)])
        self._all(cypher.DELETE_GUISES, sorted(gone))
        bare = {block for guise in gone.values() for block in ties(guise)} | {block for _, block in cut}
        self._all(cypher.DELETE_BARE_BLOCKS, sorted(bare))
        done.offices = _offices_touched(done)

    def _count_languages(
        self,
        done: Exchange,
        minus: Mapping[str, tuple[Entity, str]],
        plus: Mapping[str, tuple[Entity, str]],
        remembered: Mapping[str, Entity],
    ) -> None:
        """Count the names that come and go; a person's memory of a member counts no more."""
        found = self._run(cypher.TALLY)
        stored = found[0]["node"]["properties"] if found else {}
        before = Counter({name: int(count) for name, count in stored.items() if name not in ("id", "scheme")})
        counts = Counter(before)
        counts.update(_language(entity) for entity, _ in plus.values() if ":" not in entity.id)
        dead = {id for id, each in done.before.items() if not each.guise.members}  # they were not counted
        counts.subtract(_language(each) for id, (each, _) in minus.items() if ":" not in each.id and id not in dead)
        counts = +counts
        if not counts and not done.after and not self._run(cypher.ANY_MEMBER):
            self._run(cypher.DELETE_TALLY)
        elif counts != before or not found:
            self._send(cypher.MERGE_TALLY, [node(id="languages", scheme=SCHEME, **counts)])
        done.language = language_of(counts)
        done.all = done.language != language_of(before)

    def _send(self, statement: str, rows: list[Row]) -> None:
        if rows:
            self._run(statement, rows=rows)

    def _all(self, statement: str, ids: list[str]) -> None:
        if ids:
            self._run(statement, ids=ids)


def _is_member(end: str) -> bool:
    """Say whether the *end* of a judgement is a member, not what is given to one."""
    return not end.startswith(PREFIX) and not gives(end)


def _language(entity: Entity) -> str:
    return grammar.of(entity.name).language


def _alike(old: tuple[Entity, str], new: tuple[Entity, str]) -> bool:
    """Say whether a member that is replaced stays as it was."""
    return old[1] == new[1] and replace(old[0], members=()) == replace(new[0], members=(), wikidata=None)


def ties(guise: Guise) -> dict[str, str]:
    """Return the blocks that a guise falls under: those of its names ("") and those of offices with their shelves."""
    return dict.fromkeys(blocks(guise.entity), "") | {slot.block: slot.shelf for slot in slots(guise.entity)}


def _offices_touched(done: Exchange) -> dict[str, Touched]:
    """Return the offices whose Positions came or went, and those somebody holds on other days than before."""
    touched: set[Slot] = set()
    for id in done.before.keys() | done.after.keys():
        old = slots(done.before[id].guise.entity) if id in done.before else set()
        new = slots(done.after[id].entity) if id in done.after else set()
        position = any(one.type == "Position" for one in _entities(done, id))
        touched |= old | new if position or _is_alone_no_more(done, id) else old ^ new
    return touched_by(touched)


def _is_alone_no_more(done: Exchange, id: str) -> bool:
    """Say whether a surname is of one member and was of several, or the other way round: of several it holds no office."""
    if id not in done.before or id not in done.after or not done.after[id].lone:
        return False
    return (done.before[id].guise.members > 1) != (done.after[id].members > 1)


def _entities(done: Exchange, id: str) -> list[Entity]:
    stored, guise = done.before.get(id), done.after.get(id)
    return [each.entity for each in (stored and stored.guise, guise) if each]


def _member(entity: Entity, document: str | None) -> Row:
    row = member_node(entity)
    row["properties"] |= properties(document=document)
    return row


def _row(guise: Guise, before: Stored | None) -> Row:
    properties = member_node(guise.entity)["properties"] | {"id": guise.id, "members": guise.members}
    properties["first"] = guise.entity.id
    if before is not None and before.entity and not guise.members:
        properties["entity"] = before.entity
    return {"id": guise.id, "properties": properties}


def _content(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in _CONTENT}


def _stored(row: Mapping[str, Any]) -> Stored:
    entity = entity_of(_content(row) | {"id": row["first"]})
    posts = tuple(sorted(entity.posts, key=post_order)) if entity.type != "Position" else entity.posts
    link = {name: row[name] for name in ("entity", "by", "at", "reason", "score")} if row["entity"] else None
    return Stored(Guise(row["id"], replace(entity, posts=posts), row["members"]), link, row["shade"] or "")
