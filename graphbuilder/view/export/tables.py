"""Tables: CSV for spreadsheets and Gephi, and Parquet."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from graphbuilder.view.export.rows import (
    JOIN,
    Row,
    document_rows,
    edge_rows,
    node_rows,
    role_rows,
    statement_rows,
)
from graphbuilder.view.records import Subgraph

#: A cell that starts so is a formula to a spreadsheet; an apostrophe before it makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def defuse(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    kept = value.replace("\0", "")
    return "'" + kept if value.startswith(_FORMULA) or kept.lstrip().startswith(_FORMULA) else kept


def _tables(subgraph: Subgraph) -> dict[str, list[Row]]:
    return {
        "nodes": node_rows(subgraph),
        "edges": edge_rows(subgraph),
        "statements": statement_rows(subgraph),
        "roles": list(role_rows(subgraph)),
        "documents": document_rows(subgraph),
    }


def write_csv(subgraph: Subgraph, folder: Path) -> None:
    """Write nodes, edges, statements, roles and documents as CSV; Gephi takes nodes.csv and edges.csv as they are."""
    for name, rows in _tables(subgraph).items():
        renamed = [_for_gephi(name, row) for row in rows]
        write_rows(folder / f"{name}.csv", renamed, columns=[_GEPHI[name].get(key, key) for key in _COLUMNS[name]])


_GEPHI: dict[str, dict[str, str]] = {
    "nodes": {"id": "Id", "name": "Label"},
    "edges": {"id": "Id", "source": "Source", "target": "Target", "relation": "Label", "statements": "Weight"},
    "statements": {},
    "roles": {},
    "documents": {},
}
_COLUMNS: dict[str, list[str]] = {
    name: words.split()
    for name, words in {
        "nodes": "id name type name_ru name_en aliases country",
        "edges": """id source target relation status contested statements own attributed documents sources source_names
            first_seen last_seen confidence statement_ids evidence urls""",
        "statements": """id subject subject_id relation object object_id status speaker speaker_id place place_id
            time_from time_to time_precision time_by quantity quantity_to unit position
            sentence source published title url document plover predicate
            trigger polarity realis certainty confidence rule sentence_start trigger_start trigger_end""",
        "roles": "statement role entity text start end via",
        "documents": "id title url language published path source",
    }.items()
}


def _for_gephi(name: str, row: Row) -> Row:
    return {
        _GEPHI[name].get(key, key): defuse(JOIN.join(value) if isinstance(value, list) else value)
        for key, value in row.items()
    }


def write_rows(path: Path, rows: Iterable[Row], *, columns: Sequence[str]) -> None:
    """Write one CSV file with a header line; lines end as RFC 4180 says, so that a lone CR or LF in a cell is quoted."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\r\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def write_parquet(subgraph: Subgraph, folder: Path) -> None:
    """Write the same tables as Parquet: lists are lists, times are ISO text, nothing is defused."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    for name, rows in _tables(subgraph).items():
        arrays = {key: pa.array([row.get(key) for row in rows], _type(key)) for key in _COLUMNS[name]}
        pq.write_table(pa.table(arrays), folder / f"{name}.parquet")


def _type(column: str) -> Any:
    import pyarrow as pa

    if column in ("aliases", "source_names", "statement_ids", "evidence", "urls"):
        return pa.list_(pa.string())
    if column in ("quantity", "quantity_to", "confidence"):
        return pa.float64()
    if column in (
        "statements",
        "own",
        "attributed",
        "documents",
        "sources",
        "start",
        "end",
        "sentence_start",
        "trigger_start",
        "trigger_end",
    ):
        return pa.int64()
    return pa.bool_() if column == "contested" else pa.string()
