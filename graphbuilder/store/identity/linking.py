"""Wikidata ids for a graph, from the user's file: what is sure is kept, what is not is left for review."""

from pathlib import Path

from graphbuilder.model import Entity, EntityType, Judgement
from graphbuilder.resolve.aliases import Link
from graphbuilder.resolve.aliases import link as find_links
from graphbuilder.resolve.links import PREFIX
from graphbuilder.store.base import Store
from graphbuilder.store.identity.people import apply, distinct, entities, now


def link(store: Store, path: Path) -> list[Link]:
    """Link the graph's entities to the ids that *path* has for them, in place of what the file said before.

    A person's word on an entity and an id stands. Linking again with the same file changes nothing.
    """
    known = distinct(entities(store))
    found = find_links(known, path)
    types = {entity.id: entity.type for entity in known}
    earlier = {(each.a, each.b): each for each in store.judgements()}
    wanted = {(each.entity, PREFIX + each.wikidata): _judgement(each, types[each.entity], path) for each in found}
    gone = [pair for pair, each in earlier.items() if each.by == _author(path) and pair not in wanted]
    store.retract(*gone)
    new = [each for pair, each in wanted.items() if pair not in earlier or _changed(earlier[pair], each)]
    store.judge(*new)
    if new or gone:
        apply(store)
    return found


def unlink(store: Store, path: Path) -> int:
    """Take back what the file *path* said (the name of the file is enough); return how many links and doubts that were."""
    gone = [(each.a, each.b) for each in store.judgements() if each.by == _author(path)]
    if gone:
        store.retract(*gone)
        apply(store)
    return len(gone)


def _judgement(found: Link, type: EntityType, path: Path) -> Judgement:
    item = Entity(PREFIX + found.wikidata, found.name, type)
    return Judgement(
        found.entity, item.id, True if found.sure else None, found.score, found.reason, _author(path), now(), (item,)
    )


def _changed(earlier: Judgement, new: Judgement) -> bool:
    """True where *new* says something else than an *earlier* one that no person made."""
    content = [(each.same, each.score, each.reason, each.by) for each in (earlier, new)]
    return not earlier.human and content[0] != content[1]


def _author(path: Path) -> str:
    return f"link:{path.name}"
