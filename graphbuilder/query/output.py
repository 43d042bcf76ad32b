"""Data frame, or rows without pandas → table, CSV, JSON, JSON lines, Parquet or Markdown, on a stream or in a file."""

import io
import json
import re
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from graphbuilder.errors import ViewError
from graphbuilder.query.table import Table

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    Answer: TypeAlias = pd.DataFrame | Table

Format = Literal["table", "csv", "json", "jsonl", "parquet", "markdown"]
FORMATS: tuple[Format, ...] = get_args(Format)
SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".md": "markdown",
    ".txt": "table",
}

#: What a spreadsheet would take for the start of a formula.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r|%]")
#: Characters that would drive a terminal or turn the direction of a line.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: What a reader takes for granted; a column of nothing else goes first, one with anything else never goes.
_USUAL = {"polarity": "affirmed", "realis": "actual", "certainty": "certain"}
#: Columns a narrow table leaves out, first to go first; the empty ones go before them.
_LEAVE_OUT = (
    *("url", "statement", "date_to", "approximate", "confidence", "participants", "theme", "beneficiary"),
    *("document", "places", "person", "unit", "speakers"),
)
#: Columns of the screen a sentence needs to be read with comfort.
_READABLE = 28
#: Columns of a table that take the room left over.
_LONG = ("evidence", "affirmed", "denied")


def write(frame: "Answer", form: Format, *, path: Path | None = None) -> None:
    """Write *frame* to *path*, or to stdout.

    Raises:
        ViewError: The file cannot be written.
    """
    data = render(frame, form)
    if path is None:
        stream = sys.stdout
        if isinstance(data, bytes):
            stream.flush()
            stream.buffer.write(data)
        else:
            stream.write(data)
        stream.flush()
        return
    try:
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    except OSError as error:
        raise ViewError(f"{path}: cannot be written ({error.strerror or error}); name another with -o") from None


def render(frame: "Answer", form: Format) -> str | bytes:
    """Return *frame* in the format *form*: bytes for Parquet, else text that ends in a newline."""
    match form:
        case "csv":
            return to_csv(frame)
        case "json":
            return json.dumps(records(frame), ensure_ascii=False, indent=1) + "\n"
        case "jsonl":
            return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records(frame))
        case "parquet":
            return to_parquet(frame)
        case "markdown":
            return to_markdown(frame)
        case _:
            return to_table(frame)


def records(frame: "Answer") -> list[dict[str, Any]]:
    """Return the rows as dicts of JSON values: dates in ISO form, None where nothing is known."""
    table = as_table(frame)
    return [dict(zip(table.columns, map(plain, row), strict=True)) for row in table.rows]


def as_table(frame: "Answer") -> Table:
    """Return the rows of *frame*, a data frame or rows already, with its values as they are."""
    if isinstance(frame, Table):
        return frame
    kinds = {"Int64": "integer", "int64": "integer", "Float64": "number", "float64": "number"}
    return Table(
        tuple(map(str, frame.columns)),
        tuple(kinds.get(str(dtype), "text") for dtype in frame.dtypes),
        list(frame.itertuples(index=False, name=None)),
    )


def plain(value: Any) -> Any:
    """Return *value* as JSON has it; a day without a time of day loses its zeros."""
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if _missing(value):
        return None
    if isinstance(value, datetime):
        text = value.isoformat()
        return text.removesuffix("T00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "item"):
        return value.item()
    return value if isinstance(value, str | int | float | bool) else str(value)


def _missing(value: Any) -> bool:
    """Say whether *value*, no list or dict, is nothing; what pandas calls so is there only where pandas is."""
    pandas = sys.modules.get("pandas")
    return value is None or (bool(pandas.isna(value)) if pandas else bool(value != value))


def cell(value: Any) -> str:
    """Return *value* as the text of one cell; nothing where nothing is known."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def defused(value: Any) -> str:
    """Return the cell of *value*, with an apostrophe before text that a spreadsheet would run as a formula.

    Line ends become newlines: a bare carriage return would not be quoted, and what follows it would be a cell.
    """
    text = cell(value).replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if isinstance(value, str | list | dict) and _FORMULA.match(text) else text


def harmless(text: str) -> str:
    """Return *text* without characters that would drive a terminal or turn the line around."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def to_csv(frame: "Answer") -> str:
    """Return *frame* as CSV in UTF-8, formulas defused."""
    import csv

    table = as_table(frame)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(defused, table.columns))
    writer.writerows(map(defused, row) for row in table.rows)
    return out.getvalue()


def to_parquet(frame: "Answer") -> bytes:
    """Return *frame* as a Parquet file; what Arrow has no type for becomes JSON text."""
    import pandas as pd

    out = io.BytesIO()
    whole = pd.DataFrame(frame.rows, columns=frame.columns) if isinstance(frame, Table) else frame.copy()
    whole.attrs = {}
    for name in whole.columns:
        if whole[name].map(lambda value: isinstance(value, list | dict | tuple)).any():
            whole[name] = whole[name].map(cell)
    whole.to_parquet(out, index=False)
    return out.getvalue()


def to_markdown(frame: "Answer") -> str:
    """Return *frame* as a Markdown table; its cells are text, never markup."""
    table = as_table(frame)
    lines = [list(table.columns), ["---"] * len(table.columns)]
    lines += [[_quiet(cell(value)) for value in row] for row in table.rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def _quiet(text: str) -> str:
    text = " ".join(harmless(text).split()).replace("&", "&amp;").replace("<", "&lt;")
    return re.sub(r"([\\`*_\[\]|])", r"\\\1", text)


def to_table(frame: "Answer") -> str:
    """Return *frame* as a table that fits the terminal; narrow ones leave columns out and name them below."""
    from rich import table as rich
    from rich.console import Console
    from rich.text import Text

    out = io.StringIO()
    screen = Console()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.is_terminal,
        color_system="auto" if screen.color_system else None,
        legacy_windows=False,
    )
    shown = _Shown(as_table(frame))
    kept = _fitting(shown, console.width)
    if _cramped(shown, kept, console.width):
        _print_records(shown, kept, console)
        return out.getvalue()
    table = rich.Table(box=None, header_style="bold", pad_edge=False, show_edge=False)
    for name in kept:
        right, long = name in shown.numbers, name in _LONG
        table.add_column(name, justify="right" if right else "left", ratio=1 if long else None, overflow="fold")
    for row in range(shown.count):
        table.add_row(*[Text(shown.cells[name][row]) for name in kept])
    console.print(table)
    _print_left_out(shown, kept, console)
    return out.getvalue()


class _Shown:
    """The cells of a table by column, as text that is safe to print, and which are empty."""

    def __init__(self, table: Table) -> None:
        self.names, self.count = list(table.columns), len(table.rows)
        self.numbers = {
            name for name, kind in zip(table.columns, table.kinds, strict=True) if kind in ("integer", "number")
        }
        columns = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(table.columns)
        self.values = {
            name: [None if plain(value) is None else value for value in column]
            for name, column in zip(self.names, columns, strict=True)
        }
        self.lengths = {name: [len(cell(value)) for value in column] for name, column in self.values.items()}
        self.cells = {name: [harmless(cell(value)) for value in column] for name, column in self.values.items()}

    def unknown(self, name: str) -> list[bool]:
        return [value is None for value in self.values[name]]


def _print_left_out(shown: _Shown, names: list[str], console: "Console") -> None:
    """Name the columns that are not among *names* and say something."""
    from rich.text import Text

    if left_out := [name for name in shown.names if name not in names and not all(shown.unknown(name))]:
        console.print(Text(f"left out for want of room: {', '.join(left_out)}", style="dim"))


def _cramped(shown: _Shown, names: list[str], width: int) -> bool:
    """Say whether a sentence would have to stand in a column too narrow to read."""
    long = [name for name in names if name in _LONG]
    short = sum(_natural(shown, name) + 2 for name in names if name not in _LONG)
    return bool(long) and bool(shown.count) and width - short < _READABLE * len(long)


def _print_records(shown: _Shown, names: list[str], console: "Console") -> None:
    """Print a row as a line of its short cells with the sentence below, for screens too narrow for a table."""
    from rich.padding import Padding
    from rich.text import Text

    short = [name for name in names if name not in _LONG]
    console.print(Text(" · ".join(short), style="bold"))
    for row in range(shown.count):
        cells = [shown.cells[name][row] for name in short]
        console.print(Text(" · ".join(text for text in cells if text), style="bold"))
        for name in names:
            if name in _LONG and (text := shown.cells[name][row]):
                console.print(Padding(Text(" ".join(text.split())), (0, 0, 0, 4)))
    _print_left_out(shown, names, console)


def _fitting(shown: _Shown, width: int) -> list[str]:
    names = [name for name in shown.names if not (shown.count and all(shown.unknown(name)))]
    widths = {name: _natural(shown, name) for name in names}
    usual = [
        name for name, value in _USUAL.items() if name in names and all(one == value for one in shown.values[name])
    ]
    undated = "date" in shown.names and any(shown.unknown("date"))  # then the day of publication tells the most
    first = [name for name in (*usual, *_LEAVE_OUT) if not (undated and name == "published")]
    for name in (*first, *(["published"] if undated else [])):
        if sum(widths[one] + 2 for one in names) <= width:
            break
        if name in names and len(names) > 1:
            names.remove(name)
    return names


def _natural(shown: _Shown, name: str) -> int:
    """Return the columns of the screen *name* asks for: its longest cell, a fair part of it where it is long text."""
    longest = max([len(name), *shown.lengths[name]])
    return min(longest, 40 if name in _LONG else 26)
