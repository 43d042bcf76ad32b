"""``graphbuilder verify``, ``backup``, ``restore`` and ``schema``: keeping a graph."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, app, fail


@app.command()
def verify(
    graph: GraphOption = DEFAULT_GRAPH,
    repair: Annotated[bool, typer.Option("--repair", help="Make anew what is derived from the articles.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Prove that the graph is what its articles say: links, occurrences and who is who as made from scratch.

    Example: graphbuilder verify --graph news.graph
    """
    from graphbuilder.store import connect
    from graphbuilder.store.upkeep import verify as prove
    from graphbuilder.store.upkeep.verify import described

    with connect(graph, read_only=not repair) as store:
        found = prove(store, repair=repair)  # type: ignore[arg-type]
        left = prove(store) if repair and found else found  # type: ignore[arg-type]
    for line in described(found):
        print(line)
    if repair and found and not left:
        print("repaired", file=sys.stderr)
    if left:
        fail(
            f"{sum(each.number for each in left)} things are wrong; ingest the articles again with --force"
            if all(not each.derived for each in left)
            else f"{sum(each.number for each in left)} things are wrong; verify --repair sets right what is derived"
        )
        raise typer.Exit(1)


@app.command()
def backup(
    archive: Annotated[Path, typer.Argument(help="The file to write, such as news.graph.gz.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Write the whole graph to an archive, which restore puts into a graph of either kind.

    Example: graphbuilder backup news.backup.gz --graph news.graph
    """
    from graphbuilder.store import connect
    from graphbuilder.store.upkeep import backup as write

    with connect(graph, read_only=True) as store:
        nodes, edges = write(store, archive)  # type: ignore[arg-type]
    print(f"{nodes} nodes and {edges} edges in {archive}", file=sys.stderr)


@app.command()
def restore(
    archive: Annotated[Path, typer.Argument(help="What backup wrote.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Put an archive into an empty graph.

    Example: graphbuilder restore news.backup.gz --graph new.graph
    """
    from graphbuilder.store import connect
    from graphbuilder.store.upkeep import restore as put

    with connect(graph) as store:
        nodes, edges = put(store, archive)  # type: ignore[arg-type]
    print(f"{nodes} nodes and {edges} edges in {graph}", file=sys.stderr)


@app.command()
def schema(
    action: Annotated[str, typer.Argument(help="apply: declare what is missing; show: print the statements.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Declare the constraints and indexes of a graph, for users that may only write data.

    Example: graphbuilder schema apply --graph neo4j+s://graph.example.org
    """
    from graphbuilder.store import connect
    from graphbuilder.store.schema import schema as statements

    if action == "show":
        print(";\n".join(statements()) + ";")
    elif action == "apply":
        with connect(graph) as store:
            store.prepare()
    else:
        raise typer.BadParameter(f"{action!r}: expected apply or show")
