"""Questions that strangers word, asked where their memory and time are bounded: in a process of their own, or by a server.

An engine in this process could be made to take all memory, and ends the process where it gets none.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graphbuilder.errors import QueryError, StoreDamaged, StoreError, StoreLocked, StoreUnavailable
from graphbuilder.store.base import Rows
from graphbuilder.store.guard import refuse_files
from graphbuilder.store.plain import from_json, to_json

#: Bytes a question may take beside the graph, and seconds beyond its time until its process is ended.
MEMORY = 2_000_000_000
GRACE = 2.0
#: Seconds the graph may take to be opened.
OPENING = 600.0

_ERRORS = {error.__name__: error for error in (QueryError, StoreError, StoreDamaged, StoreLocked, StoreUnavailable)}


def ask(
    graph: str,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    timeout: float = 30.0,
    memory: int = MEMORY,
) -> Rows:
    """Ask *graph*, a path or the address of a server, a question to read only, within *timeout* seconds and *memory* bytes.

    A server bounds the memory of a transaction itself (``db.memory.transaction.max``).

    Raises:
        QueryError: The question is refused, takes too long or too much. StoreError: There is no graph to ask.
    """
    from graphbuilder.store import SCHEMES, connect

    refuse_files(cypher)
    if graph.lower().startswith(SCHEMES):
        with connect(graph, read_only=True) as store:
            return store.read(cypher, parameters, timeout=timeout)
    with Asker(graph, memory=memory) as asker:
        return asker.read(cypher, parameters, timeout=timeout)


class Asker:
    """An embedded graph in a process of its own, to be asked many questions to read only; not by two threads at once.

    A question that takes too long or too much ends the process; the next one finds another. The graph is as it was when
    the process opened it.
    """

    def __init__(self, graph: str, *, memory: int = MEMORY) -> None:
        self.graph = graph
        self.memory = memory
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = 30.0) -> Rows:
        """Ask a question; raises what `ask` raises."""
        refuse_files(cypher)
        request = {"graph": self.graph, "cypher": cypher, "parameters": to_json(dict(parameters or {}))}
        line = json.dumps({**request, "timeout": timeout, "memory": self.memory}).encode() + b"\n"
        first = self._process is None
        process = self._process = self._process or _started()
        whole = False
        try:
            rows = _answer(process, line, timeout, self.memory, first=first)
            whole = True
            return rows
        except _Refused as refusal:
            whole = not first
            raise refusal.error from None
        finally:
            if not whole:
                self.close()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class _Refused(Exception):
    """The process is well and says no."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _answer(process: "subprocess.Popen[bytes]", request: bytes, timeout: float, memory: int, *, first: bool) -> Rows:
    assert process.stdin
    expired = threading.Event()
    try:
        process.stdin.write(request)
        process.stdin.flush()
    except BrokenPipeError:
        raise QueryError("the process that asks the graph was ended from outside: ask again") from None
    opened = _line(process, OPENING, expired) if first else {}
    found = opened if first and "open" not in opened else _line(process, timeout + GRACE, expired)
    if expired.is_set():
        raise QueryError(f"the query took longer than {timeout:g} s: narrow it down or allow more time")
    if not found:
        megabytes = memory // 1_000_000
        raise QueryError(f"the query needs more than {megabytes} MB, or the engine failed on it: narrow it down")
    if "error" in found:
        raise _Refused(_ERRORS.get(found["error"], QueryError)(found["message"]))
    return Rows(tuple(found["columns"]), [tuple(from_json(value) for value in record) for record in found["records"]])


def _line(process: "subprocess.Popen[bytes]", seconds: float, expired: threading.Event) -> dict[str, Any]:
    """The next answer of the process; empty where it ended without one, or was ended after *seconds*."""

    def end() -> None:
        expired.set()
        process.kill()

    assert process.stdout
    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        line = process.stdout.readline()
    finally:
        timer.cancel()
    return json.loads(line) if line.endswith(b"\n") else {}


def environment() -> dict[str, str]:
    """Return the environment in which a process of ours finds this program and nothing of the folder it is started in."""
    paths = [str(Path(__file__).resolve().parents[2]), *filter(None, sys.path)]
    kept = os.pathsep.join(dict.fromkeys(os.path.abspath(path) for path in paths if os.path.isdir(path)))
    return {**os.environ, "PYTHONPATH": kept, "PYTHONSAFEPATH": "1"}


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "graphbuilder.store.asker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
