"""Links to Wikidata from a file of aliases the user has: CSV, JSON lines, Parquet, or FollowTheMoney entities.

Files are read as a stream: memory holds the names of the graph, never those of the file.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from graphbuilder.errors import ReadError
from graphbuilder.model import Entity, EntityType
from graphbuilder.names.person import parts_of
from graphbuilder.resolve.groups import is_abbreviation
from graphbuilder.resolve.score import PLACES, score_names
from graphbuilder.resolve.weights import threshold

_QID = re.compile(r"Q[1-9]\d*")
_LONGEST_LINE = 4_000_000
#: Ids of one entity that are kept while the file is read: enough to see that none is the only one.
_KEPT = 8
_TYPES: dict[str, EntityType] = {
    "organization": "Organization",
    "company": "Organization",
    "legalentity": "Organization",
    "publicbody": "Organization",
    "person": "Person",
    "human": "Person",
    "country": "Country",
    "city": "City",
    "region": "Region",
    "place": "Place",
    "address": "Place",
}


class Alias(NamedTuple):
    """One name of one thing in the file. *type* is ours, None where the file does not say."""

    name: str
    wikidata: str
    type: EntityType | None


class Link(NamedTuple):
    """An entity of the graph, its Wikidata id and *name* in the file; *sure* is False where another id fits as well."""

    entity: str
    wikidata: str
    name: str
    score: float
    reason: str
    sure: bool


def link(entities: Iterable[Entity], path: Path) -> list[Link]:
    """Return the Wikidata ids that the file *path* has for *entities*, in the order of their ids, the best first.

    Where several ids fit equally well none is sure. A person needs first name and surname. Memory grows with the names
    of *entities* alone, whatever the size of the file and however many rows fit. Columns or keys of the file:
    ``name`` (or ``alias``, ``label``), ``id`` (or ``wikidata``, ``qid``) and, if any, ``type``.
    """
    wanted: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for name in {entity.name, *entity.names.values()} - {""}:
            if name and _says_enough(name, entity.type):
                wanted[_sound(name)].append(entity)
    found: dict[str, dict[str, tuple[float, str]]] = defaultdict(dict)
    for alias in read_aliases(path):
        for entity in wanted.get(_sound(alias.name), ()):
            if alias.type is None or _one_kind(alias.type, entity.type):
                score = max(_scores(alias.name, entity), default=0.0)
                if score >= threshold():
                    _keep(found[entity.id], alias, score)
    return [each for entity, ids in sorted(found.items()) for each in _links(entity, ids, path)]


def read_aliases(path: Path) -> Iterator[Alias]:
    """Yield the names of an alias file, one at a time.

    Raises:
        ReadError: The file is of no known kind, or a line cannot be read; names file and line.
    """
    suffix = path.suffix.lower()
    readers: dict[str, Callable[[Path], Iterator[tuple[int, dict[str, Any]]]]] = {".csv": _csv, ".parquet": _parquet}
    readers |= dict.fromkeys((".jsonl", ".json", ".ijson", ".ndjson"), _json_lines)
    if suffix not in readers:
        raise ReadError(f"{path}: unknown kind of alias file; expected {', '.join(sorted(readers))}")
    if not path.is_file():
        raise ReadError(f"{path}: no such file; give the path of an alias file")
    empty = True
    for number, row in readers[suffix](path):
        for alias in _from_row(row):
            empty = False
            yield alias
        if empty and number > 1000:
            raise ReadError(f"{path}: no name with a Wikidata id in 1000 rows; expected columns name and id (Q…)")


def _csv(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    csv.field_size_limit(_LONGEST_LINE)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        try:
            yield from enumerate(csv.DictReader(lines), 1)
        except (csv.Error, UnicodeDecodeError) as error:
            raise ReadError(f"{path}: not readable as CSV ({error}); expected UTF-8 with a header line") from error


def _json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open("rb") as lines:
        number = 0
        while line := lines.readline(_LONGEST_LINE):
            number += 1
            try:
                row = json.loads(line) if line.strip() else {}
            except ValueError as error:
                raise ReadError(f"{path}: line {number} is not JSON ({error}); expected one object a line") from error
            if isinstance(row, dict):
                yield number, row


def _parquet(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=4096):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except pa.ArrowInvalid as error:
        raise ReadError(f"{path}: not readable as Parquet ({error})") from error


def _from_row(row: dict[str, Any]) -> Iterator[Alias]:
    """Yield the names of one row; a FollowTheMoney entity has all of them in its properties."""
    properties = row.get("properties")
    if isinstance(properties, dict):
        ids = [*_texts(properties.get("wikidataId")), *_texts(row.get("id"))]
        names = [name for key in ("name", "alias", "weakAlias") for name in _texts(properties.get(key))]
        kind = _texts(row.get("schema"))
    else:
        ids = [text for key in ("wikidata", "qid", "id", "wikidataId") for text in _texts(row.get(key))]
        names = [text for key in ("name", "alias", "aliases", "label") for text in _texts(row.get(key))]
        kind = _texts(row.get("type"))
    wikidata = next((text.rsplit("/", 1)[-1] for text in ids if _QID.fullmatch(text.rsplit("/", 1)[-1])), None)
    if wikidata is not None:
        type = _TYPES.get(kind[0].lower()) if kind else None
        yield from (Alias(name, wikidata, type) for name in dict.fromkeys(names))


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text.strip() for text in values if isinstance(text, str) and text.strip()]


def _says_enough(name: str, type: EntityType) -> bool:
    if type == "Person":
        return parts_of(name).full
    return not is_abbreviation(name) or type in PLACES


def _one_kind(a: str, b: str) -> bool:
    return a == b or {a, b} <= PLACES


def _scores(name: str, entity: Entity) -> Iterator[float]:
    for other in {entity.name, *entity.names.values()}:
        if other:
            yield score_names(name, other, entity.type)[0]


def _sound(name: str) -> str:
    """A key cheap enough for every row of a large file: the sounds of the words in any order."""
    from graphbuilder.grammar.scripts.translit import consonants

    return " ".join(sorted(consonants(word) for word in name.replace(",", " ").split()))


def _keep(ids: dict[str, tuple[float, str]], alias: Alias, score: float) -> None:
    """Note that *alias* fits: of each id the best name, and the `_KEPT` best ids."""
    ids[alias.wikidata] = max(ids.get(alias.wikidata, (0.0, "")), (score, alias.name))
    if len(ids) > _KEPT:
        del ids[_ranked(ids)[-1]]


def _links(entity: str, ids: dict[str, tuple[float, str]], path: Path) -> Iterator[Link]:
    """Yield the one id that fits best; all of them, none sure, where several do."""
    best = max(score for score, _ in ids.values())
    fitting = [wikidata for wikidata in _ranked(ids) if ids[wikidata][0] == best]
    for wikidata in fitting:
        score, name = ids[wikidata]
        others = f", one of {len(fitting)}" if len(fitting) > 1 else ""
        yield Link(entity, wikidata, name, round(score, 4), f"{name} in {path.name}{others}", len(fitting) == 1)


def _ranked(ids: dict[str, tuple[float, str]]) -> list[str]:
    return sorted(ids, key=lambda wikidata: (-ids[wikidata][0], len(wikidata), wikidata))
