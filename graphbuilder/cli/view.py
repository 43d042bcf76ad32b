"""Verbs that show: view, export."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, MinConfidenceOption, app

HopsOption = Annotated[int, typer.Option("--hops", min=1, help="How many statements away others may stand.")]
LanguageOption = Annotated[
    str | None, typer.Option("--language", help="Labels first shown: ru or en; without it, that of most articles.")
]
OpenOption = Annotated[bool, typer.Option("--open", help="Also show statements no rule types, by their verb.")]


@app.command()
def view(
    entity: Annotated[str | None, typer.Argument(help="An entity by any name; without it, the whole graph.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")] = Path("graph.html"),
    hops: HopsOption = 1,
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="Most entities to show; the best connected stay.")
    ] = 2000,
    title: Annotated[str, typer.Option("--title", help="Heading of the page; without it, the entity's name.")] = "",
    language: LanguageOption = None,
    open_statements: OpenOption = False,
    min_confidence: MinConfidenceOption = 0.0,
    graph: GraphOption = DEFAULT_GRAPH,
    lexicon: LexiconOption = None,
) -> None:
    """Write one self-contained page: the graph, the sentences behind it, a timeline, a table.

    graphbuilder view -o graph.html

    graphbuilder view Путин --hops 2 -o putin.html
    """
    from dataclasses import replace

    from graphbuilder.store import connect
    from graphbuilder.view import subgraph, write_page

    with connect(graph, read_only=True) as store:
        found = subgraph(
            store,
            entity=entity,
            hops=hops,
            limit=limit,
            open_statements=open_statements,
            min_confidence=min_confidence,
        )
    written = write_page(replace(found, title=title), output, language=language)
    summary = f"{written}: {len(found.nodes)} entities, {len(found.claims)} statements, {len(found.articles)} articles"
    print(summary + (f"; {found.left_out} entities left out by --limit" if found.left_out else ""), file=sys.stderr)


@app.command()
def export(
    form: Annotated[
        str, typer.Option("--format", "-f", help="graphml, gexf, csv, neo4j-admin, parquet, jsonld, ftm or plover.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="File to write; a folder for csv, neo4j-admin, parquet.")
    ],
    entity: Annotated[str | None, typer.Option("--entity", help="Only the surroundings of this entity.")] = None,
    hops: HopsOption = 1,
    min_confidence: MinConfidenceOption = 0.0,
    graph: GraphOption = DEFAULT_GRAPH,
    lexicon: LexiconOption = None,
) -> None:
    """Write the graph for another program, evidence included.

    graphbuilder export --format gexf -o news.gexf

    graphbuilder export --format ftm --entity Путин -o putin.ftm.json
    """
    from graphbuilder.store import connect
    from graphbuilder.view import exported
    from graphbuilder.view.export import export as write

    with connect(graph, read_only=True) as store:
        found = exported(store, entity=entity, hops=hops, min_confidence=min_confidence)
    written = write(found, form, output)
    print(f"{written}: {len(found.nodes)} entities, {len(found.claims)} statements as {form}", file=sys.stderr)


@app.command()
def report(
    entity: Annotated[str, typer.Argument(help="Whom it is of, by any name.")],
    other: Annotated[str | None, typer.Argument(help="Of a pair, the other.")] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A file that ends in .md or .html; Markdown on stdout without it."),
    ] = None,
    language: Annotated[str, typer.Option("--language", help="Of the headings: ru or en.")] = "ru",
    min_confidence: MinConfidenceOption = 0.0,
    graph: GraphOption = DEFAULT_GRAPH,
    lexicon: LexiconOption = None,
) -> None:
    """Write what the graph says of an entity, or of two together, every sentence with its source.

    graphbuilder report Путин -o putin.html

    graphbuilder report Россия КНДР -o pair.md
    """
    from graphbuilder.store import connect
    from graphbuilder.view import report as reports

    with connect(graph, read_only=True) as store:
        found = reports.report(store, entity, other, language=language, min_confidence=min_confidence)
    if output is None:
        sys.stdout.write(reports.as_markdown(found))
    else:
        print(f"{reports.write(found, output)}: {len(found.told)} statements", file=sys.stderr)
