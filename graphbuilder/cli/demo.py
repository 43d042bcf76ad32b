"""``graphbuilder demo``: the sample articles into a graph, its strongest relations, three questions, and a page to look at."""

import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuilder.cli import app, fail

if TYPE_CHECKING:
    from graphbuilder.graph import Graph

QUESTIONS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Who met Kim Jong Un, and when?", "who-met", {"person": "Ким Чен Ын"}),
    ("Who sent troops where?", "troop-movements", {}),
    ("What did Russia sign, and with whom?", "agreements-of", {"entity": "Россия"}),
)


@app.command()
def demo(
    home: Annotated[Path, typer.Argument(help="Folder to make anew and to fill.")] = Path("demo"),
) -> None:
    """Build a graph of the sample articles, ask it three questions and write it as a page.

    Example: graphbuilder demo
    """
    import graphbuilder as gb
    from graphbuilder.resources import folder

    started = time.monotonic()
    graph = home / "news.graph"
    if home.exists() and not graph.exists() and any(home.iterdir()):
        raise typer.BadParameter(f"{home} holds something else: name a folder that may be made anew")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    print(f"Reading {folder('data/articles').name}/ into {graph} …", file=sys.stderr)
    with gb.connect(graph) as opened:
        report = opened.ingest(folder("data/articles"))
        for error in report.errors:
            fail(error)
        print(f"{report.documents} documents, {report.sentences} sentences, {report.statements} statements\n")
        _answers(opened)
        page = _page(opened, home)
    print(f"\nThe graph as a page: open {page} in a browser.")
    print(f"Done in {time.monotonic() - started:.0f} s. Next:")
    print(f"  export GRAPHBUILDER_GRAPH={graph}")
    print("  graphbuilder queries                     every stored question")
    print("  graphbuilder show Путин                  everything about one entity")
    print("  graphbuilder serve                       search, read, reject and correct in a browser")
    print("  graphbuilder ingest my-article.txt       your own articles")
    print("  graphbuilder server start                a Neo4j with Neo4j Browser, then --graph bolt://…")
    if report.errors:
        raise typer.Exit(1)


def _answers(graph: "Graph") -> None:
    from graphbuilder.query.output import write

    print("The strongest relations, each with a sentence that says so")
    write(graph.query("strongest", limit=12), "table")
    for title, name, parameters in QUESTIONS:
        flags = " ".join(f"-p {key}={value!r}" for key, value in parameters.items())
        print(f"\n{title}   graphbuilder query {name} {flags}".rstrip())
        write(graph.query(name, **parameters), "table")


def _page(graph: "Graph", home: Path) -> Path:
    from graphbuilder.view import subgraph, write_page

    return write_page(subgraph(graph.store), home / "graph.html")
