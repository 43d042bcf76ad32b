"""What programs and assistants are answered: plain values with sentences and sources, the same over HTTP and MCP."""

import json
from typing import Any

from graphbuilder.errors import BadParameter
from graphbuilder.query import Found, find_entities, question, questions, run
from graphbuilder.query.entities import near_names
from graphbuilder.query.texts import search_texts
from graphbuilder.serve.facts import rows
from graphbuilder.serve.facts.document import document
from graphbuilder.serve.facts.entity import entity
from graphbuilder.view import Claim, Subgraph
from graphbuilder.view.payload import safe_link
from graphbuilder.view.told import told

#: Rows, entities and sentences one answer may have.
MOST_ROWS, MOST_ENTITIES, MOST_TEXTS = 200, 20, 50

_OCCURRENCES = """
MATCH (o:Occurrence)-[:PARTY]->(e:Entity {id: $id})
WITH DISTINCT o
MATCH (s:Statement)-[r:OF]->(o)
RETURN o.id AS id, o.relation AS relation, o.date_from AS date_from, o.date_to AS date_to, o.sources AS sources,
       o.contested AS contested, collect(s.id) AS statements
ORDER BY coalesce(date_from, '') DESC, id SKIP $skip LIMIT $limit
"""


def search(store: Any, text: str, *, limit: int = 20) -> dict[str, Any]:
    """Return the entities called *text* and the sentences that hold its words, each with its article and source."""
    limit = _limit(limit, MOST_TEXTS)
    hits = search_texts(store, text, limit=limit)
    return {
        "entities": [_found(one) for one in find_entities(store, text)[:MOST_ENTITIES]],
        "sentences": [
            {
                "text": hit.text,
                "document": hit.document,
                "index": hit.index,
                "title": hit.title,
                "published": hit.published,
                "source": hit.source,
                "url": safe_link(hit.url),
                "words_found": hit.words,
                "words_wanted": hits.words,
            }
            for hit in hits.hits
        ],
    }


def entities(store: Any, name: str) -> list[dict[str, Any]]:
    """Return every entity that *name* may mean."""
    return [_found(one) for one in find_entities(store, name)[:MOST_ENTITIES]]


def one_entity(store: Any, name: str, *, relation: str = "", page: int = 1) -> dict[str, Any]:
    """Return what the graph knows of the entity of that id or name, its statements with their sentences.

    Raises:
        BadParameter: The graph knows nothing of that name, or several things; names them.
    """
    id = meant(store, name)
    found = entity(store, id, relation=relation, page=page)
    if found is None:
        raise BadParameter(f"the graph has no entity {name!r}; search for it")
    node = found.node
    return {
        "id": node.id,
        "name": node.name,
        "type": node.type,
        "names": {"ru": node.name_ru, "en": node.name_en},
        "aliases": list(node.aliases),
        "country": node.country,
        "wikidata": found.wikidata,
        "relations": dict(found.relations),
        "offices": _claims(found.offices, found.graph),
        "statements": _claims(found.claims, found.graph),
        "more_statements": found.more,
        "linked_with": [{key: row[key] for key in ("id", "name", "type", "n", "relations")} for row in found.links],
        "seen_in": [{key: row[key] for key in ("id", "name", "type", "n")} for row in found.places],
        "documents": found.documents,
    }


def occurrences(store: Any, name: str, *, page: int = 1) -> list[dict[str, Any]]:
    """Return what happened with an entity, latest first, each with the statements and sentences that say so."""
    found = rows(store, _OCCURRENCES, id=meant(store, name), skip=(page - 1) * MOST_ENTITIES, limit=MOST_ENTITIES)
    graph = told(store, [id for row in found for id in row["statements"]])
    claims = {claim.id: claim for claim in graph.claims}
    return [
        {**row, "statements": _claims([claims[id] for id in row["statements"] if id in claims], graph)} for row in found
    ]


def evidence(store: Any, statement: str) -> dict[str, Any]:
    """Return a statement by its id, with its sentence, article and source.

    Raises:
        BadParameter: The graph has no such statement.
    """
    graph = told(store, [statement])
    if not graph.claims:
        raise BadParameter(f"the graph has no statement {statement!r}; it may have changed or been rejected")
    return _claims(graph.claims, graph)[0]


def one_document(store: Any, id: str) -> dict[str, Any]:
    """Return an article with its sentences and what each states.

    Raises:
        BadParameter: The graph has no such article.
    """
    found = document(store, id)
    if found is None:
        raise BadParameter(f"the graph has no article {id!r}")
    one = found.article
    return {
        "id": one.id,
        "title": one.title,
        "url": safe_link(one.url),
        "published": one.published,
        "language": one.language,
        "source": next((source.name for source in found.graph.sources if source.id == one.source), None),
        "sentences": [
            {"index": line.index, "text": line.text, "statements": _claims(line.claims, found.graph)}
            for line in found.lines
        ],
        "more_sentences": found.more,
    }


def stored_questions() -> list[dict[str, Any]]:
    """Return the stored questions with their parameters."""
    return [
        {
            "name": one.name,
            "topic": one.topic,
            "title": {"ru": one.title_ru, "en": one.title_en},
            "help": {"ru": one.help_ru, "en": one.help_en},
            "parameters": [
                {"name": p.name, "type": p.type, "default": p.default, "ru": p.ru, "en": p.en} for p in one.parameters
            ],
        }
        for one in questions().values()
    ]


def answer(store: Any, name: str, parameters: dict[str, Any], *, limit: int = MOST_ROWS) -> dict[str, Any]:
    """Ask a stored question; rows are objects by column, with the column ``evidence`` where it has one.

    Raises:
        UnknownQuery, BadParameter, QueryError: As `graphbuilder.query.run`.
    """
    frame = run(store, name, parameters)
    limit = _limit(limit, MOST_ROWS)
    answered = json.loads(frame.head(limit).to_json(orient="records", date_format="iso", force_ascii=False) or "[]")
    return {
        "question": question(name).title_en,
        "taken_to_mean": {key: [list(pair) for pair in pairs] for key, pairs in frame.attrs["entities"].items()},
        "rows": answered,
        "rows_in_all": len(frame),
    }


def meant(store: Any, name: str) -> str:
    """Return the id of the one entity that *name* means.

    Raises:
        BadParameter: None does, or several do; names them.
    """
    found = find_entities(store, name)
    if len(found) == 1:
        return found[0].id
    if found:
        known = "; ".join(f"{one.id} ({one.name}, {one.type})" for one in found[:8])
        raise BadParameter(f"{name!r} may mean {len(found)} entities: {known}; give an id")
    near = near_names(store, name)
    hint = f"did you mean {' or '.join(near)}?" if near else "no name comes near"
    raise BadParameter(f"the graph knows nothing called {name!r}; {hint}")


def _claims(claims: Any, graph: Subgraph) -> list[dict[str, Any]]:
    names = {node.id: node.name for node in graph.nodes}
    return [_claim(one, graph, names) for one in claims]


def _claim(claim: Claim, graph: Subgraph, names: dict[str, str]) -> dict[str, Any]:
    articles = {article.id: article for article in graph.articles}
    sources = {source.id: source.name for source in graph.sources}
    found = [(one, articles.get(one.document)) for one in claim.evidence]
    return {
        "id": claim.id,
        "relation": claim.relation,
        "status": claim.status,
        "certainty": claim.certainty,
        "attributed": claim.attributed,
        "confidence": round(claim.confidence, 3),
        "position": claim.position,
        "time": {"from": claim.time_from, "to": claim.time_to, "precision": claim.time_precision},
        "quantity": claim.quantity,
        "unit": claim.unit,
        "judged": claim.judged,
        "roles": [
            {"role": one.role, "id": one.entity, "name": names.get(one.entity), "text": one.text} for one in claim.roles
        ],
        "evidence": [
            {
                "text": one.text,
                "document": one.document,
                "index": one.index,
                "title": article.title if article else None,
                "published": article.published if article else None,
                "url": safe_link(article.url) if article else None,
                "source": sources.get(article.source or "") if article else None,
            }
            for one, article in found
        ],
    }


def _found(one: Found) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "type": one.type, "country": one.country, "names": list(one.names)}


def _limit(limit: int, most: int) -> int:
    if not 1 <= limit <= most:
        raise BadParameter(f"limit {limit}: expected 1 to {most}")
    return limit
