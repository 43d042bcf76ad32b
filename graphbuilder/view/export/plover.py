"""PLOVER event lines: one JSON object an event and pair of actors, which share the event's id, or events multiply."""

import json
from pathlib import Path

from graphbuilder.view.records import Claim, Node, Subgraph


def write_plover(subgraph: Subgraph, path: Path) -> None:
    """Write one line for each pair of actors of each statement that has a PLOVER type."""
    nodes = {node.id: node for node in subgraph.nodes}
    articles = {article.id: article for article in subgraph.articles}
    sources = {source.id: source.name for source in subgraph.sources}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for claim in subgraph.claims:
            if not claim.plover:
                continue
            first = claim.evidence[0] if claim.evidence else None
            article = articles.get(first.document) if first else None
            shared = {
                "event_id": claim.id,
                "event_type": claim.plover,
                "relation": claim.relation,
                "polarity": claim.polarity,
                "realis": claim.realis,
                "certainty": claim.certainty,
                "date": claim.time_from or (article.published[:10] if article and article.published else None),
                "date_is": "event" if claim.time_from else "publication" if article and article.published else None,
                "date_to": claim.time_to,
                "place": [nodes[one].name for one in claim.filled("place") if one in nodes],
                "quantity": claim.quantity,
                "unit": claim.unit,
                "speaker": [nodes[one].name for one in claim.filled("speaker") if one in nodes],
                "confidence": claim.confidence,
                "sentence": first.text if first else None,
                "document": article.id if article else None,
                "url": article.url if article else None,
                "publisher": sources.get(article.source or "") if article else None,
                "published": article.published if article else None,
            }
            for actor, recipient in _pairs(claim):
                line = shared | {"actor": _party(nodes, actor), "recipient": _party(nodes, recipient)}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _pairs(claim: Claim) -> list[tuple[str | None, str | None]]:
    if claim.ends:
        return list(claim.ends)
    return [
        (
            claim.filled("subject")[0] if claim.filled("subject") else None,
            claim.filled("object")[0] if claim.filled("object") else None,
        )
    ]


def _party(nodes: dict[str, Node], key: str | None) -> dict[str, str | None] | None:
    node = nodes.get(key or "")
    return {"id": node.id, "name": node.name, "type": node.type, "country": node.country} if node else None
