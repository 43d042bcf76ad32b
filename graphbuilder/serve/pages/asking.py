"""The stored questions: by topic, and each with a form and its answer."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from graphbuilder.errors import QueryError, UnknownQuery
from graphbuilder.query import question, questions, run
from graphbuilder.query import search as about
from graphbuilder.serve.api import QUESTION_SECONDS
from graphbuilder.serve.desk import Desk

if TYPE_CHECKING:
    import pandas as pd

#: Rows of an answer on the page; more are for the terminal.
ROWS = 200


def listed(desk: Desk, request: Request) -> Response:
    """Every stored question, or those about some words."""
    words = request.query_params.get("about", "").strip()[:200]
    found = about(words) if words else list(questions().values())
    topics = [
        (topic, [one for one in found if one.topic == topic]) for topic in dict.fromkeys(one.topic for one in found)
    ]
    return desk.page(request, "questions.html", topics=topics, words=words)


def _records(frame: "pd.DataFrame") -> list[dict[Hashable, Any]]:
    """Return the rows of a frame; None where it has no value."""
    found: list[dict[Hashable, Any]] = frame.astype("object").where(frame.notna(), None).to_dict("records")
    return found


def one(desk: Desk, request: Request) -> Response:
    """One question, and its answer where it needs no more."""
    try:
        asked = question(request.path_params["name"])
    except UnknownQuery as error:
        return desk.failed(request, error)
    declared = {parameter.name for parameter in asked.parameters}
    given = {name: value for name, value in request.query_params.items() if name in declared and value.strip()}
    frame, problem = None, ""
    if request.query_params or all(parameter.default is not None for parameter in asked.parameters):
        try:
            with desk.reading.now(seconds=QUESTION_SECONDS) as store:
                frame = run(store, asked.name, given)
        except QueryError as error:
            problem = str(error)
    rows = [] if frame is None else _records(frame.head(ROWS))
    return desk.page(
        request,
        "question.html",
        asked=asked,
        given=given,
        columns=[] if frame is None else list(frame.columns),
        rows=rows,
        count=None if frame is None else len(frame),
        problem=problem,
        most=ROWS,
    )
