"""The embedded graph: one file, in process, by kglite.

Beside ``news.graph`` stand its write-ahead log (``news.graph-wal``), its lock and ``news.graph.commits``, the number of
commits that were acknowledged: a graph that opens with fewer has lost some, and is refused.
"""

import threading
import time
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from graphbuilder.errors import QueryError, StoreDamaged, StoreError, StoreLocked, StoreUnavailable
from graphbuilder.store.base import Rows, Run
from graphbuilder.store.commits import Commits
from graphbuilder.store.graph import GraphStore
from graphbuilder.store.guard import refuse_files
from graphbuilder.store.plain import PLAIN, from_embedded
from graphbuilder.store.schema import schema

T = TypeVar("T")

#: A checkpoint is written when the last one is this old, seconds, and took less than a tenth of that age.
CHECKPOINT_SECONDS = 10.0
#: Characters of an engine's message that are shown, and how it says that the disk is full.
LONGEST = 300
_FULL = ("No space left", "os error 28", "ENOSPC")


class EmbeddedStore(GraphStore):
    """A graph in one file. One process writes at a time; readers see its last checkpoint."""

    def __init__(self, path: str, *, read_only: bool = False) -> None:
        import kglite

        kglite.set_query_warning_policy("silent")
        self._path = Path(path)
        if self._path.exists() and not self._path.is_file():
            raise StoreUnavailable(f"{path} is no file, which a graph is: name another with --graph")
        self._read_only = read_only
        self._prepared = False
        self._lock = threading.RLock()
        self._commits = Commits(self._path)
        self._saved = time.monotonic()
        self._saving = 0.0
        self._graph = self._load() if read_only else self._open()

    # --- opening ---------------------------------------------------------------------------------------------------

    def _open(self) -> Any:
        import kglite

        new = not self._path.exists()
        with _errors(self._path):
            graph = kglite.open(str(self._path), durable="full")
        try:
            self._commits.check(graph.schema_version)
        except StoreDamaged:
            _release(graph)
            raise
        self._graph = graph
        if new:
            self.prepare()
            self._save()
        return graph

    def _load(self) -> Any:
        """Load the last checkpoint; commits a writer that died left in the log are taken in first."""
        import kglite

        if not self._path.exists() and not self._commits.log.exists():
            raise StoreUnavailable(f"no graph at {self._path}: ingest something first, or name another with --graph")
        if self._commits.pending():
            self._recover()
        with _errors(self._path), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a writer is ahead of its checkpoint is no news here
            return kglite.load(str(self._path))

    def _recover(self) -> None:
        try:
            writer = EmbeddedStore(str(self._path))
        except StoreLocked:
            return  # the writer is alive; its last checkpoint will do
        writer.close()

    # --- the contract ----------------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Declare constraints and indexes."""
        if self._prepared:
            return
        self._writable()
        with self._lock, _errors(self._path):
            for statement in schema():
                self._graph.cypher(statement)
        self._prepared = True

    def transact(self, work: Callable[[Run], T]) -> T:
        """Run *work* in one transaction; on any error nothing of it happened."""
        self._writable()
        with self._lock:
            with _errors(self._path), self._graph.begin(timeout_ms=0) as transaction:
                result = work(_runner(transaction, timeout_ms=0))
            self._acknowledge()
        return result

    def look(self, work: Callable[[Run], T]) -> T:
        """Run *work* on the graph as it is now."""
        with self._lock, _errors(self._path), self._graph.begin_read(timeout_ms=0) as transaction:
            return work(_runner(transaction, timeout_ms=0))

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = 30.0) -> Rows:
        """Ask a question; the engine refuses to write in a reading transaction."""
        import kglite

        refuse_files(cypher)
        milliseconds = max(1, int(timeout * 1000))
        try:
            with self._lock, self._graph.begin_read(timeout_ms=milliseconds) as transaction:
                found = transaction.cypher(cypher, params=dict(parameters or {}), timeout_ms=milliseconds)
                if isinstance(found, str):
                    raise QueryError("FORMAT CSV is not Cypher: leave it out and choose the format with --format csv")
                columns = tuple(found.columns)
                records = [tuple(from_embedded(row[name]) for name in columns) for row in found]
        except kglite.CypherTimeoutError:
            raise QueryError(f"the query took longer than {timeout:g} s: narrow it down or allow more time") from None
        except kglite.ReadOnlyError:
            raise QueryError("the query would change the graph: only reading is allowed here") from None
        except (kglite.KgError, TypeError, ValueError, OverflowError) as error:
            raise QueryError(f"the graph refuses the query: {_line(error)}") from None
        return Rows(columns, records)

    def close(self) -> None:
        """Save what was written and let go of the file."""
        with self._lock:
            graph, self._graph = self._graph, None
            if graph is None or self._read_only:
                return
            try:
                with _errors(self._path), warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    _catch_up(graph)
                    graph.save()
            finally:
                _release(graph)

    # --- saving ----------------------------------------------------------------------------------------------------

    def _acknowledge(self) -> None:
        """Count the commit, in the graph first; then write a checkpoint if the last one is old."""
        with _errors(self._path):
            self._graph.set_schema_version(self._graph.schema_version + 1)
        self._commits.acknowledge(self._graph.schema_version)
        age = time.monotonic() - self._saved
        if age > max(CHECKPOINT_SECONDS, 10 * self._saving):
            self._save()

    def _save(self) -> None:
        start = time.monotonic()
        with _errors(self._path), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the engine advises is no news to a user
            _catch_up(self._graph)
            self._graph.save()
        self._saved = time.monotonic()
        self._saving = self._saved - start

    def _writable(self) -> None:
        if self._read_only:
            raise StoreError(f"{self._path} was opened to read only: open it to write")


def _runner(transaction: Any, *, timeout_ms: int) -> Run:
    def run(statement: str, /, **parameters: Any) -> list[dict[str, Any]]:
        found = transaction.cypher(statement, params=parameters, timeout_ms=timeout_ms)
        return [
            {name: value if type(value) in PLAIN else from_embedded(value) for name, value in row.items()}
            for row in found.to_list()
        ]

    return run


def _catch_up(graph: Any) -> None:
    """Fold what was written into the full-text indexes: who opens the file to read could not."""
    for index in graph.cypher("SHOW INDEXES").to_list():
        if index["type"] == "FULLTEXT" and index["stale"]:
            named = {"type": index["labelsOrTypes"][0], "column": index["properties"][0]}
            graph.cypher("CALL db.node_text_index.refresh({type: $type, text_column: $column})", params=named)


def _release(graph: Any) -> None:
    """Give the writer's lease back without writing a checkpoint."""
    graph.__exit__(RuntimeError, None, None)


def _line(error: Exception) -> str:
    text = " ".join(str(error).split())
    if any(sign in text for sign in _FULL):
        return "no space is left on the disk"
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


class _errors:
    """Turn the engine's errors into ours, one line each."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> None:
        import kglite

        if isinstance(error, kglite.WriterLeaseHeldError):
            holder = getattr(error, "holder", None) or {}
            raise StoreLocked(
                f"{self._path} is being written by process {holder.get('pid') or 'unknown'}: wait for it, or read only"
            ) from None
        if isinstance(error, kglite.FileFormatError):
            raise StoreDamaged(
                f"{self._path} is not a whole graph ({_line(error)}): expected a file that graphbuilder wrote; "
                "restore a copy, or move it away and ingest again"
            ) from None
        if isinstance(error, (kglite.FileError, kglite.FileIoError, OSError)):
            raise StoreUnavailable(
                f"{self._path}: {_line(error)}; check the folder, its rights and free space"
            ) from None
        if isinstance(error, kglite.KgError) and any(sign in str(error) for sign in _FULL):
            raise StoreUnavailable(
                f"{self._path}: no space is left on the disk; free some and ingest again: what was stored is kept"
            ) from None
        if isinstance(error, kglite.KgError):
            raise StoreError(f"{self._path}: the graph refuses: {_line(error)}") from None


def changes(path: str) -> str | None:
    """Return a mark of the graph's file and of the log beside it, None where there is no file."""
    marks = []
    for file in (Path(path), Commits(Path(path)).log):
        try:
            found = file.stat()
        except OSError:
            marks.append("")
        else:
            marks.append(f"{found.st_ino}:{found.st_mtime_ns}:{found.st_size}")
    return " ".join(marks) if marks[0] else None
