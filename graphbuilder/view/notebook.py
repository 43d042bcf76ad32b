"""Pictures in a notebook: the page of `view`, in a frame of its own within the cell.

The frame is sandboxed: what stands in it can neither reach the notebook nor the network, whatever a name or a sentence
holds. Where a front end shows no frames, the text remains.
"""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import networkx as nx

from graphbuilder.errors import BadParameter, ViewError
from graphbuilder.query.profile import meant
from graphbuilder.store import Store
from graphbuilder.view.neighbourhood import subgraph
from graphbuilder.view.page import page, write_page
from graphbuilder.view.records import Subgraph

#: Pixels of a picture's height; it is as wide as the cell.
HEIGHT = 640
#: Entities a picture shows at most; the nearest and busiest stay.
PICTURE_ENTITIES = 300

_EDGES = """
MATCH (x:Entity)-[r]-(y:Entity)
WHERE x.id IN $ids AND r.statements > 0 AND coalesce(r.confidence, 1.0) >= $min_confidence
RETURN startNode(r).id AS a, endNode(r).id AS b, type(r) AS relation, r.statements AS statements,
  r.documents AS documents, r.sources AS sources, coalesce(r.own, r.statements) AS own,
  coalesce(r.attributed, 0) AS attributed, r.first_seen AS first_seen, r.last_seen AS last_seen
"""
_EDGE_FIELDS = ("statements", "documents", "sources", "own", "attributed", "first_seen", "last_seen")
_NODES = """
MATCH (e:Entity)
WHERE e.id IN $ids
RETURN e.id AS id, e.name AS name, e.type AS type, e.country AS country
"""


def frame(subgraph: Subgraph, *, height: int = HEIGHT, language: str | None = None) -> str:
    """Return the page of *subgraph* as one HTML element for a notebook's cell."""
    whole = escape(page(subgraph, language=language), quote=True)
    allowed = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
    return (
        f'<iframe sandbox="{allowed}" srcdoc="{whole}" title="graphbuilder" loading="lazy" '
        f'style="width: 100%; height: {int(height)}px; border: 0"></iframe>'
    )


class Neighbourhood(nx.MultiDiGraph):  # type: ignore[misc, type-arg, unused-ignore]
    """The surroundings of an entity as a networkx graph, which a notebook shows as a picture with its sentences.

    *read* fetches what the picture shows when it is first shown; the graph it reads must be open until then. A copy, or
    a part that networkx makes, is a graph without a picture.
    """

    def __init__(self, data: Any = None, *, read: Callable[[], Subgraph] | None = None, **attributes: Any) -> None:
        super().__init__(data, **attributes)
        self._read = read
        self._found: Subgraph | None = None

    def save(self, path: str | Path, *, language: str | None = None) -> Path:
        """Write the picture as one page to *path*. Raises `ViewError` where it cannot be written, or there is none."""
        found = self._subgraph()
        if found is None:
            raise ViewError(f"{path}: this graph has no picture; expected what Graph.neighbourhood returned")
        return write_page(found, path, language=language)

    def _subgraph(self) -> Subgraph | None:
        if self._found is None and self._read is not None:
            self._found = self._read()
        return self._found

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        centre = ", ".join(str(data["name"]) for _, data in self.nodes(data=True) if data.get("hop") == 0)
        text = f"{centre or 'graph'}: {self.number_of_nodes()} entities, {self.number_of_edges()} links"
        found = self._subgraph()
        return {"text/plain": text} if found is None else {"text/plain": text, "text/html": frame(found)}


def neighbourhood(store: Callable[[], Store], name: str, *, hops: int, min_confidence: float) -> Neighbourhood:
    """Return the surroundings of what *name* means; see `Graph.neighbourhood`. *store* is asked again for the picture."""
    if not 0 <= min_confidence <= 1:
        raise BadParameter(f"min_confidence {min_confidence}: expected a number from 0 to 1")
    found = meant(store(), name)
    graph = Neighbourhood(
        read=lambda: subgraph(
            store(), entity=found[0].id, hops=hops, limit=PICTURE_ENTITIES, min_confidence=min_confidence
        )
    )
    edge = {one.id for one in found}
    reached = dict.fromkeys(sorted(edge), 0)
    for hop in range(1, hops + 1):
        asked = {"ids": sorted(edge), "min_confidence": min_confidence}
        for a, b, relation, *rest in store().read(_EDGES, asked).records:
            graph.add_edge(a, b, relation, relation=relation, **dict(zip(_EDGE_FIELDS, rest, strict=True)))
            for end in sorted((a, b)):
                reached.setdefault(end, hop)
        edge = {id for id, at in reached.items() if at == hop}
    for id, label, kind, country in store().read(_NODES, {"ids": list(reached)}).records:
        graph.add_node(id, name=label, type=kind, country=country, hop=reached[id])
    return graph
