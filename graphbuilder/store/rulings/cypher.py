"""The Cypher of rulings; as in `graphbuilder.store.statements`, values travel as parameters only."""

from graphbuilder.store.statements import ROLE_TYPES, STATED, word

_ROLES = "|".join(ROLE_TYPES)

ANY_RULING = "MATCH (n:Ruling) RETURN n.id AS id LIMIT 1"
RULINGS = "MATCH (n:Ruling) RETURN n AS node"
RULINGS_BY_ID = "UNWIND $ids AS id MATCH (n:Ruling {id: id}) RETURN n AS node"
RULINGS_ON = "UNWIND $ids AS id MATCH (n:Ruling {claim: id}) RETURN n AS node"
MERGE_RULINGS = "UNWIND $rows AS row MERGE (n:Ruling {id: row.id}) SET n = row.properties"
DELETE_RULINGS = "UNWIND $ids AS id MATCH (n:Ruling {id: id}) DELETE n"

MENTIONS = """UNWIND $ids AS id MATCH (:Document {id: id})<-[:IN]-(x:Sentence)-[r:MENTIONS]->(e:Entity)
RETURN id AS document, r.start AS start, r.`end` AS stop, r.text AS text, r.via AS via, r.member AS member, e.id AS entity"""
UNCLAIMED = """MATCH (s:Statement)-[:EVIDENCE]->(x:Sentence) WHERE s.claim IS NULL
RETURN s.id AS id, s.relation AS relation, x.start AS start, x.text AS text"""
PARTIES = f"""UNWIND $ids AS id MATCH (s:Statement {{id: id}})-[r:{_ROLES}]->(:Entity)
RETURN id, type(r) AS role, r.text AS text, r.start AS start, r.`end` AS stop, r.via AS via"""
SET_CLAIMS = "UNWIND $rows AS row MATCH (s:Statement {id: row.id}) SET s.claim = row.claim"


def claiming(label: str) -> str:
    """Find the statements that make one of the claims ``$ids``."""
    return f"UNWIND $ids AS id MATCH (s:{word(label, STATED)} {{claim: id}}) RETURN s.id AS id"


def judged(label: str) -> str:
    """Find the statements that a ruling stands behind."""
    return f"MATCH (s:{word(label, STATED)}) WHERE s.judged IS NOT NULL RETURN s.id AS id"


def beginning(label: str) -> str:
    """Find the statements whose id begins with ``$start``."""
    return f"MATCH (s:{word(label, STATED)}) WHERE s.id STARTS WITH $start RETURN s.id AS id ORDER BY id LIMIT 9"


def told(label: str) -> str:
    """Return statements with their sentence and document."""
    return f"""UNWIND $ids AS id
MATCH (s:{word(label, STATED)} {{id: id}})-[:EVIDENCE]->(x:Sentence)-[:IN]->(d:Document)
RETURN s AS node, x.id AS sentence, x.start AS start, x.text AS text, d.id AS document, d.title AS title, d.url AS url,
d.language AS language"""


def roles(label: str) -> str:
    """Return who takes part in statements."""
    return f"""UNWIND $ids AS id MATCH (s:{word(label, STATED)} {{id: id}})-[r:{_ROLES}]->(e:Entity)
RETURN id, type(r) AS kind, r AS edge, e.id AS entity"""
