"""GraphML and GEXF, for Gephi, Gephi Lite, yEd and Cytoscape: written by networkx, lists and dates as text."""

import re
from pathlib import Path
from typing import Any

from graphbuilder.view.export.rows import JOIN, Row, edge_rows, node_rows
from graphbuilder.view.records import Subgraph

#: Letters XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network(subgraph: Subgraph) -> Any:
    """Return a networkx MultiDiGraph: keys are entity ids, edge keys ids of the edges, lists joined to text."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for row in node_rows(subgraph):
        graph.add_node(row["id"], label=_text(row["name"]), **_flat(row, leave=("id",)))
    for row in edge_rows(subgraph):
        graph.add_edge(
            row["source"],
            row["target"],
            key=row["id"],
            label=row["relation"],
            weight=row["statements"],
            **_flat(row, leave=("id", "source", "target")),
        )
    return graph


def write_graphml(subgraph: Subgraph, path: Path) -> None:
    """Write GraphML."""
    import networkx as nx

    nx.write_graphml(network(subgraph), path, infer_numeric_types=True)


def write_gexf(subgraph: Subgraph, path: Path) -> None:
    """Write GEXF 1.2; edges carry the whole id, as Gephi merges edges that share one."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    source = network(subgraph)
    graph.add_nodes_from(source.nodes(data=True))
    for a, b, key, values in source.edges(keys=True, data=True):
        graph.add_edge(a, b, key=key, **({"id": key} | values))
    lines = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    stamp = re.sub(r'lastmodifieddate="[^"]*"', 'lastmodifieddate="1970-01-01"', lines, count=1)
    path.write_text(stamp, encoding="utf-8", newline="\n")


def _flat(row: Row, *, leave: tuple[str, ...]) -> Row:
    """Return *row* with lists as text and without what is None, which neither format knows."""
    return {key: _value(value) for key, value in row.items() if key not in leave and value is not None}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return _text(JOIN.join(map(str, value)))
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    return _NOT_XML.sub("�", text)
