"""What happened when: occurrences in order, and how many statements fall on each month."""

from dataclasses import dataclass
from typing import Any

from graphbuilder.serve.facts import OPEN, rows

PAGE = 60

_MONTHS = """
MATCH (s:Statement)-[:EVIDENCE]->(:Sentence)-[:IN]->(d:Document)
WHERE s.relation <> $open AND ($id = '' OR EXISTS { MATCH (s)-[r]->(e:Entity) WHERE e.id = $id })
WITH s.id AS id, substring(coalesce(s.time_from, d.published, ''), 0, 7) AS month
WHERE month <> ''
RETURN month, count(DISTINCT id) AS n ORDER BY month
"""
_STATEMENTS = """
MATCH (s:Statement)-[:EVIDENCE]->(:Sentence)-[:IN]->(d:Document)
WHERE s.relation <> $open AND ($id = '' OR EXISTS { MATCH (s)-[r]->(e:Entity) WHERE e.id = $id })
WITH DISTINCT s.id AS id, substring(coalesce(s.time_from, d.published, ''), 0, 10) AS day, s.start AS start
WHERE day <> '' AND day STARTS WITH $month
RETURN id, day ORDER BY day DESC, start, id SKIP $skip LIMIT $limit
"""


@dataclass(frozen=True, slots=True)
class Times:
    """*months* are pairs of month and number of statements, gaps left out; *days* pairs of day and statement ids."""

    months: list[tuple[str, int]]
    days: list[tuple[str, list[str]]]
    more: bool


def times(store: Any, *, entity: str = "", month: str = "", page: int = 1) -> Times:
    """Return the statements of a *month* (ISO, any beginning of a day), of an entity where its id is given, latest first.

    The day is that of the event, or of the publication where the text names none.
    """
    asked = {"id": entity, "open": OPEN}
    months = [(row["month"], int(row["n"])) for row in rows(store, _MONTHS, **asked)]
    found = rows(store, _STATEMENTS, **asked, month=month, skip=(page - 1) * PAGE, limit=PAGE + 1)
    days: dict[str, list[str]] = {}
    for row in found[:PAGE]:
        days.setdefault(row["day"], []).append(row["id"])
    return Times(months, list(days.items()), len(found) > PAGE)
