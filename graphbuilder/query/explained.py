"""Why a statement is in the graph, by what the graph itself knows: no file, no model."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphbuilder.errors import QueryError
from graphbuilder.lexicon.lookup import entry_lines
from graphbuilder.query.entities import Reader
from graphbuilder.store.rulings.cypher import beginning
from graphbuilder.store.statements import STATED

_TOLD = """MATCH (s:{label} {{id: $id}})-[:EVIDENCE]->(x:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(p:Source)
RETURN properties(s) AS own, x.start AS start, x.text AS text, d.id AS document, d.title AS title, d.url AS url,
d.path AS path, d.published AS published, p.name AS source, d.models AS models, d.program AS program"""
_ROLES = """MATCH (s:{label} {{id: $id}})-[r]->(e:Entity)
OPTIONAL MATCH (m:Member {{id: r.member}})-[t:SAME_AS]->(e)
RETURN type(r) AS role, r.text AS text, r.via AS via, r.start AS start, r.depth AS depth, e.id AS entity, e.name AS name,
e.type AS type, t.by AS by, t.reason AS reason, t.score AS score ORDER BY role, depth, start, entity"""
_OTHERS = """MATCH (s:Statement {id: $id})-[r:OF]->(o:Occurrence)
RETURN r.status AS status, o.statements AS statements, o.documents AS documents, o.sources AS sources, o.date_from AS first,
o.date_to AS last, o.contested AS contested ORDER BY o.id"""
_FIRST = ("SUBJECT", "OBJECT")


def explained(store: Reader, statement: str) -> str:
    """Return what the graph knows of why *statement* was made: sentence, source, rule, parties with the reason of each.

    *statement* is its id or the beginning of it.

    Raises:
        QueryError: There is no such statement; of several all are explained.
    """
    found = [
        (label, str(row[0]))
        for label in STATED
        for row in (store.read(beginning(label), {"start": statement}).records if statement else ())
    ]
    if not found:
        raise QueryError(f"no statement {statement!r} in this graph; list ids: graphbuilder query everything -f json")
    return "\n\n".join("\n".join(_lines(store, *one)) for one in found)


def _lines(store: Reader, label: str, id: str) -> Iterator[str]:
    row = store.read(_TOLD.format(label=label), {"id": id}).dicts()[0]
    own: Mapping[str, Any] = row["own"]
    stance = ", ".join(str(own.get(name)) for name in ("polarity", "realis", "certainty"))
    yield f"{id}  {own['relation']}  {stance}"
    yield from _judged(own)
    start, end = own["start"] - row["start"], own["end"] - row["start"]
    text = row["text"]
    yield f"{text[:start]}[{text[start:end]}]{text[end:]}" if 0 <= start <= end <= len(text) else text
    where = (row["title"], row["source"], (row["published"] or "")[:10], row["url"] or row["path"], row["document"])
    yield "  " + ", ".join(str(part) for part in where if part)
    yield from _roles(store, label, id)
    yield from _when(own)
    yield from _occurrences(store, id)
    yield f"confidence {own['confidence']:.2f}, rule {own['rule']}"
    yield from (f"  {line}" for line in entry_lines(own["rule"]))
    if row["models"]:
        yield f"read by models {row['models']}, program {row['program']}"


def _judged(own: Mapping[str, Any]) -> Iterator[str]:
    """Who said what of it, and what it said before."""
    if own.get("judged"):
        why = f": {own['judged_reason']}" if own.get("judged_reason") else ""
        yield f"{own['judged']} by {own['judged_by']} on {str(own['judged_at'])[:10]}{why}"
    if own.get("was") and own["was"] != "{}":
        yield f"  the text was read as {own['was']}"


def _roles(store: Reader, label: str, id: str) -> Iterator[str]:
    rows = store.read(_ROLES.format(label=label), {"id": id}).dicts()
    for row in sorted(rows, key=lambda row: _FIRST.index(row["role"]) if row["role"] in _FIRST else len(_FIRST)):
        score = "" if row["score"] in (None, 1.0) else f", {row['score']:.2f}"
        by = "" if row["by"] in (None, "resolver") else f" (by {row['by']})"
        reason = f"; {row['reason']}{score}{by}" if row["reason"] else ""
        yield f"{row['role'].lower():12}«{row['text']}» by {row['via']} → {row['name']} ({row['type']}, {row['entity']}){reason}"


def _when(own: Mapping[str, Any]) -> Iterator[str]:
    told = " … ".join(str(own[name]) for name in ("time_from", "time_to", "time_by") if own.get(name))
    if told:
        yield f"time        {told} ({own.get('time_precision')})"
    if own.get("quantity") is not None:
        yield f"quantity    {own['quantity']:g} {own.get('unit') or ''}".rstrip()


def _occurrences(store: Reader, id: str) -> Iterator[str]:
    for status, statements, documents, sources, first, last, contested in store.read(_OTHERS, {"id": id}).records:
        when = first if first == last else f"{first or ''}/{last or ''}"
        against = f"; contested: {', '.join(contested)}" if contested else ""
        day = f" on {when}" if when and when != "/" else ""
        yield f"occurrence  {status}{day}; {statements} statements, {documents} documents, {sources} sources{against}"
