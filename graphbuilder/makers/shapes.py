"""Outlines of countries, a topology of quantised arcs, as one drawing in the map's projection."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from graphbuilder.serve.projection import HEIGHT, WIDTH, project

#: Antarctica holds no news and a fifth of the picture.
SOUTH = -60.0
#: Points nearer to the one before than this, in units of the map, are left out; so are islands smaller than this across.
NEAR, SMALL = 0.5, 0.8
#: Points stand at whole parts of a unit, this many to one.
FINE = 8


def world_svg(topology: dict[str, Any]) -> str:
    """Return the drawing: one path, ``#land``, of all countries, borders included."""
    arcs = _arcs(topology)
    rings = (ring for shape in topology["objects"]["countries"]["geometries"] for ring in _rings(shape, arcs))
    path = "".join(filter(None, map(_path, rings)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><!-- Natural Earth, by way of world-atlas; '
        f'made by graphbuilder.makers.vendor --><path id="land" transform="scale({1 / FINE})" d="{path}"/></svg>\n'
    )


def _arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy, *_ in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        found.append(points)
    return found


def _rings(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> Iterator[list[tuple[float, float]]]:
    kinds: dict[str, list[Any]] = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs") or []}
    polygons = kinds.get(shape.get("type", ""), [])
    for polygon in polygons:
        for ring in polygon:
            yield from _sides([point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])])


def _sides(ring: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """Cut a ring where it crosses the date line, which is the edge of the map."""
    found = [[ring[0]]]
    for before, point in pairwise(ring):
        if abs(before[0] - point[0]) > 180:
            found.append([])
        found[-1].append(point)
    if len(found) > 1:
        found[0] = found.pop() + found[0]
    return found


def _path(ring: Iterable[tuple[float, float]]) -> str:
    points = [project(longitude, latitude) for longitude, latitude in ring if latitude > SOUTH]
    if not points:
        return ""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if max(max(xs) - min(xs), max(ys) - min(ys)) < SMALL:
        return ""
    kept = [points[0]]
    for x, y in points[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > NEAR:
            kept.append((x, y))
    return _drawn(kept) if len(kept) > 2 else ""


def _drawn(points: list[tuple[float, float]]) -> str:
    """Return a ring as whole steps from point to point, which is shortest."""
    whole = [(round(x * FINE), round(y * FINE)) for x, y in points]
    steps = [f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(whole)]
    return f"M{whole[0][0]} {whole[0][1]}l" + " ".join(steps).replace(" -", "-") + "z"
