"""Parquet files, a few rows at a time. A bad value costs its row, a bad page its group of rows."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.read.delimited import check_columns
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import Columns, Record, field_of, record_from

#: Rows decoded at a time: texts may be large, and a page of repeated values unfolds without limit.
BATCH = 16
#: Bytes read ahead of each column; a group of rows is never held whole.
BUFFER = 1 << 20


def records(
    source: bytes | Path,
    where: str,
    limits: Limits,
    declared: str | None = None,
    columns: Columns = {},  # noqa: B006
) -> Iterator[Record | ReadError]:
    """Yield one record a row of a Parquet file that has a column for the text, or the error of that row."""
    import pyarrow
    from pyarrow import parquet

    try:
        opened = source if isinstance(source, Path) else io.BytesIO(source)
        file = parquet.ParquetFile(opened, memory_map=False, buffer_size=BUFFER, pre_buffer=False)
        names = list(file.schema_arrow.names)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise ReadError(f"{one_line(where)}: damaged Parquet ({one_line(error)}); write it again") from error
    check_columns(names, where, limits, columns)
    wanted = [name for name in names if field_of(name, columns)]
    wanted += [name.split(".")[0] for name in columns if "." in name]
    if not file.metadata.num_rows:
        raise ReadError(f"{one_line(where)}: a Parquet file without rows; nothing to read")
    if file.num_row_groups > limits.elements:
        raise refusal(where, "elements", limits, f"{file.num_row_groups} groups of rows")
    first, found = 0, False
    for group in range(file.num_row_groups):
        number = first
        try:
            for batch in file.iter_batches(batch_size=BATCH, row_groups=[group], columns=wanted, use_threads=False):
                for row in range(batch.num_rows):
                    number += 1
                    yield _row(batch, row, number, f"{where}, row {number}", columns)
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            cause = f"damaged Parquet from row {number + 1} to the end of its group ({one_line(error)}); write it again"
            yield ReadError(f"{one_line(where)}: {cause}")
            found = True
        found = found or number > first
        first += file.metadata.row_group(group).num_rows
    if not found:
        raise ReadError(f"{one_line(where)}: damaged Parquet: it has none of the rows it counts; write it again")


def _row(batch: Any, row: int, number: int, where: str, columns: Columns) -> Record | ReadError:
    import pyarrow

    values: dict[str, object] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            value = column[row].as_py()
            # some writers leave out that a column is of text
            values[name] = value.decode() if isinstance(value, bytes) else value
        except (pyarrow.ArrowException, ValueError, OverflowError) as error:
            if field_of(name, columns) == "text":
                return ReadError(f"{one_line(where)}: {one_line(name)} cannot be read ({one_line(error)}); correct it")
    try:
        return record_from(values, number, where, columns)
    except ReadError as error:
        return error
