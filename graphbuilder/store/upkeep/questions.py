"""The Cypher of `verify` and of archives."""

from graphbuilder.store.statements import ROLE_TYPES, names_of

_ROLES = "|".join(ROLE_TYPES)

#: What should hold something and does not: what it is → a question for the ids.
LOOSE = {
    "statements without a sentence": """MATCH (n:Statement)
WHERE NOT EXISTS { MATCH (n)-[:EVIDENCE]->(:Sentence) } RETURN n.id AS id""",
    "sentences without a document": """MATCH (n:Sentence)
WHERE NOT EXISTS { MATCH (n)-[:IN]->(:Document) } RETURN n.id AS id""",
    "sources without a document": """MATCH (n:Source)
WHERE NOT EXISTS { MATCH (n)<-[:PUBLISHED_BY]-(:Document) } RETURN n.id AS id""",
    "entities without a member": """MATCH (n:Entity)
WHERE NOT EXISTS { MATCH (n)<-[:SAME_AS]-(:Member) } RETURN n.id AS id""",
    "members of several entities": """MATCH (n:Member)-[r:SAME_AS]->(:Entity)
WITH n.id AS id, count(r) AS number WHERE number > 1 RETURN id""",
    "members of another document": """MATCH (d:Document)<-[:IN]-(:Sentence)-[r:MENTIONS]->(:Entity)
WITH DISTINCT d.id AS document, r.member AS member MATCH (n:Member {id: member}) WHERE n.document <> document
RETURN DISTINCT n.id AS id""",
    "triggers outside their sentence": """MATCH (n:Statement)-[:EVIDENCE]->(s:Sentence)
WHERE n.start < s.start OR n.`end` > s.`end` RETURN n.id AS id""",
}
#: Edges that carry a member: what it is that stands at another entity than its member → a question for them.
CARRIED = {
    "mentions of an entity that their member is not": """MATCH (n:Sentence)-[r:MENTIONS]->(e:Entity)
RETURN n.id AS id, r.member AS member, e.id AS entity""",
    "roles of an entity that their member is not": f"""MATCH (n:Statement)-[r:{_ROLES}]->(e:Entity)
RETURN n.id AS id, r.member AS member, e.id AS entity""",
}
SENTENCES = """MATCH (n:Sentence) WHERE n.id > $after
RETURN n.id AS id, n.start AS start, n.`end` AS end, n.text AS text ORDER BY id LIMIT $limit"""
MENTIONS = """UNWIND $ids AS id MATCH (n:Sentence {id: id})-[r:MENTIONS]->(:Entity)
RETURN id, r.start AS start, r.`end` AS stop, r.text AS text"""
STATEMENTS = "MATCH (n:Statement {relation: $relation}) RETURN n.id AS id"
OCCURRENCES = "MATCH (n:Occurrence {relation: $relation}) RETURN DISTINCT n.parties AS parties"
TIES = """MATCH (n:Member)-[r:SAME_AS]->(e:Entity)
RETURN n.id AS id, e.id AS entity, r.by AS by, r.at AS at, r.reason AS reason, r.score AS score"""
ENTITIES = f"""MATCH (n:Entity)
RETURN n.id AS id, n.name AS name, n.type AS type, {names_of("n")} AS names, n.aliases AS aliases, n.country AS country,
n.wikidata AS wikidata"""
UNDER = "MATCH (n:Guise)-[:UNDER]->(b:Block) RETURN n.id AS guise, b.id AS block"


def edges(kind: str) -> str:
    """List the typed edges of one relation; *kind* has passed `statements.word`."""
    return f"MATCH (a:Entity)-[r:{kind}]->(b:Entity) RETURN a.id AS a, b.id AS b, r AS edge"


def page(label: str) -> str:
    """List the nodes of one main label after an id; *label* has passed `statements.word`."""
    return f"MATCH (n:{label}) WHERE n.id > $after RETURN n AS node ORDER BY n.id LIMIT $limit"


def leaving(label: str) -> str:
    """List the edges that leave nodes of one main label; *label* has passed `statements.word`."""
    return f"""UNWIND $ids AS id MATCH (n:{label} {{id: id}})-[r]->(m)
RETURN id, type(r) AS kind, r AS edge, labels(m) AS labels, m.id AS other"""


def put_nodes(labels: str, main: str) -> str:
    """Create nodes with *labels*, all of which have passed `statements.word`."""
    return f"UNWIND $rows AS row MERGE (n:{main} {{id: row.id}}) SET n = row.properties SET n:{labels}"


def put_edges(kind: str, start: str, end: str) -> str:
    """Create edges; *kind* and labels have passed `statements.word`."""
    return f"""UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}})
CREATE (a)-[r:{kind}]->(b) SET r = row.properties"""
