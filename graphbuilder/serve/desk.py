"""What every page needs: the graph, the templates, the reader's language and colours, one way to answer and one to fail."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from graphbuilder.errors import (
    BadParameter,
    GraphbuilderError,
    QueryError,
    ResolveError,
    StoreDamaged,
    StoreLocked,
    StoreUnavailable,
    UnknownQuery,
    ViewError,
)
from graphbuilder.serve.judging import Judging
from graphbuilder.serve.marking import pieces, said
from graphbuilder.serve.reading import Reading
from graphbuilder.serve.words import LANGUAGES, Words
from graphbuilder.view.payload import safe_link

#: What forms do.
DONE = (
    *("reject", "confirm", "withdraw", "correct"),
    *("rename", "retype", "restore", "merge", "split", "same", "different"),
)
THEMES = ("auto", "light", "dark")
#: What an answer of an error is called over HTTP: most particular first.
STATUS: tuple[tuple[type[GraphbuilderError], int], ...] = (
    (UnknownQuery, 404),
    (BadParameter, 400),
    (QueryError, 400),
    (ResolveError, 409),
    (StoreLocked, 503),
    (StoreUnavailable, 503),
    (StoreDamaged, 500),
    (ViewError, 404),
)
_LANGUAGE = re.compile(r"\s*([a-z]{2})\b", re.IGNORECASE)


@dataclass
class Desk:
    """One workbench: the graph at *graph* and how it is shown. *language* None takes that of the browser."""

    graph: str
    language: str | None = None
    min_confidence: float = 0.0
    author: str = ""
    reading: Reading = field(init=False)
    judging: Judging = field(init=False)
    pictures: tuple[str | None, dict[Any, str]] = field(default_factory=lambda: (None, {}))

    def __post_init__(self) -> None:
        self.reading = Reading(self.graph)
        self.judging = Judging(self.graph, self.author)

    @cached_property
    def templates(self) -> Environment:
        """The templates: everything is escaped, a name that is not given is an error."""
        made = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        made.globals |= {"pieces": pieces, "said": said, "safe_link": safe_link, "address": address}
        return made

    def language_of(self, request: Request) -> str:
        """Return the language of a page: as chosen, as told, as the browser prefers, Russian."""
        chosen = request.cookies.get("graphbuilder-language")
        if chosen in LANGUAGES:
            return chosen
        if self.language in LANGUAGES:
            return str(self.language)
        preferred = [_LANGUAGE.match(part) for part in request.headers.get("accept-language", "").split(",")]
        return next((found[1].lower() for found in preferred if found and found[1].lower() in LANGUAGES), LANGUAGES[0])

    def page(self, request: Request, template: str, /, *, status: int = 200, **values: Any) -> Response:
        """Return a page made by *template*."""
        words = Words(self.language_of(request))
        theme = request.cookies.get("graphbuilder-theme")
        text = self.templates.get_template(template).render(
            w=words,
            language=words.language,
            theme=theme if theme in THEMES else "auto",
            may_write=bool(request.scope.get("may_write")),
            here=here(request),
            done=done(request),
            path=request.url.path,
            **values,
        )
        return HTMLResponse(text, status)

    def missing(self, request: Request, what: str) -> Response:
        """Return the page that says that the graph has no such *what*: entity, document, statement or page."""
        words = Words(self.language_of(request))
        return self.page(
            request, "error.html", status=404, message=words(f"missing_{what}"), kept={}, back="/", action=""
        )

    def failed(self, request: Request, error: GraphbuilderError, *, kept: dict[str, str] | None = None) -> Response:
        """Return the page that says what went wrong; *kept* is what was entered, so that it can be sent again."""
        return self.page(
            request,
            "error.html",
            status=status_of(error),
            message=str(error),
            kept=kept or {},
            back=local(kept.get("back", "/")) if kept else "/",
            action=request.url.path if kept else "",
        )


def status_of(error: GraphbuilderError) -> int:
    """Return the HTTP status that says what kind of error it is."""
    return next((code for kind, code in STATUS if isinstance(error, kind)), 500)


def address(path: str, *parts: str, **query: Any) -> str:
    """Return an address of this server: *path*, *parts* quoted behind it, and what of *query* is not empty.

    >>> address("/entity", "region:RU-KRS/x", page=2, relation="")
    '/entity/region%3ARU-KRS%2Fx?page=2'
    """
    whole = "/".join((path.rstrip("/") if parts else path, *(quote(part, safe="") for part in parts)))
    asked = urlencode({name: value for name, value in query.items() if value not in ("", None)})
    return f"{whole}?{asked}" if asked else whole


def here(request: Request) -> str:
    """Return path and query of the page asked for, to come back to."""
    path = request.scope.get("raw_path", b"").decode("latin-1") or request.url.path
    return local(f"{path}?{request.url.query}" if request.url.query else path)


def done(request: Request) -> tuple[str, str] | None:
    """Return what a form has just done and to which statement, as the address tells; None where it tells nothing."""
    what = request.query_params.get("done", "")
    return (what, request.query_params.get("statement", "")) if what in DONE else None


def local(path: str) -> str:
    """Return *path* where it is one of this server, else that of the first page: no link leads away from here."""
    plain = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return path if plain and path.isprintable() else "/"


def number(request: Request, name: str, *, least: int = 1, most: int = 100_000) -> int:
    """Return a whole number of the address, *least* where it is none."""
    text = request.query_params.get(name, "")
    return min(most, max(least, int(text))) if text.isascii() and text.isdigit() and len(text) < 9 else least
