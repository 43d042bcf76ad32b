"""Reads ``cypher/schema``, the statements that declare constraints and indexes, and declares what a server lacks of them."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from graphbuilder.errors import StoreError
from graphbuilder.resources import folder


def schema() -> list[str]:
    """Return the statements of ``cypher/schema/*.cypher``, files by name; each may be repeated.

    In these files a statement ends with ``;`` and a line that begins with ``//`` is a comment.
    """
    files = sorted((folder("cypher") / "schema").glob("*.cypher"))
    if not files:
        raise StoreError(f"no schema in {folder('cypher') / 'schema'}: expected *.cypher files; install again")
    found = []
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        text = "\n".join(line for line in lines if not line.lstrip().startswith("//"))
        found += [statement.strip() for statement in text.split(";") if statement.strip()]
    return found


def name_of(statement: str) -> str:
    """Return the name of what a statement of the schema declares; an index that a constraint makes bears its name.

    >>> name_of("CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE")
    'entity_id'
    """
    found = re.match(r"CREATE (?:CONSTRAINT|INDEX|FULLTEXT INDEX) (\w+) ", statement)
    if found is None:
        raise StoreError(f"{statement}: expected CREATE CONSTRAINT or INDEX with a name")
    return found[1]


def declare(ask: Callable[[str], list[dict[str, Any]]]) -> None:
    """Declare by *ask*, which sends one statement, what of the schema is missing; raise `StoreError` where it may not."""
    from neo4j.exceptions import Forbidden

    wanted = {name_of(statement): statement for statement in schema()}
    try:
        rows = ask("SHOW INDEXES YIELD name, state, owningConstraint")
        told = True
    except Forbidden:  # then nobody tells what there is
        rows, told = [], False
    broken = [row["name"] for row in rows if row["name"] in wanted and _is_broken(row, wanted[row["name"]])]
    present = {row["name"] for row in rows} - set(broken)
    missing = [name for name in wanted if name not in present]
    try:
        for name in broken:
            ask(f"DROP INDEX {name} IF EXISTS")
        for name in missing:
            ask(wanted[name])
    except Forbidden:
        if told:
            raise StoreError(
                f"the graph lacks {len(missing)} constraints and indexes ({missing[0]} …), which this user may not declare: "
                "let one who may run graphbuilder schema apply"
            ) from None
        return
    if missing:
        ask("CALL db.awaitIndexes(60)")


def _is_broken(row: Mapping[str, Any], statement: str) -> bool:
    """Say whether an index must be made anew: a server killed while it made a constraint leaves an index without it."""
    return row["state"] == "FAILED" or (statement.startswith("CREATE CONSTRAINT") and not row["owningConstraint"])
