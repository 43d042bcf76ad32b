"""A subgraph as the data of the page: indices for ids, offsets in the browser's units, links that are links."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from graphbuilder.grammar.scripts.translit import latin
from graphbuilder.lexicon import relations
from graphbuilder.view.layout import positions
from graphbuilder.view.records import Article, Claim, Evidence, Node, Subgraph

#: What would end a script element, start a comment or break a line of JavaScript, as JSON escapes.
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def payload(subgraph: Subgraph, *, language: str, live: bool = False) -> dict[str, Any]:
    """Return what the page's script reads; the same subgraph gives the same data, in the order given.

    *live* says that the page is served over a graph, so an entity's neighbourhood can be asked for.
    """
    rows = {node.id: number for number, node in enumerate(subgraph.nodes)}
    sources = {source.id: number for number, source in enumerate(subgraph.sources)}
    articles = {article.id: number for number, article in enumerate(subgraph.articles)}
    claims = {claim.id: number for number, claim in enumerate(subgraph.claims)}
    sentences = {one.id: one for claim in subgraph.claims for one in claim.evidence}
    numbers = {key: number for number, key in enumerate(sentences)}
    edges = subgraph.edges
    context = _context(subgraph, {frozenset((edge.source, edge.target)) for edge in edges})
    places = positions(list(rows), [*((edge.source, edge.target) for edge in edges), *context])
    return {
        "title": subgraph.title,
        "language": language,
        "live": live,
        "centre": rows.get(subgraph.centre) if subgraph.centre else None,
        "left_out": subgraph.left_out,
        "nodes": [
            {
                "id": node.id,
                "name": node.name,
                "ru": node.name_ru,
                "en": node.name_en,
                "type": node.type,
                "aliases": list(node.aliases),
                "spellings": _spellings(node),
                "country": node.country,
                "x": places[node.id][0],
                "y": places[node.id][1],
            }
            for node in subgraph.nodes
        ],
        "claims": [_claim(claim, rows, numbers) for claim in subgraph.claims],
        "edges": [
            {
                "source": rows[edge.source],
                "target": rows[edge.target],
                "relation": edge.relation,
                "claims": [claims[one] for one in edge.claims],
            }
            for edge in edges
        ],
        "context": [
            {"source": rows[a], "target": rows[b], "claims": [claims[one] for one in found]}
            for (a, b), found in context.items()
        ],
        "sentences": [
            {"text": one.text, "index": one.index, "article": articles[one.document]} for one in sentences.values()
        ],
        "articles": [_article(article, sources) for article in subgraph.articles],
        "sources": [{"name": source.name} for source in subgraph.sources],
        "relations": _labels(sorted({claim.relation for claim in subgraph.claims})),
    }


def _spellings(node: Node) -> list[str]:
    """Return the names of an entity in Latin letters, where they are in others: search finds either script."""
    names = {node.name, *filter(None, (node.name_ru, node.name_en)), *node.aliases}
    return sorted({latin(name) for name in names} - names)


def _claim(claim: Claim, rows: Mapping[str, int], sentences: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": claim.id,
        "relation": claim.relation,
        "predicate": claim.predicate,
        "status": claim.status,
        "certainty": claim.certainty,
        "attributed": claim.attributed,
        "from": claim.time_from,
        "to": claim.time_to,
        "precision": claim.time_precision,
        "by": claim.time_by,
        "position": claim.position,
        "quantity": claim.quantity,
        "upper": claim.quantity_to,
        "unit": claim.unit,
        "confidence": round(claim.confidence, 3),
        "rule": claim.rule,
        "roles": [{"role": one.role, "node": rows[one.entity]} for one in claim.roles if one.entity in rows],
        "evidence": [{"sentence": sentences[one.id], "marks": marks(claim, one)} for one in claim.evidence],
    }


def _context(subgraph: Subgraph, joined: set[frozenset[str]]) -> dict[tuple[str, str], list[str]]:
    """Return the pairs that stand in one statement and share no edge: who acts, and where, about what, says who."""
    found: dict[tuple[str, str], list[str]] = {}
    for claim in subgraph.claims:
        actors = claim.filled("subject")[:1] or claim.filled("object")[:1]
        for actor in actors:
            for entity in dict.fromkeys(one.entity for one in claim.roles):
                pair = (min(actor, entity), max(actor, entity))
                if entity != actor and frozenset(pair) not in joined:
                    found.setdefault(pair, []).append(claim.id)
    return dict(sorted(found.items()))


def marks(claim: Claim, evidence: Evidence) -> list[list[Any]]:
    """Return the words of *claim* in its sentence as ``[start, end, role]``, in UTF-16 units from its start."""
    spans = [(claim.start, claim.end, "trigger")] + [(one.start, one.end, one.role) for one in claim.roles]
    inside = [
        (start - evidence.start, end - evidence.start, role)
        for start, end, role in spans
        if evidence.start <= start < end <= evidence.start + len(evidence.text)
    ]
    return [[units(evidence.text, start), units(evidence.text, end), role] for start, end, role in sorted(set(inside))]


def units(text: str, offset: int) -> int:
    """Return the offset in UTF-16 units, which browsers count in, of code point *offset*."""
    return offset + sum(letter > "\uffff" for letter in text[:offset])


def safe_link(url: str | None) -> str | None:
    """Return *url* where it is a web address, else None: a document's address may be anything, ``javascript:`` too."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def _article(article: Article, sources: Mapping[str, int]) -> dict[str, Any]:
    name = article.path.replace("\\", "/").rsplit("/", 1)[-1] if article.path else None
    return {
        "id": article.id,
        "title": article.title,
        "url": safe_link(article.url),
        "language": article.language or None,
        "published": article.published,
        "path": name,
        "source": sources.get(article.source) if article.source else None,
    }


def _labels(names: Iterable[str]) -> dict[str, dict[str, Any]]:
    known = relations()
    return {
        name: {
            "ru": known[name].label["ru"],
            "en": known[name].label["en"],
            "inverse_ru": known[name].inverse["ru"],
            "inverse_en": known[name].inverse["en"],
            "symmetric": known[name].symmetric,
        }
        for name in names
        if name in known
    }


def language_of(articles: Sequence[Article]) -> str:
    """Return ``ru`` or ``en``, whichever most articles are in; Russian where it is even."""
    english = sum(article.language == "en" for article in articles)
    return "en" if english * 2 > len(articles) else "ru"


def to_json(value: Any) -> str:
    """Return JSON that may stand inside a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPES)
