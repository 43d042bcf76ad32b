"""What pages are made of: questions to the graph, answered as frozen records that templates print."""

from typing import Any

#: The relation of statements no rule types, which pages leave out unless asked.
OPEN = "RELATED"


def rows(store: Any, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
    """Return the answer to a question, one dictionary a row."""
    found = store.read(cypher, parameters)
    return [dict(zip(found.columns, record, strict=True)) for record in found.records]
