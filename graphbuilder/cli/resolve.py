"""``graphbuilder merge``, ``split``, ``rename``, ``retype``, ``unname``: who is who as people decide it; all can be undone."""

import getpass
import json
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
def rename(
    entity: Annotated[str, typer.Argument(help="Name, alias or id of the entity.")],
    name: Annotated[str, typer.Argument(help="What it is called from now on.")],
    language: Annotated[
        str | None, typer.Option("--language", help="Of the name: ru, en …; by its script if not given.")
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
    reason: ReasonOption = "rename",
) -> None:
    """Call an entity otherwise; what it was called stays an alias. Undo with unname.

    Example: graphbuilder rename "Ким" "Ким Чен Ын"
    """
    import graphbuilder as gb

    with gb.connect(graph) as opened:
        print_entity(opened.rename(entity, name, language=language, by=by, reason=reason))


@app.command()
def retype(
    entity: Annotated[str, typer.Argument(help="Name, alias or id of the entity.")],
    type: Annotated[str, typer.Argument(help="Person, Organization, Country, City, Place, Event, Product, Work …")],
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
    reason: ReasonOption = "retype",
) -> None:
    """Say what an entity is: a person, a city, a work. Undo with unname.

    Example: graphbuilder retype "Гранта" Product
    """
    import graphbuilder as gb

    with gb.connect(graph) as opened:
        print_entity(opened.retype(entity, type, by=by, reason=reason))


@app.command()
def unname(
    entity: Annotated[str, typer.Argument(help="Name, alias or id of the entity.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Take back the names and types that people gave an entity.

    Example: graphbuilder unname "Ким Чен Ын"
    """
    import graphbuilder as gb

    with gb.connect(graph) as opened:
        print_entity(opened.unname(entity))
