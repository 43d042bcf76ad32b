"""An answer as rows of plain Python, for whoever only prints it: pandas takes longer to import than most questions to answer.

`tabled` knows the values that every question has; of anything else it says nothing, and `frame.typed` has to look at it.
Printed, both come out alike to the byte (``tests/query/test_table.py``).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from graphbuilder.query.question import Column
from graphbuilder.store.base import Rows

#: Years that pandas counts in nanoseconds.
YEARS = range(1678, 2262)
#: Whole numbers of 64 bits.
WHOLE = range(-(2**63), 2**63)

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?(?:Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as long as *columns*, None where nothing is known. *kinds* are the types of the columns, as in a question's header.

    *entities*: parameter → [(id, name)] that names in the parameters were taken to mean.
    """

    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
    entities: Mapping[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not self.rows


class _Unlike(Exception):
    """A value is none of those its column mostly has."""


def tabled(rows: Rows, columns: Sequence[Column]) -> Table | None:
    """Return *rows* with exactly the declared *columns*, pictures left out; None where it takes more than is known here."""
    if {column.name for column in columns if column.type != "picture"} - set(rows.columns):
        return None
    if set(rows.columns) - {column.name for column in columns}:
        return None
    kept = [column for column in columns if column.type != "picture"]
    places = [(rows.columns.index(column.name), _READERS[column.type]) for column in kept]
    try:
        found = [tuple(None if _unknown(row[at]) else read(row[at]) for at, read in places) for row in rows.records]
    except (_Unlike, ValueError):
        return None
    return Table(tuple(column.name for column in kept), tuple(column.type for column in kept), found)


def joined(value: Any) -> str | None:
    """Return a list of names as one text, sorted, with «; » between; None where there is none."""
    names = sorted({str(one) for one in value if one is not None}) if isinstance(value, list | tuple) else []
    return "; ".join(names) or None


def _unknown(value: Any) -> bool:
    return value is None or (isinstance(value, float) and value != value)


def _text(value: Any) -> str:
    if type(value) is str:
        return value
    raise _Unlike


def _integer(value: Any) -> int:
    if (type(value) is int or (type(value) is float and value.is_integer())) and int(value) in WHOLE:
        return int(value)
    raise _Unlike


def _number(value: Any) -> float:
    if type(value) is float or (type(value) is int and abs(value) < 2**53):
        return float(value)
    raise _Unlike


def _flag(value: Any) -> bool:
    if type(value) is bool:
        return value
    raise _Unlike


def _date(value: Any) -> date:
    text = str(value)[:10]
    if _DAY.fullmatch(text) and int(text[:4]) in YEARS:
        return date.fromisoformat(text)
    raise _Unlike


def _moment(value: Any) -> datetime:
    if type(value) is str and _MOMENT.fullmatch(value) and int(value[:4]) in YEARS:
        found = datetime.fromisoformat(value)
        return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
    raise _Unlike


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "text": _text,
    "names": joined,
    "integer": _integer,
    "number": _number,
    "flag": _flag,
    "date": _date,
    "moment": _moment,
}
