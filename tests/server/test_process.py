import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder.server import process

SLEEP = "import time; time.sleep(60)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"


@pytest.fixture
def sleeper(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen([sys.executable, "-c", SLEEP, f"--home-dir={tmp_path}"])
    yield child
    child.kill()
    child.wait()


def test_a_running_process_is_alive(sleeper: subprocess.Popen[bytes]) -> None:
    assert process.alive(sleeper.pid)


def test_a_zombie_is_dead(sleeper: subprocess.Popen[bytes]) -> None:
    os.kill(sleeper.pid, signal.SIGKILL)
    assert process.gone(sleeper.pid, seconds=5)
    os.kill(sleeper.pid, 0)  # the number still exists: nobody waited for it
    assert not process.alive(sleeper.pid)


def test_a_process_serves_only_the_folder_on_its_command_line(sleeper: subprocess.Popen[bytes], tmp_path: Path) -> None:
    assert process.serves(sleeper.pid, tmp_path)
    assert not process.serves(sleeper.pid, tmp_path / "other")
    assert not process.serves(os.getpid(), tmp_path)


def test_terminate_ends_a_process_and_says_so(sleeper: subprocess.Popen[bytes]) -> None:
    assert process.terminate(sleeper.pid, seconds=5)
    assert not process.alive(sleeper.pid)


def test_a_process_that_ignores_terminate_is_reported_and_can_be_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", DEAF], stdout=subprocess.PIPE) as deaf:
        assert deaf.stdout is not None
        deaf.stdout.readline()
        started = time.monotonic()
        assert not process.terminate(deaf.pid, seconds=0.3)
        assert time.monotonic() - started < 5
        assert process.kill(deaf.pid)


def test_ending_a_process_that_is_gone_already_is_no_error(sleeper: subprocess.Popen[bytes]) -> None:
    sleeper.kill()
    sleeper.wait()
    assert process.terminate(sleeper.pid, seconds=1)
    assert process.kill(sleeper.pid)


def test_a_taken_port_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not process.port_is_free(port)
        assert process.port_answers(port)
        assert process.free_port(0, port) not in (0, port)


def test_the_first_free_port_asked_for_is_taken() -> None:
    wanted = process.free_port()
    assert process.free_port(wanted) == wanted
    assert not process.port_answers(wanted)
