"""``graphbuilder merge``, ``split``, ``review``, ``link``: who is who as people decide it; all can be undone."""

import getpass
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, app
from graphbuilder.errors import ResolveError
from graphbuilder.model import Entity, Judgement
from graphbuilder.store.base import Store

ByOption = Annotated[str, typer.Option("--by", help="Who decides; kept with the judgement. Default: the user's name.")]


def _author(by: str) -> str:
    return by or getpass.getuser()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _entities(store: Store) -> dict[str, Entity]:
    """Entities by member id, as the resolver sees them now."""
    from graphbuilder.resolve import resolve

    return dict(resolve(store.members(), store.judgements()).entities)


def _apply(store: Store) -> dict[str, Entity]:
    """Resolve anew, move the edges, and return the entities by member id."""
    from graphbuilder.resolve import resolve

    resolution = resolve(store.members(), store.judgements())
    store.apply(resolution)
    return dict(resolution.entities)


def _print(entity: Entity) -> None:
    fields = {"id": entity.id, "name": entity.name, "type": entity.type, "members": list(entity.members)}
    print(json.dumps(fields, ensure_ascii=False))


@app.command()
def merge(
    a: Annotated[str, typer.Argument(help="Name, alias or id of an entity.")],
    b: Annotated[str, typer.Argument(help="Name, alias or id of the other.")],
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
) -> None:
    """Make one entity of two. Undo with split.

    Example: graphbuilder merge "Ким Чен Ын" "Kim Jong Un"
    """
    from graphbuilder.resolve.review import find_entity, merging
    from graphbuilder.store import connect

    with connect(graph) as store:
        entities = _entities(store)
        one, other = (find_entity(_distinct(entities), name) for name in (a, b))
        for judgement in store.judgements():
            if not judgement.same and {entities.get(judgement.a), entities.get(judgement.b)} == {one, other}:
                store.retract((judgement.a, judgement.b))
        store.judge(merging(one, other, by=_author(by), at=_now()))
        _print(_apply(store)[one.id])


@app.command()
def split(
    entity: Annotated[str, typer.Argument(help="Name, alias or id of the entity.")],
    members: Annotated[list[str], typer.Argument(help="What leaves it: member ids, or names it is joined under.")],
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
) -> None:
    """Take members out of an entity; what merge joined comes apart again.

    Example: graphbuilder split "Сергей Иванов" 3f2a9c0d1e4b5a67
    """
    from graphbuilder.resolve.review import find_entity, splitting
    from graphbuilder.store import connect

    with connect(graph) as store:
        whole = find_entity(_distinct(_entities(store)), entity)
        leaving = _members(whole, members, {member.id: member for member in store.members()})
        undone, apart = splitting(whole, leaving, store.judgements(), by=_author(by), at=_now())
        for judgement in undone:
            store.retract((judgement.a, judgement.b))
        entities = _entities(store)
        staying = [member for member in whole.members if member not in leaving]
        if any(entities[member] == entities[other] for member in leaving for other in staying):
            for judgement in apart:
                store.judge(judgement)
        after = _apply(store)
        for each in sorted({after[member].id for member in whole.members}):
            _print(next(found for found in after.values() if found.id == each))


@app.command()
def review(
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
    limit: Annotated[int, typer.Option("--limit", help="At most so many pairs.")] = 100,
    listed: Annotated[bool, typer.Option("--list", help="Print the pairs as JSON lines and ask nothing.")] = False,
) -> None:
    """Go through the pairs the resolver is least sure of: y same, n not the same, s skip, q quit.

    Example: graphbuilder review --list
    """
    from graphbuilder.resolve.across import doubtful
    from graphbuilder.store import connect

    with connect(graph) as store:
        entities = _entities(store)
        asked = 0
        for pair in doubtful(store.members(), store.judgements())[:limit]:
            one, other = entities[pair.a], entities[pair.b]
            if listed:
                fields = {"a": one.id, "a_name": one.name, "b": other.id, "b_name": other.name, "score": pair.score}
                print(json.dumps(fields | {"reason": pair.reason}, ensure_ascii=False))
                continue
            key = _ask(one, other, pair)
            if key == "q":
                break
            if key in "yn":
                asked += 1
                a, b = sorted((one.id, other.id))
                told = Judgement(a, b, key == "y", float(key == "y"), "review", _author(by), _now())
                store.judge(told)
        if asked:
            _apply(store)
        if not listed:
            print(f"{asked} judgements stored", file=sys.stderr)


@app.command()
def link(
    aliases: Annotated[Path, typer.Argument(help="CSV, JSONL, Parquet or FollowTheMoney entities with Wikidata ids.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Find Wikidata ids for the graph's entities in a file of aliases; print one JSON object a line.

    Example: graphbuilder link opensanctions.ftm.json > links.jsonl
    """
    from graphbuilder.resolve.aliases import link as find_links
    from graphbuilder.store import connect

    with connect(graph) as store:
        entities = _distinct(_entities(store))
    for found in find_links(entities, aliases):
        print(json.dumps(found._asdict(), ensure_ascii=False))


def _ask(one: Entity, other: Entity, pair: Judgement) -> str:
    """Ask for one key on stderr."""
    print(f"{one.name} ({one.type})\n{other.name} ({other.type})\n  {pair.score:.2f} {pair.reason}", file=sys.stderr)
    while True:
        print("same? [y/n/s/q] ", end="", file=sys.stderr, flush=True)
        key = typer.getchar() if sys.stdin.isatty() else sys.stdin.readline().strip()[:1] or "q"
        print(file=sys.stderr)
        if key.lower() in ("y", "n", "s", "q"):
            return str(key).lower()


def _members(whole: Entity, wanted: list[str], members: dict[str, Entity]) -> list[str]:
    """Return the member ids of *whole* that *wanted* names: ids themselves, mention ids, or names."""
    from graphbuilder.names.fold import plain

    found: list[str] = []
    for name in wanted:
        fits = [member for member in whole.members if member == name]
        fits = fits or [m for m in whole.members if m in members and plain(members[m].name) == plain(name)]
        fits = fits or [m for m in whole.members if m in members and plain(name) in map(plain, members[m].aliases)]
        if not fits:
            raise ResolveError(
                f"{name}: not a member or a name of {whole.name} ({whole.id}); see graphbuilder show {whole.id}"
            )
        found += [member for member in fits if member not in found]
    return found


def _distinct(entities: dict[str, Entity]) -> list[Entity]:
    return list({entity.id: entity for entity in entities.values()}.values())
