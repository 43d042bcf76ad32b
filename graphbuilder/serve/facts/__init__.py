"""What pages are made of: questions to the graph, answered as frozen records that templates print."""

from typing import Any

from graphbuilder.store.derive import OPEN

#: *OPEN* is the relation of statements no rule types, which pages leave out unless asked.
__all__ = ["OPEN", "rows"]


def rows(store: Any, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
    """Return the answer to a question, one dictionary a row; what a question collects, which no engine orders, is sorted."""
    found: list[dict[str, Any]] = store.read(cypher, parameters).dicts()
    return [
        {name: sorted(value, key=str) if isinstance(value, list) else value for name, value in row.items()}
        for row in found
    ]
