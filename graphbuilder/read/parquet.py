"""Parquet files, a few rows at a time."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import ALIASES, FIELDS, Record, record_from

#: Rows decoded at a time: texts may be large, and a page of repeated values unfolds without limit.
BATCH = 16


def records(
    source: bytes | Path, where: str, limits: Limits, declared: str | None = None
) -> Iterator[Record | ReadError]:
    """Yield one record a row of a Parquet file that has a column ``text``, or the error of that row."""
    import pyarrow
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(source if isinstance(source, Path) else io.BytesIO(source), memory_map=False)
        yield from _rows(file, where, limits)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise ReadError(f"{one_line(where)}: damaged Parquet ({one_line(error)}); write it again") from error


def _rows(file: Any, where: str, limits: Limits) -> Iterator[Record | ReadError]:
    names = list(file.schema_arrow.names)
    if len(names) > limits.elements:
        raise refusal(where, "elements", limits, f"{len(names)} columns")
    wanted = [name for name in names if ALIASES.get(name.strip().lower(), name.strip().lower()) in ("text", *FIELDS)]
    if "text" not in (name.strip().lower() for name in wanted):
        raise ReadError(f"{one_line(where)}: no column text; its columns are {one_line(', '.join(names)) or 'none'}")
    number = 0
    for batch in file.iter_batches(batch_size=BATCH, columns=wanted, use_threads=False):
        for row in batch.to_pylist():
            number += 1
            try:
                yield record_from(row, number, f"{where}, row {number}")
            except ReadError as error:
                yield error
