"""The page that describes the interface for programs."""

from starlette.requests import Request
from starlette.responses import Response

from graphbuilder.serve.api import description
from graphbuilder.serve.desk import Desk


def api(desk: Desk, request: Request) -> Response:
    """What can be asked over HTTP, from the OpenAPI document."""
    paths = [
        (path, method.upper(), one)
        for path, methods in description()["paths"].items()
        for method, one in methods.items()
    ]
    return desk.page(request, "api.html", paths=paths)
