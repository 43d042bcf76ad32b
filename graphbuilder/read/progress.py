"""How far a reading is, in bytes of files."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graphbuilder.read.header import SIDECAR


class Meter:
    """Counts bytes as they are read: *done* of *total*, which is None where some of it is not known before."""

    def __init__(self, total: int | None = None) -> None:
        self.total, self.done = total, 0

    @contextlib.contextmanager
    def file(self, size: int) -> Iterator[Callable[[int], None]]:
        """Count a file of *size* bytes: by what is given to the function yielded, and whole when it is left."""
        began = self.done

        def count(read: int) -> None:
            self.done = min(self.done + read, began + size)

        try:
            yield count
        finally:
            self.done = began + size


def total_bytes(sources: Iterable[str | Path]) -> int | None:
    """Return the bytes of all files in *sources*, or None where one is an address, standard input or not there."""
    total = 0
    for source in sources:
        path = Path(source)
        if str(source) == "-" or "://" in str(source)[:4_000] or not path.exists():
            return None
        try:
            total += sum(_sizes(path)) if path.is_dir() else path.stat().st_size
        except OSError:
            return None
    return total


def _sizes(folder: Path) -> Iterator[int]:
    from graphbuilder.read.kinds import kind_of_name

    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and not name.endswith(SIDECAR) and kind_of_name(name):
                with contextlib.suppress(OSError):
                    yield os.stat(os.path.join(place, name)).st_size
