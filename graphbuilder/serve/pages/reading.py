"""Pages to read: overview, articles, one article, one entity, one statement."""

from starlette.requests import Request
from starlette.responses import Response

from graphbuilder.lexicon import relations
from graphbuilder.model import ENTITY_TYPES
from graphbuilder.serve.desk import Desk, local, number
from graphbuilder.serve.facts.document import document
from graphbuilder.serve.facts.entity import entity
from graphbuilder.serve.facts.overview import newest, overview
from graphbuilder.serve.facts.statement import statement
from graphbuilder.serve.words import Words

#: Articles on one page of the list.
LISTED = 50


def start(desk: Desk, request: Request) -> Response:
    """The first page."""
    with desk.reading.now() as store:
        found = overview(store)
    return desk.page(request, "start.html", found=found)


def documents(desk: Desk, request: Request) -> Response:
    """The articles, those published last first."""
    page = number(request, "page")
    with desk.reading.now() as store:
        found = newest(store, skip=(page - 1) * LISTED, limit=LISTED + 1)
    return desk.page(request, "documents.html", found=found[:LISTED], page=page, more=len(found) > LISTED)


def one_document(desk: Desk, request: Request) -> Response:
    """One article with the statements beside its sentences."""
    page = number(request, "page")
    with desk.reading.now() as store:
        found = document(store, request.path_params["id"], page=page)
    if found is None:
        return desk.missing(request, "document")
    return desk.page(request, "document.html", found=found, graph=found.graph, page=page)


def one_entity(desk: Desk, request: Request) -> Response:
    """One entity with all that is known of it."""
    page, relation = number(request, "page"), request.query_params.get("relation", "")
    with desk.reading.now() as store:
        found = entity(store, request.path_params["id"], relation=relation, page=page, least=desk.min_confidence)
    if found is None:
        return desk.missing(request, "entity")
    return desk.page(
        request, "entity.html", found=found, graph=found.graph, page=page, relation=relation, types=ENTITY_TYPES
    )


def one_statement(desk: Desk, request: Request) -> Response:
    """One statement, also one that was rejected."""
    with desk.reading.now() as store:
        found = statement(store, request.path_params["id"])
    if found is None:
        return desk.missing(request, "statement")
    words = Words(desk.language_of(request))
    labels = sorted(((name, words.relation(name)) for name in relations()), key=lambda pair: pair[1].casefold())
    back = local(request.query_params.get("back", "")) if "back" in request.query_params else request.url.path
    return desk.page(request, "statement.html", found=found, graph=found.graph, relations=labels, back=back)
