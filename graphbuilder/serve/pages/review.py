"""Pages to review: the queue of statements, the pairs of names, and what has been decided."""

from starlette.requests import Request
from starlette.responses import Response

from graphbuilder.serve.desk import Desk, number
from graphbuilder.serve.facts.queue import BELOW, pairs, rulings, waiting

#: Decisions on one page.
LISTED = 50


def queue(desk: Desk, request: Request) -> Response:
    """The statement the program is least sure of among those nobody has judged."""
    skip = number(request, "skip", least=0)
    percent = number(request, "below", least=1, most=101) if "below" in request.query_params else round(BELOW * 100)
    with desk.reading.now() as store:
        found = waiting(store, below=percent / 100, skip=skip)
    return desk.page(request, "review.html", found=found, graph=found.graph, skip=skip, percent=percent)


def names(desk: Desk, request: Request) -> Response:
    """The pair of names that may be one and that nobody has decided."""
    skip = number(request, "skip", least=0)
    doubts = desk.judging.doubts()
    pair = doubts[skip] if skip < len(doubts) else None
    return desk.page(request, "pairs.html", pair=pair, skip=skip, count=len(doubts))


def decided(desk: Desk, request: Request) -> Response:
    """What people have decided, newest first."""
    page = number(request, "page")
    with desk.reading.now() as store:
        found = rulings(store, skip=(page - 1) * LISTED, limit=LISTED + 1)
        joined = pairs(store)
    return desk.page(
        request, "judgements.html", found=found[:LISTED], pairs=joined, page=page, more=len(found) > LISTED
    )
