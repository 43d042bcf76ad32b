"""Where the gazetteer's places lie."""

import gzip
from functools import cache
from importlib.resources import files


def coordinates(key: str) -> tuple[float, float] | None:
    """Return latitude and longitude, in degrees, of the place with the gazetteer's *key*; None where nobody knows.

    >>> coordinates("city:524901")
    (55.75, 37.62)
    """
    return _table().get(key)


@cache
def _table() -> dict[str, tuple[float, float]]:
    packed = (files("graphbuilder") / "lexicon" / "gazetteer" / "coordinates.tsv.gz").read_bytes()
    rows = [line.split("\t") for line in gzip.decompress(packed).decode().splitlines() if not line.startswith("#")]
    return {key: (float(latitude), float(longitude)) for key, latitude, longitude in rows}
