"""Pages to look at: the timeline and the map, of all or of one entity."""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from graphbuilder.serve.desk import Desk, number
from graphbuilder.serve.facts import rows
from graphbuilder.serve.facts.places import world
from graphbuilder.serve.facts.times import times
from graphbuilder.view.told import told

_NAME = "MATCH (e:Entity {id: $id}) RETURN e.id AS id, e.name AS name, e.type AS type"


def timeline(desk: Desk, request: Request) -> Response:
    """What happened when."""
    month, page = request.query_params.get("month", ""), number(request, "page")
    month = month if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", month) else ""
    with desk.reading.now() as store:
        entity = _entity(store, request)
        if entity is None:
            return desk.missing(request, "entity")
        found = times(store, entity=entity["id"], month=month, page=page)
        graph = told(store, [id for _, ids in found.days for id in ids])
    claims = {claim.id: claim for claim in graph.claims}
    days = [(day, [claims[id] for id in ids if id in claims]) for day, ids in found.days]
    return desk.page(
        request, "timeline.html", found=found, graph=graph, days=days, entity=entity, month=month, page=page
    )


def places(desk: Desk, request: Request) -> Response:
    """Where it happened."""
    with desk.reading.now() as store:
        entity = _entity(store, request)
        if entity is None:
            return desk.missing(request, "entity")
        found = world(store, entity=entity["id"])
    return desk.page(request, "map.html", found=found, entity=entity)


def _entity(store: Any, request: Request) -> dict[str, Any] | None:
    """Return the entity the page is of, one without an id where it is of all, None where there is no such entity."""
    id = request.query_params.get("entity", "")
    return next(iter(rows(store, _NAME, id=id)), None) if id else {"id": "", "name": "", "type": ""}
