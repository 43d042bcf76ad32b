"""All Cypher the stores send, one wording for both engines; values travel as parameters only.

Labels and relationship types that vary come from closed lists (`ENTITY_TYPES`, `ROLE_TYPES`, ``relations.toml``) and
pass `word` on their way into a statement, so no text ever becomes Cypher. Rows arrive as ``$rows`` (maps) or ``$ids``.
"""

import re

from graphbuilder.model import ENTITY_TYPES, NAME, ROLES

#: Main labels, in the order of a dump; every node carries exactly one of them.
NODES = (
    *("Source", "Document", "Sentence", "Statement", "Rejected", "Occurrence", "Parties", "Entity", "Member"),
    *("Ruling", "Fingerprint", "Guise", "Block", "Tally"),
)
#: Main labels of what a sentence says: in force, or rejected by a person.
STATED = ("Statement", "Rejected")
#: Main labels that only help the store.
HIDDEN = ("Rejected", "Ruling", "Parties", "Fingerprint", "Guise", "Block", "Tally")
#: Edges from a statement to those who take part in it.
ROLE_TYPES = (*(role.upper() for role in ROLES), "SPEAKER", "PARTICIPANT", "INVOLVED")
#: Edges that are no typed edges, in the order of a dump.
EDGES = (
    *("PUBLISHED_BY", "IN", "MENTIONS", "EVIDENCE", *ROLE_TYPES),
    *("OF", "ABOUT", "PARTY", "SAME_AS", "NOT_SAME_AS", "MAYBE_SAME_AS", "UNDER"),
)
#: Properties of role edges and mentions, all that must be copied when such an edge moves.
EDGE_PROPERTIES = ("text", "start", "end", "via", "member", "reason", "depth")

_WORD = re.compile(r"[A-Za-z][A-Za-z_]*")


def word(name: str, allowed: tuple[str, ...] | frozenset[str]) -> str:
    """Return *name*, a label or relationship type, if it is one of *allowed*; else raise ValueError."""
    if name not in allowed or not _WORD.fullmatch(name):
        raise ValueError(f"{name!r} is no label or relationship type of this graph")
    return name


# --- documents ---------------------------------------------------------------------------------------------------

MERGE_SOURCES = "UNWIND $rows AS row MERGE (n:Source {id: row.id}) SET n = row.properties"
MERGE_DOCUMENTS = "UNWIND $rows AS row MERGE (n:Document {id: row.id}) SET n = row.properties"
MERGE_SENTENCES = "UNWIND $rows AS row MERGE (n:Sentence {id: row.id}) SET n = row.properties"
MERGE_MEMBERS = "UNWIND $rows AS row MERGE (n:Member {id: row.id}) SET n = row.properties"

CREATE_PUBLISHED = """UNWIND $rows AS row
MATCH (a:Document {id: row.a}) MATCH (b:Source {id: row.b}) MERGE (a)-[:PUBLISHED_BY]->(b)"""
CREATE_IN = """UNWIND $rows AS row
MATCH (a:Sentence {id: row.a}) MATCH (b:Document {id: row.b}) CREATE (a)-[:IN]->(b)"""
CREATE_MENTIONS = """UNWIND $rows AS row
MATCH (a:Sentence {id: row.a}) MATCH (b:Entity {id: row.b}) CREATE (a)-[r:MENTIONS]->(b) SET r = row.properties"""

KNOWN_DOCUMENTS = """UNWIND $ids AS id MATCH (d:Document {id: id})
RETURN d.id AS id, d.sha256 AS sha256, d.duplicate_group AS group, d.ingested AS ingested, d.run AS run,
d.locations AS locations"""
LOCATIONS = """MATCH (d:Document) WHERE d.locations IS NOT NULL
RETURN d.id AS id, d.locations AS locations, d.url AS url, d.duplicate_group AS group"""
SET_LOCATIONS = "UNWIND $rows AS row MATCH (d:Document {id: row.id}) SET d.locations = row.locations"
SHARE_STATEMENTS = """UNWIND $ids AS id
MATCH (:Document {id: id})<-[:IN]-(:Sentence)<-[:EVIDENCE]-(s) RETURN DISTINCT s.id AS id"""
SHARE_MEMBERS = """UNWIND $ids AS id
MATCH (:Document {id: id})<-[:IN]-(:Sentence)-[r:MENTIONS]->(:Entity) RETURN DISTINCT r.member AS id"""
OWN_MEMBERS = """UNWIND $ids AS id
MATCH (:Document {id: id})<-[:IN]-(:Sentence)-[r:MENTIONS]->(e:Entity)
WHERE NOT EXISTS {
  MATCH (e)<-[o:MENTIONS]-(:Sentence)-[:IN]->(d:Document) WHERE o.member = r.member AND NOT d.id IN $ids
}
RETURN DISTINCT r.member AS id"""
DELETE_SENTENCES = "UNWIND $ids AS id MATCH (:Document {id: id})<-[:IN]-(n:Sentence) DETACH DELETE n"
DELETE_PUBLISHED = "UNWIND $ids AS id MATCH (:Document {id: id})-[r:PUBLISHED_BY]->(:Source) DELETE r"
DELETE_DOCUMENTS = "UNWIND $ids AS id MATCH (d:Document {id: id}) DETACH DELETE d"
DELETE_BARE_SOURCES = "MATCH (s:Source) WHERE NOT EXISTS { MATCH (s)<-[:PUBLISHED_BY]-(:Document) } DELETE s"

# --- copies ------------------------------------------------------------------------------------------------------

MERGE_FINGERPRINTS = "UNWIND $rows AS row MERGE (n:Fingerprint {id: row.id}) SET n = row.properties"
DELETE_FINGERPRINTS = "UNWIND $ids AS id MATCH (n:Fingerprint {id: id}) DELETE n"
#: Its uniqueness makes a second writer wait until the first commits; no node is left.
LOCK = "MERGE (n:Tally {id: ''}) DELETE n"
GROUP_DOCUMENTS = "UNWIND $ids AS id MATCH (d:Document {duplicate_group: id}) RETURN d.id AS id"
GROUPS = """UNWIND $ids AS id MATCH (d:Document {id: id}) OPTIONAL MATCH (f:Fingerprint {id: id})
RETURN d.id AS id, d.duplicate_group AS group, f.minhash AS minhash"""
SET_GROUPS = "UNWIND $rows AS row MATCH (d:Document {id: row.id}) SET d.duplicate_group = row.group"
RENAME_GROUPS = "UNWIND $rows AS row MATCH (d:Document {duplicate_group: row.old}) SET d.duplicate_group = row.new"


def band(at: int) -> str:
    """Return the property of a Fingerprint that holds its band *at*, counted from 0."""
    return f"band_{at:02}"


def same_band(at: int) -> str:
    """Find the fingerprints with one of ``$keys`` in their band *at*."""
    return f"""UNWIND $keys AS key MATCH (f:Fingerprint {{{band(at)}: key}}) MATCH (d:Document {{id: f.id}})
RETURN key, f.id AS id, f.minhash AS minhash, d.duplicate_group AS group"""


# --- entities and members ----------------------------------------------------------------------------------------


def names_of(node: str) -> str:
    """The names of *node* by language, as pairs: whatever languages the grammar has, the query stays one text."""
    return f"[key IN keys({node}) WHERE key STARTS WITH '{NAME}' | [substring(key, {len(NAME)}), {node}[key]]]"


ENTITIES = f"""UNWIND $ids AS id MATCH (n:Entity {{id: id}})
RETURN n.id AS id, n.name AS name, n.type AS type, {names_of("n")} AS names, n.aliases AS aliases,
n.country AS country, n.wikidata AS wikidata"""
MEMBERS = f"""MATCH (n:Member)-[:SAME_AS]->(:Entity)
RETURN n.id AS id, n.name AS name, n.type AS type, {names_of("n")} AS names, n.aliases AS aliases,
n.country AS country, n.posts AS posts, n.traits AS traits ORDER BY id"""
LINKS = """UNWIND $ids AS id MATCH (:Member {id: id})-[r:SAME_AS]->(e:Entity)
RETURN id, e.id AS entity, r.by AS by, r.at AS at, r.reason AS reason, r.score AS score"""
HOMES = "UNWIND $ids AS id MATCH (n:Member {id: id}) WHERE n.document IS NOT NULL RETURN id, n.document AS document"
PRESENT_MEMBERS = "UNWIND $ids AS id MATCH (m:Member {id: id}) RETURN m.id AS id"
LIVE_MEMBERS = "UNWIND $ids AS id MATCH (m:Member {id: id})-[:SAME_AS]->(:Entity) RETURN m.id AS id"

DELETE_LINKS = "UNWIND $ids AS id MATCH (:Member {id: id})-[r:SAME_AS]->(:Entity) DELETE r"
CREATE_LINKS = """UNWIND $rows AS row
MATCH (a:Member {id: row.a}) MATCH (b:Entity {id: row.b}) CREATE (a)-[r:SAME_AS]->(b) SET r = row.properties"""
#: Asked of one member at a time: the first mention found ends the search, however many there are.
MENTIONED = """MATCH (:Member {id: $id})-[:SAME_AS]->(:Entity)<-[r:MENTIONS]-(:Sentence)
WHERE r.member = $id RETURN r.member AS id LIMIT 1"""
DELETE_BARE_ENTITIES = """UNWIND $ids AS id MATCH (e:Entity {id: id})
WHERE NOT EXISTS { MATCH (:Member)-[:SAME_AS]->(e) } DETACH DELETE e"""
MEMBERS_OF = f"""UNWIND $ids AS id MATCH (n:Member)-[:SAME_AS]->(:Entity {{id: id}})
RETURN id AS entity, n.id AS id, n.name AS name, n.type AS type, {names_of("n")} AS names,
n.aliases AS aliases, n.country AS country"""


def merge_entities(kind: str) -> str:
    """Upsert entities of one type; one that was of another type changes its label."""
    kind = word(kind, ENTITY_TYPES)
    others = ":".join(other for other in ENTITY_TYPES if other != kind)
    return f"UNWIND $rows AS row MERGE (n:Entity {{id: row.id}}) SET n = row.properties REMOVE n:{others} SET n:{kind}"


def merge_statements(label: str = "Statement") -> str:
    """Put statements of one of `STATED`."""
    return f"UNWIND $rows AS row MERGE (n:{word(label, STATED)} {{id: row.id}}) SET n = row.properties"


def delete_statements(label: str) -> str:
    """Remove statements of one of `STATED`."""
    return f"UNWIND $ids AS id MATCH (s:{word(label, STATED)} {{id: id}}) DETACH DELETE s"


def create_evidence(label: str = "Statement") -> str:
    """Tie statements of one of `STATED` to their sentence."""
    return f"""UNWIND $rows AS row
MATCH (a:{word(label, STATED)} {{id: row.a}}) MATCH (b:Sentence {{id: row.b}}) CREATE (a)-[:EVIDENCE]->(b)"""


def create_roles(kind: str, label: str = "Statement") -> str:
    """Tie statements of one of `STATED` to those who take part, in one role."""
    return f"""UNWIND $rows AS row
MATCH (a:{word(label, STATED)} {{id: row.a}}) MATCH (b:Entity {{id: row.b}})
CREATE (a)-[r:{word(kind, ROLE_TYPES)}]->(b) SET r = row.properties"""


def move_edges(kind: str, *, at_home: bool = False) -> str:
    """Move the edges of members (``row.member``) from one entity (``row.old``) to another (``row.new``).

    *at_home*: those of members of one document (``row.document``), found by it; else by the entity, which has many.
    """
    kind = word(kind, (*ROLE_TYPES, "MENTIONS"))
    copies = ", ".join(f"r.`{name}` = old.`{name}`" for name in EDGE_PROPERTIES)
    return f"""UNWIND $rows AS row
{_old_edges(kind, at_home=at_home)} WITH DISTINCT row, n, old
MATCH (b:Entity {{id: row.new}}) CREATE (n)-[r:{kind}]->(b) SET {copies} DELETE old"""


def _old_edges(kinds: str, *, at_home: bool) -> str:
    """Match the edges ``old`` of ``row.member``, from ``n``."""
    if not at_home:
        return f"MATCH (:Entity {{id: row.old}})<-[old:{kinds}]-(n) WHERE old.member = row.member"
    way = "(n:Sentence)" if kinds == "MENTIONS" else "(:Sentence)<-[:EVIDENCE]-(n)"
    return f"""MATCH (:Document {{id: row.document}})<-[:IN]-{way}-[old:{kinds}]->(:Entity {{id: row.old}})
WHERE old.member = row.member"""


PLACES = """MATCH (:Member {id: $member})-[:SAME_AS]->(e:Entity)
MATCH (e)<-[r:MENTIONS]-(:Sentence)-[:IN]->(d:Document) WHERE r.member = $member
RETURN d.id AS document, r.start AS start, r.`end` AS stop"""
REASSIGN_MENTIONS = """UNWIND $rows AS row
MATCH (:Document {id: row.document})<-[:IN]-(:Sentence)-[r:MENTIONS]->(:Entity)
WHERE r.member = row.member AND r.start = row.start AND r.`end` = row.stop SET r.member = row.to"""


def reassign_roles(kind: str) -> str:
    """Give the role edges of one type at a place (``row.document``, ``start``, ``stop``) to another member."""
    kind = word(kind, ROLE_TYPES)
    return f"""UNWIND $rows AS row
MATCH (:Document {{id: row.document}})<-[:IN]-(:Sentence)<-[:EVIDENCE]-()-[r:{kind}]->(:Entity)
WHERE r.member = row.member AND r.start = row.start AND r.`end` = row.stop SET r.member = row.to"""


# --- judgements --------------------------------------------------------------------------------------------------

#: The kinds of judgement and what each says of `Judgement.same`; edges from the member with the smaller id.
JUDGEMENT_TYPES = {"SAME_AS": True, "NOT_SAME_AS": False, "MAYBE_SAME_AS": None}
JUDGED_EDGES = "|".join(JUDGEMENT_TYPES)
_ENDS = ", ".join(
    f"{value} AS {end}_{name}"
    for end in "ab"
    for name, value in (
        *((name, f"{end}.{name}") for name in ("name", "type", "aliases", "country", "posts", "traits")),
        ("names", names_of(end)),
    )
)

JUDGEMENTS = f"""MATCH (a:Member)-[r:{JUDGED_EDGES}]->(b:Member)
RETURN a.id AS a, b.id AS b, type(r) AS kind, r.score AS score, r.reason AS reason, r.by AS by, r.at AS at, {_ENDS}"""
_JUDGED = f"RETURN a.id AS a, b.id AS b, type(r) AS kind, r.score AS score, r.reason AS reason, r.by AS by, r.at AS at, {_ENDS}"
JUDGEMENTS_OF = f"""UNWIND $ids AS id MATCH (a:Member {{id: id}})-[r:{JUDGED_EDGES}]->(b:Member) {_JUDGED}
UNION UNWIND $ids AS id MATCH (a:Member)-[r:{JUDGED_EDGES}]->(b:Member {{id: id}}) {_JUDGED}"""
DELETE_JUDGEMENTS = f"""UNWIND $rows AS row
MATCH (:Member {{id: row.a}})-[r:{JUDGED_EDGES}]->(:Member {{id: row.b}}) DELETE r RETURN count(*) AS deleted"""
LINKED_MEMBERS = f"""UNWIND $ids AS id MATCH (:Member {{id: id}})-[r:{JUDGED_EDGES}]-(o:Member)
WHERE r.by STARTS WITH 'link:' RETURN DISTINCT o.id AS id"""
DELETE_MACHINE_LINKS = f"""UNWIND $ids AS id MATCH (:Member {{id: id}})-[r:{JUDGED_EDGES}]-(:Member)
WHERE r.by STARTS WITH 'link:' DELETE r"""
GIVEN_NAMES = "MATCH (:Member)-[:SAME_AS]->(n:Member) WHERE n.id STARTS WITH $prefix RETURN n.name AS name"
DELETE_FORGOTTEN_MEMBERS = f"""UNWIND $ids AS id MATCH (m:Member {{id: id}})
WHERE NOT EXISTS {{ MATCH (m)-[:SAME_AS]->(:Entity) }} AND NOT EXISTS {{ MATCH (m)-[:{JUDGED_EDGES}]-(:Member) }} DELETE m"""


def create_judgements(kind: str) -> str:
    """Store judgements of one kind on the members ``row.a`` and ``row.b``."""
    kind = word(kind, tuple(JUDGEMENT_TYPES))
    return f"""UNWIND $rows AS row
MATCH (a:Member {{id: row.a}}) MATCH (b:Member {{id: row.b}}) CREATE (a)-[r:{kind}]->(b) SET r = row.properties"""


# --- derived edges -----------------------------------------------------------------------------------------------

_PARTIES = "|".join(kind for kind in ROLE_TYPES if kind not in ("THEME", "INSTRUMENT", "SPEAKER", "INVOLVED"))

PARTIES = f"""UNWIND $ids AS id
MATCH (s:Statement {{id: id}})-[r:{_PARTIES}]->(e:Entity)
RETURN s.id AS id, s.relation AS relation, s.polarity AS polarity, s.realis AS realis, type(r) AS role, e.id AS entity,
e.type AS type, e.country AS country, e.name AS name, s.time_from AS first, s.time_to AS last"""
STATEMENTS_OF = f"""UNWIND $ids AS id
MATCH (:Entity {{id: id}})<-[:{_PARTIES}]-(s:Statement) RETURN DISTINCT s.id AS id"""
STATEMENTS_AT = "UNWIND $ids AS id MATCH (:Entity {id: id})<-[:PLACE]-(s:Statement) RETURN DISTINCT s.id AS id"
CANDIDATES = f"""UNWIND $rows AS row
MATCH (:Entity {{id: row.a}})<-[:{_PARTIES}]-(s:Statement)-[:{_PARTIES}]->(:Entity {{id: row.b}})
WHERE s.relation = row.relation AND s.polarity = 'affirmed' AND s.realis = 'actual' RETURN DISTINCT s.id AS id"""
SUPPORT = """UNWIND $ids AS id
MATCH (s:Statement {id: id})-[:EVIDENCE]->(:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(p:Source)
RETURN s.id AS id, s.confidence AS confidence, s.attributed AS attributed, s.time_from AS first, s.time_to AS last,
s.position AS position, d.id AS document, d.published AS published, p.id AS source"""


def moved_statements(*, at_home: bool) -> str:
    """List the statements whose parties `move_edges` moves."""
    return f"UNWIND $rows AS row {_old_edges(_PARTIES, at_home=at_home)} AND n:Statement RETURN DISTINCT n.id AS id"


def derived(relation: str, relations: frozenset[str]) -> str:
    """Find the derived edges of one relation between pairs of entities."""
    kind = word(relation, relations)
    return f"""UNWIND $rows AS row
MATCH (a:Entity {{id: row.a}})-[r:{kind}]->(b:Entity {{id: row.b}}) RETURN row.a AS a, row.b AS b, r AS edge"""


def delete_derived(relation: str, relations: frozenset[str]) -> str:
    """Remove derived edges of one relation between pairs of entities."""
    kind = word(relation, relations)
    return f"""UNWIND $rows AS row
MATCH (:Entity {{id: row.a}})-[r:{kind}]->(:Entity {{id: row.b}}) DELETE r"""


def merge_derived(relation: str, relations: frozenset[str]) -> str:
    """Put derived edges of one relation between pairs of entities."""
    kind = word(relation, relations)
    return f"""UNWIND $rows AS row
MATCH (a:Entity {{id: row.a}}) MATCH (b:Entity {{id: row.b}}) MERGE (a)-[r:{kind}]->(b) SET r = row.properties"""


# --- occurrences -------------------------------------------------------------------------------------------------

ANY_OCCURRENCE = "MATCH (o:Occurrence) RETURN o.id AS id LIMIT 1"
ALL_STATEMENTS = "MATCH (s:Statement) RETURN s.id AS id"
OCCURRENCES = "UNWIND $ids AS id MATCH (o:Occurrence {parties: id}) RETURN o AS node"
OF_LINKS = """UNWIND $ids AS id MATCH (o:Occurrence {parties: id})<-[r:OF]-(s:Statement)
RETURN s.id AS a, o.id AS b, r.status AS status"""
OF_SOME = """UNWIND $ids AS id MATCH (:Occurrence {id: id})<-[r:OF]-(s:Statement)
RETURN s.id AS a, id AS b, r.status AS status"""
WIDE = """UNWIND $ids AS id MATCH (:Occurrence {parties: id})<-[:OF]-(s:Statement)
WHERE s.time_from <> s.time_to RETURN DISTINCT id AS parties, s.time_from AS first, s.time_to AS last"""
ABOUT_LINKS = "UNWIND $ids AS id MATCH (:Parties {id: id})<-[:ABOUT]-(s:Statement) RETURN s.id AS a, id AS b"
REPORTS = """UNWIND $ids AS id
MATCH (s:Statement {id: id})-[:EVIDENCE]->(:Sentence)-[:IN]->(d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(p:Source)
RETURN s.id AS id, s.polarity AS polarity, s.realis AS realis, s.confidence AS confidence, s.attributed AS attributed,
s.time_from AS first, s.time_to AS last, s.quantity AS quantity, s.unit AS unit, d.id AS document, d.published AS published,
p.id AS source"""
PLACED = """UNWIND $ids AS id
MATCH (:Statement {id: id})-[:PLACE]->(e:Entity) RETURN id, e.id AS entity, e.type AS type, e.country AS country"""

MERGE_OCCURRENCES = "UNWIND $rows AS row MERGE (n:Occurrence {id: row.id}) SET n = row.properties"
DELETE_OCCURRENCES = "UNWIND $ids AS id MATCH (n:Occurrence {id: id}) DETACH DELETE n"
CREATE_PARTY = """UNWIND $rows AS row
MATCH (a:Occurrence {id: row.a}) MATCH (b:Entity {id: row.b}) CREATE (a)-[r:PARTY]->(b) SET r = row.properties"""
CREATE_OF = """UNWIND $rows AS row
MATCH (a:Statement {id: row.a}) MATCH (b:Occurrence {id: row.b}) CREATE (a)-[r:OF]->(b) SET r = row.properties"""
DELETE_OF = "UNWIND $rows AS row MATCH (:Statement {id: row.a})-[r:OF]->(:Occurrence {id: row.b}) DELETE r"
MERGE_PARTIES = "UNWIND $rows AS row MERGE (n:Parties {id: row.id}) SET n = row.properties"
CREATE_ABOUT = """UNWIND $rows AS row
MATCH (a:Statement {id: row.a}) MATCH (b:Parties {id: row.b}) CREATE (a)-[:ABOUT]->(b)"""
DELETE_ABOUT = "UNWIND $rows AS row MATCH (:Statement {id: row.a})-[r:ABOUT]->(:Parties {id: row.b}) DELETE r"
DELETE_BARE_PARTIES = """UNWIND $ids AS id MATCH (n:Parties {id: id})
WHERE NOT EXISTS { MATCH (n)<-[:ABOUT]-(:Statement) } DELETE n"""

# --- counts and dump ---------------------------------------------------------------------------------------------


COUNT_MEMBERS = "MATCH (n:Member)-[:SAME_AS]->(:Entity) RETURN count(n) AS number"


def count_nodes(label: str) -> str:
    """Count the nodes of one main label."""
    return f"MATCH (n:{word(label, NODES)}) RETURN count(n) AS number"


def count_edges(kind: str, relations: frozenset[str] = frozenset()) -> str:
    """Count the edges of one type."""
    return f"MATCH ()-[r:{word(kind, relations | frozenset(EDGES))}]->() RETURN count(r) AS number"


def dump_nodes(label: str) -> str:
    """List the nodes of one main label."""
    return f"MATCH (n:{word(label, NODES)}) RETURN n AS node"


def dump_edges(kind: str, relations: frozenset[str] = frozenset()) -> str:
    """List the edges of one type, with the labels and ids of their ends."""
    kind = word(kind, relations | frozenset(EDGES))
    return f"""MATCH (a)-[r:{kind}]->(b)
RETURN r AS edge, labels(a) AS start_labels, a.id AS start_id, labels(b) AS end_labels, b.id AS end_id"""
