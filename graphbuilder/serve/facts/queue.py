"""What waits for a person: statements the program is least sure of, and pairs of names that may be one."""

from dataclasses import dataclass
from typing import Any

from graphbuilder.serve.facts import OPEN, rows
from graphbuilder.view import Subgraph
from graphbuilder.view.told import told

#: Statements below this confidence wait to be reviewed, unless the address says otherwise.
BELOW = 0.8

_WAITING = """
MATCH (s:Statement)-[:EVIDENCE]->(n:Sentence)-[:IN]->(d:Document)
WHERE s.judged IS NULL AND s.relation <> $open AND s.confidence < $below
RETURN s.id AS id, n.index AS index, d.id AS document ORDER BY s.confidence, s.id SKIP $skip LIMIT 1
"""
_COUNT = (
    "MATCH (s:Statement) WHERE s.judged IS NULL AND s.relation <> $open AND s.confidence < $below RETURN count(s) AS n"
)
_AROUND = """
MATCH (:Document {id: $document})<-[:IN]-(n:Sentence) WHERE n.index >= $first AND n.index <= $last
RETURN n.index AS index, n.text AS text ORDER BY index
"""
_RULINGS = """
MATCH (r:Ruling)
RETURN r.id AS id, r.kind AS kind, r.sentence AS sentence, r.relation AS relation, r.to_relation AS to_relation,
       r.document AS document, r.title AS title, r.by AS by, r.at AS at, r.reason AS reason
ORDER BY at DESC, id SKIP $skip LIMIT $limit
"""
_PAIRS = """
MATCH (a:Member)-[j:SAME_AS|NOT_SAME_AS]->(b:Member)
RETURN type(j) AS kind, a.id AS a, a.name AS a_name, b.id AS b, b.name AS b_name, j.by AS by, j.at AS at, j.reason AS reason
ORDER BY at DESC, a, b LIMIT $limit
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The statement at place *skip* of the queue with the sentences around it; *graph* has none where the queue ended.

    *count* is how many wait in all.
    """

    graph: Subgraph
    before: str
    after: str
    count: int


def waiting(store: Any, *, below: float = BELOW, skip: int = 0) -> Waiting:
    """Return the statement that waits at that place, the least sure first."""
    asked = {"open": OPEN, "below": below}
    count = int(rows(store, _COUNT, **asked)[0]["n"])
    found = rows(store, _WAITING, **asked, skip=skip)
    if not found:
        return Waiting(Subgraph(), "", "", count)
    row = found[0]
    place = int(row["index"])
    around = rows(store, _AROUND, document=row["document"], first=place - 1, last=place + 1)
    texts = {int(one["index"]): one["text"] or "" for one in around}
    return Waiting(told(store, [row["id"]]), texts.get(place - 1, ""), texts.get(place + 1, ""), count)


def rulings(store: Any, *, skip: int = 0, limit: int = 50) -> list[dict[str, Any]]:
    """Return what people decided of statements, newest first."""
    return rows(store, _RULINGS, skip=skip, limit=limit)


def pairs(store: Any, *, limit: int = 100) -> list[dict[str, Any]]:
    """Return who people said are one or not, newest first."""
    return rows(store, _PAIRS, limit=limit)
