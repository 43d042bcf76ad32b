"""Reads ``cypher/schema``: the statements that declare constraints and indexes."""

import re

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
