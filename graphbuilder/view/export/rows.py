"""The tables behind the exports: plain dictionaries, one a node, edge, statement, role or document."""

from collections.abc import Iterator
from typing import Any

from graphbuilder.view.records import Claim, Subgraph

Row = dict[str, Any]
#: What separates the values of a list where a format has none; names may hold commas and semicolons.
JOIN = " | "


def node_rows(subgraph: Subgraph) -> list[Row]:
    """Return a row an entity; *aliases* is a list."""
    return [
        {
            "id": node.id,
            "name": node.name,
            "type": node.type,
            "name_ru": node.name_ru,
            "name_en": node.name_en,
            "aliases": list(node.aliases),
            "country": node.country,
        }
        for node in subgraph.nodes
    ]


def edge_rows(subgraph: Subgraph) -> list[Row]:
    """Return a row an edge, with counts and the sentences behind it; *evidence* and *urls* are lists."""
    claims = {claim.id: claim for claim in subgraph.claims}
    articles = {article.id: article for article in subgraph.articles}
    names = {source.id: source.name for source in subgraph.sources}
    return [
        {
            "id": edge.id,
            "source": edge.source,
            "target": edge.target,
            "relation": edge.relation,
            "status": edge.status,
            "contested": edge.contested,
            "statements": len(edge.claims),
            "own": edge.own,
            "attributed": edge.attributed,
            "documents": len(edge.documents),
            "sources": len(edge.sources),
            "source_names": [names[one] for one in edge.sources],
            "first_seen": edge.first_seen,
            "last_seen": edge.last_seen,
            "confidence": max(claims[one].confidence for one in edge.claims),
            "statement_ids": list(edge.claims),
            "evidence": list(dict.fromkeys(one.text for key in edge.claims for one in claims[key].evidence)),
            "urls": [url for key in edge.documents if (url := articles[key].url)],
        }
        for edge in subgraph.edges
    ]


def statement_rows(subgraph: Subgraph) -> list[Row]:
    """Return a row a statement: who, relation, whom, how it stands, when, and the sentence with its document."""
    names = {node.id: node.name for node in subgraph.nodes}
    articles = {article.id: article for article in subgraph.articles}
    sources = {source.id: source.name for source in subgraph.sources}
    rows = []
    for claim in subgraph.claims:
        first = claim.evidence[0] if claim.evidence else None
        article = articles.get(first.document) if first else None
        rows.append(
            {
                "id": claim.id,
                **_parties(claim, names),
                "relation": claim.relation,
                "plover": claim.plover,
                "predicate": claim.predicate,
                "trigger": claim.trigger,
                "status": claim.status,
                "polarity": claim.polarity,
                "realis": claim.realis,
                "certainty": claim.certainty,
                "attributed": claim.attributed,
                "time_from": claim.time_from,
                "time_to": claim.time_to,
                "time_precision": claim.time_precision,
                "time_by": claim.time_by,
                "position": claim.position,
                "quantity": claim.quantity,
                "quantity_to": claim.quantity_to,
                "unit": claim.unit,
                "confidence": claim.confidence,
                "rule": claim.rule,
                "sentence": first.text if first else None,
                "sentence_start": first.start if first else None,
                "trigger_start": claim.start,
                "trigger_end": claim.end,
                "document": article.id if article else None,
                "title": article.title if article else None,
                "url": article.url if article else None,
                "published": article.published if article else None,
                "source": sources.get(article.source or "") if article else None,
            }
        )
    return rows


def _parties(claim: Claim, names: dict[str, str]) -> Row:
    row: Row = {}
    for role in ("subject", "object", "speaker", "place"):
        found = claim.filled(role)
        row[role] = JOIN.join(names[one] for one in found) or None
        row[f"{role}_id"] = JOIN.join(found) or None
    return row


def role_rows(subgraph: Subgraph) -> Iterator[Row]:
    """Yield a row for each part an entity plays in a statement, with the words that say so."""
    for claim in subgraph.claims:
        for one in claim.roles:
            yield {
                "statement": claim.id,
                "role": one.role,
                "entity": one.entity,
                "text": one.text,
                "start": one.start,
                "end": one.end,
                "via": one.via,
            }


def document_rows(subgraph: Subgraph) -> list[Row]:
    """Return a row a document."""
    names = {source.id: source.name for source in subgraph.sources}
    return [
        {
            "id": article.id,
            "title": article.title,
            "url": article.url,
            "language": article.language,
            "published": article.published,
            "path": article.path,
            "duplicate_group": article.report,
            "source": names.get(article.source or ""),
        }
        for article in subgraph.articles
    ]


def sentence_rows(subgraph: Subgraph) -> list[Row]:
    """Return a row a sentence that is evidence, with the document's id."""
    found = {one.id: one for claim in subgraph.claims for one in claim.evidence}
    return [
        {
            "id": one.id,
            "document": one.document,
            "index": one.index,
            "start": one.start,
            "end": one.end,
            "text": one.text,
        }
        for one in found.values()
    ]
