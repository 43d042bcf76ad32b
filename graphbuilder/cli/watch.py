"""``graphbuilder watch`` and ``save``: sources kept an eye on, questions kept by name, their new rows told."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, app, fail
from graphbuilder.cli.ingest import LanguageOption, ModelsOption, PrecisionOption, listed
from graphbuilder.cli.query import ParameterOption, folder, pairs
from graphbuilder.errors import BadParameter
from graphbuilder.model import PRECISION

if TYPE_CHECKING:
    from graphbuilder.batches import Report
    from graphbuilder.watch import Alert


@app.command()
def watch(
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Folders, files, patterns, feeds, URLs; without any those of graphbuilder.toml."),
    ] = None,
    alerts: Annotated[
        list[str] | None,
        typer.Option("--alert", help="A saved question (or a stored one) whose new rows are told; repeatable."),
    ] = None,
    to: Annotated[
        str, typer.Option("--to", help="Where rows go: - (standard output), a file, or http://127.0.0.1:PORT/…")
    ] = "-",
    interval: Annotated[
        float, typer.Option("--interval", min=1, help="Seconds between looks at feeds and URLs.")
    ] = 300.0,
    once: Annotated[bool, typer.Option("--once", help="Look once and end, for cron.")] = False,
    graph: GraphOption = DEFAULT_GRAPH,
    models: ModelsOption = "joint",
    language: LanguageOption = None,
    precision: PrecisionOption = PRECISION,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Errors only.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Read in what is new or changed in folders and feeds, until it is stopped; tell of new rows of saved questions.

    It may be killed at any moment: what was not read in is read in by the next, nothing twice.

    Example: graphbuilder watch news/ https://news.example/feed.xml --alert met-kim --to alerts.jsonl
    """
    from graphbuilder.watch import State, Watcher, sink, state_of

    chosen = listed(context, sources)
    if "-" in chosen:
        raise BadParameter("watch: standard input cannot be watched; name folders, files or feeds")
    asked = [_alert(context, name) for name in alerts or ()]
    options = {"models": models, "language": language, "precision": precision}
    with State(state_of(graph)) as state:
        watcher = Watcher(chosen, graph, state, options=options, alerts=asked, to=sink(to), note=fail)
        try:
            for report in [watcher.look()] if once else watcher.run(interval=interval):
                _tell(report, quiet=quiet)
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
    if once and report.errors:
        raise typer.Exit(1)


@app.command()
def save(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What to call it.")],
    question: Annotated[str, typer.Argument(help="The stored question.")],
    parameters: ParameterOption = None,
    title: Annotated[str, typer.Option("--title", help="What it asks, in your words.")] = "",
) -> None:
    """Keep a question with its parameters by name, in a file to share: questions/NAME.toml. Ask it with query NAME.

    Example: graphbuilder save met-kim who-met -p person="Ким Чен Ын"
    """
    from graphbuilder.query.kept import Kept, keep

    path = keep(Kept(name, question, pairs(parameters or []), title), folder(context))
    print(f"saved in {path}; ask it: graphbuilder query {name}", file=sys.stderr)


def _alert(context: typer.Context, name: str) -> "Alert":
    from graphbuilder.query import question
    from graphbuilder.query.kept import find
    from graphbuilder.watch import Alert

    kept = find(name, folder(context))
    alert = Alert(kept.name, kept.question, dict(kept.parameters)) if kept else Alert(name, name)
    wanting = [one.name for one in question(alert.question).parameters if one.default is None]
    if missing := [one for one in wanting if one not in alert.parameters]:
        raise BadParameter(
            f"--alert {name}: {alert.question} wants {missing[0]}; keep it first: "
            f"graphbuilder save NAME {alert.question} -p {missing[0]}=…"
        )
    return alert


def _tell(report: "Report", *, quiet: bool) -> None:
    for error in report.errors:
        fail(error)
    if not quiet and (report.new or report.changed or report.replaced):
        print(
            f"{report.run}  {report.new} new, {report.changed} changed, {report.unchanged} unchanged, "
            f"{len(report.errors)} failed; {report.statements} statements",
            file=sys.stderr,
        )
