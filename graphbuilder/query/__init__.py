"""Stage 6, a stored question and parameters → a data frame."""

from typing import TYPE_CHECKING, Any

from graphbuilder.query.entities import Found, find_entities
from graphbuilder.query.finding import search
from graphbuilder.query.library import question, questions
from graphbuilder.query.question import Question

if TYPE_CHECKING:
    import pandas as pd

    from graphbuilder.query.entities import Reader

__all__ = ["Found", "Question", "find_entities", "question", "questions", "run", "search"]


def run(store: "Reader", name: str, parameters: dict[str, Any] | None = None) -> "pd.DataFrame":
    """Ask the stored question *name* and return its answer, one row a record, in the order the question sets.

    Text in a parameter that names an entity may be any alias, inflected or in another script; the entities it was taken
    to mean are in ``frame.attrs["entities"]``: parameter → [(id, name)].

    Raises:
        UnknownQuery: No such question. BadParameter: a parameter is unknown, missing or wrong.
        QueryError: The store refuses the question.
    """
    from graphbuilder.query.analysis import finish
    from graphbuilder.query.frame import raw, typed
    from graphbuilder.query.parameters import bind
    from graphbuilder.query.question import placeholders

    asked = question(name)
    bound, meant = bind(store, asked, parameters or {})
    used = placeholders(asked.cypher)
    frame = raw(store.read(asked.cypher, {key: value for key, value in bound.items() if key in used}))
    if asked.finish:
        frame = finish(asked.finish, frame, **{key: bound[key] for key in asked.finish_takes})
    answer = typed(frame, asked.columns, name=name)
    answer.attrs["entities"] = {key: [(one.id, one.name) for one in found] for key, found in meant.items()}
    return answer
