"""The costly stages in several processes: each holds the models, documents go out in batches, results come in order.

    documents → batches → workers (parse, extract, localise) → results in the order of the documents

Never more batches are under way than twice the workers, so that reading waits for computing (back-pressure). A process that
dies, of memory mostly, costs the document that killed it and nothing else: what it had is done again, one document at a
time. Writing stays with the one process that called. `graphbuilder.cluster` does the same with processes of many machines.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import cache
from multiprocessing import get_context

from graphbuilder.batches import BATCH, OnError, batches, fail, where
from graphbuilder.errors import DocumentError, GraphbuilderError
from graphbuilder.later import take_process
from graphbuilder.model import Document, Localised

#: Batches under way for each worker.
AHEAD = 2


@dataclass
class Done:
    """What a worker made of a batch: results, the errors of documents that failed, and what was costly."""

    found: list[Localised] = field(default_factory=list)
    errors: list[GraphbuilderError] = field(default_factory=list)
    costs: list[str] = field(default_factory=list)


#: What a worker does with a batch: takes documents, ``on_error`` and ``on_cost``.
Analyse = Callable[..., Iterator[Localised]]
#: What makes an `Analyse` of options, once a process; a function or class of a module, for it travels by name.
Make = Callable[..., Analyse]


def analyse_with(
    workers: int,
    make: Make,
    documents: Iterable[Document],
    *,
    on_error: OnError | None = None,
    on_cost: Callable[[str], None] | None = None,
    **options: object,
) -> Iterator[Localised]:
    """Yield what ``make(**options)`` makes of *documents*, in their order, computed by *workers* processes.

    Each process makes it once and keeps it, models and all. Documents, options (hashable) and results are pickled.
    """
    pool = _Pool(workers, make, options)
    try:
        yield from told(pool.run(batches(documents, BATCH)), on_error, on_cost)
    finally:
        pool.close()


def told(
    results: Iterable[Done], on_error: OnError | None, on_cost: Callable[[str], None] | None
) -> Iterator[Localised]:
    """Yield what was found, and tell what failed and what was costly."""
    for done in results:
        for cost in done.costs:
            if on_cost is not None:
                on_cost(cost)
        yield from done.found
        for error in done.errors:
            fail(error, on_error)


def apart(batch: Iterable[Document], attempt: Callable[[list[Document]], Done | None]) -> Done:
    """Do the documents of *batch* each by itself and name those of which *attempt*, whose process died, returns None."""
    whole = Done()
    for document in batch:
        done = attempt([document])
        if done is None:
            whole.errors.append(
                DocumentError(
                    f"{where(document)}: the process that worked on it died, of memory most likely; left out, all "
                    f"others are done: give it more memory, or fewer --workers"
                )
            )
            continue
        whole.found += done.found
        whole.errors += done.errors
        whole.costs += done.costs
    return whole


def work(make: Make, batch: list[Document], options: tuple[tuple[str, object], ...]) -> Done:
    """Do *batch* here; what `make` makes of *options* is kept for the next."""
    done = Done()
    found = _made(make, options)(
        batch, on_error=lambda error: done.errors.append(_plain(error)), on_cost=done.costs.append
    )
    done.found = [_light(item) for item in found]
    return done


@cache
def _made(make: Make, options: tuple[tuple[str, object], ...]) -> Analyse:
    return make(**dict(options))


class _Pool:
    """Processes that analyse batches; made anew when one of them dies."""

    def __init__(self, workers: int, make: Make, options: dict[str, object]) -> None:
        self._workers, self._make, self._options = workers, make, tuple(options.items())
        self._executor = self._start(workers)

    def _start(self, workers: int) -> ProcessPoolExecutor:
        threads = max(1, (os.cpu_count() or 1) // workers)
        return ProcessPoolExecutor(workers, get_context("spawn"), _begin, (threads,))

    def run(self, listed: Iterable[list[Document]]) -> Iterator[Done]:
        """Yield what becomes of each batch of *listed*, in order."""
        under_way: deque[tuple[list[Document], Future[Done]]] = deque()
        for batch in listed:
            under_way.append((batch, self._send(batch)))
            if len(under_way) >= AHEAD * self._workers:
                yield self._next(under_way)
        while under_way:
            yield self._next(under_way)

    def close(self) -> None:
        """Let the processes end after what they are at."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _send(self, batch: Sequence[Document]) -> Future[Done]:
        try:
            return self._executor.submit(work, self._make, list(batch), self._options)
        except BrokenProcessPool as error:  # found out when its turn comes
            broken: Future[Done] = Future()
            broken.set_exception(error)
            return broken

    def _next(self, under_way: deque[tuple[list[Document], Future[Done]]]) -> Done:
        """Return what becomes of the first batch; where the processes died, start again with all that is under way."""
        batch, future = under_way.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            pass
        self.close()
        self._executor = self._start(1)
        done = apart(batch, self._alone)
        self.close()
        self._executor = self._start(self._workers)
        waiting = [later for later, _ in under_way]
        under_way.clear()
        under_way.extend((later, self._send(later)) for later in waiting)
        return done

    def _alone(self, batch: list[Document]) -> Done | None:
        """Do *batch* in the one process there is; None, and a new process, where it dies."""
        try:
            return self._send(batch).result()
        except BrokenProcessPool:
            self.close()
            self._executor = self._start(1)
            return None


def _begin(threads: int) -> None:
    """Set a worker up: as many threads as its share of the processors, and interrupts are for the one who called."""
    take_process()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_NUM_THREADS"] = str(threads)  # read by PyTorch, which is not imported yet


def _plain(error: GraphbuilderError) -> GraphbuilderError:
    """An error that can travel: its kind and its line, without what caused it."""
    return type(error)(str(error))


def _light(item: Localised) -> Localised:
    """What is found without the vectors that only the reader of relations needs."""
    sentences = tuple(replace(sentence, vectors=None) for sentence in item.extraction.sentences)
    return replace(item, extraction=replace(item.extraction, sentences=sentences))
