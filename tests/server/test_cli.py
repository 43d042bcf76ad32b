import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder.server import VERSION


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from graphbuilder.cli import main; main()", "server", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def impostor(tmp_path: Path) -> Iterator[int]:
    """A process recorded as the server of tmp_path."""
    sleep = "import time; time.sleep(120)"
    child = subprocess.Popen([sys.executable, "-c", sleep, f"--home-dir={tmp_path.resolve()}"])
    (tmp_path / "run").mkdir()
    values = {"pid": child.pid, "bolt": 17687, "http": 17474, "version": VERSION}
    (tmp_path / "run" / "server.json").write_text(json.dumps(values))
    yield child.pid
    child.kill()
    child.wait()


def test_status_of_nothing_is_one_line_and_exit_1(tmp_path: Path) -> None:
    done = run("status", "--home", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"graphbuilder: no Neo4j runs in {tmp_path}: graphbuilder server start\n"


def test_status_as_json_names_addresses_and_the_password_file(tmp_path: Path, impostor: int) -> None:
    done = run("status", "--json", "--home", str(tmp_path))
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    assert shown["bolt"] == "bolt://127.0.0.1:17687"
    assert shown["browser"] == "http://127.0.0.1:17474/browser/"
    assert shown["password_file"] == str(tmp_path / "password")
    assert shown["pid"] == impostor


def test_start_says_when_it_runs_already(tmp_path: Path, impostor: int) -> None:
    done = run("start", "--home", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "already running\n")
    assert "bolt://127.0.0.1:17687" in done.stdout


def test_stop_stops_once_and_then_says_there_is_nothing(tmp_path: Path, impostor: int) -> None:
    assert run("stop", "--home", str(tmp_path)).stderr == "stopped\n"
    done = run("stop", "--home", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "not running\n")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [(["--version", "4.4.1"], "expected 5.26.x"), (["--heap", "lots"], "expected a number with m or g")],
)
def test_a_wrong_choice_is_one_line_and_exit_1(tmp_path: Path, arguments: list[str], why: str) -> None:
    done = run("start", "--home", str(tmp_path / "new"), *arguments)
    assert done.returncode == 1
    assert why in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "new").exists()


def test_a_home_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("start", "--home", str(tmp_path / "file"))
    assert done.returncode == 1
    assert str(tmp_path / "file") in done.stderr
    assert done.stderr.count("\n") == 1
