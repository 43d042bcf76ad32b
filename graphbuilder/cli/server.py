"""``graphbuilder server``: Neo4j with Neo4j Browser on this machine, without Docker, Maven or Java."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuilder.cli import app
from graphbuilder.errors import ServerError

if TYPE_CHECKING:
    from graphbuilder.server import Running, Server

server = typer.Typer(no_args_is_help=True, help="Run a Neo4j with Neo4j Browser on this machine, loopback only.")
app.add_typer(server, name="server")

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", envvar="GRAPHBUILDER_NEO4J_HOME", help="Folder of data, logs and password (default: yours)."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@server.command()
def start(
    home: HomeOption = None,
    version: Annotated[
        str | None,
        typer.Option("--version", help="Neo4j version: 2026.08.1 (default), 5.26.30 (LTS) or another."),
    ] = None,
    bolt_port: Annotated[
        int, typer.Option("--bolt-port", min=0, max=65535, help="0: as last time, else 7687, else a free one.")
    ] = 0,
    http_port: Annotated[
        int, typer.Option("--http-port", min=0, max=65535, help="0: as last time, else 7474, else a free one.")
    ] = 0,
    heap: Annotated[str, typer.Option("--heap", help="Memory for queries.")] = "1g",
    page_cache: Annotated[str, typer.Option("--page-cache", help="Memory for the graph's pages.")] = "256m",
    wait: Annotated[int, typer.Option("--wait", min=1, help="Seconds to wait until it answers.")] = 300,
    as_json: JsonOption = False,
) -> None:
    """Start Neo4j and wait until it answers; the first start downloads it (about 190 MB) and makes a password."""
    managed = _managed(home, version, bolt_port=bolt_port, http_port=http_port, heap=heap, page_cache=page_cache)
    running = managed.start(seconds=wait, progress=_progress)
    print("started" if running.started else "already running", file=sys.stderr)
    _print(running, as_json=as_json)
    if running.started:
        print(_next_steps(running), file=sys.stderr)


@server.command()
def stop(
    home: HomeOption = None,
    force: Annotated[bool, typer.Option("--force", help="Kill it when it does not end in time.")] = False,
    wait: Annotated[int, typer.Option("--wait", min=1, help="Seconds to wait until it ended.")] = 60,
) -> None:
    """Stop Neo4j; the data stay."""
    stopped = _managed(home).stop(seconds=wait, force=force)
    print("stopped" if stopped else "not running", file=sys.stderr)


@server.command()
def status(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Print where Neo4j answers; exit 1 when it does not run."""
    managed = _managed(home)
    running = managed.status()
    if running is None:
        raise ServerError(f"no Neo4j runs in {managed.home}: graphbuilder server start")
    _print(running, as_json=as_json)


@server.command()
def logs(
    home: HomeOption = None,
    lines: Annotated[int, typer.Option("--lines", "-n", min=1, help="How many of the last lines.")] = 50,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on printing until interrupted.")] = False,
) -> None:
    """Print the end of Neo4j's log."""
    managed = _managed(home)
    for line in managed.logs(lines=lines):
        print(line)
    if follow:
        _follow(managed.log_file)


def _managed(home: Path | None, version: str | None = None, **choices: int | str) -> "Server":
    try:
        from graphbuilder.server import Server, default_home

        return Server(home or default_home(), version=version, **choices)  # type: ignore[arg-type]
    except ImportError as error:
        raise ServerError(f"{error.name} is not installed: pip install 'graphbuilder[server]'") from error


def _print(running: "Running", *, as_json: bool) -> None:
    rows = {
        "bolt": running.uri,
        "browser": running.browser,
        "username": running.username,
        "password_file": str(running.password_file),
        "home": str(running.home),
        "version": running.version,
        "pid": running.pid,
    }
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
        return
    for name, value in rows.items():
        print(f"{name:<14}{value}")


def _next_steps(running: "Running") -> str:
    from shlex import quote

    return (
        "Log in with\n"
        f'  export NEO4J_USERNAME={running.username} NEO4J_PASSWORD="$(cat {quote(str(running.password_file))})"\n'
        f"  graphbuilder ingest ARTICLE.txt --graph {running.uri}"
    )


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show one bar for the whole download on stderr."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (TextColumn("Neo4j"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("Neo4j", total=total)
        yield lambda count: bar.advance(task, count)


def _follow(path: Path) -> None:
    """Print what is appended to *path*, from its start again when it was rotated, until interrupted."""
    position = path.stat().st_size if path.exists() else 0
    while True:
        size = path.stat().st_size if path.exists() else 0
        position = 0 if size < position else position
        if size > position:
            with path.open("rb") as file:
                file.seek(position)
                fresh = file.read(size - position)
            print(fresh.decode("utf-8", errors="replace"), end="", flush=True)
            position = size
        time.sleep(0.5)
