"""The progress of an ingest on stderr: documents, sentences, statements, rate, time gone and, where it can be told, left."""

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from graphbuilder.batches import Report

#: Kinds of files that hold one document each, so that files can be counted for documents.
SINGLE = ("text", "markdown", "html", "pdf", "docx", "odt", "eml")


class Bar:
    """A bar while it is entered; nothing where *quiet*, or where stderr is no terminal.

    It counts documents where each file holds one, else the bytes of files, where all sources are files.
    """

    def __init__(self, sources: Iterable[str], *, quiet: bool) -> None:
        self._quiet = quiet or not sys.stderr.isatty()
        self._sources = list(sources)
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        if not self._quiet:
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                Progress,
                SpinnerColumn,
                TextColumn,
                TimeElapsedColumn,
                TimeRemainingColumn,
            )

            self._progress = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                BarColumn(bar_width=20),
                TimeElapsedColumn(),
                TextColumn("left"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._expected = expected(self._sources)
            self._task = self._progress.add_task("loading models", total=self._expected)
            self._progress.start()
        return self

    def show(self, report: "Report") -> None:
        """Show where *report* stands."""
        if not self._quiet:
            done = report.documents + len(report.errors) + report.skipped
            text = described(report, seconds=time.monotonic() - self._began)
            if self._expected is None and report.bytes_total:
                self._progress.update(
                    self._task, description=text, completed=report.bytes_read, total=report.bytes_total
                )
            else:
                self._progress.update(self._task, description=text, completed=done)

    def __exit__(self, *_: object) -> None:
        if not self._quiet:
            self._progress.stop()


def described(report: "Report", *, seconds: float) -> str:
    """Return the counts of *report* and the sentences a second."""
    counts = [f"{getattr(report, name)} {name}" for name in ("documents", "sentences", "statements")]
    return " · ".join([*counts, f"{report.sentences / max(seconds, 0.1):.1f} sentences/s"])


def expected(sources: Iterable[str]) -> int | None:
    """Return how many documents *sources* hold; None where that is not known before they are read."""
    from graphbuilder.read.kinds import kind_of_name

    found = 0
    for source in sources:
        path = Path(source)
        if source == "-" or "://" in source or not path.exists():
            return None
        names = _files(path) if path.is_dir() else [path.name]
        kinds = [kind for name in names if (kind := kind_of_name(name))]
        if any(kind not in SINGLE for kind in kinds):
            return None
        found += len(kinds)
    return found or None


def _files(folder: Path) -> list[str]:
    from graphbuilder.read.header import SIDECAR

    names = []
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        names += [name for name in files if not name.startswith(".") and not name.endswith(SIDECAR)]
    return names
