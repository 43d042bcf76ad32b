"""Pages set in two columns whose lines stand row by row in the file: each column is read by itself again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

#: How wide a letter is, in its height; where the gap between columns may be, in the width of the text; the share of rows
#: that must lie on both sides of it, and the letters a row must have on each side, or it is a table.
_LETTER, _MIDDLE, _BOTH, _LETTERS = 0.5, (0.3, 0.7), 0.5, 15
#: Rows below which nothing is decided.
_ROWS = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A text a page shows at a place: *x* and *y* in points from the lower left, *size* its height."""

    text: str
    x: float
    y: float
    size: float

    @classmethod
    def of(cls, text: str, matrix: Sequence[float], inner: Sequence[float], size: float) -> "Piece":
        """Return the piece at the place that the matrix of the text, *inner*, and that of the page give."""
        x = inner[4] * matrix[0] + inner[5] * matrix[2] + matrix[4]
        y = inner[4] * matrix[1] + inner[5] * matrix[3] + matrix[5]
        return cls(" ".join(text.split()), float(x), float(y), abs(float(size) * float(inner[3] or 1.0)) or 10.0)

    @property
    def end(self) -> float:
        return self.x + len(self.text) * self.size * _LETTER


def in_columns(pieces: Sequence[Piece]) -> str | None:
    """Return the text of a page column by column, or None where it has one column, or its file has them in order."""
    rows = _rows(pieces)
    gap = _gap(rows) if len(rows) >= _ROWS else None
    if gap is None or _changes(pieces, gap) < len(rows) * _BOTH:
        return None
    parts: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for row in rows:
        sides = [one for one in row if one.end <= gap + one.size], [one for one in row if one.x >= gap]
        if len(sides[0]) + len(sides[1]) < len(row):  # across both: a headline
            parts += [*left, *right, _text(row)]
            left, right = [], []
            continue
        left += [_text(sides[0])] if sides[0] else []
        right += [_text(sides[1])] if sides[1] else []
    return "\n".join([*parts, *left, *right])


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by height, from the top, and in each row from the left."""
    ordered = sorted(pieces, key=lambda piece: -piece.y)
    rows: list[list[Piece]] = []
    for piece in ordered:
        if rows and abs(rows[-1][0].y - piece.y) < 0.4 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.x) for row in rows]


def _gap(rows: list[list[Piece]]) -> float | None:
    """Where a second column begins: a left edge in the middle that most rows share, with enough text on both sides."""
    begin = min(piece.x for row in rows for piece in row)
    end = max(piece.end for row in rows for piece in row)
    edges = [
        round(piece.x)
        for row in rows
        for piece in row[1:]
        if _MIDDLE[0] < (piece.x - begin) / (end - begin or 1) < _MIDDLE[1]
    ]
    if not edges:
        return None
    edge = max(sorted(set(edges)), key=edges.count) - 1.0
    both = [row for row in rows if _letters(row, edge, left=True) and _letters(row, edge, left=False)]
    if len(both) < max(_ROWS - 1, _BOTH * len(rows)):
        return None
    for left in (True, False):
        if sum(_letters(row, edge, left=left) for row in both) < _LETTERS * len(both):
            return None
    return edge


def _letters(row: Iterable[Piece], edge: float, *, left: bool) -> int:
    return sum(len(piece.text) for piece in row if (piece.end <= edge + piece.size if left else piece.x >= edge))


def _changes(pieces: Sequence[Piece], gap: float) -> int:
    """How often the file goes from the left column to the right one."""
    sides = [side for side, _ in groupby(piece.x >= gap for piece in pieces)]
    return sum(sides)


def _text(row: Iterable[Piece]) -> str:
    return " ".join(piece.text for piece in row)
