"""``graphbuilder doctor``: is everything there that the other commands need, and if not, what to do."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, app
from graphbuilder.errors import GraphbuilderError, in_one_line

if TYPE_CHECKING:
    from packaging.markers import Marker
    from packaging.requirements import Requirement

#: The optional groups that users of the program may want.
EXTRAS = ("formats", "ocr", "export", "mcp", "server")
#: The oldest Python that is tested.
PYTHON = (3, 11)
#: Megabytes below which a full disk is near.
ROOM = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: *state* is ``ok``, ``missing`` (something needed) or ``note`` (something some need)."""

    check: str
    state: str
    found: str
    advice: str = ""


@app.command()
def doctor(
    graph: GraphOption = DEFAULT_GRAPH,
    models: Annotated[str, typer.Option("--models", help="joint, compact, official, or a folder.")] = "joint",
    parse: Annotated[bool, typer.Option("--parse", help="Also load the models and parse a sentence.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each check.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Check Python, packages, models, graph, folder and Java; each line says what to do where something is amiss.

    graphbuilder doctor

    graphbuilder doctor --graph bolt://localhost:7687 --parse
    """
    found = list(findings(graph, models=models, parse=parse))
    for one in found:
        if as_json:
            print(json.dumps(asdict(one), ensure_ascii=False))
        else:
            print(f"{one.state:8}{one.check:10}{one.found}{'; ' + one.advice if one.advice else ''}")
    if any(one.state == "missing" for one in found):
        raise typer.Exit(1)


def findings(graph: str, *, models: str = "joint", parse: bool = False) -> Iterator[Finding]:
    """Yield what each check finds, one or several a check; a check that fails in an unforeseen way is a finding too."""
    checks: list[tuple[str, Callable[[], Iterator[Finding]]]] = [
        ("python", _python),
        ("packages", _packages),
        ("questions", _questions),
        ("lexicon", _lexicon),
        ("models", lambda: _models(models, parse=parse)),
        ("graph", lambda: _graph(graph)),
        ("folder", lambda: _folder(graph)),
        ("extras", _extras),
        ("java", _java),
    ]
    for name, check in checks:
        try:
            yield from check()
        except GraphbuilderError as error:
            yield Finding(name, "missing", str(error))
        except Exception as error:
            yield Finding(
                name, "missing", in_one_line(error, 200), "install graphbuilder again into a fresh environment"
            )


def _python() -> Iterator[Finding]:
    from importlib.metadata import version

    here = ".".join(map(str, sys.version_info[:3]))
    wanted = ".".join(map(str, PYTHON))
    if sys.version_info < PYTHON:
        yield Finding("python", "missing", here, f"expected {wanted} or newer: install one, make a new environment")
    else:
        yield Finding("python", "ok", f"{here} at {sys.executable}")
    yield Finding("version", "ok", f"graphbuilder {version('graphbuilder')}")


def _packages() -> Iterator[Finding]:
    """Compare what is installed with what the project asks for, optional groups left aside."""
    from importlib.metadata import version

    wanted = _wanted()
    if wrong := list(_wrong(wanted)):
        yield Finding("packages", "missing", "; ".join(wrong), "run: pip install --upgrade graphbuilder")
    else:
        shown = ", ".join(f"{name} {version(name)}" for name in ("stanza", "torch", "kglite", "neo4j", "pandas"))
        yield Finding("packages", "ok", f"{len(wanted)} as expected: {shown}")


def _wanted(extra: str = "") -> "list[Requirement]":
    """Return what the project asks for on this machine: always, or with *extra* only."""
    from importlib.metadata import requires

    from packaging.requirements import Requirement

    asked = map(Requirement, requires("graphbuilder") or ())
    if not extra:
        return [one for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})]
    return [one for one in asked if one.marker and _only_with(one.marker, extra)]


def _only_with(marker: "Marker", extra: str) -> bool:
    return marker.evaluate({"extra": extra}) and not marker.evaluate({"extra": ""})


def _wrong(wanted: "Iterable[Requirement]") -> Iterator[str]:
    """Say of each of *wanted* that is not there, or in a version that does not fit."""
    from importlib.metadata import PackageNotFoundError, version

    for one in wanted:
        try:
            here = version(one.name)
        except PackageNotFoundError:
            yield f"{one.name} is not installed"
        else:
            if not one.specifier.contains(here, prereleases=True):
                yield f"{one.name} is {here}, expected {one.specifier}"


def _extras() -> Iterator[Finding]:
    """Say which optional groups for users are there."""
    wrong = {extra: next(_wrong(_wanted(extra)), "") for extra in EXTRAS}
    there = ", ".join(extra for extra, why in wrong.items() if not why) or "none"
    if any(wrong.values()):
        lacking = "; ".join(f"not {extra}: {why}" for extra, why in wrong.items() if why)
        advice = (
            f'whoever needs it: pip install "graphbuilder[{",".join(extra for extra, why in wrong.items() if why)}]"'
        )
        yield Finding("extras", "note", f"{there}; {lacking}", advice)
    else:
        yield Finding("extras", "ok", there)


def _lexicon() -> Iterator[Finding]:
    from graphbuilder.extract.rules import load_pack
    from graphbuilder.lexicon import active

    found = active()
    entries = sum(len(load_pack(language).rules) for language in found.entries)
    own = f", over it {', '.join(map(str, found.folders))}" if found.folders else ""
    listed = f", {len(found.entities.by_key)} listed entities" if found.entities.by_key else ""
    yield Finding("lexicon", "ok", f"{len(found.relations)} relations, {entries} entries{listed}{own}")


def _questions() -> Iterator[Finding]:
    from graphbuilder.query import questions

    yield Finding("questions", "ok", f"{len(questions())} stored questions")


def _models(models: str, *, parse: bool) -> Iterator[Finding]:
    from graphbuilder.parse.load import folder_of, languages, load

    have = languages(models)
    if not have:
        advice = "name a folder with --models, clone the project with its data, or run: graphbuilder models download ru"
        yield Finding("models", "missing", f"none at {folder_of(models)}", advice)
        return
    yield Finding("models", "ok", f"{models}: {', '.join(have)} at {folder_of(models)}")
    if parse:
        from graphbuilder.model import Document

        ((_, sentences),) = load(have[-1], models).parse(
            [Document("doctor", "Путин прибыл в Пекин.", language=have[-1])]
        )
        words = sum(len(sentence.words) for sentence in sentences)
        yield Finding("parse", "ok", f"{words} words of a sentence in {have[-1]}")


def _graph(graph: str) -> Iterator[Finding]:
    from graphbuilder.store import SCHEMES, connect

    server = graph.lower().startswith(SCHEMES)
    if not server and not Path(graph).exists():
        yield Finding("graph", "note", f"none at {graph} yet", "graphbuilder ingest makes it; --graph names another")
        return
    with connect(graph, read_only=True) as store:
        counts = store.counts()
    yield Finding("graph", "ok", f"{graph}: {counts['documents']} documents, {counts['statements']} statements")


def _folder(graph: str) -> Iterator[Finding]:
    import os
    import shutil

    from graphbuilder.store import SCHEMES

    folder = Path.cwd() if graph.lower().startswith(SCHEMES) else Path(graph).absolute().parent
    if not folder.is_dir():
        yield Finding("folder", "missing", f"{folder} is no folder", "make it, or name another graph with --graph")
    elif not os.access(folder, os.W_OK | os.X_OK):
        yield Finding("folder", "missing", f"{folder} cannot be written to", "change its rights, or use another folder")
    elif (free := shutil.disk_usage(folder).free // 2**20) < ROOM:
        yield Finding("folder", "note", f"{folder} has {free} MB left", "make room before a large ingest")
    else:
        yield Finding("folder", "ok", f"{folder} can be written to, {free:,} MB left")


def _java() -> Iterator[Finding]:
    """Look for what only ``graphbuilder server`` needs."""
    from graphbuilder.errors import ServerError

    try:
        from graphbuilder.server import VERSION
        from graphbuilder.server.java import find_java

        java = find_java(VERSION)
    except ImportError as error:
        advice = "only «graphbuilder server» needs it: pip install 'graphbuilder[server]'"
        yield Finding("java", "note", f"{error.name} is not installed", advice)
    except ServerError as error:
        yield Finding("java", "note", str(error), "only «graphbuilder server» needs it")
    else:
        yield Finding("java", "ok", f"{java.major} at {java.path}, for Neo4j {VERSION}")
