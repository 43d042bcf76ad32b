"""One entity: what it is called, the offices it holds, what happened with it, who says so, and where it was seen."""

from dataclasses import dataclass
from typing import Any

from graphbuilder.serve.facts import OPEN, rows
from graphbuilder.view import Article, Claim, Node, Subgraph
from graphbuilder.view.told import told

#: Statements a page shows, and of everything else the first so many.
PAGE = 20
MOST = 40

OFFICES = ("HOLDS_POSITION", "HEADS", "OCCUPATION", "MEMBER_OF", "WORKS_FOR", "PLAYED_FOR", "REPRESENTS")

_HEAD = """
MATCH (e:Entity {id: $id})
RETURN e.id AS id, e.name AS name, e.type AS type, e.name_ru AS name_ru, e.name_en AS name_en, e.aliases AS aliases,
       e.country AS country, e.wikidata AS wikidata
"""
_RELATIONS = """
MATCH (e:Entity {id: $id})<-[r]-(s:Statement) WHERE s.relation <> $open
RETURN s.relation AS relation, count(DISTINCT s.id) AS n ORDER BY n DESC, relation
"""
_STATEMENTS = """
MATCH (e:Entity {id: $id})<-[r]-(s:Statement)-[:EVIDENCE]->(:Sentence)-[:IN]->(d:Document)
WHERE s.relation <> $open AND ($relation = '' OR s.relation = $relation) AND s.confidence >= $least
WITH DISTINCT s.id AS id, coalesce(s.time_from, d.published, '') AS day, s.start AS start
RETURN id ORDER BY day DESC, start, id SKIP $skip LIMIT $limit
"""
_OFFICES = """
MATCH (e:Entity {id: $id})<-[:SUBJECT|OBJECT]-(s:Statement)
WHERE s.relation IN $offices AND s.confidence >= $least
RETURN DISTINCT s.id AS id, coalesce(s.time_from, '') AS day ORDER BY day DESC, id LIMIT $limit
"""
_REJECTED = (
    "MATCH (e:Entity {id: $id})<-[r]-(s:Rejected) RETURN DISTINCT s.id AS id, s.relation AS relation ORDER BY id"
)
_OCCURRENCES = """
MATCH (e:Entity {id: $id})<-[:PARTY]-(o:Occurrence)
WITH DISTINCT o
OPTIONAL MATCH (o)-[p:PARTY]->(x:Entity)
RETURN o.id AS id, o.relation AS relation, o.date_from AS date_from, o.date_to AS date_to, o.statements AS statements,
       o.documents AS documents, o.sources AS sources, o.planned AS planned, o.denied AS denied,
       o.first_published AS published, collect([p.role, x.id, x.name]) AS parties
ORDER BY coalesce(date_from, published, '') DESC, id LIMIT $limit
"""
_DOCUMENTS = """
MATCH (e:Entity {id: $id})<-[m:MENTIONS]-(n:Sentence)-[:IN]->(d:Document)
RETURN d.id AS id, d.title AS title, d.published AS published, count(m) AS n
ORDER BY coalesce(published, '') DESC, id LIMIT $limit
"""
_LINKS = """
MATCH (e:Entity {id: $id})-[r]-(x:Entity) WHERE r.statements > 0
RETURN x.id AS id, x.name AS name, x.type AS type, sum(r.statements) AS n, collect(DISTINCT r.relation) AS relations
ORDER BY n DESC, id LIMIT $limit
"""
_PLACES = """
MATCH (e:Entity {id: $id})<-[:SUBJECT|OBJECT|PARTICIPANT]-(s:Statement)-[:PLACE|DESTINATION|OBJECT]->(x:Entity)
WHERE x.id <> e.id AND x.type IN ['Place', 'City', 'Region', 'Country'] AND s.polarity = 'affirmed' AND s.realis = 'actual'
  AND (x.type IN ['City', 'Place'] OR s.relation IN ['VISITED', 'TRAVELLED_TO', 'FLED', 'LIVES_IN', 'FOUGHT_IN'])
RETURN x.id AS id, x.name AS name, x.type AS type, count(DISTINCT s.id) AS n ORDER BY n DESC, id LIMIT $limit
"""
_MEMBERS = """
MATCH (m:Member)-[:SAME_AS]->(e:Entity {id: $id})
OPTIONAL MATCH (e)<-[r:MENTIONS]-(:Sentence)-[:IN]->(d:Document) WHERE r.member = m.id
RETURN m.id AS id, m.name AS name, collect(DISTINCT d.title) AS titles ORDER BY name, id LIMIT $limit
"""


@dataclass(frozen=True, slots=True)
class Entity:
    """What the page of an entity shows. *claims* are those of one page in *graph*, newest first.

    *relations* are pairs of relation and number, *more* says that statements follow on the next page. The other fields
    are rows as the questions above name their columns.
    """

    node: Node
    wikidata: str | None
    graph: Subgraph
    claims: tuple[Claim, ...]
    offices: tuple[Claim, ...]
    rejected: list[dict[str, Any]]
    relations: list[tuple[str, int]]
    occurrences: list[dict[str, Any]]
    documents: list[dict[str, Any]]
    links: list[dict[str, Any]]
    places: list[dict[str, Any]]
    members: list[dict[str, Any]]
    more: bool

    @property
    def articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.graph.articles}


def entity(store: Any, id: str, *, relation: str = "", page: int = 1, least: float = 0.0) -> Entity | None:
    """Return what the graph knows of the entity with that id, None where there is none.

    *relation* keeps one kind of statements, *page* counts from 1, *least* is the least confidence.
    """
    head = rows(store, _HEAD, id=id)
    if not head:
        return None
    one = head[0]
    asked = {"id": id, "relation": relation, "open": OPEN, "least": least}
    ids = [row["id"] for row in rows(store, _STATEMENTS, **asked, skip=(page - 1) * PAGE, limit=PAGE + 1)]
    offices = [row["id"] for row in rows(store, _OFFICES, id=id, offices=list(OFFICES), least=least, limit=MOST)]
    graph = told(store, [*ids[:PAGE], *offices], entities=[id])
    claims = {claim.id: claim for claim in graph.claims}
    return Entity(
        node=Node(
            id,
            one["name"] or id,
            one["type"] or "",
            one["name_ru"],
            one["name_en"],
            tuple(one["aliases"] or ()),
            one["country"],
        ),
        wikidata=one["wikidata"],
        graph=graph,
        claims=tuple(claims[id] for id in ids[:PAGE] if id in claims),
        offices=tuple(claims[id] for id in offices if id in claims),
        rejected=rows(store, _REJECTED, id=id),
        relations=[(row["relation"], int(row["n"])) for row in rows(store, _RELATIONS, id=id, open=OPEN)],
        occurrences=rows(store, _OCCURRENCES, id=id, limit=MOST),
        documents=rows(store, _DOCUMENTS, id=id, limit=MOST),
        links=rows(store, _LINKS, id=id, limit=MOST),
        places=rows(store, _PLACES, id=id, limit=MOST),
        members=rows(store, _MEMBERS, id=id, limit=MOST),
        more=len(ids) > PAGE,
    )
