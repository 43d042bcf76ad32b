"""Who is who among what an exchange of members touched: the guises that blocks tie to it, and the offices they hold.

First all names, then offices: an office changes the entity of nobody, so only the holders of the offices touched are
looked up, on the days around what changed, and those whose names nothing touched stay who they are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphbuilder.model import Entity, Judgement, Resolution
from graphbuilder.resolve.across import decide
from graphbuilder.resolve.groups import group_key
from graphbuilder.resolve.guises import Guise, blocks, offices, table_ids
from graphbuilder.resolve.reasons import Decided, about, alone
from graphbuilder.resolve.weights import weights
from graphbuilder.store import judging
from graphbuilder.store import statements as graph
from graphbuilder.store.base import Run
from graphbuilder.store.guises import cypher
from graphbuilder.store.guises.calendar import Calendar
from graphbuilder.store.guises.days import Slot, Touched, slots, touched_by, wholly
from graphbuilder.store.guises.keep import Exchange, Keeper, Stored
from graphbuilder.store.guises.outside import Completed, completed
from graphbuilder.store.guises.shades import holder_offices
from graphbuilder.store.rows import entity_of

#: Kinds of block that are passed over where too much falls under them, as `resolve.pairs` does.
_LIMITED = ("Short ", "Organization ", "Tokens ", "Place ")


@dataclass(slots=True)
class Plan:
    """What to write: the members whose entity or reason changed, and entities that may have changed without one."""

    resolution: Resolution
    entities: list[Entity] = field(default_factory=list)


def plan(run: Run, keeper: Keeper, done: Exchange) -> Plan:
    """Return what *done*, an exchange of members, changes of who is who."""
    if not done.before and not done.after and not done.all:
        return Plan(Resolution({}, (), {}))
    return _Part(run, keeper, done).plan()


class _Part:
    """The part of a graph that is resolved anew."""

    def __init__(self, run: Run, keeper: Keeper, done: Exchange) -> None:
        self._run = run
        self._keeper = keeper
        self._done = done
        self._guises: dict[str, Guise] = {}
        self._stored: dict[str, Stored | None] = {}
        self._blocks: set[str] = set()
        self._closed: set[str] = set()
        self._calendar = Calendar(keeper)
        self._outside: dict[str, Stored] = {}
        self._asked: set[str] = set()
        self._judgements: dict[tuple[str, str], Judgement] = {}
        self._any_judged = bool(run(cypher.ANY_JUDGED))

    def plan(self) -> Plan:
        if self._done.all:
            self._take(self._keeper.all())
            self._calendar.touch(wholly({office for guise in self._guises.values() for office in _of_position(guise)}))
        for id, guise in self._done.after.items():
            self._add(id, guise, self._done.before.get(id))
        self._spread(self._done.blocks())
        self._open(self._done.offices)
        done = self._completed()
        while self._open(wholly(done.unfit)) or self._open(self._moved_offices(done.decided)):
            done = self._completed()
        self._remember_shades(done.decided)
        return self._written(done)

    # --- what belongs to the part ------------------------------------------------------------------------------------

    def _add(self, id: str, guise: Guise, stored: Stored | None) -> None:
        self._guises[id] = guise
        self._stored[id] = stored

    def _take(self, ids: Iterable[str]) -> None:
        missing = set(ids) - self._guises.keys()
        for id, stored in self._keeper.load(missing).items():
            self._add(id, stored.guise, stored)

    def _spread(self, wanted: set[str]) -> None:
        """Take in all that *wanted* blocks tie to the part, directly or through others, and all that people judged with it."""
        self._judged()  # what no block ties to anything may be judged all the same
        wanted = wanted | {block for guise in self._guises.values() for block in blocks(guise.entity)}
        while fresh := wanted - self._blocks:
            self._blocks |= fresh
            before = set(self._guises)
            under = self._keeper.under(fresh)
            self._take({id for block, ids in under.items() if not self._passed_over(block, ids) for id in ids})
            self._judged()
            new = self._guises.keys() - before
            wanted = {block for id in new for block in blocks(self._guises[id].entity)}

    def _passed_over(self, block: str, ids: list[str]) -> bool:
        """Say whether so much falls under *block*, before and after the change, that it ties nothing."""
        limit = weights().limits.block
        if len(ids) <= limit or not block.startswith(_LIMITED):
            return False
        missing = self._keeper.load(set(ids) - self._guises.keys())
        found = [self._guises[id] if id in self._guises else missing[id].guise for id in ids]
        names = {group_key(guise.entity, frozenset()) for guise in found}
        if len(names) <= limit + len(self._done.before) + len(self._done.after):
            return False
        self._closed.add(block)
        return True

    def _judged(self) -> None:
        """Take in whatever people judged together with a member of the part."""
        while self._any_judged:
            asked = {id for id, guise in self._guises.items() if id == guise.entity.id} - self._asked
            if not asked:
                return
            self._asked |= asked
            found = judging.judgements_of(self._run, asked)
            self._judgements |= {(each.a, each.b): each for each in found}
            self._take({end for each in found if each.human for end in (each.a, each.b)})
            self._open(wholly(self._offices_of_judged()))

    def _offices_of_judged(self) -> set[str]:
        """Return the offices that people judged by themselves."""
        ends = {end for pair in self._judgements for end in pair}
        return {office for end in ends if end in self._guises for office in _of_position(self._guises[end])}

    def _open(self, touched: Mapping[str, Touched]) -> bool:
        """Take in the Positions that what is *touched* reaches, and the office holders of the table; say whether any may be."""
        fresh = self._calendar.touch(touched)
        if not fresh:
            return False
        before = set(self._guises)
        self._take({id for ids in self._keeper.under(self._calendar.wanted(fresh)).values() for id in ids})
        self._take(holder for holder in table_ids() if holder_offices(holder) & fresh)
        self._spread(set())
        others = {office for id in self._guises.keys() - before for office in _of_position(self._guises[id])}
        self._open(wholly(others - self._calendar.open()))
        return True

    def _settled(self) -> list[tuple[Guise, Entity]]:
        """Return those outside the part who may hold its offices, with their entities."""
        listed = {id for ids in self._keeper.under(self._calendar.named()).values() for id in ids} - self._guises.keys()
        self._outside |= self._keeper.load(listed - self._outside.keys())
        found = {id: stored for id in sorted(listed) if (stored := self._outside.get(id)) and stored.link}
        ids = {stored.link["entity"] for stored in found.values() if stored.link}
        rows = self._run(graph.ENTITIES, ids=sorted(ids)) if ids else []
        entities = {row["id"]: entity_of(row) for row in rows}
        return [(each.guise, entities[each.link["entity"]]) for each in found.values() if each.link]

    # --- what is decided ---------------------------------------------------------------------------------------------

    def _decided(self) -> dict[str, Decided]:
        """Resolve the part; Positions whose office is not open stay where they are."""
        open = self._calendar.open()
        chosen = [
            guise
            for guise in self._guises.values()
            if guise.entity.type != "Position" or offices(guise.entity.posts) <= open
        ]
        return decide(
            chosen,
            self._judgements.values(),
            language=self._done.language,
            settled=self._settled() if open else (),
            closed=self._closed,
        )

    def _completed(self) -> Completed:
        """Resolve the part, with the Positions of its offices that are outside of it counted in."""
        shades = {id: self._shade_before(id) for id, guise in self._guises.items() if not guise.members}
        windowed = set() if self._done.all else self._calendar.windowed()
        return completed(self._run, self._guises, self._decided(), windowed, shades, self._done.language)

    def _moved_offices(self, decided: Mapping[str, Decided]) -> dict[str, Touched]:
        """Return the offices of those who are somebody else now, with their days."""
        whole: set[str] = set()
        found: set[Slot] = set()
        for id, guise in self._guises.items():
            if guise.entity.type == "Position":
                continue
            if guise.members == 0:
                whole |= holder_offices(id) if self._shade(id, decided) != self._shade_before(id) else set()
            elif self._moved(id, decided[id]):
                found |= slots(guise.entity)
        for id, stored in self._done.before.items():
            if id not in self._done.after:
                found |= slots(stored.guise.entity)
        return touched_by(found) | wholly(whole)

    def _shade(self, id: str, decided: Mapping[str, Decided]) -> str:
        shade = decided.get(id)
        return shade.entity.id if shade is not None and shade.entity is not None else ""

    def _shade_before(self, id: str) -> str:
        stored = self._stored[id]
        return stored.entity if stored is not None else ""

    def _moved(self, id: str, now: Decided) -> bool:
        """Say whether the members a guise had are of another entity now."""
        stored = self._stored[id]
        if stored is None or stored.link is None or not stored.guise.members:
            return stored is not None
        first, before = stored.guise.entity.id, stored.link["entity"]
        if now.entity is None:
            return bool(before != first)
        return bool(before != now.entity.id)

    def _remember_shades(self, decided: Mapping[str, Decided]) -> None:
        shades = {id: self._shade(id, decided) for id, guise in self._guises.items() if not guise.members}
        rows = [{"id": id, "entity": now or None} for id, now in shades.items() if now != self._shade_before(id)]
        if rows:
            self._run(cypher.SET_SHADES, rows=rows)

    # --- what is written ---------------------------------------------------------------------------------------------

    def _written(self, done: Completed) -> Plan:
        """Return the members to tie anew: new ones, those of guises that moved, and the first of those that did not."""
        decided = done.decided
        entities: dict[str, Entity] = {}
        why: dict[str, Judgement | None] = {}
        whole = [
            id
            for id, guise in self._guises.items()
            if guise.members and id in decided and (self._done.all or self._changed(id, decided[id]))
        ]
        moved = self._keeper.members(whole)
        changed = {entity.id: entity for entity in done.entities}
        for id, guise in self._guises.items():
            if not guise.members or id not in decided:
                continue
            now = decided[id]
            members = moved.get(id, {}) | self._done.new.get(id, {})
            members |= dict.fromkeys(self._firsts(id, now), guise.entity)
            for name, member in members.items():
                entities[name] = now.entity or alone(member)
                why[name] = about(now.first if name == guise.entity.id else now.others, name, guise.entity.id)
            if now.entity is not None and (members or id in self._done.after or self._done.all):
                changed[now.entity.id] = now.entity
        after = self._done.after
        gone = [stored for id, stored in self._done.before.items() if id not in after or not after[id].members]
        left = {stored.link["entity"] for stored in (*gone, *map(self._stored.get, whole)) if stored and stored.link}
        for each in decided.values():  # what lost one of its guises
            if each.entity is not None and each.entity.id in left:
                changed[each.entity.id] = each.entity
        return Plan(Resolution(entities, (), why), list(changed.values()))

    def _changed(self, id: str, now: Decided) -> bool:
        """Say whether all members of a guise must be tied anew."""
        stored = self._stored[id]
        if stored is None or stored.link is None:
            return False
        return self._moved(id, now) or (now.uniform and not _says(stored.link, now.first))

    def _firsts(self, id: str, now: Decided) -> set[str]:
        """Return the members of a guise that come first now, or did, where their reasons are others now."""
        guise, stored = self._guises[id], self._stored[id]
        if stored is None or stored.link is None or now.uniform:
            return set()
        firsts = {guise.entity.id, stored.guise.entity.id}
        if len(firsts) == 1 and _says(stored.link, now.first):
            return set()
        return firsts - self._done.left


def _of_position(guise: Guise) -> frozenset[str]:
    return offices(guise.entity.posts) if guise.entity.type == "Position" else frozenset()


def _says(link: Mapping[str, Any], judgement: Judgement | None) -> bool:
    """Say whether a link has *judgement* for its reason."""
    if judgement is None:
        return bool((link["by"], link["at"], link["reason"], link["score"]) == ("resolver", "", "", 1.0))
    own = (judgement.by, judgement.at, judgement.reason, float(judgement.score))
    return bool((link["by"], link["at"], link["reason"], link["score"]) == own)
