"""The graph as pages read it: in processes that can be ended, within seconds and rows, and as it is now.

An embedded graph is open in up to `PROCESSES` processes of its own, which are ended when the graph has changed; a server
bounds what a question may take itself. One page reads one state of an embedded graph from beginning to end.
"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from graphbuilder.errors import QueryError, StoreUnavailable
from graphbuilder.store import SCHEMES, Rows, Store, changes, connect
from graphbuilder.store.asking import Asker

#: Seconds and rows one question may take, bytes a process may grow by.
QUESTION_SECONDS = 5.0
MOST_ROWS = 100_000
MEMORY = 1_000_000_000
#: Processes that hold the graph at most, and seconds a page waits for one of them.
PROCESSES = 2
WAIT_SECONDS = 20.0


class Asked(Protocol):
    """What can be asked a question."""

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = ...) -> Rows: ...


class Bounded:
    """A graph that can only be read, in the time and to the number of rows that a page may cost.

    *seconds* bound each question.
    """

    def __init__(self, asked: Asked, seconds: float) -> None:
        self._asked = asked
        self._seconds = seconds

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = 30.0) -> Rows:
        """Ask a question; raises `QueryError` also where the answer is too long."""
        rows = self._asked.read(cypher, parameters, timeout=min(timeout, self._seconds))
        if len(rows.records) > MOST_ROWS:
            raise QueryError(f"the answer has more than {MOST_ROWS:,} rows: ask for less")
        return rows


class Reading:
    """The graph at an address, to be read by many threads; `close` ends what it started."""

    def __init__(self, graph: str) -> None:
        self.graph = graph
        self._remote = graph.lower().startswith(SCHEMES)
        self._server: Store | None = None
        self._room = threading.BoundedSemaphore(PROCESSES)
        self._lock = threading.Lock()
        self._idle: list[tuple[str | None, Asker]] = []

    @contextmanager
    def now(self, *, seconds: float = QUESTION_SECONDS) -> Iterator[Any]:
        """Give the graph as it is now, a store to read only; raises what `connect` raises, and `StoreUnavailable`."""
        if self._remote:
            yield Bounded(self._connected(), seconds)
            return
        if not self._room.acquire(timeout=WAIT_SECONDS):
            raise StoreUnavailable("too many pages are being made at once: try again in a moment")
        try:
            mark, asker = self._taken()
            try:
                yield Bounded(asker, seconds)
            finally:
                with self._lock:
                    self._idle.append((mark, asker))
        finally:
            self._room.release()

    def mark(self) -> str | None:
        """Return what differs whenever the graph has changed."""
        if self._remote:
            return self._connected().changes()  # type: ignore[attr-defined,no-any-return]
        return changes(self.graph)

    def close(self) -> None:
        """End the processes and connections."""
        with self._lock:
            for _, asker in self._idle:
                asker.close()
            self._idle.clear()
            if self._server is not None:
                self._server.close()
                self._server = None

    def _taken(self) -> tuple[str | None, Asker]:
        """Return a process that has the graph as it is now; one that has it as it was is ended."""
        mark = changes(self.graph)
        with self._lock:
            found = next((one for one in self._idle if one[0] == mark), None)
            if found is not None:
                self._idle.remove(found)
                return found
            stale, self._idle = self._idle, []
        for _, asker in stale:
            asker.close()
        return mark, Asker(self.graph, memory=MEMORY)

    def _connected(self) -> Store:
        with self._lock:
            if self._server is None:
                self._server = connect(self.graph, read_only=True)
            return self._server
