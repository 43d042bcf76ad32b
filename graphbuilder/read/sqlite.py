"""SQLite databases: one document a row of the tables that have a column for the text, or of a query."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.read.delimited import check_columns
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import Columns, Item, Notice, field_of, record_from

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
_TABLES = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"


def records(
    source: bytes | Path,
    where: str,
    limits: Limits,
    declared: str | None = None,
    columns: Columns = {},  # noqa: B006
    query: str | None = None,
) -> Iterator[Item]:
    """Yield one record a row. *query* is a table's name or a SELECT; without it each table with texts is read.

    The database is opened to read only, its own functions and triggers are not run, and nothing but reading is allowed.
    """
    try:
        connection = _opened(source)
        with connection:
            names = [str(name) for (name,) in connection.execute(_TABLES).fetchmany(limits.elements)]
            if query and query not in names:
                yield from _rows(connection, query, where, limits, columns, 0)
                return
            number, others = 0, []
            for name in [query] if query else names:
                statement = f'SELECT * FROM "{name.replace(chr(34), chr(34) * 2)}"'
                if query is None and not _has_text(connection, statement, columns):
                    others.append(name)
                    continue
                for item in _rows(connection, statement, f"{where}, table {name}", limits, columns, number):
                    number += 1
                    yield item
    except (sqlite3.Error, sqlite3.Warning, OverflowError, UnicodeError) as error:
        raise ReadError(
            f"{one_line(where)}: the database cannot be read ({one_line(error)}); check it or the query"
        ) from error
    if not number:
        listed = one_line(", ".join(names)) or "none"
        raise ReadError(
            f"{one_line(where)}: no table with texts; its tables are {listed}; say which: --map text=NAME or --query"
        )
    if others:
        yield Notice(f"{one_line(where)}: tables without a column text left out: {one_line(', '.join(others))}")


def _opened(source: bytes | Path) -> sqlite3.Connection:
    if isinstance(source, Path):
        connection = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    else:
        connection = sqlite3.connect(":memory:")
        connection.deserialize(source)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
    return connection


def _has_text(connection: sqlite3.Connection, statement: str, columns: Columns) -> bool:
    described = connection.execute(f"{statement} LIMIT 0").description or ()
    return any(field_of(column[0], columns) == "text" for column in described)


def _rows(
    connection: sqlite3.Connection, statement: str, where: str, limits: Limits, columns: Columns, number: int
) -> Iterator[Item]:
    cursor = connection.execute(statement)
    names = [str(column[0]) for column in cursor.description or ()]
    check_columns(names, where, limits, columns)
    for row in cursor:
        number += 1
        place = f"{where}, row {number}"
        try:
            if any(isinstance(value, str | bytes) and len(value) > limits.read_bytes for value in row):
                raise refusal(place, "read_bytes", limits, f"longer than {limits.read_bytes} bytes")
            yield record_from(dict(zip(names, map(_text, row), strict=True)), number, place, columns)
        except ReadError as error:
            yield error


def _text(value: object) -> object:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
