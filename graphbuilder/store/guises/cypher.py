"""The Cypher of guises; as in `graphbuilder.store.statements`, values travel as parameters only."""

from graphbuilder.store.statements import JUDGED_EDGES, names_of

_FIELDS = ("name", "type", "aliases", "country", "posts", "traits")


def _listed(node: str) -> str:
    return ", ".join((*(f"{node}.{field} AS {field}" for field in _FIELDS), f"{names_of(node)} AS names"))


MEMBERS = f"""UNWIND $ids AS id MATCH (n:Member {{id: id}})
RETURN n.id AS id, {_listed("n")}, n.guise AS guise"""
LIVE_MEMBERS = f"""MATCH (n:Member)-[:SAME_AS]->(:Entity) RETURN n.id AS id, {_listed("n")}, n.guise AS guise"""
MEMBERS_IN = f"""UNWIND $ids AS id MATCH (n:Member {{guise: id}})-[:SAME_AS]->(:Entity)
RETURN id AS guise, n.id AS id, {_listed("n")}"""
SET_GUISES = "UNWIND $rows AS row MATCH (n:Member {id: row.id}) SET n.guise = row.guise"

#: A member no document has any more is looked at by itself, and is of none.
REMEMBER = "UNWIND $ids AS id MATCH (n:Member {id: id}) SET n.guise = id REMOVE n.document"
#: Of those that leave guises (``row.gone``): what of theirs (``row.own``) others of the guise have as well.
SHARED = {
    name: f"""UNWIND $rows AS row
WITH row WHERE EXISTS {{
  MATCH (n:Member {{guise: row.guise}})-[:SAME_AS]->(:Entity) WHERE row.own IN n.{name} AND NOT n.id IN row.gone
}}
RETURN row.guise AS guise, row.own AS own"""
    for name in ("aliases", "posts")
}
FIRSTS = """UNWIND $rows AS row MATCH (n:Member {guise: row.guise})-[:SAME_AS]->(:Entity) WHERE NOT n.id IN row.gone
RETURN row.guise AS guise, min(n.id) AS first"""

GUISES = f"""UNWIND $ids AS id MATCH (n:Guise {{id: id}})
OPTIONAL MATCH (:Member {{id: n.first}})-[l:SAME_AS]->(e:Entity)
RETURN n.id AS id, {_listed("n")}, n.first AS first, n.members AS members, n.entity AS shade, e.id AS entity, l.by AS by,
l.at AS at, l.reason AS reason, l.score AS score"""
ALL_GUISES = "MATCH (n:Guise) RETURN n.id AS id"
UNDER = "UNWIND $ids AS id MATCH (:Block {id: id})<-[:UNDER]-(n:Guise) RETURN id AS block, n.id AS guise"
SHELVED = "UNWIND $ids AS id MATCH (n:Block {shelf: id}) RETURN id AS shelf, n.id AS block"
#: Of Positions under shelves, but for those of the part looked at: whose they are. ``own``: a person judged them.
OUTSIDE = """UNWIND $ids AS id MATCH (b:Block {shelf: id})<-[:UNDER]-(n:Guise) WHERE NOT n.id IN $inside
MATCH (:Member {id: n.first})-[:SAME_AS]->(e:Entity)
RETURN id AS shelf, e.id AS entity, e.type AS type, n.id = n.first AS own, count(DISTINCT b.id) AS days, min(n.first) AS first"""
VACANT = f"""MATCH (b:Block {{shelf: $shelf}})<-[:UNDER]-(n:Guise) WHERE NOT n.id IN $inside
MATCH (:Member {{id: n.first}})-[:SAME_AS]->(:Entity {{id: $entity}})
RETURN n.name AS name, {names_of("n")} AS names, n.aliases AS aliases, n.country AS country, sum(n.members) AS members"""
MERGE_GUISES = "UNWIND $rows AS row MERGE (n:Guise {id: row.id}) SET n = row.properties"
SET_SHADES = "UNWIND $rows AS row MATCH (n:Guise {id: row.id}) SET n.entity = row.entity"
MERGE_BLOCKS = "UNWIND $ids AS id MERGE (n:Block {id: id})"
MERGE_SHELVED = "UNWIND $rows AS row MERGE (n:Block {id: row.id}) SET n.shelf = row.shelf"
CREATE_UNDER = """UNWIND $rows AS row
MATCH (a:Guise {id: row.a}) MATCH (b:Block {id: row.b}) MERGE (a)-[:UNDER]->(b)"""
DELETE_UNDER = "UNWIND $rows AS row MATCH (:Guise {id: row.a})-[r:UNDER]->(:Block {id: row.b}) DELETE r"
DELETE_GUISES = "UNWIND $ids AS id MATCH (n:Guise {id: id}) DETACH DELETE n"
DELETE_BARE_BLOCKS = """UNWIND $ids AS id MATCH (n:Block {id: id})
WHERE NOT EXISTS { MATCH (n)<-[:UNDER]-(:Guise) } DELETE n"""

TALLY = "MATCH (n:Tally {id: 'languages'}) RETURN n AS node"
MERGE_TALLY = "UNWIND $rows AS row MERGE (n:Tally {id: row.id}) SET n = row.properties"
DELETE_TALLY = "MATCH (n:Tally) DELETE n"
DELETE_ALL = ("MATCH (n:Guise) DETACH DELETE n", "MATCH (n:Block) DETACH DELETE n", DELETE_TALLY)
ANY_MEMBER = "MATCH (n:Member) RETURN n.id AS id LIMIT 1"

ANY_JUDGED = "MATCH (n:Judged) RETURN n.id AS id LIMIT 1"
JUDGED = f"""UNWIND $ids AS id MATCH (n:Member {{id: id}})
WHERE EXISTS {{ MATCH (n)-[:{JUDGED_EDGES}]-(:Member) }} RETURN n.id AS id"""
MARK_JUDGED = "UNWIND $ids AS id MATCH (n:Member {id: id}) SET n:Judged"
UNMARK_JUDGED = "UNWIND $ids AS id MATCH (n:Member {id: id}) REMOVE n:Judged"
