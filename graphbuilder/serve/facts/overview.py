"""What is in the graph: numbers, the newest articles, the best supported links."""

from dataclasses import dataclass
from typing import Any

from graphbuilder.serve.facts import OPEN, rows

_COUNTS = {
    "documents": "MATCH (n:Document) RETURN count(n) AS n",
    "sentences": "MATCH (n:Sentence) RETURN count(n) AS n",
    "entities": "MATCH (n:Entity) RETURN count(n) AS n",
    "statements": "MATCH (n:Statement) RETURN count(n) AS n",
}
_NEWEST = """
MATCH (d:Document) OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(p:Source)
RETURN d.id AS id, d.title AS title, d.published AS published, d.language AS language, p.name AS source
ORDER BY coalesce(published, '') DESC, id SKIP $skip LIMIT $limit
"""
_BUSIEST = """
MATCH (e:Entity)<-[r]-(s:Statement) WHERE s.relation <> $open
RETURN e.id AS id, e.name AS name, e.type AS type, count(DISTINCT s.id) AS n ORDER BY n DESC, id LIMIT $limit
"""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows."""

    counts: dict[str, int]
    newest: list[dict[str, Any]]
    busiest: list[dict[str, Any]]


def overview(store: Any) -> Overview:
    """Return numbers, the twelve newest articles and the entities most is said of."""
    counts = {name: int(rows(store, question)[0]["n"]) for name, question in _COUNTS.items()}
    return Overview(counts, newest(store, limit=12), rows(store, _BUSIEST, open=OPEN, limit=24))


def newest(store: Any, *, skip: int = 0, limit: int = 50) -> list[dict[str, Any]]:
    """Return articles, those published last first."""
    return rows(store, _NEWEST, skip=skip, limit=limit)
