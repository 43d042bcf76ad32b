"""Where each node stands: computed before the page is written, the same for the same graph.

Each connected part is laid out by itself and the parts are packed side by side, so that none drifts away.
"""

import math
from typing import Any

from graphbuilder.view.force import force_layout

#: Room around a node, in the units of the page (pixels at zoom 1).
SPACING = 92.0
#: Up to this many nodes a part is laid out by graph distance, which is tidier and costs n³.
SMALL = 60


def positions(nodes: list[str], links: list[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Return x and y of every node, y downwards, rounded to 0.1, centred on (0, 0)."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in links))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    placed = [_place(graph.subgraph(part), part) for part in parts if len(part) > 1]
    singles = [part[0] for part in parts if len(part) == 1]
    if singles:
        placed.append(_grid(singles))
    return _pack(placed)


def _place(graph: Any, order: list[str]) -> dict[str, tuple[float, float]]:
    """Lay one connected part out; distances grow with the root of its size, so density is the same everywhere."""
    import networkx as nx
    import numpy as np

    ordered = nx.Graph()
    ordered.add_nodes_from(order)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    if len(order) <= SMALL:
        raw = nx.kamada_kawai_layout(ordered, pos=nx.circular_layout(ordered))
        points = np.array([raw[node] for node in order], dtype=float)
        ideal = SPACING * 1.5
    else:
        row = {node: number for number, node in enumerate(order)}
        points = force_layout(len(order), [(row[a], row[b]) for a, b in ordered.edges])
        ideal = SPACING * 1.1
    points = _spread(points * (ideal / max(_mean_nearest(points), 1e-9)), SPACING)
    return {node: (float(x), float(y)) for node, (x, y) in zip(order, points, strict=True)}


def _mean_nearest(points: Any) -> float:
    from scipy.spatial import cKDTree

    distances, _ = cKDTree(points).query(points, k=2)
    return float(distances[:, 1].mean())


def _spread(points: Any, gap: float, rounds: int = 60) -> Any:
    """Push apart the pairs that stand closer than *gap*."""
    import numpy as np
    from scipy.spatial import cKDTree

    for _ in range(rounds):
        pairs = cKDTree(points).query_pairs(gap * 0.98, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        away = points[pairs[:, 0]] - points[pairs[:, 1]]
        length = np.hypot(away[:, 0], away[:, 1])
        away[length == 0] = (1.0, 0.0)
        push = away / np.maximum(length, 1e-9)[:, None] * ((gap - length) / 2)[:, None] * 0.8
        moves = np.zeros_like(points)
        np.add.at(moves, pairs[:, 0], push)
        np.add.at(moves, pairs[:, 1], -push)
        points = points + np.clip(moves, -gap, gap)
    return points


def _grid(nodes: list[str]) -> dict[str, tuple[float, float]]:
    columns = math.ceil(math.sqrt(len(nodes) * 1.2))
    return {node: (i % columns * SPACING * 1.3, i // columns * SPACING) for i, node in enumerate(nodes)}


def _pack(parts: list[dict[str, tuple[float, float]]]) -> dict[str, tuple[float, float]]:
    """Set the parts in rows, a little wider than high, and centre the whole."""
    boxes = [_box(part) for part in parts]
    gap = SPACING * 1.6
    area = sum((right - left + gap) * (bottom - top + gap) for left, top, right, bottom in boxes)
    width = max([math.sqrt(area * 1.2), *(right - left for left, _, right, _ in boxes)], default=0.0)
    placed: dict[str, tuple[float, float]] = {}
    x = y = row = 0.0
    for part, (left, top, right, bottom) in zip(parts, boxes, strict=True):
        if x and x + right - left > width:
            x, y, row = 0.0, y + row + gap, 0.0
        placed |= {node: (px - left + x, py - top + y) for node, (px, py) in part.items()}
        x, row = x + right - left + gap, max(row, bottom - top)
    if not placed:
        return {}
    left, top, right, bottom = _box(placed)
    middle = ((left + right) / 2, (top + bottom) / 2)
    return {node: (round(px - middle[0], 1), round(py - middle[1], 1)) for node, (px, py) in placed.items()}


def _box(part: dict[str, tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return min(xs), min(ys), max(xs), max(ys)
