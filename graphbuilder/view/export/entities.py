"""FollowTheMoney, for OpenAleph and OpenSanctions: what happened are Events, never edges; what stands are its links.

Entities keep their names; an Event carries its date, place, parties, the sentence as `proof` text and the article's
address; a Mention ties each entity to the article it was read in.
"""

import json
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from graphbuilder import grammar
from graphbuilder.lexicon import relations
from graphbuilder.model import digest
from graphbuilder.view.payload import safe_link
from graphbuilder.view.records import Article, Claim, Node, Subgraph

_SCHEMATA = {
    "Person": "Person",
    "Organization": "Organization",
    "Group": "Organization",
    "Country": "PublicBody",
    "Region": "Address",
    "City": "Address",
    "Place": "Address",
    "Event": "Event",
    "Position": "Position",
    "Agreement": "Contract",
    "Product": "Asset",
    "Work": "Asset",
}
#: Standing facts that FollowTheMoney has a link for: schema, and the properties of subject and object.
_LINKS = {
    "MEMBER_OF": ("Membership", "member", "organization"),
    "WORKS_FOR": ("Employment", "employee", "employer"),
    "HEADS": ("Directorship", "director", "organization"),
    "OWNS": ("Ownership", "owner", "asset"),
    "HOLDS_POSITION": ("Occupancy", "holder", "post"),
}


def write_ftm(subgraph: Subgraph, path: Path) -> None:
    """Write one JSON line an entity, checked by followthemoney itself.

    Raises:
        ViewError: followthemoney is not installed.
    """
    found = proxies(subgraph)
    first = list(islice(found, 1))  # before the file is made: what is missing leaves none behind
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entity in chain(first, found):
            file.write(json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True) + "\n")


def proxies(subgraph: Subgraph) -> Iterator[Any]:
    """Yield everything as FollowTheMoney entities: articles, entities, then events and links with their evidence."""
    model = _model()
    nodes = {node.id: node for node in subgraph.nodes}
    articles = {article.id: article for article in subgraph.articles}
    sources = {source.id: source.name for source in subgraph.sources}
    for article in subgraph.articles:
        yield _article(model, article, sources)
    for node in subgraph.nodes:
        yield _entity(model, node)
    for claim in subgraph.claims:
        made = _link(model, claim, nodes) or _event(model, claim, nodes)
        _evidence(made, claim, articles, sources)
        yield made
    for document, entity in sorted(
        {(one.document, role.entity) for claim in subgraph.claims for one in claim.evidence for role in claim.roles}
    ):
        yield _mention(model, document, nodes[entity])


def _model() -> Any:
    try:
        from followthemoney import model
    except ImportError:
        from graphbuilder.errors import ViewError

        raise ViewError(
            "format ftm needs followthemoney; install it with: pip install 'graphbuilder[export]'"
        ) from None
    return model


def key(kind: str, identity: str) -> str:
    """Return the id of a FollowTheMoney entity: letters and digits alone, the same for the same thing."""
    return f"gb-{digest(kind, identity)}"


def _entity(model: Any, node: Node) -> Any:
    made = model.make_entity(_schema(node))
    made.id = key("entity", node.id)
    made.add("name", node.name)
    if made.schema.name == "Address":
        made.add("full", node.name)
    made.add("alias", [name for name in (node.name_ru, node.name_en, *node.aliases) if name and name != node.name])
    if node.country:
        made.add("country", node.country, quiet=True)
    made.add("notes", f"{node.type} {node.id}")
    return made


def _schema(node: Node) -> str:
    return _SCHEMATA.get(node.type, "LegalEntity")


def _article(model: Any, article: Article, sources: dict[str, str]) -> Any:
    made = model.make_entity("Article")
    made.id = key("document", article.id)
    made.add("title", article.title or article.url or article.id)
    made.add("sourceUrl", safe_link(article.url))
    made.add("publishedAt", article.published)
    made.add("publisher", sources.get(article.source or ""))
    made.add("language", grammar.get(article.language).properties.code3 or article.language or None, quiet=True)
    return made


def _event(model: Any, claim: Claim, nodes: dict[str, Node]) -> Any:
    """Return the Event of a claim; *organizer* stays empty, as no relation says who organised."""
    made = model.make_entity("Event")
    made.id = key("statement", claim.id)
    label = relations()[claim.relation].label["en"] if claim.relation in relations() else claim.predicate
    who, whom = (", ".join(nodes[one].name for one in claim.filled(role)) for role in ("subject", "object"))
    made.add("name", " ".join(part for part in (who, label, whom) if part))
    made.add("involved", [key("entity", one.entity) for one in claim.roles if _schema(nodes[one.entity]) in _ACTORS])
    made.add("location", [nodes[one].name for role in ("place", "destination") for one in claim.filled(role)])
    made.add(
        "addressEntity", [key("entity", one.entity) for one in claim.roles if _schema(nodes[one.entity]) == "Address"]
    )
    return made


_ACTORS = ("Person", "Organization", "PublicBody", "LegalEntity")


def _link(model: Any, claim: Claim, nodes: dict[str, Node]) -> Any:
    """Return the link of an affirmed standing fact between entities the link may join, else None."""
    if claim.relation not in _LINKS or claim.status != "stated" or len(claim.ends) != 1:
        return None
    schema, subject, object_ = _LINKS[claim.relation]
    made = model.make_entity(schema)
    made.id = key("statement", claim.id)
    for name, one in ((subject, claim.ends[0][0]), (object_, claim.ends[0][1])):
        if not model.get(_schema(nodes[one])).is_a(made.schema.get(name).range):
            return None
        made.add(name, key("entity", one))
    return made


def _evidence(made: Any, claim: Claim, articles: dict[str, Article], sources: dict[str, str]) -> None:
    made.add("startDate", claim.time_from)
    made.add("endDate", claim.time_to)
    made.add("summary", [one.text for one in claim.evidence])
    made.add("description", f"{claim.relation}, {claim.status}, {claim.certainty}; {claim.rule}; statement {claim.id}")
    for document in dict.fromkeys(one.document for one in claim.evidence):
        article = articles[document]
        made.add("proof", key("document", document))
        made.add("sourceUrl", safe_link(article.url))
        made.add("publisher", sources.get(article.source or ""))


def _mention(model: Any, document: str, node: Node) -> Any:
    made = model.make_entity("Mention")
    made.id = key("mention", f"{document} {node.id}")
    made.add("document", key("document", document))
    made.add("resolved", key("entity", node.id), quiet=True)
    made.add("name", node.name)
    made.add("detectedSchema", _schema(node))
    return made
