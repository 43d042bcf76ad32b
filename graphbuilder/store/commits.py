"""The count of acknowledged commits, beside an embedded graph: tells a graph that lost some from a whole one.

The engine opens a file whose log is damaged in the middle with the commits before the damage, and moves the log away.
That must not pass for success, so the number of commits is kept both in the graph and in ``<file>.commits``.
"""

import os
from pathlib import Path

from graphbuilder.errors import StoreDamaged

#: What the engine's log begins with; one that holds no commit is this alone.
LOG_HEAD = b"KWAL\r"


class Commits:
    """The counter file of the graph at *path*."""

    def __init__(self, path: Path) -> None:
        self._file = path.with_name(path.name + ".commits")
        self._path = path
        self.log = path.with_name(path.name + "-wal")

    def check(self, stored: int) -> None:
        """Compare with the *stored* number the opened graph gives.

        Raises `StoreDamaged` where the graph has fewer commits than were acknowledged; names the log set aside.
        """
        known = self._read()
        if known <= stored:
            return
        aside = sorted(self._path.parent.glob(f"{self.log.name}.quarantine*"))
        where = f"its damaged log was set aside as {aside[-1]}" if aside else f"its log {self.log} is incomplete"
        raise StoreDamaged(
            f"{self._path} has lost {known - stored} of {known} commits; {where}. Restore a copy, or delete "
            f"{self._file} to go on with what is left and ingest the missing documents again"
        )

    def acknowledge(self, number: int) -> None:
        """Write *number* to the file at once; never fewer than what the graph has safely on disk."""
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o644)
        try:
            os.pwrite(descriptor, f"{number:020d}\n".encode(), 0)
        finally:
            os.close(descriptor)

    def pending(self) -> bool:
        """Say whether the log holds commits that the graph's file may lack."""
        try:
            return self.log.stat().st_size > len(LOG_HEAD)
        except FileNotFoundError:
            return False

    def _read(self) -> int:
        try:
            return int(self._file.read_text(encoding="ascii").strip() or 0)
        except FileNotFoundError:
            return 0
        except ValueError:
            raise StoreDamaged(
                f"{self._file} should hold one number: delete it if the graph {self._path} is known to be whole"
            ) from None
