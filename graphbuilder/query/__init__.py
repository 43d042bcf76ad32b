"""Stage 6, a stored question and parameters → a data frame."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graphbuilder.query.entities import Found, find_entities
from graphbuilder.query.finding import search
from graphbuilder.query.library import question, questions
from graphbuilder.query.question import Question

if TYPE_CHECKING:
    import pandas as pd

    from graphbuilder.query.entities import Reader
    from graphbuilder.query.table import Table
    from graphbuilder.store.base import Rows

__all__ = ["Found", "Question", "find_entities", "question", "questions", "run", "search", "told"]


def run(store: "Reader", name: str, parameters: dict[str, Any] | None = None) -> "pd.DataFrame":
    """Ask the stored question *name* and return its answer, one row a record, in the order the question sets.

    Text in a parameter that names an entity may be any alias, inflected or in another script; the entities it was taken
    to mean are in ``frame.attrs["entities"]``: parameter → [(id, name)].

    Raises:
        UnknownQuery: No such question. BadParameter: a parameter is unknown, missing or wrong.
        QueryError: The store refuses the question.
    """
    asked, bound, rows, entities = _asked(store, name, parameters or {})
    return _framed(asked, bound, rows, entities)


def told(store: "Reader", name: str, parameters: dict[str, Any] | None = None) -> "Table | pd.DataFrame":
    """Ask as `run` does and return what prints like its frame: rows without pandas where that is not needed."""
    from graphbuilder.query.table import tabled

    asked, bound, rows, entities = _asked(store, name, parameters or {})
    table = None if asked.finish else tabled(rows, asked.columns)
    return _framed(asked, bound, rows, entities) if table is None else replace(table, entities=entities)


def _asked(
    store: "Reader", name: str, parameters: dict[str, Any]
) -> "tuple[Question, dict[str, Any], Rows, dict[str, list[tuple[str, str]]]]":
    """Return the question, its parameters as the store takes them, the store's answer, and whom names stand for."""
    from graphbuilder.query.parameters import bind
    from graphbuilder.query.question import placeholders

    asked = question(name)
    bound, meant = bind(store, asked, parameters)
    used = placeholders(asked.cypher)
    rows = store.read(asked.cypher, {key: value for key, value in bound.items() if key in used})
    return asked, bound, rows, {key: [(one.id, one.name) for one in found] for key, found in meant.items()}


def _framed(
    asked: Question, bound: dict[str, Any], rows: "Rows", entities: dict[str, list[tuple[str, str]]]
) -> "pd.DataFrame":
    from graphbuilder.query.frame import raw, typed

    frame = raw(rows)
    if asked.finish:
        from graphbuilder.query.analysis import finish

        frame = finish(asked.finish, frame, **{key: bound[key] for key in asked.finish_takes})
    answer = typed(frame, asked.columns, name=asked.name)
    answer.attrs["entities"] = entities
    return answer
