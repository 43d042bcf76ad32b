"""The graph around anything: the page that ``graphbuilder view`` writes, over the live graph."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from graphbuilder.serve.desk import Desk, number
from graphbuilder.view import page, subgraph

#: Entities shown unless the address says otherwise, and at most; pages kept while the graph does not change.
ENTITIES, MOST_ENTITIES, MOST_PAGES = 1000, 5000, 32
MOST_HOPS = 3


def picture(desk: Desk, request: Request) -> Response:
    """The surroundings of an entity, by id or any name, or the best connected part of the graph."""
    entity = request.query_params.get("entity", "").strip() or None
    hops = min(MOST_HOPS, number(request, "hops"))
    limit = number(request, "limit", most=MOST_ENTITIES) if "limit" in request.query_params else ENTITIES
    language = desk.language_of(request)
    asked = (entity, hops, limit, language)
    mark = desk.reading.mark()
    made_at, pages = desk.pictures
    if mark != made_at:  # replaced as a whole, so that a page made meanwhile goes to the old ones
        made_at, pages = desk.pictures = (mark, {})
    if asked not in pages or mark is None:
        with desk.reading.now() as store:
            found = subgraph(store, entity=entity, hops=hops, limit=limit, min_confidence=desk.min_confidence)
        text = page(found, language=language, live=True)
        if len(pages) >= MOST_PAGES:
            pages.clear()
        pages[asked] = text
    return HTMLResponse(pages[asked])
