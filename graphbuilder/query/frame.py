"""Rows of a store → a pandas data frame with the declared columns and fitting types."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graphbuilder.errors import QueryError
from graphbuilder.query.entities import values
from graphbuilder.query.question import Column
from graphbuilder.query.table import joined

if TYPE_CHECKING:
    import pandas as pd

#: pandas type of each column type; ``date`` and ``moment`` become datetimes without a zone (a moment in UTC).
DTYPES = {"text": "str", "names": "str", "integer": "Int64", "number": "Float64", "flag": "boolean"}


def raw(rows: Any) -> "pd.DataFrame":
    """Return *rows* as they came, columns in their order."""
    import pandas as pd

    records = [values(record, rows.columns) for record in rows.records]
    return pd.DataFrame.from_records(records, columns=list(rows.columns))


def typed(frame: "pd.DataFrame", columns: Sequence[Column], *, name: str) -> "pd.DataFrame":
    """Return *frame* with exactly the declared *columns* in their types, pictures left out, rows numbered from 0.

    Lists of ``names`` become one text, sorted, with «; » between. Raises `QueryError` where the columns differ.
    """
    declared = [column.name for column in columns if column.type != "picture"]
    extra = [str(one) for one in frame.columns if one not in {column.name for column in columns}]
    missing = [one for one in declared if one not in frame.columns]
    if extra or missing:
        raise QueryError(
            f"{name}: the header declares {declared}, the query returns {list(frame.columns)}; make them equal"
        )
    result = frame[declared].reset_index(drop=True)
    for column in columns:
        if column.type != "picture":
            result[column.name] = _column(result[column.name], column.type)
    return result


def _column(series: "pd.Series[Any]", kind: str) -> "pd.Series[Any]":
    import pandas as pd

    if kind == "date":
        days = [str(value)[:10] if value is not None and value == value else None for value in series]
        return pd.to_datetime(pd.Series(days, index=series.index, dtype="object"), format="%Y-%m-%d", errors="coerce")
    if kind == "moment":
        moments = pd.to_datetime(series.astype("object"), format="ISO8601", errors="coerce", utc=True)
        return moments.dt.tz_localize(None)
    if kind == "names":
        series = series.map(joined)
    return series.astype(DTYPES[kind])
