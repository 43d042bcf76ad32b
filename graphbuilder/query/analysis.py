"""What no database does without a plugin: the last step of some questions, in pandas and networkx.

A ``// finish: NAME PARAMETERS`` line in a question's header names a function here; it takes the frame the database gave
and the parameters, and returns the frame the header's columns describe.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from graphbuilder.errors import QueryError

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

#: Seed of the methods that draw lots, so that the same graph gives the same answer.
SEED = 0
#: Nodes that betweenness is estimated from in a large graph, and how many are worked on together.
PIVOTS, TOGETHER = 500, 50


def finish(name: str, frame: "pd.DataFrame", **parameters: Any) -> "pd.DataFrame":
    """Return *frame* as the step *name* leaves it.

    Raises:
        QueryError: There is no such step.
    """
    if name not in STEPS:
        raise QueryError(f"no step {name!r} to finish a question with; there are {', '.join(STEPS)}")
    return STEPS[name](frame, **parameters)


def pair_graph(frame: "pd.DataFrame") -> "nx.Graph[str]":
    """Return the undirected graph of rows a, a_name, a_type, b, b_name, b_type, statements; weights are statements."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for row in frame.sort_values(["a", "b"]).itertuples():
        graph.add_node(row.a, name=row.a_name, type=row.a_type)
        graph.add_node(row.b, name=row.b_name, type=row.b_type)
        graph.add_edge(row.a, row.b, weight=int(row.statements))
    return graph


def mediators(frame: "pd.DataFrame", *, limit: int) -> "pd.DataFrame":
    """Return the nodes through which shortest paths run, most first; betweenness is a share, 0 to 1.

    In a graph of more than `PIVOTS` nodes it is estimated from the paths that begin at that many.
    """
    import pandas as pd

    graph = pair_graph(frame)
    shares = betweenness(graph)
    rows = [
        {
            "name": data["name"],
            "type": data["type"],
            "betweenness": round(shares[node], 4),
            "neighbours": graph.degree(node),
        }
        for node, data in graph.nodes(data=True)
        if shares[node] > 0
    ]
    found = pd.DataFrame(rows, columns=["name", "type", "betweenness", "neighbours"])
    return found.sort_values(["betweenness", "neighbours", "name"], ascending=[False, False, True]).head(limit)


def betweenness(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the share of shortest paths between others that run through each node, of all or of `PIVOTS` beginnings.

    Brandes' algorithm as products of sparse and dense matrices, many beginnings at a time: the values of networkx,
    some 20 times as fast.
    """
    import random

    import networkx as nx
    import numpy as np

    nodes = sorted(graph)
    if len(nodes) < 3:
        return dict.fromkeys(nodes, 0.0)
    links = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=None, dtype=np.float64, format="csr")
    sampled = len(nodes) > PIVOTS
    pivots = random.Random(SEED).sample(range(len(nodes)), PIVOTS) if sampled else list(range(len(nodes)))
    through = np.zeros(len(nodes))
    for start in range(0, len(pivots), TOGETHER):
        through += _through(links, pivots[start : start + TOGETHER])
    scale = len(nodes) / len(pivots) / ((len(nodes) - 1) * (len(nodes) - 2))
    return {node: float(share) for node, share in zip(nodes, through * scale, strict=True)}


def _through(links: Any, pivots: list[int]) -> Any:
    """Return how much of all shortest paths from *pivots* runs through each node; a column is a pivot."""
    import numpy as np

    columns = np.arange(len(pivots))
    paths = np.zeros((links.shape[0], len(pivots)))
    away = np.full(paths.shape, -1, dtype=np.int32)
    paths[pivots, columns], away[pivots, columns] = 1.0, 0
    edge, level = paths.copy(), 0
    while edge.any():
        edge = links @ edge
        edge[away >= 0] = 0.0
        level += 1
        away[edge > 0] = level
        paths += edge
    carried = np.zeros(paths.shape)
    for at in range(level - 1, 0, -1):
        part = np.divide(1.0 + carried, paths, out=np.zeros(paths.shape), where=away == at)
        carried += np.where(away == at - 1, paths * (links @ part), 0.0)
    carried[pivots, columns] = 0.0
    return carried.sum(axis=1)


def communities(frame: "pd.DataFrame", *, size: int) -> "pd.DataFrame":
    """Return the members of each community of *size* or more, largest community first; links are those inside it."""
    import networkx as nx
    import pandas as pd

    graph = pair_graph(frame)
    groups = nx.community.louvain_communities(graph, weight="weight", seed=SEED) if len(graph) else []
    kept = sorted((sorted(group) for group in groups if len(group) >= size), key=lambda group: (-len(group), group))
    rows = [
        {
            "community": number,
            "members": len(group),
            "name": graph.nodes[node]["name"],
            "type": graph.nodes[node]["type"],
            "links": sum(1 for other in graph[node] if other in group),
        }
        for number, group in enumerate(kept, start=1)
        for node in group
    ]
    found = pd.DataFrame(rows, columns=["community", "members", "name", "type", "links"])
    return found.sort_values(["community", "links", "name"], ascending=[True, False, True])


def changes(frame: "pd.DataFrame", *, threshold: float) -> "pd.DataFrame":
    """Return the weeks whose score is *threshold* or more away from the pair's mean so far, largest first.

    The mean counts every statement once; a pair's first week has nothing before it and is never a change.
    """
    frame = frame.astype({"statements": "int64", "score": "float64"})
    frame["total"] = frame["score"] * frame["statements"]
    pairs = frame.groupby(["a", "b"], sort=False)
    earlier = pairs["statements"].cumsum() - frame["statements"]
    before = (pairs["total"].cumsum() - frame["total"]) / earlier.where(earlier > 0)
    frame["before"] = before.round(2)
    frame["score"] = frame["score"].round(2)
    frame["change"] = (frame["score"] - frame["before"]).round(2)
    found = frame[frame["change"].abs() >= threshold].copy()
    found["size"] = found["change"].abs()
    found = found.sort_values(["size", "week", "a", "b"], ascending=[False, True, True, True])
    return found[["week", "a", "b", "statements", "score", "before", "change", "relations"]]


def duplicates(frame: "pd.DataFrame", *, score: float, limit: int) -> "pd.DataFrame":
    """Return pairs of one type whose nearest names are *score* or more alike (0 to 100), most alike first.

    Things a gazetteer knows (their id has a colon) are not compared with each other, nor are things of two countries.
    """
    import pandas as pd

    rows = [
        pair
        for kind, group in frame.groupby("type", sort=True)
        for pair in _alike(list(group.itertuples()), str(kind), score)
    ]
    columns = ["score", "type", "a", "b", "a_mentions", "b_mentions", "a_entity", "b_entity"]
    found = pd.DataFrame(rows, columns=columns)
    return found.sort_values(["score", "a_entity", "b_entity"], ascending=[False, True, True]).head(limit)


def _alike(entities: list[Any], kind: str, least: float) -> list[tuple[Any, ...]]:
    """Return the pairs alike; only names with a word that begins alike are compared, so that many can be."""
    import numpy as np
    from rapidfuzz import fuzz, process

    best: dict[tuple[int, int], float] = {}
    for block in _blocks(entities):
        names = [name for _, name in block]
        scores = process.cdist(names, names, scorer=fuzz.token_sort_ratio, score_cutoff=least, dtype=np.uint8)
        for left, right in zip(*np.nonzero(scores), strict=True):
            pair = block[left][0], block[right][0]
            if pair[0] < pair[1]:
                best[pair] = max(best.get(pair, 0.0), float(scores[left, right]))
    return [
        (value, kind, a.name, b.name, a.mentions, b.mentions, a.id, b.id)
        for (left, right), value in best.items()
        for a, b in [(entities[left], entities[right])]
        if not (":" in a.id and ":" in b.id) and not _apart(a.country, b.country)
    ]


def _blocks(entities: list[Any]) -> list[list[tuple[int, str]]]:
    """Return the names (place in *entities*, key) that share the first three sounds of a word."""
    from graphbuilder.query.entities import key

    found: dict[str, set[tuple[int, str]]] = {}
    for at, one in enumerate(entities):
        for name in map(key, _names(one)):
            for word in name.split():
                found.setdefault(word[:3], set()).add((at, name))
    return [sorted(block) for _, block in sorted(found.items())]


def _apart(a: Any, b: Any) -> bool:
    return isinstance(a, str) and isinstance(b, str) and a != b


def _names(entity: Any) -> list[str]:
    aliases = entity.aliases if isinstance(entity.aliases, list | tuple) else []
    return list(dict.fromkeys([entity.name, *aliases]))


STEPS: Mapping[str, Callable[..., "pd.DataFrame"]] = {
    "changes": changes,
    "communities": communities,
    "duplicates": duplicates,
    "mediators": mediators,
}
