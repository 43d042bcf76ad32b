"""One statement, as it stands or as it was before somebody rejected it, and what was decided of it."""

from dataclasses import dataclass
from typing import Any

from graphbuilder.serve.facts import rows
from graphbuilder.store.statements import STATED
from graphbuilder.view import Claim, Subgraph
from graphbuilder.view.told import told

_JUDGED = """
MATCH (s:{label} {{id: $id}})-[:EVIDENCE]->(n:Sentence)-[:IN]->(d:Document)
RETURN s.id AS id, s.relation AS relation, s.judged AS judged, s.judged_by AS by, s.judged_at AS at,
       s.judged_reason AS reason, s.was AS was, n.text AS text, n.index AS index, d.id AS document, d.title AS title
"""
#: Who stands beside a statement in its article, for one to choose another party from.
_MENTIONED = """
MATCH (:Document {id: $document})<-[:IN]-(n:Sentence)-[:MENTIONS]->(e:Entity)
RETURN DISTINCT e.id AS id, e.name AS name, e.type AS type ORDER BY name, id LIMIT 300
"""


@dataclass(frozen=True, slots=True)
class One:
    """A statement and its judgement; *claim* is None where it was rejected, *row* is as the question above names it."""

    row: dict[str, Any]
    claim: Claim | None
    graph: Subgraph
    mentioned: list[dict[str, Any]]


def statement(store: Any, id: str) -> One | None:
    """Return the statement with that id, None where there is none."""
    for label in STATED:
        if found := rows(store, _JUDGED.format(label=label), id=id):
            row = found[0] | {"rejected": label == "Rejected"}
            graph = told(store, [] if row["rejected"] else [id], documents=[row["document"]])
            claim = graph.claims[0] if graph.claims else None
            return One(row, claim, graph, rows(store, _MENTIONED, document=row["document"]))
    return None
