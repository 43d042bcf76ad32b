"""``graphbuilder merge``, ``split``, ``judgements``: who is who as people decide it; all can be undone."""

import getpass
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, app
from graphbuilder.model import Entity

ByOption = Annotated[str, typer.Option("--by", help="Who decides; kept with the judgement. Default: the user's name.")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why; kept with the judgement.")]


def author(by: str) -> str:
    """Return who decides: *by*, else the user's name."""
    return by or getpass.getuser()


def print_entity(entity: Entity) -> None:
    """Print an entity as one JSON object."""
    fields = {"id": entity.id, "name": entity.name, "type": entity.type, "members": list(entity.members)}
    print(json.dumps(fields, ensure_ascii=False))


@app.command()
def merge(
    a: Annotated[str, typer.Argument(help="Name, alias or id of an entity.")],
    b: Annotated[str, typer.Argument(help="Name, alias or id of the other.")],
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
    reason: ReasonOption = "merge",
) -> None:
    """Make one entity of two. Undo with split.

    Example: graphbuilder merge "Ким Чен Ын" "Kim Jong Un"
    """
    import graphbuilder as gb

    with gb.connect(graph) as opened:
        print_entity(opened.merge(a, b, by=by, reason=reason))


@app.command()
def split(
    entity: Annotated[str, typer.Argument(help="Name, alias or id of the entity.")],
    leaving: Annotated[
        list[str],
        typer.Argument(help="What leaves it: mention ids (document:start:end), member ids, names, or a Wikidata id."),
    ],
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
    reason: ReasonOption = "split",
) -> None:
    """Take mentions out of an entity; what merge joined comes apart again. Undo with merge.

    Example: graphbuilder split "Сергей Иванов" 3f2a9c0d1e4b5a67:120:127
    """
    import graphbuilder as gb

    with gb.connect(graph) as opened:
        for each in opened.split(entity, *leaving, by=by, reason=reason):
            print_entity(each)


@app.command()
def judgements(
    file: Annotated[Path | None, typer.Argument(help="Judgements to take in, as this verb prints them.")] = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Print what people decided, one JSON object a line; with FILE, take it into this graph, before or after its articles.

    Example: graphbuilder judgements --graph old.graph > judged.jsonl; graphbuilder judgements judged.jsonl --graph new.graph
    """
    from graphbuilder.resolve.judgements import read_judgements
    from graphbuilder.store import connect, identity

    if file is not None:
        decided = read_judgements(file)
        with connect(graph) as store:
            taken = identity.take_in(store, decided)
        print(f"{taken} judgements taken in, {len(decided) - taken} known already or older", file=sys.stderr)
        return
    with connect(graph, read_only=True) as store:
        for each in store.judgements():
            if each.human:
                print(json.dumps(asdict(each), ensure_ascii=False))
