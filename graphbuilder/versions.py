"""What the articles of a graph were made with: marks of models, lexicon and program, which differ where these do."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from graphbuilder.lexicon.layers import active
from graphbuilder.model import PRECISION
from graphbuilder.parse.load import folder_of

_PACKAGE = Path(__file__).parent
#: The stages whose code decides what is found in an article.
_STAGES = ("read", "parse", "extract", "resolve", "grammar", "names", "lexicon")
#: Bytes at either end of a file of a model that stand for it: the weights between them do not stay when these change.
_SAMPLE = 1 << 20


def made(models: str = "joint", precision: float = PRECISION) -> dict[str, str]:
    """Return the marks of what an ingest works with now: *models*, *lexicon* and *program*, 12 hexadecimal digits each.

    They depend on what files hold, not on where they lie or when they were written. *precision* is as it was asked for.
    """
    marks = {"models": _models(folder_of(models)), "lexicon": lexicon(), "program": _program()}
    return {**marks, "precision": f"{precision:g}"}


def lexicon() -> str:
    """Return the mark of the lists, rules and layers in force."""
    shipped = [_PACKAGE / stage for stage in _STAGES]
    return _mark(_files([*shipped, *active().folders], data=True))


@cache
def _program() -> str:
    return _mark(_files([_PACKAGE / stage for stage in _STAGES], data=False))


@cache
def _models(folder: Path) -> str:
    return _mark(_files([folder], data=True)) if folder.is_dir() else ""


def _files(folders: Iterable[Path], *, data: bool) -> Iterator[tuple[str, Path]]:
    """Yield the files of *folders* in order, those of code or all others, each with its place within its folder."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and (path.suffix != ".py") is data:
                yield path.relative_to(folder).as_posix(), path


def _mark(files: Iterable[tuple[str, Path]]) -> str:
    found = hashlib.sha256()
    for name, path in files:
        size = path.stat().st_size
        found.update(f"{name}\x00{size}\x00".encode())
        with path.open("rb") as source:
            found.update(source.read(_SAMPLE))
            if size > _SAMPLE:
                source.seek(max(_SAMPLE, size - _SAMPLE))
                found.update(source.read(_SAMPLE))
    return found.hexdigest()[:12]
