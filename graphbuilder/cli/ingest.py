"""``graphbuilder ingest`` and ``delete``."""

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, app, fail
from graphbuilder.cli.progress import Bar

ModelsOption = Annotated[str, typer.Option("--models", help="joint, compact, official, or a folder of models.")]
LanguageOption = Annotated[str | None, typer.Option("--language", help="ru or en; detected when not given.")]
PublishedOption = Annotated[
    str | None, typer.Option("--published", help="Day of publication (ISO) of sources that tell none.")
]


@app.command()
def ingest(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, URLs, feeds, or - for stdin.")],
    graph: GraphOption = DEFAULT_GRAPH,
    models: ModelsOption = "joint",
    language: LanguageOption = None,
    published: PublishedOption = None,
    run: Annotated[str, typer.Option("--run", help="Name of this run, for «new-since»; the moment if not given.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Do unchanged articles again as well.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="What was done, as one JSON object on stdout.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Read articles into the graph.

    Example: graphbuilder ingest data/articles/ --graph news.graph
    """
    import graphbuilder as gb

    with Bar(sources, quiet=quiet) as bar, gb.connect(graph) as opened:
        report = opened.ingest(
            *sources, models=models, language=language, published=published, run=run, force=force, progress=bar.show
        )
    for error in report.errors:
        fail(error)
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False))
    elif not quiet:
        print(
            f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged, {len(report.errors)} failed: "
            f"{report.documents} documents, {report.sentences} sentences, {report.statements} statements; run {report.run}",
            file=sys.stderr,
        )
    if report.stopped:
        fail("stopped; the same command goes on with what is left")
        raise typer.Exit(130)
    if report.errors:
        raise typer.Exit(1)


@app.command()
def delete(
    document: Annotated[str, typer.Argument(help="Id, URL or path of the document.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Remove one document and exactly its share of the graph.

    Example: graphbuilder delete data/articles/visit.txt
    """
    import graphbuilder as gb

    with gb.connect(graph) as opened:
        opened.delete(document)
    print(f"deleted {document}", file=sys.stderr)
