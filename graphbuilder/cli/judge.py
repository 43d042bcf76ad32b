"""``graphbuilder reject``, ``confirm``, ``correct``, ``withdraw``, ``judgements``: what people say of statements."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, app
from graphbuilder.cli.resolve import ByOption, ReasonOption
from graphbuilder.errors import BadParameter, StoreError
from graphbuilder.model import Ruling

judgements = typer.Typer(
    help="What people decided of entities and statements: list it, carry it to another graph, see what became of it.",
    no_args_is_help=True,
)
app.add_typer(judgements, name="judgements")

StatementArgument = Annotated[
    str, typer.Argument(help="Id of a statement, as query, show and extract print it; its beginning is enough.")
]
StatementsArgument = Annotated[list[str], typer.Argument(help="Ids of statements; their beginnings are enough.")]
FileOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file, not to stdout.")]


@app.command()
def reject(
    statements: StatementsArgument,
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
    reason: ReasonOption = "",
) -> None:
    """Say that statements are wrong: nothing asks for them, counts or shows them any more. Undo with withdraw.

    It stays so when articles are read again, or come back, and holds wherever the same sentence stands.

    Example: graphbuilder reject 3f2a9c0d --reason "a joke"
    """
    import graphbuilder as gb

    with gb.connect(graph) as opened:
        for statement in statements:
            _print(opened.reject(statement, by=by, reason=reason))


@app.command()
def confirm(
    statements: StatementsArgument,
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
    reason: ReasonOption = "",
) -> None:
    """Say that statements are right: their confidence is 1 from now on. Undo with withdraw.

    Example: graphbuilder confirm 3f2a9c0d
    """
    import graphbuilder as gb

    with gb.connect(graph) as opened:
        for statement in statements:
            _print(opened.confirm(statement, by=by, reason=reason))


@app.command()
def correct(
    statement: StatementArgument,
    relation: Annotated[str | None, typer.Option("--relation", help="What it says: VISITED, MET …")] = None,
    subject: Annotated[str | None, typer.Option("--subject", help="Whom the article mentions that it is of.")] = None,
    object: Annotated[str | None, typer.Option("--object", help="Whom the article mentions that it is about.")] = None,
    mode: Annotated[str | None, typer.Option("--mode", help="actual, planned, hypothetical or negated.")] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
    reason: ReasonOption = "",
) -> None:
    """Say what a statement should be. Undo with withdraw.

    Example: graphbuilder correct 3f2a9c0d --relation VISITED --mode planned
    """
    import graphbuilder as gb

    if not any((relation, subject, object, mode)):
        raise BadParameter("correct: nothing to correct; give --relation, --subject, --object or --mode")
    with gb.connect(graph) as opened:
        _print(
            opened.correct(
                statement, relation=relation, subject=subject, object=object, mode=mode, by=by, reason=reason
            )
        )


@app.command()
def withdraw(
    statements: Annotated[list[str], typer.Argument(help="Ids of statements or of rulings.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Take back what people said of statements: they are again what their texts made them.

    Example: graphbuilder withdraw 3f2a9c0d
    """
    import graphbuilder as gb

    with gb.connect(graph) as opened:
        for each in opened.withdraw(*statements):
            _print(each)


@judgements.command("list")
def listed(graph: GraphOption = DEFAULT_GRAPH) -> None:
    """Print what people said of statements, who and why, and whether it is in force.

    Example: graphbuilder judgements list --graph news.graph
    """
    import graphbuilder as gb
    from graphbuilder.query.output import harmless

    with gb.connect(graph, read_only=True) as opened:
        found = opened.standing()
        others = [each for each in opened.judgements() if not isinstance(each, Ruling)]
    for each in others:
        names = [next((end.name for end in each.members if end.id == id), id) for id in (each.a, each.b)]
        told = "is" if each.same else "is not"
        print(harmless(f"{each.at[:19]}  {each.by}: {names[0]} {told} {names[1]} ({each.reason})"))
    for one in found:
        ruling = one.ruling
        why = f" ({ruling.reason})" if ruling.reason else ""
        print(harmless(f"{ruling.at[:19]}  {ruling.by}: {_described(ruling)}{why}; {one.state}  {ruling.id}"))
        print(harmless(f"    «{ruling.sentence}»"))
        if one.near is not None:
            print(harmless(f"    the article has now: «{one.near}»"))


@judgements.command("export")
def export(
    output: FileOption = None,
    taught: Annotated[
        bool, typer.Option("--taught", help="As taught sentences, for graphbuilder models teach.")
    ] = False,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Print what people decided, one JSON object a line; import takes it into another graph.

    Example: graphbuilder judgements export -o judged.jsonl
    """
    import graphbuilder as gb
    from graphbuilder.resolve.judgements import to_row

    with gb.connect(graph, read_only=True) as opened:
        rows = opened.lessons() if taught else [to_row(each) for each in opened.judgements()]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{output}: cannot be written ({error.strerror or error}); name another file") from None
    print(f"{len(rows)} {'taught sentences' if taught else 'judgements'} in {output}", file=sys.stderr)


@judgements.command("import")
def take_in(
    file: Annotated[Path, typer.Argument(help="What export wrote.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Take judgements into a graph, before or after its articles; of two on one thing the later counts.

    Example: graphbuilder judgements import judged.jsonl --graph new.graph
    """
    import graphbuilder as gb
    from graphbuilder.resolve.judgements import read_judgements

    decided = read_judgements(file)
    with gb.connect(graph) as opened:
        taken = opened.judge(decided)
    print(f"{taken} judgements taken in, {len(decided) - taken} known already or older", file=sys.stderr)


def _described(ruling: Ruling) -> str:
    """Return what *ruling* says, in one line."""
    parties = ", ".join(f"{party.role} {party.text}" for party in ruling.parties)
    said = f"{ruling.relation} ({parties})"
    if ruling.kind != "correct":
        return f"{ruling.kind}ed {said}"
    changed = [each for each in (ruling.to_relation, ruling.to_mode) if each]
    changed += [f"{party.role} {party.text}" for party in ruling.to_parties]
    return f"corrected {said} to {', '.join(changed)}"


def _print(ruling: Ruling) -> None:
    from graphbuilder.resolve.judgements import to_row

    print(json.dumps({"id": ruling.id} | to_row(ruling), ensure_ascii=False))
