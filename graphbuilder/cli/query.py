"""Verbs that ask: query, queries, show, cypher."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, MinConfidenceOption, app
from graphbuilder.cli.completion import parameter_values, question_names
from graphbuilder.errors import BadParameter, QueryError

if TYPE_CHECKING:
    from graphbuilder.query import Found, Question
    from graphbuilder.query.kept import Kept
    from graphbuilder.query.output import Answer, Format
    from graphbuilder.query.profile import Profile

FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", help="table, csv, json, jsonl, parquet, markdown; without it by the ending of -o, else table."
    ),
]
OutOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file, not to stdout.")]
ParameterOption = Annotated[
    list[str] | None,
    typer.Option(
        "-p",
        "--param",
        help="key=value; give a key again to name several entities.",
        autocompletion=parameter_values,
    ),
]


@app.command()
def query(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            help="A stored question («graphbuilder queries» lists them), or one you saved.",
            autocompletion=question_names,
        ),
    ],
    parameters: ParameterOption = None,
    form: FormatOption = None,
    output: OutOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    graph: GraphOption = DEFAULT_GRAPH,
    lexicon: LexiconOption = None,
) -> None:
    """Ask a stored question. A terminal is asked for the parameters that must be given and are not.

    graphbuilder query who-met -p person=Путина

    graphbuilder query pair-timeline -p a=Россия -p b=КНДР --format csv -o pair.csv
    """
    import graphbuilder as gb
    from graphbuilder.query import question, told
    from graphbuilder.query.table import Table

    chosen = _format(form, output)
    kept = _kept(context, name)
    name = kept.question if kept else name
    asked = question(name)
    given = {**(kept.parameters if kept else {}), **pairs(parameters or [])}
    known = any(one.name == "min_confidence" for one in asked.parameters)
    if min_confidence and (known or not _by_file(context, "min_confidence")):
        given["min_confidence"] = min_confidence
    if sys.stdin.isatty() and sys.stderr.isatty():
        given |= _prompted(asked, given)
    with gb.connect(graph, read_only=True) as opened:
        # what is printed needs no pandas, a Parquet file does
        answer = opened.query(name, **given) if chosen == "parquet" else told(opened.store, name, given)
    entities = answer.entities if isinstance(answer, Table) else answer.attrs["entities"]
    for key, found in entities.items():
        meant = [entity for _, entity in found]
        if len(meant) > 1 or meant != [given.get(key)]:
            _tell(f"{key}: {', '.join(meant)}")
    _print(answer, chosen, output)


@app.command()
def queries(
    words: Annotated[list[str] | None, typer.Argument(help="Words of the title or help, in either language.")] = None,
    form: FormatOption = None,
    output: OutOption = None,
    browser: Annotated[
        Path | None,
        typer.Option("--browser", help="Write saved queries for Neo4j Browser: FILE.zip (older), FILE.csv (newer)."),
    ] = None,
) -> None:
    """List the stored questions, or describe one.

    graphbuilder queries встречи

    graphbuilder queries who-met

    graphbuilder queries --browser questions.zip
    """
    from graphbuilder.query import questions, search
    from graphbuilder.query.saved import save
    from graphbuilder.query.table import Table

    text = " ".join(words or [])
    found = [questions()[text]] if text in questions() else search(text)
    if browser is not None:
        save(found, browser)
        _tell(f"{len(found)} questions in {browser}")
        return
    if text in questions() and form is None and output is None:
        print(_described(questions()[text]))
        return
    chosen = _format(form, output)
    columns = ("name", "topic", "title_ru", "title_en", "example")[: 4 if chosen == "table" else 5]
    rows = [(one.name, one.topic, one.title_ru, one.title_en, one.command)[: len(columns)] for one in found]
    _print(Table(columns, ("text",) * len(columns), rows), chosen, output)


@app.command()
def show(
    entity: Annotated[str, typer.Argument(help="Any name of a person, country, organisation, place …")],
    everyone: Annotated[bool, typer.Option("--all", help="All who have the name, one after the other.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each entity meant.")] = False,
    min_confidence: MinConfidenceOption = 0.0,
    graph: GraphOption = DEFAULT_GRAPH,
    lexicon: LexiconOption = None,
) -> None:
    """Show what the graph knows of somebody: names and why they count, positions, links, timeline with sentences.

    Where several have the name it lists them: name one by its id.

    graphbuilder show Путина
    """
    import graphbuilder as gb

    with gb.connect(graph, read_only=True) as opened:
        namesakes = [] if as_json or everyone else opened.entities(entity)
        if len(namesakes) > 1:
            _list(entity, namesakes)
            return
        found = opened.profiles(entity, min_confidence=min_confidence)
    for profile in found:
        if as_json:
            print(json.dumps(_as_dict(profile), ensure_ascii=False))
        else:
            _show(profile)


@app.command()
def cypher(
    file: Annotated[str, typer.Argument(help="A file of Cypher, or - for stdin.")],
    parameters: ParameterOption = None,
    form: FormatOption = None,
    output: OutOption = None,
    timeout: Annotated[float, typer.Option(help="Give up after this many seconds.")] = 30.0,
    memory: Annotated[
        int, typer.Option(min=1, help="Megabytes it may take beside the graph (embedded graphs).")
    ] = 2000,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Ask a question of your own in Cypher; it can read, never write, and only so long and so much.

    echo 'MATCH (p:Person) RETURN p.name' | graphbuilder cypher -
    """
    from graphbuilder.query.frame import raw
    from graphbuilder.store import ask

    chosen = _format(form, output)
    given = {key: _json(value) for key, value in pairs(parameters or []).items()}
    rows = ask(graph, _text(file), given, timeout=timeout, memory=memory * 1_000_000)
    _print(raw(rows).convert_dtypes(), chosen, output)


def _prompted(question: "Question", given: dict[str, Any]) -> dict[str, str]:
    """Ask for each parameter that must be given and is not, as the example would; Ctrl-C ends the command."""
    example = dict(question.example)
    answers = {}
    try:
        for one in question.parameters:
            if one.default is None and one.name not in given:
                hint = f", such as {example[one.name]}" if one.name in example else ""
                answers[one.name] = typer.prompt(f"{one.name} ({one.en}{hint})", err=True)
    except typer.Abort:
        raise typer.Exit(130) from None
    return answers


def _kept(context: typer.Context, name: str) -> "Kept | None":
    """Return the saved question called *name*; a stored one of that name goes before."""
    from graphbuilder.query import questions as stored
    from graphbuilder.query.kept import find

    return None if name in stored() else find(name, folder(context))


def folder(context: typer.Context) -> Path:
    """Return the folder of saved questions: of graphbuilder.toml, else questions/ here."""
    from graphbuilder.cli.config import Config
    from graphbuilder.query.kept import FOLDER

    return (context.obj.questions if isinstance(context.obj, Config) else None) or FOLDER


def _by_file(context: typer.Context, option: str) -> bool:
    """Say whether *option* has its value from graphbuilder.toml: such holds where it can."""
    source = context.get_parameter_source(option)
    return source is not None and source.name == "DEFAULT_MAP"


def _format(given: str | None, output: Path | None) -> "Format":
    from graphbuilder.query.output import FORMATS, SUFFIXES

    wanted = given or (SUFFIXES.get(output.suffix.lower(), "table") if output else "table")
    for form in FORMATS:
        if form == wanted:
            return form
    raise BadParameter(f"--format {wanted}; expected one of {', '.join(FORMATS)}")


def pairs(texts: list[str]) -> dict[str, Any]:
    """Return what ``-p key=value`` says; a key given again has a list."""
    given: dict[str, Any] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise BadParameter(f"-p {text}: expected key=value")
        if key in given:
            earlier = given[key] if isinstance(given[key], list) else [given[key]]
            given[key] = [*earlier, value]
        else:
            given[key] = value
    return given


def _json(value: Any) -> Any:
    try:
        return json.loads(value)
    except (TypeError, ValueError):
        return value


def _text(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file}: cannot be read ({error}); expected a UTF-8 file of Cypher, or - for stdin") from None


def _print(answer: "Answer", form: "Format", output: Path | None) -> None:
    from graphbuilder.query.output import write

    if answer.empty:
        _tell("no rows")
    if not (answer.empty and form == "table" and output is None):
        write(answer, form, path=output)


def _tell(message: str) -> None:
    print(message, file=sys.stderr)


def _described(question: "Question") -> str:
    lines = [
        f"{question.name} ({question.topic})",
        f"  {question.title_ru}",
        f"  {question.title_en}",
        f"  {question.help_ru}.",
        f"  {question.help_en}.",
        "",
    ]
    for one in question.parameters:
        default = "" if one.default is None else f" = {one.default or '(any)'}"
        lines.append(f"  -p {one.name}: {one.type}{default}   {one.ru} | {one.en}")
    columns = [column.name for column in question.columns if column.type != "picture"]
    return "\n".join([*lines, "", f"  columns: {', '.join(columns)}", f"  {question.command}"])


def _as_dict(profile: "Profile") -> dict[str, Any]:
    from graphbuilder.query.output import records

    one = profile.entity
    return {
        "id": one.id,
        "name": one.name,
        "type": one.type,
        "country": one.country,
        "names": list(one.names),
        "aliases": records(profile.aliases),
        "positions": records(profile.positions),
        "relations": records(profile.neighbours),
        "timeline": records(profile.everything),
        "rejected": records(profile.rejected),
    }


def _list(name: str, namesakes: "list[Found]") -> None:
    """Print who has a name, a line each."""
    from graphbuilder.query.output import harmless

    for one in namesakes:
        others = [each for each in one.names if each != one.name][:4]
        country = f", {one.country}" if one.country else ""
        also = f"; also {', '.join(others)}" if others else ""
        print(harmless(f"{one.id}  {one.name} ({one.type}{country}){also}"))
    _tell(f"{len(namesakes)} have the name «{name}»: show one by its id, or all with --all")


def _show(profile: "Profile") -> None:
    from rich.console import Console
    from rich.text import Text

    from graphbuilder.query.output import harmless, write

    console = Console()
    one = profile.entity
    console.print(Text(harmless(f"{one.name} ({one.type}{', ' + one.country if one.country else ''})"), style="bold"))
    if others := [name for name in one.names if name != one.name]:
        console.print(Text(harmless("also: " + ", ".join(others))))
    timeline = ["date", "subject", "relation", "object", "polarity", "realis", "speakers", "evidence", "document"]
    aliases = ["alias", "via", "mentions", "documents", "reason", "score", "by", "document", "mention"]
    sections = (
        ("Names", profile.aliases, aliases),
        ("Positions", profile.positions, ["person", "relation", "position", "at", "date", "date_to", "evidence"]),
        ("Links", profile.neighbours, ["relation", "name", "direction", "statements", "sources", "evidence"]),
        ("Timeline", profile.everything, timeline),
        ("Rejected", profile.rejected, list(profile.rejected.columns)),
    )
    for title, frame, columns in sections:
        if not frame.empty:
            console.print(Text(f"\n{title}", style="bold"))
            write(frame[[name for name in columns if name in frame.columns]], "table")
