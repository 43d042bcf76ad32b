"""What needs no Java: records, refusals, and starts that fail."""

import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder.errors import ServerError
from graphbuilder.server import VERSION, Server, default_home, managed
from graphbuilder.server.java import Java
from graphbuilder.server.process import alive, free_port

SLEEP = "import time; time.sleep(60)"


def record(home: Path, **values: int | str) -> None:
    (home / "run").mkdir(parents=True, exist_ok=True)
    (home / "run" / "server.json").write_text(json.dumps(values))


@pytest.fixture
def impostor(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that looks like the server of tmp_path."""
    child = subprocess.Popen([sys.executable, "-c", SLEEP, f"--home-dir={tmp_path.resolve()}"])
    record(tmp_path, pid=child.pid, bolt=7687, http=7474, version=VERSION)
    yield child
    child.kill()
    child.wait()


def fake_launch(monkeypatch: pytest.MonkeyPatch, home: Path, program: str) -> None:
    """Let `Server.start` run *program* in Python where it would run Neo4j in Java."""
    java = home.parent / "java"
    java.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{program}" "$@"\n')
    java.chmod(0o755)
    monkeypatch.setattr(managed, "find_java", lambda _version: Java(java, 25))
    monkeypatch.setattr(managed, "class_path", lambda *_args, **_named: ())
    monkeypatch.setattr(Server, "_ensure_password", lambda self, *_: self.password_file.write_text("x"))


def test_a_folder_without_a_record_has_no_server(tmp_path: Path) -> None:
    assert Server(tmp_path).status() is None
    assert Server(tmp_path).stop() is False


def test_a_record_left_by_a_crash_counts_as_not_running(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    record(tmp_path, pid=child.pid, bolt=7687, http=7474, version=VERSION)
    assert Server(tmp_path).status() is None
    assert Server(tmp_path).stop() is False


def test_a_number_that_now_belongs_to_another_process_is_left_alone(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", SLEEP]) as other:
        record(tmp_path, pid=other.pid, bolt=7687, http=7474, version=VERSION)
        assert Server(tmp_path).status() is None
        assert Server(tmp_path).stop(force=True) is False
        assert alive(other.pid)
        other.kill()


def test_a_damaged_record_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "server.json").write_text('{"pid": ')
    assert Server(tmp_path).status() is None


def test_starting_what_runs_returns_it(tmp_path: Path, impostor: subprocess.Popen[bytes]) -> None:
    running = Server(tmp_path).start()
    assert (running.pid, running.uri, running.started) == (impostor.pid, "bolt://127.0.0.1:7687", False)
    assert running.browser == "http://127.0.0.1:7474/browser/"


def test_stop_ends_the_recorded_process(tmp_path: Path, impostor: subprocess.Popen[bytes]) -> None:
    assert Server(tmp_path).stop()
    assert not alive(impostor.pid)


def test_data_of_another_version_are_not_touched(tmp_path: Path) -> None:
    record(tmp_path, pid=0, bolt=7687, http=7474, version="5.26.30")
    with pytest.raises(ServerError, match=r"holds data of Neo4j 5\.26\.30, not 2026\.08\.1"):
        Server(tmp_path, version="2026.08.1").start()


def test_without_a_version_the_one_of_the_data_is_kept(tmp_path: Path) -> None:
    assert Server(tmp_path).version == VERSION
    record(tmp_path, pid=0, bolt=7687, http=7474, version="5.26.30")
    assert Server(tmp_path).version == "5.26.30"


def test_a_port_in_use_is_refused_before_anything_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    home = tmp_path / "home"
    fake_launch(monkeypatch, home, SLEEP)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=f"bolt port {port}: in use"):
            Server(home, bolt_port=port).start()


def test_a_server_that_ends_while_starting_is_told_at_once_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    fake_launch(monkeypatch, home, "print('ERROR the store is locked'); raise SystemExit(1)")
    started = time.monotonic()
    with pytest.raises(ServerError, match="ended while starting: ERROR the store is locked") as caught:
        Server(home).start(seconds=60)
    assert time.monotonic() - started < 30
    assert "\n" not in str(caught.value)
    assert Server(home).status() is None


def test_a_server_that_never_answers_is_given_up_and_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    fake_launch(monkeypatch, home, SLEEP)
    with pytest.raises(ServerError, match="did not answer in 1 s"):
        Server(home, bolt_port=free_port(), http_port=free_port()).start(seconds=1)
    pid = json.loads((home / "run" / "server.json").read_text())["pid"]
    assert not alive(pid)


def test_the_folder_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    fake_launch(monkeypatch, home, "raise SystemExit(1)")
    with pytest.raises(ServerError):
        Server(home).start(seconds=30)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_lost_password_of_existing_data_is_said_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data" / "dbms").mkdir(parents=True)
    (tmp_path / "data" / "dbms" / "auth.ini").write_text("x")
    monkeypatch.setattr(managed, "class_path", lambda *_args, **_named: ())
    with pytest.raises(ServerError, match="no password can be read"):
        Server(tmp_path).start()
    assert not (tmp_path / "password").exists()


def test_two_starts_at_once_are_one_start_and_one_refusal(tmp_path: Path) -> None:
    from filelock import FileLock

    (tmp_path / "run").mkdir()
    with FileLock(tmp_path / "run" / "lock"), pytest.raises(ServerError, match="another start is under way"):
        Server(tmp_path).start()


def test_logs_show_the_end_and_say_when_there_are_none(tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="no log yet"):
        Server(tmp_path).logs()
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "neo4j.log").write_text("one\ntwo\nthree\n")
    assert Server(tmp_path).logs(lines=2) == ["two", "three"]


def test_the_environment_of_the_server_holds_no_credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    passed = Server(tmp_path)._environment((Path("a.jar"), Path("b.jar")))
    assert "secret" not in passed.values()
    assert passed["CLASSPATH"] == f"a.jar{os.pathsep}b.jar"


def test_the_folder_can_be_chosen_by_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHBUILDER_NEO4J_HOME", str(tmp_path))
    assert default_home() == tmp_path
