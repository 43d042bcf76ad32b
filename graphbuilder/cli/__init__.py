"""The command line: one short function a verb; it parses arguments, calls the library and prints.

Data go to stdout, progress and errors to stderr. Exit 0 done, 1 something failed and is named, 2 wrong usage, 130 interrupted.
Each module of this folder holds one group of verbs and registers them on `app`; heavy libraries are imported inside the verbs.
"""

import importlib
import importlib.util
import os
import sys
import unicodedata
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from graphbuilder.errors import BadParameter, ConfigError, GraphbuilderError, UnknownQuery, in_one_line
from graphbuilder.later import take_process


class Verbs(TyperGroup):
    """A group of verbs that lists each with all of its first sentence, however narrow the terminal."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        rows = [(name, verb.get_short_help_str(300)) for name, verb in self.commands.items() if not verb.hidden]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


app = typer.Typer(
    cls=Verbs,
    name="graphbuilder",
    help="News articles in, a knowledge graph out: who did what to whom, with the sentence that says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: importing what draws boxes takes longer than all the rest
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

#: Modules of verbs, in the order ``--help`` lists them.
GROUPS = (
    "demo",
    "ingest",
    "read",
    "watch",
    "status",
    "extract",
    "lexicon",
    "query",
    "view",
    "serve",
    "resolve",
    "judge",
    "review",
    "link",
    "models",
    "evaluate",
    "server",
    "upkeep",
    "doctor",
)

GraphOption = Annotated[
    str,
    typer.Option(
        "--graph",
        envvar="GRAPHBUILDER_GRAPH",
        help="A path (embedded graph) or neo4j://, bolt:// (server; credentials from NEO4J_USERNAME, NEO4J_PASSWORD).",
    ),
]
DEFAULT_GRAPH = "news.graph"


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"graphbuilder {version('graphbuilder')}")
        raise typer.Exit


MinConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        min=0.0,
        max=1.0,
        help="Leave out statements below, and links that rest on such alone; 0 to 1, 0: none.",
    ),
]


def _use_lexicon(folders: list[str] | None) -> list[str] | None:
    if folders:
        from graphbuilder import lexicon

        try:
            lexicon.use(*folders)
        except GraphbuilderError as error:
            raise typer.BadParameter(str(error)) from None
    return folders


LexiconOption = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon",
        help="A folder with relations, entries and entities of one's own, over the shipped ones; repeatable. "
        "GRAPHBUILDER_LEXICON does the same for every command.",
        callback=_use_lexicon,
    ),
]


@app.callback()
def configure(
    context: typer.Context,
    config: Annotated[
        str | None,
        typer.Option("--config", help="A file of settings; graphbuilder.toml, here or above, where not given."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """News articles in, a knowledge graph out: who did what to whom, with the sentence that says so."""
    from graphbuilder.cli import config as configuration

    context.obj = found = configuration.load(config)
    configuration.use_lexicon(found)
    defaults = found.defaults()
    if defaults:
        context.default_map = _spread(context.command, defaults)


def _spread(group: Any, defaults: dict[str, Any]) -> dict[str, Any]:
    """Return *defaults* for every command of *group*, and for those of its groups."""
    return {
        name: _spread(command, defaults)
        if hasattr(command, "commands")
        else {option.name: defaults[option.name] for option in command.params if option.name in defaults}
        for name, command in group.commands.items()
    }


def fail(message: str) -> None:
    """Print one line of error to stderr; what could steer a terminal, such as a file's name, is left out."""
    shown = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in message)
    print(f"graphbuilder: {shown}", file=sys.stderr)


def register() -> None:
    """Import every module of verbs there is."""
    for group in GROUPS:
        if importlib.util.find_spec(f"{__name__}.{group}") is not None:
            importlib.import_module(f"{__name__}.{group}")


def main() -> None:
    """Run the command line; the only place that turns errors into exit codes."""
    take_process()
    register()
    if "_GRAPHBUILDER_COMPLETE" in os.environ:
        from graphbuilder.cli.completion import join_words

        join_words()
    try:
        app(standalone_mode=True)
    except (UnknownQuery, BadParameter, ConfigError) as error:
        fail(str(error))
        sys.exit(2)
    except GraphbuilderError as error:
        fail(str(error))
        if os.environ.get("GRAPHBUILDER_DEBUG"):
            raise
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        _forget_output()
        sys.exit(0)
    except OSError as error:
        _forget_output()
        fail(f"{error.filename or 'output'}: {error.strerror or error}; check the place, its rights and free space")
        sys.exit(1)
    except Exception as error:
        fail(f"unforeseen: {in_one_line(error)}; GRAPHBUILDER_DEBUG=1 shows where, please report it")
        if os.environ.get("GRAPHBUILDER_DEBUG"):
            raise
        sys.exit(1)


def _forget_output() -> None:
    """What is still to be printed goes nowhere, lest the interpreter fail on it once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
