"""Reads a part of the graph, evidence included: surroundings of an entity, the best connected part, or all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from graphbuilder.errors import BadParameter, ViewError
from graphbuilder.query.entities import find_entities, near_names
from graphbuilder.store import Store
from graphbuilder.view.records import Article, Claim, Evidence, Node, Role, Source, Subgraph

#: Ids a question carries at a time.
CHUNK = 2000

_BUSIEST = """
MATCH (s:Statement)-[r]->(e:Entity) WHERE s.relation <> $open AND s.confidence >= $least
RETURN e.id AS id, count(DISTINCT s.id) AS n ORDER BY n DESC, id
"""
_TOUCHING = """
UNWIND $ids AS id MATCH (e:Entity {id: id})<-[r]-(s:Statement)
WHERE s.relation <> $open AND s.confidence >= $least
RETURN DISTINCT s.id AS id
"""
_ROLES = """
UNWIND $ids AS id MATCH (s:Statement {id: id})-[r]->(e:Entity)
RETURN id, type(r) AS role, e.id AS entity, r.text AS text, r.start AS start, r.`end` AS until, r.via AS via,
       r.depth AS depth
"""
_STATEMENTS = """
UNWIND $ids AS id MATCH (s:Statement {id: id})
RETURN id, s.relation AS relation, s.plover AS plover, s.predicate AS predicate, s.polarity AS polarity,
       s.realis AS realis, s.certainty AS certainty, s.time_from AS time_from, s.time_to AS time_to,
       s.time_precision AS time_precision, s.time_by AS time_by, s.position AS position, s.quantity_to AS quantity_to,
       s.quantity AS quantity, s.unit AS unit, s.approximate AS approximate,
       s.attributed AS attributed,
       s.confidence AS confidence, s.trigger AS trigger, s.start AS start, s.`end` AS until, s.rule AS rule,
       s.judged AS judged
"""
_EVIDENCE = """
UNWIND $ids AS id MATCH (s:Statement {id: id})-[:EVIDENCE]->(n:Sentence)-[:IN]->(d:Document)
RETURN id, n.id AS sentence, d.id AS document, n.index AS index, n.start AS start, n.`end` AS until, n.text AS text
"""
_ENTITIES = """
UNWIND $ids AS id MATCH (e:Entity {id: id})
RETURN id, e.name AS name, e.type AS type, e.name_ru AS name_ru, e.name_en AS name_en, e.aliases AS aliases,
       e.country AS country
"""
_DOCUMENTS = """
UNWIND $ids AS id MATCH (d:Document {id: id}) OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(p:Source)
RETURN id, d.title AS title, d.url AS url, d.language AS language, d.published AS published, d.path AS path,
       d.duplicate_group AS report, d.ingested AS ingested, d.run AS run, p.id AS source, p.name AS name
"""
_ALL = {
    "entities": "MATCH (e:Entity) RETURN e.id AS id ORDER BY id",
    "statements": "MATCH (s:Statement) WHERE s.confidence >= $least RETURN s.id AS id ORDER BY id",
    "documents": "MATCH (d:Document) RETURN d.id AS id ORDER BY id",
}
_OPEN = "RELATED"  #: statements no rule types: hidden from pictures


def subgraph(
    store: Store,
    *,
    entity: str | None = None,
    hops: int = 1,
    limit: int = 2000,
    open_statements: bool = False,
    min_confidence: float = 0.0,
) -> Subgraph:
    """Read what a picture shows: the surroundings of *entity*, or the *limit* entities with most statements.

    *entity* is an id or any of its names, in any case or script; of several that fit, the one with most statements is
    taken. *hops* is how many statements away others may stand. A statement is shown where all entities it ties are
    among those kept; entities in its further roles come with it. *open_statements* adds those no rule types;
    *min_confidence* leaves out those below it.

    Raises:
        BadParameter: *hops* or *limit* is below 1, *min_confidence* not within 0 to 1.
        ViewError: The graph has no such entity; names near ones.
    """
    if hops < 1 or limit < 1:
        raise BadParameter(f"hops {hops}, limit {limit}: expected whole numbers of at least 1")
    reader = Reader(store, "" if open_statements else _OPEN, min_confidence)
    weight = {row["id"]: int(row["n"]) for row in reader.ask(_BUSIEST, reader.shown)}
    if entity is None:
        kept, left_out, centre = list(weight)[:limit], max(0, len(weight) - limit), None
    else:
        centre = _find(store, entity, weight)
        kept, left_out = reader.around(centre, hops, limit, weight)
    found = reader.claims(reader.touching(kept), within=frozenset(kept))
    extra = [centre] if centre else []
    return replace(reader.assemble(found, extra), centre=centre, left_out=left_out)


def whole(store: Store, *, min_confidence: float = 0.0) -> Subgraph:
    """Read everything: all entities, those only mentioned too, all statements and documents, in order of their ids.

    *min_confidence* leaves out statements below it, but no entity and no document.
    """
    reader = Reader(store, "", min_confidence)
    ids = {key: [row["id"] for row in reader.ask(question, reader.shown)] for key, question in _ALL.items()}
    return reader.assemble(reader.claims(ids["statements"], within=None), ids["entities"], ids["documents"])


def exported(store: Store, *, entity: str | None, hops: int = 1, min_confidence: float = 0.0) -> Subgraph:
    """Read what an export holds: everything, or the surroundings of *entity*, open statements included."""
    if entity is None:
        return whole(store, min_confidence=min_confidence)
    return subgraph(store, entity=entity, hops=hops, limit=100_000, open_statements=True, min_confidence=min_confidence)


def _find(store: Store, text: str, weight: dict[str, int]) -> str:
    found = find_entities(store, text)
    if not found:
        near = near_names(store, text)
        hint = f"did you mean {', '.join(near)}?" if near else "the graph has no name like it; ingest something first"
        raise ViewError(f"no entity {text!r} in the graph; {hint}")
    return min(found, key=lambda one: (-weight.get(one.id, 0), one.id)).id


class Reader:
    """Asks the store in chunks and gives dictionaries. *hidden* is the relation to leave out, "" for none.

    Statements below the confidence *least* are left out.
    """

    def __init__(self, store: Store, hidden: str, least: float) -> None:
        if not 0 <= least <= 1:
            raise BadParameter(f"min_confidence {least}: expected a number from 0 to 1")
        self.store = store
        self.shown = {"open": hidden, "least": least}

    def ask(self, question: str, parameters: dict[str, Any]) -> Iterator[dict[str, Any]]:
        yield from self.store.read(question, parameters).dicts()

    def by_ids(self, question: str, ids: Iterable[str], **more: Any) -> Iterator[dict[str, Any]]:
        rest = iter(sorted(set(ids)))
        while chunk := list(islice(rest, CHUNK)):
            yield from self.ask(question, {"ids": chunk, **more})

    def touching(self, entities: Iterable[str]) -> list[str]:
        """Return the statements in which any of *entities* plays any part."""
        return sorted({row["id"] for row in self.by_ids(_TOUCHING, entities, **self.shown)})

    def around(self, centre: str, hops: int, limit: int, weight: dict[str, int]) -> tuple[list[str], int]:
        """Return the entities within *hops* of *centre*, nearest and busiest first, and how many the limit cut off."""
        kept, frontier, left_out = {centre: None}, [centre], 0
        for _ in range(hops):
            shared: Counter[str] = Counter()
            for row in self.by_ids(_ROLES, self.touching(frontier)):
                shared[row["entity"]] += 1
            fresh = sorted(shared.keys() - kept.keys(), key=lambda one: (-shared[one], -weight.get(one, 0), one))
            room = limit - len(kept)
            left_out += max(0, len(fresh) - room)
            frontier = fresh[: max(0, room)]
            kept |= dict.fromkeys(frontier)
        return list(kept), left_out

    def claims(self, ids: Sequence[str], *, within: frozenset[str] | None) -> list[Claim]:
        """Return the statements *ids* that tie only entities in *within* (None: any), by document and place in it."""
        roles: dict[str, list[dict[str, Any]]] = {}
        for row in self.by_ids(_ROLES, ids):
            roles.setdefault(row["id"], []).append(row)
        evidence: dict[str, list[Evidence]] = {}
        for row in self.by_ids(_EVIDENCE, ids):
            one = Evidence(
                row["sentence"], row["document"], row["index"], row["start"], row["until"], row["text"] or ""
            )
            evidence.setdefault(row["id"], []).append(one)
        made = [
            _claim(row, roles.get(row["id"], []), evidence.get(row["id"], [])) for row in self.by_ids(_STATEMENTS, ids)
        ]
        chosen = [claim for claim in made if within is None or _inside(claim, within)]
        return sorted(
            chosen, key=lambda claim: (claim.evidence[0].document if claim.evidence else "", claim.start, claim.id)
        )

    def assemble(self, claims: list[Claim], entities: Iterable[str], documents: Iterable[str] = ()) -> Subgraph:
        """Add to *claims* the records of every entity, document and source they name, and of those given."""
        named = {role.entity for claim in claims for role in claim.roles} | set(entities)
        read_in = {one.document for claim in claims for one in claim.evidence} | set(documents)
        rows = list(self.by_ids(_DOCUMENTS, read_in))
        articles = {row["id"]: _article(row) for row in rows}
        sources = {row["source"]: Source(row["source"], row["name"] or row["source"]) for row in rows if row["source"]}
        return Subgraph(
            nodes=tuple(sorted((_node(row) for row in self.by_ids(_ENTITIES, named)), key=lambda node: node.id)),
            claims=tuple(claims),
            articles=tuple(articles[key] for key in sorted(articles)),
            sources=tuple(sources[key] for key in sorted(sources)),
        )


def _inside(claim: Claim, within: frozenset[str]) -> bool:
    tied = {end for pair in claim.ends for end in pair} or set(claim.filled("subject")) | set(claim.filled("object"))
    return tied <= within


def _claim(row: dict[str, Any], roles: list[dict[str, Any]], evidence: list[Evidence]) -> Claim:
    ordered = sorted(roles, key=lambda one: (one["depth"] or 0, one["start"] or 0, one["role"], one["entity"]))
    given = {"end" if key == "until" else key: value for key, value in row.items() if value is not None}
    return Claim(
        **given,
        roles=tuple(
            Role(
                one["role"].lower(),
                one["entity"],
                one["text"] or "",
                one["start"] or 0,
                one["until"] or 0,
                one["via"] or "",
            )
            for one in ordered
        ),
        evidence=tuple(sorted(evidence, key=lambda one: (one.document, one.index))),
    )


def _node(row: dict[str, Any]) -> Node:
    aliases = tuple(row["aliases"] or ())
    return Node(
        row["id"], row["name"] or row["id"], row["type"] or "", row["name_ru"], row["name_en"], aliases, row["country"]
    )


def _article(row: dict[str, Any]) -> Article:
    published = row["published"] if row["published"] is None else str(row["published"])
    language = row["language"] or ""
    return Article(
        row["id"],
        row["title"] or "",
        row["url"],
        language,
        published,
        row["path"],
        row["source"],
        row["report"],
        row["ingested"],
        row["run"],
    )
