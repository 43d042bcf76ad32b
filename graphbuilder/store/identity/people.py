"""Who is who as people decide it: judgements stored in a graph, resolved anew, and put to effect. All can be undone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from graphbuilder.errors import ResolveError
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.model import Entity, Judgement
from graphbuilder.resolve import resolve
from graphbuilder.resolve.across import doubtful
from graphbuilder.resolve.detach import detached
from graphbuilder.resolve.links import PREFIX
from graphbuilder.resolve.review import find_entity, merging, splitting
from graphbuilder.store.base import Store

MENTIONS = """MATCH (e:Entity {id: $entity})<-[r:MENTIONS]-(s:Sentence)-[:IN]->(d:Document)
RETURN d.id AS document, r.start AS start, r.`end` AS stop, r.text AS text, r.member AS member"""


class Place(NamedTuple):
    """A mention in the graph: half-open code points of a document, the text, and the member it belongs to."""

    document: str
    start: int
    end: int
    text: str
    member: str

    @property
    def id(self) -> str:
        """Return what names the mention: ``document:start:end``."""
        return f"{self.document}:{self.start}:{self.end}"


def now() -> str:
    """Return the time of a judgement made now."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def entities(store: Store) -> dict[str, Entity]:
    """Return the entities by member id, as the resolver sees them now."""
    return dict(resolve(store.members(), store.judgements()).entities)


def apply(store: Store) -> dict[str, Entity]:
    """Resolve anew, move the edges, and return the entities by member id."""
    store.settle()
    return entities(store)


def distinct(found: dict[str, Entity]) -> list[Entity]:
    """Return each entity once."""
    return list({entity.id: entity for entity in found.values()}.values())


def merge(store: Store, a: str, b: str, *, by: str, reason: str = "merge") -> Entity:
    """Make one entity of the two that *a* and *b* name, and return it. What a split kept apart comes together first.

    Raises:
        ResolveError: A name fits no entity or several, or both are one already.
    """
    known = entities(store)
    one, other = (find_entity(distinct(known), name) for name in (a, b))
    judgement = merging(one, other, by=by, at=now(), reason=reason)
    members = {member.id: member for member in store.members()}
    for earlier in store.judgements():
        if earlier.same is False and {known.get(earlier.a), known.get(earlier.b)} == {one, other}:
            store.retract((earlier.a, earlier.b))
            _put_back(store, earlier, members)
    present = {member.id for member in store.members()}
    again = entities(store)
    left = [next((member for member in (each.id, *each.members) if member in present), None) for each in (one, other)]
    if left[0] and left[1] and again[left[0]] != again[left[1]]:
        first, second = sorted((again[left[0]].id, again[left[1]].id))
        store.judge(Judgement(first, second, True, 1.0, judgement.reason, judgement.by, judgement.at))
    return apply(store)[left[0] or left[1] or one.id]


def split(store: Store, entity: str, wanted: Sequence[str], *, by: str, reason: str = "split") -> list[Entity]:
    """Take out of *entity* what *wanted* names, and return the entities that its members are in now.

    *wanted* are mention ids (``document:start:end``), member ids, names of members, or a Wikidata id (Q…).

    Raises:
        ResolveError: Something is not of the entity, or nothing would stay.
    """
    whole = find_entity(distinct(entities(store)), entity)
    if items := [PREFIX + each.removeprefix(PREFIX) for each in wanted if whole.wikidata == each.removeprefix(PREFIX)]:
        _unlink(store, whole, items[0], by=by, reason=reason)
        wanted = [each for each in wanted if each.removeprefix(PREFIX) != whole.wikidata]
    leaving = _leaving(store, whole, wanted, by=by, reason=reason)
    if leaving:
        parts = sorted({*whole.members, *leaving})
        whole = replace(whole, members=tuple(parts))
        undone, apart = splitting(whole, leaving, store.judgements(), by=by, at=now(), reason=reason)
        store.retract(*((judgement.a, judgement.b) for judgement in undone))
        again = entities(store)
        staying = [member for member in whole.members if member not in leaving]
        if any(again[member] == again[other] for member in leaving for other in staying):
            store.judge(*apart)
    after = apply(store)
    ids = {after[member].id for member in whole.members}
    return sorted((each for each in distinct(after) if each.id in ids), key=lambda each: each.id)


def _unlink(store: Store, whole: Entity, item: str, *, by: str, reason: str) -> None:
    for each in store.judgements():
        if each.b == item and each.same is not False and each.a in whole.members:
            store.judge(Judgement(each.a, item, False, 0.0, reason, by, now()))


def _leaving(store: Store, whole: Entity, wanted: Sequence[str], *, by: str, reason: str) -> list[str]:
    """Return the members that leave; a mention that leaves others of its member behind becomes one first."""
    members = {member.id: member for member in store.members()}
    rows = store.read(MENTIONS, {"entity": whole.id})
    places = [Place(*record) for record in rows.records]
    chosen = {
        place.id: place for name in wanted for place in places if name == place.id or name.startswith(place.id + ":")
    }
    found: list[str] = []
    for member in dict.fromkeys(place.member for place in chosen.values()):
        own = {place.id: place for place in places if place.member == member}
        if own.keys() <= chosen.keys():
            found.append(member)
            continue
        for place in sorted(set(own.values()) & set(chosen.values())):
            alone = detached(place.document, place.start, place.end, place.text, members[member])
            store.judge(_kept_apart(alone, members[member], by=by, reason=reason))
            store.reassign(member, alone, mention=(place.document, place.start, place.end))
            found.append(alone.id)
    for name in wanted:
        if not any(name == id or name.startswith(id + ":") for id in chosen):
            found += [member for member in _members(whole, name, members) if member not in found]
    return found


def _members(whole: Entity, name: str, members: dict[str, Entity]) -> list[str]:
    """Return the members of *whole* that *name* names, by id, name or alias."""
    own = [members[member] for member in whole.members if member in members]
    for fits in (
        [each.id for each in own if each.id == name],
        [each.id for each in own if plain(each.name) == plain(name)],
        [each.id for each in own if plain(name) in map(plain, each.aliases)],
    ):
        if fits:
            return fits
    raise ResolveError(
        f"{name}: no mention, member or name of {whole.name} ({whole.id}); see graphbuilder show {whole.id}"
    )


def _kept_apart(alone: Entity, whole: Entity, *, by: str, reason: str) -> Judgement:
    a, b = sorted((alone.id, whole.id))
    return Judgement(a, b, False, 0.0, reason, by, now(), (alone, whole))


def _put_back(store: Store, earlier: Judgement, members: dict[str, Entity]) -> None:
    """Give a mention that a judgement, retracted now, took out of its member back to it."""
    for alone, whole in ((earlier.a, earlier.b), (earlier.b, earlier.a)):
        if alone.startswith("m") and alone in members and whole in members:
            store.reassign(alone, members[whole])
            return


def doubts(store: Store) -> list[Judgement]:
    """Return the pairs left to people, with the two entities as *members*: likely ones first, then Wikidata ids."""
    judgements = store.judgements()
    members = store.members()
    known = dict(resolve(members, judgements).entities)
    pairs = [replace(pair, members=(known[pair.a], known[pair.b])) for pair in doubtful(members, judgements)]
    for each in judgements:
        if each.same is None and each.a in known and known[each.a].wikidata is None:
            pairs.append(replace(each, members=(known[each.a], *(end for end in each.members if end.id == each.b))))
    return pairs


def decide(store: Store, pairs: Iterable[tuple[Judgement, bool]], *, by: str) -> int:
    """Store what a person said of doubtful *pairs* and put it to effect; return how many there were."""
    judgements = [
        Judgement(pair.a, pair.b, same, float(same), f"review: {pair.reason}", by, now(), pair.members)
        for pair, same in pairs
    ]
    if judgements:
        store.judge(*judgements)
        apply(store)
    return len(judgements)


def take_in(store: Store, judgements: Iterable[Judgement]) -> int:
    """Store those of *judgements* that the graph lacks or has an earlier judgement on, and put them to effect; count them."""
    known = {(each.a, each.b): each for each in store.judgements() if each.human}
    new = [each for each in judgements if (each.a, each.b) not in known or known[each.a, each.b].at < each.at]
    if new:
        store.prepare()
        store.judge(*new)
        apply(store)
    return len(new)
