"""Commands that ask need no right to write: all of them work on a Neo4j whose configuration lets nobody write."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import typer
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError
from typer.testing import CliRunner

from graphbuilder import cli
from graphbuilder.errors import StoreError
from graphbuilder.store import connect
from graphbuilder.store.neo4j import credentials
from tests.neo4j_fixture import opened, small_server
from tests.serve.conftest import Running, fill
from tests.serve.test_assistant import session, value
from tests.serve.test_engines import CALLED, PAGES

KIM = "Ким Чен Ына"
#: Each command that asks, with what it is asked; STATEMENT stands for the id of one, FILE for a file to write.
READ: dict[str, Sequence[str]] = {
    "query": ["who-met", "-p", f"person={KIM}"],
    "show": [KIM],
    "cypher": ["-"],
    "status": [],
    "explain": ["STATEMENT"],
    "view": ["-o", "FILE.html"],
    "export": ["-f", "graphml", "-o", "FILE.graphml"],
    "report": [KIM, "-o", "FILE.md"],
    "judgements list": [],
    "judgements export": [],
    "review": ["--list"],
    "verify": [],
    "backup": ["FILE.gz"],
    "doctor": [],
}
#: Those that serve until they are ended, and those that change the graph.
SERVED = ("serve", "mcp")
WRITE = (
    *("ingest", "delete", "watch", "merge", "split", "rename", "retype", "unname", "reject", "confirm", "correct"),
    *("withdraw", "link", "restore", "schema", "judgements import"),
)


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a Neo4j that holds five articles and takes no more."""
    home = tmp_path_factory.mktemp("frozen")
    with opened(small_server(home)) as uri:
        fill(uri)
    with opened(small_server(home, settings={"server.databases.default_to_read_only": "true"})) as uri:
        yield uri


@pytest.mark.server
def test_the_database_takes_no_change(frozen: str) -> None:
    with (
        GraphDatabase.driver(frozen, auth=credentials()) as driver,
        driver.session() as session,
        pytest.raises(Neo4jError, match="read-only mode"),
    ):
        session.run("CREATE (:Source {id: 'x'})").consume()


def test_every_command_over_a_graph_is_said_to_ask_or_to_write() -> None:
    cli.register()
    assert set(_over_a_graph(typer.main.get_command(cli.app))) == {*READ, *SERVED, *WRITE}


@pytest.mark.server
@pytest.mark.parametrize("command", READ)
def test_a_command_that_asks_writes_nothing(command: str, frozen: str, tmp_path: Path) -> None:
    cli.register()
    with connect(frozen, read_only=True) as store:
        ((statement,),) = store.read("MATCH (s:Statement {relation: 'MET'}) RETURN s.id ORDER BY s.id LIMIT 1").records
    words = [word.replace("STATEMENT", statement).replace("FILE", str(tmp_path / "out")) for word in READ[command]]
    asked = "MATCH (d:Document) RETURN count(d) AS documents"
    done = CliRunner().invoke(cli.app, [*command.split(), *words, "--graph", frozen], input=asked)
    if command == "verify":  # who is who was written by hand, which it notes
        assert "things are wrong" in done.output
    else:
        assert (done.exit_code, done.exception) == (0, None), done.output


@pytest.mark.server
def test_every_page_and_address_of_the_workbench_is_there(frozen: str) -> None:
    running = Running(frozen)
    try:
        statement = re.findall(r'href="/statement/([^"]+)"', running.ask("/entity/e-putin")[2])[0]
        for path in (*PAGES, *CALLED):
            status, _, text = running.ask(path.replace("STATEMENT", statement))
            assert status == 200, (path, text)
    finally:
        running.close()


@pytest.mark.server
def test_the_tools_of_an_assistant_answer(frozen: str) -> None:
    _, (found, told) = session(frozen, ("entity", {"name": "e-putin"}), ("ask", {"question": "strongest"}))
    assert value(found)
    assert value(told)["rows"]


@pytest.mark.server
def test_writing_is_one_clear_line_at_once(frozen: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Der Minister traf gestern den Botschafter und sprach über den Vertrag.", "utf-8")
    cli.register()
    done = CliRunner().invoke(cli.app, ["ingest", str(tmp_path / "a.txt"), "--language", "de", "--graph", frozen])
    assert isinstance(done.exception, StoreError)
    assert "read only" in str(done.exception)
    assert "\n" not in str(done.exception)


def _over_a_graph(group: typer.core.TyperGroup, before: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _over_a_graph(command, f"{before}{name} ")
        elif any(option.name == "graph" for option in command.params):
            yield f"{before}{name}"
