"""Faults by the dozen, on real engines: killed writers, a killed server, broken connections, writers at once.

    python bench/faults.py kills [30] [--graph bolt://127.0.0.1:PORT]
    python bench/faults.py connections [20] --graph bolt://127.0.0.1:PORT
    python bench/faults.py server [10]

`kills` ends writers by SIGKILL, `server` a Neo4j of its own while a writer is at work. The address must be of an empty
graph. After each the graph is compared with one that nobody disturbed, node for node and edge for edge, and verified.
"""

import argparse
import os
import random
import signal
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from graphbuilder.errors import StoreError
from graphbuilder.model import Localised
from graphbuilder.store import connect
from graphbuilder.store.upkeep import verify
from tests.faults.kills import articles, kill_often, missing
from tests.faults.proxy import Proxy


def equal(graph: str, documents: Sequence[Localised]) -> str:
    """Return whether *graph* is what one writer makes of *documents*."""
    with (
        tempfile.TemporaryDirectory() as folder,
        connect(str(Path(folder) / "one.graph")) as one,
        connect(graph) as store,
    ):
        one.replace(documents)
        same = list(one.dump()) == list(store.dump())
        found = verify(store)  # type: ignore[arg-type]
    return f"{'equal' if same else 'DIFFERENT'}, {len(found)} findings"


def kills(graph: str, times: int, chance: random.Random) -> None:
    """Kill writers."""
    documents = articles(4 * times, chance)
    start = time.monotonic()
    hit = kill_often(graph, documents, times, chance)
    print(f"writers killed {hit} of {times} times in {time.monotonic() - start:.0f} s: {equal(graph, documents)}")


def connections(graph: str, times: int, chance: random.Random) -> None:
    """Break connections."""
    documents, done, at = articles(8 * times, chance), threading.Event(), 0
    with Proxy(urlsplit(graph).port or 7687) as proxy, connect(f"bolt://127.0.0.1:{proxy.port}") as store:
        disturber = threading.Thread(target=proxy.disturb, args=(chance, done, times))
        disturber.start()
        while disturber.is_alive():
            store.replace([documents[at % len(documents)]])
            at += 1
        done.set()
        for document in documents[at:]:
            store.replace([document])
        faults = proxy.faults
    print(f"{faults} faults of connections during {at} writes: {equal(graph, documents)}")


def server(times: int, chance: random.Random) -> None:
    """Kill a Neo4j server while a writer is at work, and start it again."""
    from graphbuilder.server import Server
    from graphbuilder.server.process import free_port

    documents = articles(3 * times, chance)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        made = Server(home, bolt_port=free_port(), http_port=free_port(), heap="512m", page_cache="64m")
        hit, running = 0, made.start(seconds=600)
        os.environ |= {"NEO4J_USERNAME": running.username, "NEO4J_PASSWORD": made.password()}
        try:
            for _ in range(times):
                hit += _noticed(running.pid, running.uri, documents, chance)
                running = made.start(seconds=600)
            left = missing(running.uri, documents)
            with connect(running.uri) as store:
                for each in left:
                    store.replace([each])
            print(f"server killed {times} times, {hit} in the middle of a write: {equal(running.uri, documents)}")
        finally:
            made.stop(force=True)


def _noticed(pid: int, graph: str, documents: Sequence[Localised], chance: random.Random) -> bool:
    """Kill the server once while documents come in; say whether the writer was told."""
    timer = threading.Timer(0.2 + 2 * chance.random(), os.kill, (pid, signal.SIGKILL))
    timer.start()
    try:
        with connect(graph) as store:
            for each in documents * 50:
                store.replace([each])
    except StoreError as error:
        print(f"told: {error}")
        return True
    finally:
        timer.join()
    return False


def main() -> None:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("kills", "connections", "server"))
    parser.add_argument("times", type=int, nargs="?", default=30)
    parser.add_argument("--graph")
    options = parser.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        graph = options.graph or str(Path(folder) / "killed.graph")
        if options.kind == "server":
            server(options.times, chance)
        else:
            {"kills": kills, "connections": connections}[options.kind](graph, options.times, chance)


if __name__ == "__main__":
    main()
