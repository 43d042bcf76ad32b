"""The application: addresses and the pages behind them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from graphbuilder.errors import BadParameter, GraphbuilderError
from graphbuilder.serve import api
from graphbuilder.serve.desk import THEMES, Desk, local
from graphbuilder.serve.guard import UPLOADS
from graphbuilder.serve.pages import asking, described, judge, looking, picture, reading, review, search
from graphbuilder.serve.words import LANGUAGES
from graphbuilder.view.page import SERVED

Page = Callable[[Desk, Request], Response]
Form = Callable[[Desk, Mapping[str, str]], str]

#: Fields a form may have.
MOST_FIELDS = 200
#: What may be read by whoever reaches this server: addresses and pages.
READ: dict[str, Page] = {
    "/": reading.start,
    "/search": search.search,
    "/documents": reading.documents,
    "/document/{id:path}": reading.one_document,
    "/entity/{id:path}": reading.one_entity,
    "/statement/{id:path}": reading.one_statement,
    "/graph": picture.picture,
    "/timeline": looking.timeline,
    "/map": looking.places,
    "/questions": asking.listed,
    "/questions/{name}": asking.one,
    "/api": described.api,
    "/review": review.queue,
    "/review/pairs": review.names,
    "/judgements": review.decided,
}
#: What forms are sent to, by whoever has the token.
WRITE: dict[str, Form] = {
    "/judge/statement": judge.statement,
    "/judge/correct": judge.correct,
    "/judge/entity": judge.entity,
    "/judge/pair": judge.pair,
}


def app(desk: Desk) -> Starlette:
    """Return the application over *desk*, without the door before it."""
    routes = [Route(path, _endpoint(desk, page), methods=["GET"]) for path, page in READ.items()]
    routes += [Route(path, _form(desk, form), methods=["POST"]) for path, form in WRITE.items()]
    routes += [Route(one.path, api.endpoint(desk, one), methods=["GET"]) for one in api.CALLS]
    routes.append(Route("/api/openapi.json", api.document, methods=["GET"]))
    routes.append(Route(UPLOADS, api.sending(desk), methods=["POST"]))
    routes.append(Route("/settings", _settings, methods=["GET"]))
    routes += [Route(path, _part(path), methods=["GET"]) for path in SERVED]
    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))

    def failed(request: Request, error: Exception) -> Response:
        assert isinstance(error, GraphbuilderError)
        return desk.failed(request, error)

    def missing(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        return desk.missing(request, "page") if status == 404 else Response(f"{status}\n", status)

    return Starlette(routes=[*routes, static], exception_handlers={GraphbuilderError: failed, HTTPException: missing})


def _endpoint(desk: Desk, page: Page) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return page(desk, request)

    return endpoint


def _form(desk: Desk, form: Form) -> Callable[[Request], Any]:
    """Return an endpoint that takes what was entered, and keeps it where it cannot be done."""

    async def endpoint(request: Request) -> Response:
        body = (await request.body()).decode("utf-8", "replace")
        entered: dict[str, str] = {}
        try:
            fields = parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS)
        except ValueError:
            return await run_in_threadpool(
                desk.failed, request, BadParameter(f"the form has over {MOST_FIELDS} fields")
            )
        for name, value in fields:
            several = name in judge.SEVERAL and name in entered
            entered[name] = f"{entered[name]}\n{value}" if several else value
        entered["back"] = local(entered.get("back", "/"))
        try:
            return RedirectResponse(await run_in_threadpool(form, desk, entered), 303)
        except GraphbuilderError as error:
            return await run_in_threadpool(desk.failed, request, error, kept=entered)

    return endpoint


def _part(path: str) -> Callable[[Request], Response]:
    """Return an endpoint for a part of the page that draws, the same as in the page that is written to a file."""
    kind = "text/css" if path.endswith(".css") else "text/javascript"

    def endpoint(request: Request) -> Response:
        return Response(SERVED[path](), media_type=kind, headers={"Cache-Control": "no-cache"})

    return endpoint


async def _settings(request: Request) -> Response:
    """Remember language and colours in cookies, and go back."""
    answer: Any = RedirectResponse(local(request.query_params.get("back", "/")), 303)
    for name, known in (("language", LANGUAGES), ("theme", THEMES)):
        if (chosen := request.query_params.get(name)) in known:
            answer.set_cookie(f"graphbuilder-{name}", str(chosen), max_age=31_536_000, samesite="strict", httponly=True)
    return answer  # type: ignore[no-any-return]
