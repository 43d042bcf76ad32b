"""Archives of a graph: every node and edge with all its properties, of either engine, for either engine.

An archive is JSON lines, compressed: a head (what it is, its format and the version that wrote it), a line a node, a line
an edge, and a foot that counts both, so that one that was cut short is told from a whole one.
"""

import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO

from graphbuilder import lexicon
from graphbuilder.errors import StoreError
from graphbuilder.model import ENTITY_TYPES
from graphbuilder.store import statements as cypher
from graphbuilder.store.base import Run
from graphbuilder.store.graph import GraphStore
from graphbuilder.store.upkeep import questions
from graphbuilder.writing import whole

#: Of the files this version writes; it reads this and all before.
FORMAT = 1
#: Nodes or edges a question or transaction.
PORTION = 5000
_FURTHER = (*ENTITY_TYPES, "Judged")


def backup(store: GraphStore, path: Path) -> tuple[int, int]:
    """Write all of *store* to the archive *path* and return the numbers of nodes and edges. The file is there wholly or not.

    Raises:
        StoreError: The file cannot be written.
    """
    try:
        with whole(path) as beside, gzip.open(beside, "wt", encoding="utf-8", compresslevel=5) as target:
            return store.look(lambda run: _written(run, target))
    except OSError as error:
        raise StoreError(f"{path}: the archive cannot be written ({error.strerror or error})") from None


def _written(run: Run, target: TextIO) -> tuple[int, int]:
    def line(value: object) -> None:
        target.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")

    target.seek(0)
    line({"graphbuilder": version("graphbuilder"), "format": FORMAT})
    nodes = edges = 0
    for label in cypher.NODES:
        for found in _pages(run, label):
            nodes += len(found)
            for node in found:
                line({"node": label, "labels": node["labels"], "properties": node["properties"]})
    for label in cypher.NODES:
        for found in _pages(run, label):
            ids = [node["properties"]["id"] for node in found]
            for row in sorted(
                run(questions.leaving(label), ids=ids), key=lambda row: (row["id"], row["kind"], row["other"])
            ):
                edges += 1
                line(
                    {
                        "edge": row["kind"],
                        "start": [label, row["id"]],
                        "end": [_main(row["labels"]), row["other"]],
                        "properties": row["edge"]["properties"],
                    }
                )
    line({"nodes": nodes, "edges": edges})
    return nodes, edges


def _pages(run: Run, label: str) -> Iterator[list[dict[str, Any]]]:
    after = ""
    question = questions.page(cypher.word(label, cypher.NODES))
    while found := [row["node"] for row in run(question, after=after, limit=PORTION)]:
        yield found
        after = found[-1]["properties"]["id"]


def _main(labels: Iterable[str]) -> str:
    return next(label for label in labels if label in cypher.NODES)


def restore(store: GraphStore, path: Path) -> tuple[int, int]:
    """Put the archive *path* into *store*, which must be empty, and return the numbers of nodes and edges.

    Raises:
        StoreError: The graph is not empty, or the file is no whole archive; names what is wrong.
    """
    if any(store.counts().values()):
        raise StoreError("the graph is not empty: restore into a new one, named with --graph")
    foot = _checked(path)
    store.prepare()
    nodes = edges = 0
    waiting: list[dict[str, Any]] = []
    for row in _lines(path):
        if "nodes" in row or "format" in row:
            continue
        waiting.append(row)
        nodes, edges = nodes + ("node" in row), edges + ("edge" in row)
        if len(waiting) == PORTION:
            _put(store, waiting)
            waiting = []
    _put(store, waiting)
    return foot["nodes"], foot["edges"]


def _checked(path: Path) -> dict[str, int]:
    """Return the foot of an archive that is whole."""
    head: dict[str, Any] = {}
    last: dict[str, Any] = {}
    nodes = edges = 0
    for number, row in enumerate(_lines(path)):
        head = row if number == 0 else head
        nodes, edges, last = nodes + ("node" in row), edges + ("edge" in row), row
    if not isinstance(head.get("format"), int):
        raise StoreError(f"{path} is no archive of a graph: expected a file that graphbuilder backup wrote")
    if head["format"] > FORMAT:
        raise StoreError(f"{path} has format {head['format']}, this version reads up to {FORMAT}: upgrade graphbuilder")
    if last != {"nodes": nodes, "edges": edges}:
        raise StoreError(
            f"{path} is cut short: it holds {nodes} nodes and {edges} edges and no foot; take another copy"
        )
    return {"nodes": nodes, "edges": edges}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as source:
            for line in source:
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ValueError("a line is no object")
                yield row
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise StoreError(f"{path} cannot be read as an archive of a graph ({error}); take another copy") from None


def _put(store: GraphStore, rows: list[dict[str, Any]]) -> None:
    nodes: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    edges: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    kinds = frozenset(cypher.EDGES) | frozenset(lexicon.relations())
    try:
        for row in rows:
            if "node" in row:
                main = cypher.word(row["node"], cypher.NODES)
                labels = [main, *(cypher.word(each, _FURTHER) for each in row["labels"] if each != main)]
                nodes[":".join(sorted(labels)), main].append(
                    {"id": row["properties"]["id"], "properties": row["properties"]}
                )
            else:
                (start, a), (end, b) = row["start"], row["end"]
                ends = cypher.word(start, cypher.NODES), cypher.word(end, cypher.NODES)
                key = (cypher.word(row["edge"], kinds), *ends)
                edges[key].append({"a": a, "b": b, "properties": row["properties"]})
    except (KeyError, ValueError, TypeError) as error:
        raise StoreError(f"the archive holds what no graph does ({error}); was it made by another version?") from None

    def work(run: Run) -> None:
        for (labels, main), listed in sorted(nodes.items()):
            run(questions.put_nodes(labels, main), rows=listed)
        for key, listed in sorted(edges.items()):
            run(questions.put_edges(*key), rows=listed)

    store.transact(work)
