"""``graphbuilder ingest`` and ``delete``."""

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, app, fail
from graphbuilder.cli.progress import Bar
from graphbuilder.errors import GraphbuilderError
from graphbuilder.model import PRECISION

ModelsOption = Annotated[str, typer.Option("--models", help="joint, compact, official, or a folder of models.")]
LanguageOption = Annotated[str | None, typer.Option("--language", help="ru or en; detected when not given.")]
PublishedOption = Annotated[
    str | None, typer.Option("--published", help="Day of publication (ISO) of sources that tell none.")
]
MapOption = Annotated[
    str | None,
    typer.Option("--map", help="Which column or key is which field: text=body,title=headline,date=pub_date."),
]
PrecisionOption = Annotated[
    float,
    typer.Option("--precision", min=0, max=1, help="The share of right statements aimed at; a lower one keeps more."),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        help="Processes that parse and extract; each holds the models. 1 where not given, of a cluster all.",
    ),
]


class Engine(StrEnum):
    """Where the processes are."""

    processes = "processes"
    ray = "ray"


EngineOption = Annotated[
    Engine,
    typer.Option(
        "--engine", help="Where the workers are: on this machine, or on a Ray cluster (RAY_ADDRESS; docs/scale.md)."
    ),
]
OcrOption = Annotated[
    bool,
    typer.Option(
        "--ocr", help="Read scanned pages of PDFs from their pictures (needs graphbuilder[ocr] and tesseract)."
    ),
]
QueryOption = Annotated[
    str | None, typer.Option("--query", help="Of an SQLite database: a table, or the SELECT whose rows are read.")
]


def columns(value: str | None) -> dict[str, str]:
    """Return what ``--map`` says: fields and the names of their columns."""
    from graphbuilder.read.record import ALIASES, columns_of

    pairs = [part.partition("=") for part in (value or "").split(",") if part.strip()]
    if wrong := [name for name, sign, column in pairs if not sign or not column.strip()]:
        raise typer.BadParameter(f"{wrong[0]}: write FIELD=COLUMN, several with commas", param_hint="--map")
    found = {ALIASES.get(name.strip().lower(), name.strip().lower()): column.strip() for name, _, column in pairs}
    try:
        columns_of(found)
    except GraphbuilderError as error:
        raise typer.BadParameter(str(error), param_hint="--map") from None
    return found


def remember(graph: str, sources: list[str], errors: list[str]) -> None:
    """Remember for ``status`` what failed of *sources*; nothing is written where nothing failed and nothing did before."""
    from graphbuilder.batches import moment
    from graphbuilder.watch import State, state_of

    path = state_of(graph)
    if errors or path.exists():
        with State(path) as state:
            state.failed(sources, errors, moment())


def listed(context: typer.Context, sources: list[str] | None) -> list[str]:
    """Return the sources given, else those of graphbuilder.toml."""
    from graphbuilder.cli.config import Config
    from graphbuilder.errors import BadParameter

    found = sources or (context.obj.sources if isinstance(context.obj, Config) else [])
    if not found:
        raise BadParameter(
            "no sources: name files, folders, URLs or feeds, or list them as sources in graphbuilder.toml"
        )
    return found


@app.command()
def ingest(
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files, folders, patterns, URLs, feeds, or - for stdin; without any those of graphbuilder.toml."
        ),
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    models: ModelsOption = "joint",
    language: LanguageOption = None,
    published: PublishedOption = None,
    named: MapOption = None,
    query: QueryOption = None,
    ocr: OcrOption = False,
    precision: PrecisionOption = PRECISION,
    workers: WorkersOption = None,
    engine: EngineOption = Engine.processes,
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

    sources = listed(context, sources)
    with Bar(sources, quiet=quiet) as bar, gb.connect(graph) as opened:
        report = opened.ingest(
            *sources,
            models=models,
            language=language,
            published=published,
            columns=columns(named),
            query=query,
            ocr=ocr,
            precision=precision,
            workers=workers,
            engine=engine.value,
            run=run,
            force=force,
            progress=bar.show,
        )
    remember(graph, sources, report.errors)
    if not quiet:
        for notice in report.notices:
            print(f"graphbuilder: {notice}", file=sys.stderr)
    for error in report.errors:
        fail(error)
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False))
    elif not quiet:
        others = {"replaced": report.replaced, "skipped": report.skipped}
        counts = "".join(f", {count} {what}" for what, count in others.items() if count)
        print(
            f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged, {len(report.errors)} failed: "
            f"{report.documents} documents, {report.sentences} sentences, {report.statements} statements{counts};"
            f" run {report.run}",
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
