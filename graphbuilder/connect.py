"""The notebook's way in: a graph that answers in data frames.

import graphbuilder as gb

graph = gb.connect("news.graph")                      # or "bolt://localhost:7687"
graph.query("who-met", person="Путин")                # pandas.DataFrame
graph.neighbourhood("Ким Чен Ын", hops=2)             # networkx.MultiDiGraph, a picture in Jupyter
"""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graphbuilder.errors import BadParameter
from graphbuilder.query import Found, find_entities, questions, run
from graphbuilder.store import Store
from graphbuilder.store import connect as connect_store

if TYPE_CHECKING:
    import pandas as pd

    from graphbuilder.query.profile import Profile
    from graphbuilder.view.notebook import Neighbourhood
    from graphbuilder.view.records import Subgraph

#: Entities a picture in a notebook shows at most; the nearest and busiest stay.
PICTURE_ENTITIES = 300
_EDGES = """
MATCH (x:Entity)-[r]-(y:Entity)
WHERE x.id IN $ids AND r.statements > 0 AND coalesce(r.confidence, 1.0) >= $min_confidence
RETURN startNode(r).id AS a, endNode(r).id AS b, type(r) AS relation, r.statements AS statements,
  r.documents AS documents, r.sources AS sources, r.first_seen AS first_seen, r.last_seen AS last_seen
"""
_NODES = """
MATCH (e:Entity)
WHERE e.id IN $ids
RETURN e.id AS id, e.name AS name, e.type AS type, e.country AS country
"""


def connect(graph: str = "news.graph", *, read_only: bool = True) -> "Graph":
    """Open the graph at *graph*: a path, or the address of a Neo4j server (credentials from the environment)."""
    return Graph(connect_store(graph, read_only=read_only))


class Graph:
    """A graph to ask. Close it, or use it as a context."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def query(self, name: str, **parameters: Any) -> "pd.DataFrame":
        """Ask the stored question *name*; see `graphbuilder.query.run`."""
        return run(self.store, name, parameters)

    def questions(self) -> "pd.DataFrame":
        """Return the stored questions: name, topic, titles, parameters."""
        import pandas as pd

        rows = [
            (one.name, one.topic, one.title_ru, one.title_en, ", ".join(p.name for p in one.parameters))
            for one in questions().values()
        ]
        return pd.DataFrame(rows, columns=["name", "topic", "title_ru", "title_en", "parameters"])

    def entity(self, name: str, *, min_confidence: float = 0.0) -> "Profile":
        """Return what the graph knows of the entity called *name*; the first by id where it may mean several.

        *min_confidence*, here and below, leaves out statements below it, and links that rest on such alone.

        Raises:
            BadParameter: The graph knows nothing of that name.
        """
        from graphbuilder.query.profile import profiles

        return profiles(self.store, name, min_confidence=min_confidence)[0]

    def entities(self, name: str) -> list[Found]:
        """Return every entity that *name* may mean; none where nothing matches."""
        return find_entities(self.store, name)

    def neighbourhood(self, name: str, *, hops: int = 1, min_confidence: float = 0.0) -> "Neighbourhood":
        """Return the entity, all within *hops* links of it, and the links among those reached before the last hop.

        A networkx.MultiDiGraph: nodes are entity ids with name, type, country and hop; edges are keyed by relation, with
        statements, documents, sources, first_seen and last_seen. In a notebook it shows as a picture, where denied and
        planned statements stand beside the links and a click shows the sentences; `save` writes that as a page. Of a link
        that *min_confidence* leaves, the figures count all statements.

        Raises:
            BadParameter: The graph knows nothing of that name, or *min_confidence* is not within 0 to 1.
        """
        from graphbuilder.view.notebook import Neighbourhood

        if not 0 <= min_confidence <= 1:
            raise BadParameter(f"min_confidence {min_confidence}: expected a number from 0 to 1")
        found = self.entity_ids(name)
        graph = Neighbourhood(read=lambda: self._picture(found[0].id, hops, min_confidence))
        edge = {one.id for one in found}
        reached = dict.fromkeys(sorted(edge), 0)
        for hop in range(1, hops + 1):
            for a, b, relation, *rest in self.store.read(
                _EDGES, {"ids": sorted(edge), "min_confidence": min_confidence}
            ).records:
                fields = ("statements", "documents", "sources", "first_seen", "last_seen")
                graph.add_edge(a, b, relation, relation=relation, **dict(zip(fields, rest, strict=True)))
                for end in sorted((a, b)):
                    reached.setdefault(end, hop)
            edge = {id for id, at in reached.items() if at == hop}
        for id, label, kind, country in self.store.read(_NODES, {"ids": list(reached)}).records:
            graph.add_node(id, name=label, type=kind, country=country, hop=reached[id])
        return graph

    def _picture(self, entity: str, hops: int, min_confidence: float) -> "Subgraph":
        from graphbuilder.view import subgraph

        return subgraph(self.store, entity=entity, hops=hops, limit=PICTURE_ENTITIES, min_confidence=min_confidence)

    def entity_ids(self, name: str) -> list[Found]:
        """Return the entities that *name* means; raises `BadParameter` where there is none."""
        found = self.entities(name)
        return found or [self.entity(name).entity]

    def export(
        self, form: str, path: str | Path, *, entity: str | None = None, hops: int = 1, min_confidence: float = 0.0
    ) -> Path:
        """Write the whole graph, or the surroundings of *entity*, for another program; see `graphbuilder.view.export`.

        *form* is graphml, gexf, csv, neo4j-admin, parquet, jsonld, ftm or plover; *path* a file, for some a folder.
        """
        from graphbuilder.view import exported
        from graphbuilder.view.export import export

        found = exported(self.store, entity=entity, hops=hops, min_confidence=min_confidence)
        return export(found, form, path)

    def cypher(self, text: str, **parameters: Any) -> "pd.DataFrame":
        """Ask a question of your own in Cypher, to read only."""
        from graphbuilder.query.frame import raw

        return raw(self.store.read(text, parameters)).convert_dtypes()

    def close(self) -> None:
        """Let go of the graph."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
