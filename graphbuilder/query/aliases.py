"""Why each name counts as this entity: the documents, the reason and the score behind every alias."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graphbuilder.query.entities import Found, Reader

if TYPE_CHECKING:
    import pandas as pd

_WRITTEN = """MATCH (m:Member)-[l:SAME_AS]->(e:Entity {id: $entity})
MATCH (e)<-[r:MENTIONS]-(:Sentence)-[:IN]->(d:Document) WHERE r.member = m.id
RETURN r.text AS alias, r.via AS via, l.reason AS reason, r.reason AS pointed, l.score AS score, l.by AS by, l.at AS at,
d.id AS document, d.title AS title, r.start AS start, r.`end` AS stop, m.id AS member"""
_MEMBERS = """MATCH (m:Member)-[l:SAME_AS]->(:Entity {id: $entity})
RETURN m.id AS member, m.name AS name, m.aliases AS aliases, l.reason AS reason, l.score AS score, l.by AS by, l.at AS at"""
_COLUMNS = ("alias", "via", "mentions", "documents", "document", "mention", "member", "reason", "score", "by", "at")

Row = dict[str, Any]


def aliases(store: Reader, entity: Found) -> "pd.DataFrame":
    """Return the names of *entity* and the ways it is written, with why each counts as it; the most frequent first.

    Columns: alias, via, mentions, documents (counts), document (title of the first), mention (its id, as ``split``
    takes it), member, reason, score, by, at. What points to a name of its document has that as its reason; *via* is
    ``nominative`` for a name no document has in this form.
    """
    import pandas as pd

    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in _rows(store, _WRITTEN, entity.id):
        points = row["via"] not in ("name", "demonym") and row["pointed"]
        row["reason"] = row["pointed"] if points else row["reason"] or row["pointed"] or "the name itself"
        groups[tuple(row[key] for key in ("alias", "via", "reason", "score", "by", "at"))].append(row)
    found = [_written(rows) for rows in groups.values()]
    seen = {row["alias"] for row in found}
    members = _rows(store, _MEMBERS, entity.id)
    found += [_unwritten(name, members) for name in entity.names if name not in seen]
    found.sort(key=lambda row: (-row["mentions"], row["alias"], row["via"], row["reason"]))
    return pd.DataFrame(found, columns=list(_COLUMNS))


def _written(rows: list[Row]) -> Row:
    """One row for all mentions that are written alike and count as the entity for one reason."""
    first = min(rows, key=lambda row: (row["document"], row["start"], row["stop"]))
    mention = f"{first['document']}:{first['start']}:{first['stop']}"
    documents = len({row["document"] for row in rows})
    return {**first, "document": first["title"], "mention": mention, "mentions": len(rows), "documents": documents}


def _unwritten(name: str, members: list[Row]) -> Row:
    """The nominative of something written otherwise, or a name of the gazetteer."""
    having = [row for row in members if name == row["name"] or name in (row["aliases"] or ())]
    row = min(
        having, key=lambda row: str(row["member"]), default={"member": None, "score": None, "by": None, "at": None}
    )
    known = ":" in str(row["member"])
    reason = "a name in the gazetteer" if known or not having else row["reason"] or "the nominative of the name itself"
    return {**row, "alias": name, "via": "gazetteer" if known or not having else "nominative", "mentions": 0,
            "documents": 0, "document": None, "mention": None, "reason": reason}  # fmt: skip


def _rows(store: Reader, question: str, entity: str) -> list[Row]:
    return store.read(question, {"entity": entity}).dicts()
