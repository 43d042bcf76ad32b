"""Places lie where they lie: regions near their own towns, whatever towns elsewhere are called alike."""

import gzip
import math
from importlib.resources import files

import pytest

from graphbuilder.names.coordinates import coordinates

#: Region and a town of it, by GeoNames' id.
TOWNS = [
    ("RU-TA", "city:551487"),  # Татарстан, Казань
    ("RU-VLA", "city:473247"),  # Владимирская область, Владимир
    ("RU-AMU", "city:2026609"),  # Амурская область, Благовещенск
    ("RU-KRS", "city:538560"),  # Курская область, Курск
    ("RU-MO", "city:498698"),  # Мордовия, Саранск
    ("UA-14", "city:709717"),  # Донецкая область, Донецк
    ("US-TX", "city:4671654"),  # Техас, Остин
    ("CN-35", "city:1810821"),  # Фуцзянь, Фучжоу
    ("BR-PA", "city:3405870"),  # Пара, Белен
    ("JP-03", "city:2111834"),  # Иватэ, Мориока
]


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    (la, lo), (lb, lp) = (tuple(map(math.radians, one)) for one in (a, b))
    cosine = math.sin(la) * math.sin(lb) + math.cos(la) * math.cos(lb) * math.cos(lo - lp)
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))


@pytest.mark.parametrize(("region", "town"), TOWNS)
def test_a_region_lies_near_its_town(region: str, town: str) -> None:
    here, there = coordinates(f"region:{region}"), coordinates(town)
    assert here is not None
    assert there is not None
    assert kilometres(here, there) < 400


def test_nearly_every_region_has_a_place_and_hardly_two_have_one() -> None:
    packed = files("graphbuilder") / "lexicon" / "gazetteer" / "places.tsv.gz"
    keys = [line.split("\t")[0] for line in gzip.decompress(packed.read_bytes()).decode().splitlines()]
    regions = [key for key in keys if key.startswith("region:")]
    placed = {key: where for key in regions if (where := coordinates(key)) is not None}
    assert len(placed) > 0.9 * len(regions)
    assert len(set(placed.values())) > 0.98 * len(placed)
    for country in ("RU", "UA", "BY", "KZ", "US", "CN"):
        own = [where for key, where in placed.items() if key.startswith(f"region:{country}-")]
        assert len(set(own)) == len(own), country
