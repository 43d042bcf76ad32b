"""The search: names first, then sentences and titles by their article."""

from starlette.requests import Request
from starlette.responses import Response

from graphbuilder.query import find_entities
from graphbuilder.query.entities import near_names
from graphbuilder.query.texts import by_document, search_texts
from graphbuilder.serve.desk import Desk

#: Characters of a search that count, entities and texts shown.
LONGEST, ENTITIES, TEXTS = 200, 12, 60


def search(desk: Desk, request: Request) -> Response:
    """What is called so and what says so."""
    query = request.query_params.get("q", "").strip()[:LONGEST]
    if not query:
        return desk.page(request, "search.html", query="", entities=[], near=[], groups=[], hits=None, most=TEXTS)
    with desk.reading.now() as store:
        entities = find_entities(store, query)[:ENTITIES]
        hits = search_texts(store, query, limit=TEXTS)
        near = near_names(store, query) if not entities and not hits.hits else []
    groups = by_document(hits.hits)
    return desk.page(
        request, "search.html", query=query, entities=entities, near=near, groups=groups, hits=hits, most=TEXTS
    )
