"""Where things happened: places with their coordinates and how much is said to have happened there."""

from dataclasses import dataclass
from typing import Any

from graphbuilder.names.coordinates import coordinates
from graphbuilder.serve.facts import OPEN, rows
from graphbuilder.serve.projection import HEIGHT, WIDTH, project

_TYPES = ["Place", "City", "Region", "Country"]
_ALL = """
MATCH (x:Entity)<-[r]-(s:Statement)
WHERE x.type IN $types AND s.relation <> $open AND s.polarity = 'affirmed'
RETURN x.id AS id, x.name AS name, x.type AS type, x.name_ru AS name_ru, x.name_en AS name_en, count(DISTINCT s.id) AS n
ORDER BY n DESC, id LIMIT $limit
"""
_OF = """
MATCH (e:Entity {id: $id})<-[q]-(s:Statement)-[r]->(x:Entity)
WHERE x.type IN $types AND x.id <> e.id AND s.relation <> $open AND s.polarity = 'affirmed'
RETURN x.id AS id, x.name AS name, x.type AS type, x.name_ru AS name_ru, x.name_en AS name_en, count(DISTINCT s.id) AS n
ORDER BY n DESC, id LIMIT $limit
"""
#: Places a map shows at most; the least width of what it shows, in its own units.
MOST, LEAST = 400, 90.0
#: Names written on a map at most.
NAMED = 24


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: x and y in its units, *n* statements."""

    id: str
    name: str
    name_ru: str | None
    name_en: str | None
    type: str
    n: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class World:
    """The places that have coordinates, the busiest first.

    *without* have none, *named* have room for their name. *view* is x, y, width, height.
    """

    spots: tuple[Spot, ...]
    without: list[dict[str, Any]]
    named: tuple[Spot, ...]
    view: tuple[float, float, float, float]


def world(store: Any, *, entity: str = "") -> World:
    """Return the places of all statements, or of those that the entity with the id *entity* takes part in."""
    asked = {"types": _TYPES, "open": OPEN, "limit": MOST}
    found = rows(store, _OF, id=entity, **asked) if entity else rows(store, _ALL, **asked)
    spots, without = [], []
    for row in found:
        if (place := coordinates(row["id"])) is None:
            without.append(row)
            continue
        x, y = project(place[1], place[0])
        names = (row["name"] or row["id"], row["name_ru"], row["name_en"])
        spots.append(Spot(row["id"], *names, row["type"], int(row["n"]), round(x, 1), round(y, 1)))
    view = around(spots)
    return World(tuple(spots), without, tuple(_apart(spots, view[2] / WIDTH)), view)


def radius(spot: Spot) -> float:
    """Return how large a spot is drawn, in pixels of a map a thousand wide."""
    return float(min(4 + 3 * spot.n**0.5, 26))


def _apart(spots: list[Spot], unit: float) -> list[Spot]:
    """Return the spots whose names overlap no busier one's; *unit* is the length of a pixel."""
    taken: list[tuple[float, float, float]] = []
    kept = []
    for spot in spots:
        y, half = (
            spot.y - (radius(spot) + 4) * unit,
            max(map(len, filter(None, (spot.name, spot.name_ru, spot.name_en)))) * 4.6 * unit,
        )
        if all(abs(spot.x - x) > half + other or abs(y - other_y) > 16 * unit for x, other_y, other in taken):
            taken.append((spot.x, y, half))
            kept.append(spot)
    return kept[:NAMED]


def around(spots: list[Spot]) -> tuple[float, float, float, float]:
    """Return the part of the map that holds *spots*, with some room, in the proportions of the whole."""
    if not spots:
        return 0.0, 0.0, float(WIDTH), float(HEIGHT)
    left, right = min(spot.x for spot in spots), max(spot.x for spot in spots)
    top, bottom = min(spot.y for spot in spots), max(spot.y for spot in spots)
    width = min(WIDTH, max(LEAST, (right - left) * 1.25, (bottom - top) * 1.25 * WIDTH / HEIGHT))
    height = width * HEIGHT / WIDTH
    x = min(max(0.0, (left + right - width) / 2), WIDTH - width)
    y = min(max(0.0, (top + bottom - height) / 2), HEIGHT - height)
    return round(x, 1), round(y, 1), round(width, 1), round(height, 1)
