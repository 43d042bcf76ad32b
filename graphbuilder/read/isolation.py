"""Runs the readers of risky formats in a process of their own: a hang, crash or leak costs its document only."""

import contextlib
import dataclasses
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graphbuilder.errors import ReadError
from graphbuilder.read.limits import Limits, one_line
from graphbuilder.read.record import Item, Notice, Record

#: Requests after which a worker is replaced, lest leaks of libraries add up.
REQUESTS = 1_000


class Isolation:
    """A worker process, started when first needed and again after it was lost. A context manager; not for threads."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._requests = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, kind: str, source: bytes | Path, where: str, **arguments: Any) -> Iterator[Item]:
        """Yield what the reader of *kind* finds in *source*; a lost or killed worker is one error more."""
        process = self._worker()
        path, data = (str(source.absolute()), b"") if isinstance(source, Path) else (None, source)
        request = {
            "kind": kind,
            "where": where,
            "limits": dataclasses.asdict(self.limits),
            "arguments": {name: value for name, value in arguments.items() if value is not None},
            "path": path,
            "size": len(data),
        }
        finished = False
        try:
            for answer in self._answers(process, json.dumps(request).encode() + b"\n" + data):
                if "record" in answer:
                    yield Record(**answer["record"])
                elif "error" in answer:
                    yield ReadError(answer["error"])
                elif "notice" in answer:
                    yield Notice(**answer["notice"])
                elif "done" in answer:
                    finished = bool(answer["healthy"])
        except _Lost as lost:
            yield ReadError(f"{one_line(where)}: {lost}")
        finally:
            if not finished:
                self.close()

    def _answers(self, process: subprocess.Popen[bytes], request: bytes) -> Iterator[dict[str, Any]]:
        """Send *request* and yield the answers; each must come within the limit, or the worker is killed."""
        assert process.stdin
        assert process.stdout
        seconds = self.limits.reading_seconds
        sent = False
        while True:
            expired = threading.Event()
            timer = threading.Timer(seconds, _expire, (process, expired))
            timer.daemon = True
            timer.start()
            try:
                if not sent:
                    with contextlib.suppress(BrokenPipeError):
                        process.stdin.write(request)
                        process.stdin.flush()
                    sent = True
                line = process.stdout.readline()
            finally:
                timer.cancel()
            if not line.endswith(b"\n"):
                if expired.is_set():
                    raise _Lost(f"not read within the limit reading_seconds={seconds:g}; split it or give its text")
                raise _Lost(
                    f"the reader stopped (exit status {process.wait()}); the file may be damaged, give its text"
                )
            answer: dict[str, Any] = json.loads(line)
            yield answer
            if "done" in answer:
                return

    def _worker(self) -> subprocess.Popen[bytes]:
        self._requests += 1
        if self._requests % REQUESTS == 0:
            self.close()
        if self._process is None or self._process.poll() is not None:
            self._process = _start()
        return self._process

    def close(self) -> None:
        """End the worker; the next `read` starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()
        process.wait()


class _Lost(Exception):
    """The worker is gone; the message says why."""


def _expire(process: subprocess.Popen[bytes], expired: threading.Event) -> None:
    expired.set()
    process.kill()


def _start() -> subprocess.Popen[bytes]:
    """Start a worker that finds this package, but nothing in the current folder, and hashes alike every time."""
    paths = [str(Path(__file__).resolve().parents[2]), *filter(None, sys.path)]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(os.path.abspath(path) for path in paths if os.path.isdir(path))),
        "PYTHONHASHSEED": "0",
        "PYTHONSAFEPATH": "1",
        "OMP_NUM_THREADS": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "graphbuilder.read.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
