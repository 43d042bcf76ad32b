"""The corpus prepared portion by portion: a file each, under a digest of all that it is made from.

What changed is made again and nothing else; who is stopped loses the portion at work. The code that finds candidates is not
in the digest: count `MADE_BY` up, or remove the folder, when it finds others.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graphbuilder.extract.reader.layout import DEPRELS, UPOS
from graphbuilder.lexicon import relations
from graphbuilder.makers.reader.prepare import Prepared, read, save
from graphbuilder.parse.joint.model import FILES
from graphbuilder.writing import whole

#: Counted up when the same annotation and model make other examples.
MADE_BY = 1


@dataclass(frozen=True)
class Portion:
    """An annotated portion of one *kind* of text: ``NAME.ann``, with its text in ``NAME.txt`` where it is not authored."""

    kind: str
    annotation: Path

    @property
    def name(self) -> str:
        return self.annotation.stem

    @cached_property
    def digest(self) -> str:
        """A mark of name, annotation and text."""
        found = hashlib.sha256()
        for path in (self.annotation, self.annotation.with_suffix(".txt")):
            data = path.read_bytes() if path.exists() else b""
            found.update(f"{path.name} {len(data)}\n".encode() + data)
        return found.hexdigest()


def portions(corpus: Path, kinds: Iterable[str]) -> list[Portion]:
    """Return the portions of *corpus* by kind and name; one that is there in two kinds is of the first of *kinds*."""
    found: dict[str, Portion] = {}
    for kind in kinds:
        for path in sorted((corpus / kind).glob("*.ann")):
            found.setdefault(path.stem, Portion(kind, path))
    return list(found.values())


def mark(models: Iterable[Path], below: int) -> str:
    """Return the mark of what portions are prepared with: joint *models*, the layer *below* the branch, what can be said.

    What lies beside a joint model, such as an earlier reader, has no say.
    """
    found = hashlib.sha256(f"{MADE_BY} {below} {UPOS} {DEPRELS} {sorted(relations())}\n".encode())
    for model in sorted(set(models)):
        for path in (*(model / name for name in FILES), *sorted(model.glob("*.tokenizer.pt"))):
            with path.open("rb") as file:
                found.update(f"{path.name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return found.hexdigest()


def prepare_all(
    listed: Sequence[Portion],
    folder: Path,
    made_with: str,
    make: Callable[[Portion], Sequence[Prepared]],
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[Prepared]:
    """Yield what *make* makes of each portion, or made of it before; then remove what belongs to none of them.

    *made_with* is the `mark` of what it works with. *tell* is told how far it is.
    """
    files = {portion: _file(portion, folder, made_with) for portion in listed}
    missing = [portion for portion in listed if not files[portion].exists()]
    for number, portion in enumerate(missing, 1):
        tell(f"preparing {portion.name}, {number} of {len(missing)} ({len(listed) - len(missing)} are there)")
        files[portion].parent.mkdir(parents=True, exist_ok=True)
        with whole(files[portion]) as beside:
            save(make(portion), beside)
    for path in set(folder.glob("*/*.pt")) - set(files.values()):
        path.unlink()
    for path in files.values():
        yield from read(path)


def _file(portion: Portion, folder: Path, made_with: str) -> Path:
    digest = hashlib.sha256(f"{made_with} {portion.digest}".encode()).hexdigest()[:16]
    return folder / portion.kind / f"{portion.name}.{digest}.pt"
