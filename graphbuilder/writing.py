"""Files that are there wholly or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a file to write; it takes the place of *path* once all is written, and is gone where that failed.

    What a link leads to is replaced, not the link. What is there and no file, such as a pipe, a terminal or a device, cannot
    be replaced: it is written to as it is.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    target = path.resolve()
    beside = target.with_name(f".{target.name}.part")
    try:
        yield beside
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
