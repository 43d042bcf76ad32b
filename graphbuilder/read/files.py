"""Files and folders: what is in them to read, and their bytes."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from graphbuilder.errors import ReadError
from graphbuilder.read.header import SIDECAR
from graphbuilder.read.kinds import kind_of_name
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import Notice

#: Folders a browser leaves beside a saved page.
_PAGE_PARTS = ("_files", ".files")


def walk(folder: Path, limits: Limits) -> Iterator[Path | ReadError | Notice]:
    """Yield the readable files below *folder*, sorted; hidden ones, links out of it and page parts are left out.

    Files of kinds nobody reads are named in one notice; a folder that cannot be listed, or is too deep, is an error.
    """
    pending, found, others = [(folder, 0)], 0, []
    while pending:
        path, depth = pending.pop()
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            yield ReadError(f"{one_line(path)}: the folder cannot be listed ({error.strerror}); check its rights")
            continue
        folders = []
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith(SIDECAR):
                continue
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.endswith(_PAGE_PARTS):
                    folders.append((Path(entry.path), depth + 1))
            elif not kind_of_name(entry.name) or not _inside(Path(entry.path), folder):
                others.append(entry.name)
            else:
                found += 1
                yield Path(entry.path)
        if folders and depth >= limits.depth:
            yield refusal(str(path), "depth", limits, f"folders nested deeper than {limits.depth}", "move it up")
        else:
            pending.extend(reversed(folders))
    if others:
        listed = one_line(", ".join(others))
        yield Notice(f"{one_line(folder)}: {len(others)} files of kinds that are not read: {listed}")
    if not found:
        yield ReadError(
            f"{one_line(folder)}: nothing to read in the folder; expected files of the kinds docs/reading.md lists"
        )


def _inside(path: Path, folder: Path) -> bool:
    """Whether *path* is a regular file that really lies in *folder*: a link may point anywhere on the machine."""
    try:
        real = path.resolve(strict=True)
        return stat.S_ISREG(real.stat().st_mode) and (not path.is_symlink() or real.is_relative_to(folder.resolve()))
    except (OSError, RuntimeError):
        return False


def opened(path: Path) -> BinaryIO:
    """Open *path* for reading; ReadError where it is missing, not allowed, or neither a file nor a pipe."""
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise ReadError(f"{one_line(path)}: neither a file nor a folder; give a file, a folder, a URL or -")
        return path.open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or one_line(error)
        raise ReadError(f"{one_line(path)}: cannot be opened ({reason}); check the path and its rights") from error


def stdin() -> BinaryIO:
    """Standard input as bytes."""
    return sys.stdin.buffer


def contents(stream: BinaryIO, where: str, limits: Limits, *, packed: bool) -> bytes:
    """Return all bytes of *stream*; ReadError where they are more than the limits allow, others if it was *packed*."""
    limit, most = ("decompressed_bytes", limits.decompressed_bytes) if packed else ("read_bytes", limits.read_bytes)
    data = stream.read(most + 1)
    if len(data) > most:
        raise refusal(where, limit, limits, f"more than {most} bytes")
    return data
