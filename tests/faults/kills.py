"""Writers that are killed at any moment, as a power cut or the kernel does it: without a last word."""

import os
import random
import signal
import time
from collections.abc import Callable, Sequence

from graphbuilder.model import Localised
from graphbuilder.store import connect
from tests.store.test_incremental import OTHERS, PERSONS, article

#: Seconds within which a writer that has begun is killed.
SOON = 0.4


def articles(number: int, chance: random.Random) -> list[Localised]:
    """Return made-up documents whose persons, bodies and offices have to do with each other."""
    made = []
    for at in range(number):
        told = [(chance.choice(PERSONS), (), (chance.randrange(3), "2025-02-01")) for _ in range(3)]
        made.append(article(f"k{at}", (told, [chance.choice(OTHERS)], [(at % 3, "2025-02-01")], True)))
    return made


def missing(graph: str, documents: Sequence[Localised]) -> list[Localised]:
    """Return those of *documents* that *graph* has not."""
    with connect(graph) as store:
        store.prepare()
        inside = {row[0] for row in store.read("MATCH (d:Document) RETURN d.id").records}
    return [each for each in documents if each.extraction.document.id not in inside]


def write(graph: str, documents: Sequence[Localised], begun: Callable[[], object]) -> None:
    """Put what is missing of *documents* into *graph*, one a transaction, and take the first out and in again."""
    left = missing(graph, documents)
    begun()
    with connect(graph) as store:
        for each in left:
            store.replace([each])
            store.remove([documents[0].extraction.document.id])
            store.replace([documents[0]])


def killed(work: Callable[[Callable[[], object]], None], after: float) -> bool:
    """Let a process do *work* and kill it *after* so many seconds; False where it was done before.

    *work* is given what it has to call when it begins in earnest: the seconds count from there.
    """
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda: os.write(send, b"."))
        finally:
            os._exit(0)
    os.close(send)
    os.read(receive, 1)
    os.close(receive)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def kill_often(graph: str, documents: Sequence[Localised], times: int, chance: random.Random) -> int:
    """Kill writers of *documents* at random moments up to *times*, then let one finish; return how many were hit."""
    hit = 0
    for _ in range(times):
        hit += killed(lambda begun: write(graph, documents, begun), chance.random() * SOON)
    write(graph, documents, lambda: None)
    return hit
