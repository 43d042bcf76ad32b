"""JSON over HTTP under ``/api``: what can be asked, and its description as an OpenAPI document."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graphbuilder.errors import BadParameter, GraphbuilderError
from graphbuilder.serve import answers
from graphbuilder.serve.desk import Desk, status_of
from graphbuilder.serve.sending import ingest

#: Seconds a stored question may take.
QUESTION_SECONDS = 20.0


@dataclass(frozen=True)
class Call:
    """One address: what it says of itself, what it takes in the address beside its path, and what answers it.

    *takes*: parameter → (type, words). *needs* are those that must be given. *open* takes any others as well.
    """

    path: str
    words: str
    answer: Callable[[Any, dict[str, Any]], Any]
    takes: Mapping[str, tuple[str, str]]
    needs: tuple[str, ...] = ()
    open: bool = False


_PAGE = ("integer", "which page, from 1")
_NAME = ("string", "an entity by id or any of its names")
CALLS = (
    Call(
        "/api/search",
        "Entities by name, sentences and titles by word, in any form",
        lambda store, given: answers.search(store, given["q"], limit=given.get("limit", 20)),
        {"q": ("string", "a name or words"), "limit": ("integer", f"1 to {answers.MOST_TEXTS}")},
        ("q",),
    ),
    Call(
        "/api/entities",
        "Every entity a name may mean",
        lambda store, given: answers.entities(store, given["name"]),
        {"name": _NAME},
        ("name",),
    ),
    Call(
        "/api/entity",
        "What the graph knows of an entity, its statements with their sentences",
        lambda store, given: answers.one_entity(
            store, given["name"], relation=given.get("relation", ""), page=given.get("page", 1)
        ),
        {"name": _NAME, "relation": ("string", "one relation, such as MET"), "page": _PAGE},
        ("name",),
    ),
    Call(
        "/api/occurrences",
        "What happened with an entity, with the statements and sentences that say so",
        lambda store, given: answers.occurrences(store, given["name"], page=given.get("page", 1)),
        {"name": _NAME, "page": _PAGE},
        ("name",),
    ),
    Call(
        "/api/statements/{id}",
        "A statement with its sentence, article and source",
        lambda store, given: answers.evidence(store, given["id"]),
        {},
    ),
    Call(
        "/api/documents/{id}",
        "An article with its sentences and what each states",
        lambda store, given: answers.one_document(store, given["id"]),
        {},
    ),
    Call("/api/questions", "The stored questions and their parameters", lambda _, __: answers.stored_questions(), {}),
    Call(
        "/api/questions/{name}",
        "The answer to a stored question; its parameters stand in the address",
        lambda store, given: answers.answer(
            store, given.pop("name"), {key: given[key] for key in given if key != "rows"}, limit=given.get("rows", 200)
        ),
        {"rows": ("integer", f"rows at most, 1 to {answers.MOST_ROWS}")},
        open=True,
    ),
)


def endpoint(desk: Desk, call: Call) -> Callable[[Request], Response]:
    """Return what answers *call*."""

    def answered(request: Request) -> Response:
        try:
            given = _given(call, request)
            with desk.reading.now(seconds=QUESTION_SECONDS) as store:
                return JSONResponse(call.answer(store, given | dict(request.path_params)))
        except GraphbuilderError as error:
            return failed(error)

    return answered


def sending(desk: Desk) -> Callable[[Request], Any]:
    """Return what takes an article to be read into the graph, by whoever has the token."""

    async def answered(request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool

        try:
            body = await request.body()
            return JSONResponse(await run_in_threadpool(ingest, desk.judging, body), 201)
        except GraphbuilderError as error:
            return failed(error)

    return answered


def failed(error: GraphbuilderError) -> Response:
    """Return an error as JSON: its kind and its one line."""
    return JSONResponse({"error": type(error).__name__, "message": str(error)}, status_of(error))


def _given(call: Call, request: Request) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in request.query_params.items():
        if name not in call.takes and not call.open:
            raise BadParameter(f"{call.path} takes no {name!r}; expected {', '.join(call.takes) or 'nothing'}")
        if call.takes.get(name, ("string",))[0] == "integer":
            if not re.fullmatch(r"[0-9]{1,6}", value) or not int(value):
                raise BadParameter(f"{name} {value!r}: expected a whole number of at least 1")
            found[name] = int(value)
        else:
            found[name] = value
    for name in call.needs:
        if not str(found.get(name, "")).strip():
            raise BadParameter(f"{call.path} needs {name} ({call.takes[name][1]})")
    return found


def description() -> dict[str, Any]:
    """Return the OpenAPI document of what there is."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "graphbuilder",
            "version": "1",
            "description": "A knowledge graph of news: every statement with the sentence that makes it. Read by whoever "
            "reaches the loopback address; written by whoever has the token of the run.",
        },
        "paths": {call.path: {"get": _operation(call)} for call in CALLS} | {"/api/ingest": {"post": _SENDING}},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Error": {
                    "type": "object",
                    "required": ["error", "message"],
                    "properties": {"error": {"type": "string"}, "message": {"type": "string"}},
                }
            },
        },
    }


_JSON_ERROR = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
_SENDING = {
    "summary": "Reads an article into the graph",
    "security": [{"token": []}],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["text"],
                    "properties": {
                        name: {"type": "string"} for name in ("text", "title", "url", "published", "source", "language")
                    },
                }
            }
        },
    },
    "responses": {"201": {"description": "what was stored"}, "400": {"description": "not an article", **_JSON_ERROR}},
}


def _operation(call: Call) -> dict[str, Any]:
    within = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)\}", call.path)
    ]
    beside = [
        {"name": name, "in": "query", "required": name in call.needs, "description": words, "schema": {"type": kind}}
        for name, (kind, words) in call.takes.items()
    ]
    failures = {
        code: {"description": words, **_JSON_ERROR}
        for code, words in (("400", "a parameter is wrong"), ("404", "there is none"), ("503", "no graph, or too busy"))
    }
    return {
        "summary": call.words,
        "parameters": within + beside,
        "responses": {"200": {"description": "the answer"}, **failures},
    }


def document(_: Request) -> Response:
    """The OpenAPI document."""
    return Response(json.dumps(description(), ensure_ascii=False, indent=1), media_type="application/json")
