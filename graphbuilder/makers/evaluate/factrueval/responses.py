"""The contest's response files: written, and read back, so that what is scored is what is written.

``book_N.task1`` has one name a line (type, offset, length), ``.task2`` one object and ``.task3`` one fact a block.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.errors import ReadError


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name: type per, loc, org or locorg; *start* and *length* in code points of the text."""

    type: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Block:
    """One object (per, loc, org) or fact (occupation, deal, ownership, meeting) with its keys and values, in order."""

    type: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Response:
    """All answers for one document."""

    names: Sequence[NameLine] = ()
    objects: Sequence[Block] = ()
    facts: Sequence[Block] = ()


def write_response(folder: Path, book: str, response: Response) -> None:
    """Write the three files of one document."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{name.type.upper()} {name.start} {name.length}\n" for name in response.names]
    (folder / f"{book}.task1").write_text("".join(lines), encoding="utf-8")
    for task, blocks in (("task2", response.objects), ("task3", response.facts)):
        (folder / f"{book}.{task}").write_text("\n".join(map(block_text, blocks)), encoding="utf-8")


def block_text(block: Block) -> str:
    """Return one block; a colon or line break in a value would end it and becomes a blank."""
    values = ((key.upper(), " ".join(value.replace(":", " ").split())) for key, value in block.values)
    return "\n".join([f"{block.type.upper()}:", *(f"{key}: {value}" for key, value in values)]) + "\n"


def read_response(folder: Path, book: str) -> Response:
    """Read the three files of one document; a missing file is an empty answer.

    Raises:
        ReadError: A line is not of the contest's format; names file and line.
    """
    names = []
    for number, line in enumerate(_lines(folder / f"{book}.task1"), 1):
        if line.strip():
            try:
                kind, start, length = line.split()
                names.append(NameLine(kind.lower(), int(start), int(length)))
            except ValueError:
                place = f"{folder / book}.task1, line {number}"
                raise ReadError(f"{place}: «{line.strip()}»; expected TYPE OFFSET LENGTH") from None
    return Response(names, _blocks(folder / f"{book}.task2"), _blocks(folder / f"{book}.task3"))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []


def _blocks(path: Path) -> list[Block]:
    blocks: list[Block] = []
    head = ""
    values: list[tuple[str, str]] = []
    for line in [*_lines(path), ""]:
        key, _, value = (part.strip() for part in line.partition(":"))
        if not line.strip():
            if head:
                blocks.append(Block(head, tuple(values)))
            head, values = "", []
        elif not head:
            head = key.lower()
        else:
            values.append((key.lower(), value))
    return blocks
