"""A real Neo4j, in the order of its life: start, use, start again, stop, start again on its data, crash."""

import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from graphbuilder.server import Running, Server
from graphbuilder.server.process import alive, kill
from tests.neo4j_fixture import TEST_VERSION, small_server

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the module; killed at the end if a test left it running."""
    managed = small_server(tmp_path_factory.mktemp("real"))
    yield managed
    managed.stop(force=True)


@pytest.fixture(scope="module")
def first(server: Server) -> Running:
    """The first start."""
    return server.start(seconds=600)


def rows(running: Running, password: str, query: str) -> list[list[object]]:
    with GraphDatabase.driver(running.uri, auth=(running.username, password)) as driver:
        return [record.values() for record in driver.execute_query(query).records]


def test_it_answers_as_the_version_asked_for(server: Server, first: Running) -> None:
    assert first.started
    query = "CALL dbms.components() YIELD name, versions, edition RETURN name, versions[0], edition"
    assert ["Neo4j Kernel", TEST_VERSION, "community"] in rows(first, server.password(), query)


def test_a_wrong_password_is_refused_at_once(first: Running) -> None:
    started = time.monotonic()
    with pytest.raises(AuthError):
        rows(first, "wrong-password", "RETURN 1")
    assert time.monotonic() - started < 20


def test_no_login_is_no_way_in(first: Running) -> None:
    with GraphDatabase.driver(first.uri) as driver, pytest.raises(AuthError):
        driver.verify_connectivity()


def test_the_browser_page_is_served(first: Running) -> None:
    with urllib.request.urlopen(first.browser, timeout=60) as page:
        assert page.status == 200
        assert b"<title>Neo4j Browser</title>" in page.read()


def test_it_listens_on_loopback_only(first: Running) -> None:
    connections = psutil.Process(first.pid).net_connections(kind="inet")
    listening = {entry.laddr.ip for entry in connections if entry.status == psutil.CONN_LISTEN}
    assert listening
    assert listening <= {"127.0.0.1", "::ffff:127.0.0.1", "::1"}


def test_the_password_is_in_no_process_list_log_or_readable_file(server: Server, first: Running) -> None:
    password = server.password()
    assert stat.S_IMODE(first.password_file.stat().st_mode) == 0o600
    assert password not in " ".join(psutil.Process(first.pid).cmdline())
    assert password not in " ".join(psutil.Process(first.pid).environ().values())
    files = [path for folder in ("logs", "conf", "run") for path in (first.home / folder).rglob("*") if path.is_file()]
    assert [path for path in files if password.encode() in path.read_bytes()] == []


def test_a_new_home_is_small(first: Running) -> None:
    size = sum(path.stat().st_size for path in (first.home / "data").rglob("*") if path.is_file())
    assert size < 50_000_000


def test_starting_again_returns_the_same_process(server: Server, first: Running) -> None:
    again = server.start()
    assert (again.pid, again.uri, again.started) == (first.pid, first.uri, False)


def test_the_log_tells_of_the_start(server: Server, first: Running) -> None:
    assert any("Started" in line for line in server.logs())


def test_stop_and_start_keep_address_password_and_data(server: Server, first: Running) -> None:
    password = server.password()
    rows(first, password, "CREATE (:Kept {id: 1})")
    assert server.stop()
    assert not alive(first.pid)
    assert server.status() is None
    again = Server(first.home, heap="512m", page_cache="64m").start(seconds=600)  # ports and version are remembered
    assert (again.uri, again.http, again.version) == (first.uri, first.http, TEST_VERSION)
    assert rows(again, password, "MATCH (n:Kept) RETURN n.id") == [[1]]


def test_a_killed_server_is_seen_as_stopped(server: Server, first: Running) -> None:
    running = server.status()
    assert running is not None
    assert kill(running.pid)
    assert server.status() is None
    assert server.stop() is False


def test_the_command_line_starts_shows_and_stops_it(first: Running, server: Server, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        program = "from graphbuilder.cli import main; main()"
        command = [sys.executable, "-c", program, "server", *arguments, "--home", str(first.home)]
        return subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)

    started = run("start", "--heap", "512m", "--page-cache", "64m")
    assert started.returncode == 0, started.stderr
    assert first.uri in started.stdout
    assert "started" in started.stderr
    assert server.password() not in started.stdout + started.stderr
    assert first.uri in run("status").stdout
    assert run("logs", "-n", "1").stdout.count("\n") == 1
    assert run("stop").returncode == 0
    assert run("status").returncode == 1
