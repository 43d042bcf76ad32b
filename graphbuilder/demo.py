"""``make demo``: the sample articles into an embedded graph, its strongest relations, three questions, and a page to look at."""

import shutil
import sys
import time
from pathlib import Path

from graphbuilder import pipeline
from graphbuilder.resources import folder

QUESTIONS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Who met Kim Jong Un, and when?", "who-met", {"person": "Ким Чен Ын"}),
    ("Who sent troops where?", "troop-movements", {}),
    ("What did Russia sign, and with whom?", "agreements-of", {"entity": "Россия"}),
)


def main(home: Path = Path("demo")) -> None:
    """Make *home* anew and fill it; print as it goes."""
    from graphbuilder.connect import connect
    from graphbuilder.query.output import write

    started = time.monotonic()
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    graph = home / "news.graph"
    print(f"Reading {folder('data/articles').name}/ into {graph} …", file=sys.stderr)
    report = pipeline.ingest([folder("data/articles")], str(graph))
    for error in report.errors:
        print(error, file=sys.stderr)
    print(f"{report.documents} documents, {report.sentences} sentences, {report.statements} statements\n")
    with connect(str(graph)) as open_graph:
        print("The strongest relations, each with a sentence that says so")
        write(open_graph.query("strongest", limit=12), "table")
        for title, name, parameters in QUESTIONS:
            print(f"\n{title}   graphbuilder query {name} {_flags(parameters)}".rstrip())
            write(open_graph.query(name, **parameters), "table")
        page = _page(open_graph, home)
    print(f"\nThe graph as a page: open {page} in a browser.")
    print(f"Done in {time.monotonic() - started:.0f} s. Next:")
    print(f"  export GRAPHBUILDER_GRAPH={graph}")
    print("  graphbuilder queries                     every stored question")
    print("  graphbuilder show Путин                  everything about one entity")
    print("  graphbuilder ingest my-article.txt       your own articles")
    print("  graphbuilder server start                a Neo4j with Neo4j Browser, then --graph bolt://…")
    if report.errors:
        sys.exit(1)


def _flags(parameters: dict[str, str]) -> str:
    return " ".join(f"-p {key}={value!r}" for key, value in parameters.items())


def _page(graph: object, home: Path) -> Path:
    from graphbuilder.view import subgraph, write_page

    page = home / "graph.html"
    write_page(subgraph(graph.store), page)  # type: ignore[attr-defined]
    return page


if __name__ == "__main__":
    main()
