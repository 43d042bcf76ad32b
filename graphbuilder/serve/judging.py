"""A person's decisions put to effect: one at a time, each a whole change of the graph, none lost where another writes."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from graphbuilder.errors import ResolveError, StoreLocked
from graphbuilder.graph import Graph
from graphbuilder.model import Judgement
from graphbuilder.store import changes, connect, identity

T = TypeVar("T")

#: Seconds to wait for another process that writes.
WAIT_SECONDS = 8.0


@dataclass
class Judging:
    """Decisions on the graph at *graph* by *author*."""

    graph: str
    author: str
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _doubts: tuple[str | None, list[Judgement]] | None = None

    def decide(self, work: Callable[[Graph], T]) -> T:
        """Do *work* on the graph, opened to write; waits a while for whoever writes to it.

        Raises:
            ResolveError: It names what is not there. StoreLocked: Another process writes for too long.
        """
        deadline = time.monotonic() + WAIT_SECONDS
        with self._lock:
            while True:
                try:
                    with Graph(self.graph) as graph:
                        return work(graph)
                except StoreLocked:
                    if time.monotonic() > deadline:
                        raise
                    time.sleep(0.2)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else write by this workbench meanwhile."""
        with self._lock:
            yield

    def doubts(self) -> list[Judgement]:
        """Return the pairs left to people, the likeliest first; found anew where the graph has changed."""
        with self._lock:
            mark = changes(self.graph)
            if self._doubts is None or self._doubts[0] != mark or mark is None:
                with connect(self.graph, read_only=True) as store:
                    self._doubts = (mark, identity.doubts(store))
            return self._doubts[1]

    def settle(self, a: str, b: str, *, same: bool) -> None:
        """Say of the doubtful pair of entities *a* and *b* whether they are one."""
        pair = next((one for one in self.doubts() if {one.a, one.b} == {a, b}), None)
        if pair is None:
            raise ResolveError(f"{a} and {b}: no doubtful pair any more; somebody may have decided it")
        chosen = pair

        def work(graph: Graph) -> None:
            with connect(graph.address) as store:
                identity.decide(store, [(chosen, same)], by=self.author)

        self.decide(work)
