"""Real files: those of this project, and those that its libraries brought into the environment, hundreds of every making."""

import functools
import hashlib
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from graphbuilder.read.kinds import kind_of_name

ROOT = Path(__file__).parents[2]
#: Folders of this project with files to read; others hold texts that nobody is to look at.
OWN = ("data/articles", "docs", "cypher", "tests/read", "tests/resolve", "tests/extract")
#: Bytes of a file, how many files there are at most, and how many of one kind.
SIZE, MOST, OF_A_KIND = 60_000, 700, 300


@functools.cache
def real_files() -> tuple[tuple[str, bytes], ...]:
    """Return name (``real.csv``) and bytes of each, in an order that their paths alone decide."""
    taken: dict[str, int] = {}
    found: list[tuple[str, bytes]] = []
    for path in sorted(_candidates(), key=lambda path: hashlib.sha256(str(path).encode()).hexdigest()):
        kind = kind_of_name(path.name) or ""
        if taken.get(kind, 0) < OF_A_KIND and len(found) < MOST:
            taken[kind] = taken.get(kind, 0) + 1
            found.append((f"real{path.suffix.lower()}", path.read_bytes()))
    return tuple(found)


def _candidates() -> Iterator[Path]:
    folders = [*(ROOT / name for name in OWN), ROOT, Path(sysconfig.get_paths()["purelib"])]
    for folder in folders:
        for path in folder.glob("*" if folder == ROOT else "**/*"):
            if kind_of_name(path.name) and path.is_file() and 0 < path.stat().st_size <= SIZE:
                yield path
