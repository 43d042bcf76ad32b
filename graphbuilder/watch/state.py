"""What is remembered between looks: the marks of addresses, what failed and why, and the rows that were told.

A small database in a file beside an embedded graph; of a graph on a server, in the user's own folder of states. Without it
everything is read again and nothing is doubled: the graph itself knows what is in it.
"""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from graphbuilder.errors import StoreError
from graphbuilder.model import digest
from graphbuilder.read.conditions import Mark

SUFFIX = ".watch"
_TABLES = """
CREATE TABLE IF NOT EXISTS mark (url TEXT PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS failure (source TEXT NOT NULL, line TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (source, line));
CREATE TABLE IF NOT EXISTS alert (name TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS told (alert TEXT NOT NULL, row TEXT NOT NULL, PRIMARY KEY (alert, row));
"""


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read in or worked on, of which *source*, in one *line*, since *at*."""

    source: str
    line: str
    at: str


def state_of(graph: str) -> Path:
    """Return the file of what is remembered of *graph*, a path or the address of a server."""
    if "://" not in graph:
        return Path(graph + SUFFIX)
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "graphbuilder" / f"{digest('state', graph)}{SUFFIX}"


class State:
    """The file at *path*; made where it is not there. A context manager; each method is one transaction."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10.0)
            self._base.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" + _TABLES)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"{path}: what is remembered between looks cannot be opened ({error}); move the file away to begin anew"
            ) from None

    def marks(self) -> dict[str, Mark]:
        """Return the marks of addresses as they were when they were read in."""
        return {url: Mark(etag, modified) for url, etag, modified in self._base.execute("SELECT * FROM mark")}

    def mark(self, marks: Mapping[str, Mark]) -> None:
        """Remember that all that addresses held at these *marks* is in the graph."""
        rows = [(url, *mark) for url, mark in marks.items()]
        with self._base:
            self._base.execute("BEGIN")
            self._base.executemany("INSERT OR REPLACE INTO mark VALUES (?, ?, ?)", rows)

    def failures(self) -> list[Failure]:
        """Return what failed when its source was last read, the oldest first."""
        rows = self._base.execute("SELECT source, line, at FROM failure ORDER BY at, source, line")
        return [Failure(*row) for row in rows]

    def failed(self, sources: Iterable[str], lines: Iterable[str], at: str) -> None:
        """Remember what failed in a reading of *sources* at the moment *at*, in place of what failed in them before."""
        listed = sorted(set(map(str, sources)))
        key = "\n".join(listed)
        earlier = {one.line: one.at for one in self.failures() if one.source == key}
        rows = [(key, line, earlier.get(line, at)) for line in dict.fromkeys(lines)]
        with self._base:
            self._base.execute("BEGIN")
            self._base.executemany("DELETE FROM failure WHERE source = ?", [(name,) for name in {key, *listed}])
            self._base.executemany("INSERT OR REPLACE INTO failure VALUES (?, ?, ?)", rows)

    def told(self, alert: str) -> set[str] | None:
        """Return the rows of *alert* that were told, None where it was never asked."""
        if not self._base.execute("SELECT 1 FROM alert WHERE name = ?", (alert,)).fetchone():
            return None
        return {row for (row,) in self._base.execute("SELECT row FROM told WHERE alert = ?", (alert,))}

    def tell(self, alert: str, rows: Iterable[str]) -> None:
        """Remember that *rows* of *alert* were told."""
        with self._base:
            self._base.execute("BEGIN")
            self._base.execute("INSERT OR IGNORE INTO alert VALUES (?)", (alert,))
            self._base.executemany("INSERT OR IGNORE INTO told VALUES (?, ?)", [(alert, row) for row in rows])

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
