"""JSON-LD: entities and statements as schema.org things and reified RDF statements, every one with its sentence."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graphbuilder.view.payload import safe_link
from graphbuilder.view.records import Article, Claim, Node, Subgraph

#: Our own vocabulary; entities and statements of a graph live under ``urn:graphbuilder:``.
VOCABULARY = "urn:graphbuilder:vocabulary:"
CONTEXT = {
    "@vocab": VOCABULARY,
    "schema": "https://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "name": "schema:name",
    "alternateName": "schema:alternateName",
    "subject": {"@id": "rdf:subject", "@type": "@id"},
    "predicate": {"@id": "rdf:predicate", "@type": "@id"},
    "object": {"@id": "rdf:object", "@type": "@id"},
    "evidence": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "isPartOf": {"@id": "schema:isPartOf", "@type": "@id"},
    "publisher": "schema:publisher",
    "url": {"@id": "schema:url", "@type": "@id"},
    "text": "schema:text",
    "datePublished": "schema:datePublished",
    "inLanguage": "schema:inLanguage",
    **{
        role: {"@type": "@id"}
        for role in ("place", "theme", "beneficiary", "destination", "instrument", "speaker", "participant")
    },
}
_TYPES = {
    "Person": "schema:Person",
    "Organization": "schema:Organization",
    "Group": "schema:Organization",
    "Country": "schema:Country",
    "Region": "schema:AdministrativeArea",
    "City": "schema:City",
    "Place": "schema:Place",
    "Event": "schema:Event",
    "Product": "schema:Product",
    "Work": "schema:CreativeWork",
}


def write_jsonld(subgraph: Subgraph, path: Path) -> None:
    """Write one JSON-LD document."""
    sentences = {one.id: one for claim in subgraph.claims for one in claim.evidence}
    sources = {source.id: source.name for source in subgraph.sources}
    graph = [
        *(_entity(node) for node in subgraph.nodes),
        *(_statement(claim) for claim in subgraph.claims),
        *(
            {
                "@id": iri("sentence", one.id),
                "@type": "schema:Quotation",
                "text": one.text,
                "start": one.start,
                "isPartOf": iri("document", one.document),
            }
            for one in sentences.values()
        ),
        *(_document(article, sources) for article in subgraph.articles),
    ]
    path.write_text(
        json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def iri(kind: str, key: str) -> str:
    """Return the name of a thing; what an address cannot hold is escaped."""
    return f"urn:graphbuilder:{kind}:{quote(key, safe='')}"


def _entity(node: Node) -> dict[str, Any]:
    names = [name for name in (node.name_ru, node.name_en, *node.aliases) if name and name != node.name]
    return _without_none(
        {
            "@id": iri("entity", node.id),
            "@type": _TYPES.get(node.type, "schema:Thing"),
            "name": node.name,
            "alternateName": list(dict.fromkeys(names)) or None,
            "country": node.country,
        }
    )


def _statement(claim: Claim) -> dict[str, Any]:
    roles: dict[str, list[str]] = {}
    for one in claim.roles:
        roles.setdefault(one.role, []).append(iri("entity", one.entity))
    return _without_none(
        {
            "@id": iri("statement", claim.id),
            "@type": "rdf:Statement",
            "predicate": VOCABULARY + claim.relation,
            **roles,
            "status": claim.status,
            "certainty": claim.certainty,
            "timeFrom": claim.time_from,
            "timeTo": claim.time_to,
            "quantity": claim.quantity,
            "unit": claim.unit,
            "confidence": claim.confidence,
            "trigger": claim.trigger,
            "rule": claim.rule or None,
            "plover": claim.plover or None,
            "evidence": [iri("sentence", one.id) for one in claim.evidence],
        }
    )


def _document(article: Article, sources: dict[str, str]) -> dict[str, Any]:
    return _without_none(
        {
            "@id": iri("document", article.id),
            "@type": "schema:NewsArticle",
            "name": article.title or None,
            "url": _iri_link(article.url),
            "inLanguage": article.language or None,
            "datePublished": article.published,
            "publisher": sources.get(article.source or ""),
        }
    )


def _iri_link(url: str | None) -> str | None:
    """Return a web address with what an IRI cannot hold escaped."""
    link = safe_link(url)
    return quote(link, safe=":/?#[]@!$&'()*+,;=%-._~") if link else None


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
