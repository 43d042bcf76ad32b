"""What is left of guises that members leave, asked of the graph without reading all members that stay."""

from collections.abc import Mapping
from dataclasses import replace

from graphbuilder.model import Entity
from graphbuilder.resolve.guises import Guise
from graphbuilder.store.base import Run
from graphbuilder.store.guises import cypher
from graphbuilder.store.rows import member_node


def remaining(run: Run, guises: Mapping[str, Guise], gone: Mapping[str, Mapping[str, Entity]]) -> dict[str, Guise]:
    """Return what *guises* are without the members *gone*, both by guise; one that nobody stays in is left out.

    The members of a guise are alike in all but ids, aliases and posts: what may go is what only those gone have.
    """
    stay = {id: guise for id, guise in guises.items() if guise.members > len(gone[id])}
    headless = [
        {"guise": id, "gone": sorted(gone[id])} for id, guise in sorted(stay.items()) if guise.entity.id in gone[id]
    ]
    firsts = {row["guise"]: row["first"] for row in run(cypher.FIRSTS, rows=headless)} if headless else {}
    lost = {name: _lost(run, name, {id: gone[id] for id in stay}) for name in cypher.SHARED}
    found = {}
    for id, guise in stay.items():
        entity = guise.entity
        aliases = tuple(alias for alias in entity.aliases if (id, alias) not in lost["aliases"])
        marks = member_node(entity)["properties"].get("posts") or ()
        posts = tuple(post for post, mark in zip(entity.posts, marks, strict=True) if (id, mark) not in lost["posts"])
        head = replace(entity, id=firsts.get(id, entity.id), aliases=aliases, posts=posts)
        found[id] = Guise(id, head, guise.members - len(gone[id]))
    return found


def _lost(run: Run, name: str, gone: Mapping[str, Mapping[str, Entity]]) -> set[tuple[str, str]]:
    """Return the values of the list *name*, with their guises, that only members *gone* have."""
    own = {
        id: {value for each in members.values() for value in member_node(each)["properties"].get(name) or ()}
        for id, members in gone.items()
    }
    rows = [{"guise": id, "own": value, "gone": sorted(gone[id])} for id in sorted(own) for value in sorted(own[id])]
    shared = {(row["guise"], row["own"]) for row in run(cypher.SHARED[name], rows=rows)} if rows else set()
    return {(id, value) for id, values in own.items() for value in values} - shared
