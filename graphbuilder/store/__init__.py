"""Stage 5, Statements → graph: one contract (`Store`), an embedded graph and Neo4j behind it."""

from graphbuilder.store.asking import ask
from graphbuilder.store.base import Rows, Store

__all__ = ["Rows", "Store", "ask", "changes", "connect"]

#: Addresses that name a server; anything else is the path of an embedded graph.
SCHEMES = ("neo4j://", "neo4j+s://", "neo4j+ssc://", "bolt://", "bolt+s://", "bolt+ssc://")


def connect(graph: str, *, read_only: bool = False) -> Store:
    """Open *graph*: a path (embedded, made where there is none) or the address of a Neo4j server.

    A server's user and password come from NEO4J_USERNAME and NEO4J_PASSWORD. *read_only* lets others write meanwhile
    and demands that the graph is there. Raises `StoreUnavailable`, `StoreLocked`, `StoreDamaged` or `StoreError`.
    """
    if graph.lower().startswith(SCHEMES):
        from graphbuilder.store.neo4j import ServerStore

        return ServerStore(graph, read_only=read_only)
    from graphbuilder.store.embedded import EmbeddedStore

    return EmbeddedStore(graph, read_only=read_only)


def changes(graph: str) -> str | None:
    """Return a mark that differs whenever *graph* has changed since; None where there is no telling.

    Cheap for a path, whose files are looked at but not read; one question to a server. Raises what `connect` raises.
    """
    if graph.lower().startswith(SCHEMES):
        from graphbuilder.store.neo4j import ServerStore

        with ServerStore(graph, read_only=True) as store:
            return store.changes()
    from graphbuilder.store.embedded import changes as file_changes

    return file_changes(graph)
