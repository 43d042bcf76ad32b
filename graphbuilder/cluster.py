"""The costly stages on a Ray cluster: what `graphbuilder.workers` does, by processes of any machine of it.

    documents → batches → tasks of Ray (parse, extract, localise) → results in the order of the documents

Ray decides which machine does what, keeps the processes and with them the models, and does again what was lost with a process
or a machine. Here is only the window: never more batches are under way than the cluster can soon work on, so that reading
waits for computing (back-pressure). A document that kills its process whenever it is tried is named and left out.
"""

import logging
import os
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from graphbuilder.batches import BATCH, OnError, batches
from graphbuilder.errors import ClusterError, GraphbuilderError, in_one_line
from graphbuilder.later import take_process
from graphbuilder.model import Document, Localised
from graphbuilder.workers import AHEAD, Done, Make, apart, told, work

#: How often a batch is tried again when the process or the machine it was on is gone.
RETRIES = 3
#: Seconds in which a cluster has to answer.
KNOCK_SECONDS = 5.0
#: Settings of this process that those of the cluster need.
PASSED = ("GRAPHBUILDER_LEXICON", "GRAPHBUILDER_LANGUAGES", "GRAPHBUILDER_ARITHMETIC")


def analyse_on_cluster(
    workers: int | None,
    make: Make,
    documents: Iterable[Document],
    *,
    on_error: OnError | None = None,
    on_cost: Callable[[str], None] | None = None,
    **options: object,
) -> Iterator[Localised]:
    """Yield what ``make(**options)`` makes of *documents*, in their order, computed by *workers* processes of a cluster.

    The cluster is the one this process is connected to, else the one that RAY_ADDRESS names, else the one that runs on this
    machine, else one that is begun here and ends with the work. Without *workers* each processor of it is one. Documents,
    options (hashable) and results are pickled.

    Raises:
        ClusterError: There is no Ray here, no cluster, or its machines lack this package.
    """
    ray = _ray()
    begun = not ray.is_initialized()
    if begun:
        _connect(ray)
    try:
        tasks = _Tasks(ray, workers, partial(work, make, options=tuple(options.items())))
        yield from told(tasks.run(batches(documents, BATCH)), on_error, on_cost)
    finally:
        if begun:
            ray.shutdown()


class _Tasks:
    """Batches as tasks of Ray."""

    def __init__(self, ray: Any, workers: int | None, work: Callable[..., Done]) -> None:
        self._ray = ray
        share, self._most = _shares(ray, workers)
        self._remote = ray.remote(num_cpus=share, max_retries=RETRIES)(_task).remote
        self._work = ray.put(work)

    def run(self, listed: Iterable[list[Document]]) -> Iterator[Done]:
        """Yield what becomes of each batch of *listed*, in order."""
        under_way: deque[tuple[list[Document], Any]] = deque()
        for batch in listed:
            under_way.append((batch, self._send(batch)))
            if len(under_way) >= self._most:
                yield self._next(*under_way.popleft())
        while under_way:
            yield self._next(*under_way.popleft())

    def _send(self, batch: list[Document]) -> Any:
        return self._remote(self._work, batch)

    def _next(self, batch: list[Document], reference: Any) -> Done:
        """Return what becomes of *batch*; where it was lost again and again, what becomes of each document by itself."""
        done = self._result(reference)
        return done if done is not None else apart(batch, lambda one: self._result(self._send(one)))

    def _result(self, reference: Any) -> Done | None:
        """Return the result of a task, None where its process died as often as it was tried."""
        lost = self._ray.exceptions
        try:
            done: Done = self._ray.get(reference)
        except lost.RayTaskError as error:
            raise _told(error) from None
        except (lost.WorkerCrashedError, lost.OutOfMemoryError, lost.ObjectLostError, lost.NodeDiedError):
            return None
        except lost.RayError as error:
            raise ClusterError(f"the cluster failed: {in_one_line(error)}") from None
        return done


def _task(work: Callable[..., Done], batch: list[Document]) -> Done:
    take_process()
    return work(batch)


def _shares(ray: Any, workers: int | None) -> tuple[int, int]:
    """Return the processors of a task and how many tasks may be under way, for *workers* at a time or as many as there are.

    A task's share of all processors fits on the smallest machine.
    """
    machines = [int(node["Resources"].get("CPU", 0)) for node in ray.nodes() if node["Alive"]]
    machines = [count for count in machines if count]
    if not machines:
        raise ClusterError("the cluster has no processors: add machines that have, with «ray start»")
    share = 1 if workers is None else max(1, min(sum(machines) // workers, *machines))
    return share, AHEAD * (workers or sum(machines))


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing goes online
    try:
        import ray
    except ImportError:
        raise ClusterError('--engine ray needs Ray: pip install "graphbuilder[ray]"') from None
    return ray


def _connect(ray: Any) -> None:
    address = os.environ.get("RAY_ADDRESS", "")
    _knock(address)
    passed = {name: value for name, value in os.environ.items() if name in PASSED}
    try:
        ray.init(
            runtime_env={"env_vars": passed} if passed else None,
            include_dashboard=None if address else False,
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
    except (ConnectionError, ValueError, RuntimeError, TimeoutError) as error:
        raise ClusterError(
            f"no Ray cluster at {address or 'this machine'}: {in_one_line(error)}; see docs/scale.md"
        ) from None


def _knock(address: str) -> None:
    """Find out within seconds that nobody answers at *address*, ``host:port`` or a URL; Ray itself waits for minutes."""
    place = urlsplit(address if "://" in address else f"//{address}")
    try:
        if place.hostname and place.port:
            socket.create_connection((place.hostname, place.port), KNOCK_SECONDS).close()
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"no Ray cluster at {address}: {in_one_line(error)}; RAY_ADDRESS is host:port of the machine that ran "
            "«ray start --head», see docs/scale.md"
        ) from None


def _told(error: Any) -> Exception:
    """Return what a task raised, as it would be here."""
    cause: Exception = error.cause
    if isinstance(cause, GraphbuilderError):
        return type(cause)(str(cause))
    if isinstance(cause, ImportError):
        return ClusterError(
            f"a machine of the cluster lacks something: {in_one_line(cause)}; install graphbuilder on each"
        )
    return ClusterError(f"a machine of the cluster failed: {in_one_line(cause)}")
