"""A force layout whose cost grows with n, not n²: springs along edges, repulsion from the crowds of a coarse grid.

networkx has spring layouts that compare every pair; at 2,000 nodes they take a minute where this takes seconds.
"""

import math
from typing import Any

#: Cells a side of the grid whose crowds stand for their nodes.
CELLS = 20
ROUNDS = 180


def force_layout(count: int, links: Any) -> Any:
    """Return x and y (rows of an array) of *count* nodes joined by *links* (pairs of row numbers); unit edge length.

    Starts from a sunflower by degree, the best joined in the middle, so the same graph always gives the same picture.
    """
    import numpy as np

    links = np.asarray(links, dtype=int).reshape(-1, 2)
    degree = np.bincount(links.ravel(), minlength=count).astype(float)
    rank = np.argsort(np.lexsort((np.arange(count), -degree)))
    angle = rank * math.pi * (3 - math.sqrt(5))
    points = (np.sqrt(rank + 0.5) * np.array([np.cos(angle), np.sin(angle)])).T
    heat = math.sqrt(count) / 3
    for step in range(ROUNDS):
        pull = _springs(points, links, degree)
        push = _crowds(points, degree)
        move = pull + push - 0.012 * points
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)
        limit = heat * (1 - step / ROUNDS) ** 1.4 + 0.01
        points = points + move * (np.minimum(length, limit) / length)[:, None]
    return points


def _springs(points: Any, links: Any, degree: Any) -> Any:
    """Pull along edges; a node of many edges is pulled by their mean, so hubs stay calm."""
    import numpy as np

    along = points[links[:, 1]] - points[links[:, 0]]
    force = along * np.hypot(along[:, 0], along[:, 1])[:, None] * 0.35
    total = np.zeros_like(points)
    np.add.at(total, links[:, 0], force)
    np.add.at(total, links[:, 1], -force)
    return total / np.sqrt(np.maximum(degree, 1))[:, None]


def _crowds(points: Any, degree: Any) -> Any:
    """Push away from the centre of mass of every cell; hubs weigh more and so clear a space for their leaves."""
    import numpy as np

    low = points.min(axis=0)
    size = np.maximum((points.max(axis=0) - low) / CELLS, 1e-9)
    cell = np.minimum(((points - low) / size).astype(int), CELLS - 1)
    key = cell[:, 0] * CELLS + cell[:, 1]
    weight = 1 + 0.25 * degree
    mass = np.bincount(key, weights=weight, minlength=CELLS * CELLS)
    full = np.flatnonzero(mass)
    centre = np.stack(
        [np.bincount(key, weights=weight * points[:, axis], minlength=CELLS * CELLS)[full] for axis in (0, 1)]
    )
    dx, dy = points[:, :1] - centre[0] / mass[full], points[:, 1:] - centre[1] / mass[full]
    strength = mass[full] / (dx * dx + dy * dy + 0.6)
    push = np.stack([(dx * strength).sum(axis=1), (dy * strength).sum(axis=1)], axis=1)
    return push * np.sqrt(np.maximum(degree, 1))[:, None] ** 0.5
