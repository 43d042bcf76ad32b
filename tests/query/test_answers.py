"""Every stored question gives the answer a careful reader gives, on each engine."""

from collections import Counter
from typing import Any

import pytest

from graphbuilder.query import questions, run
from graphbuilder.query.output import records
from graphbuilder.store import Store
from tests.query.golden import ANSWERS, ORDERED, Answer


@pytest.mark.parametrize("answer", ANSWERS, ids=[f"{number}-{one.name}" for number, one in enumerate(ANSWERS)])
def test_a_question_has_its_golden_answer(store: Store, answer: Answer) -> None:
    frame = run(store, answer.name, answer.parameters)
    found = Counter(tuple(row[name] for name in answer.columns.split()) for row in records(frame))
    assert found == Counter(answer.rows)


def test_every_question_has_a_golden_answer_with_rows() -> None:
    assert {one.name for one in ANSWERS if one.rows} == set(questions())


@pytest.mark.parametrize("name", ORDERED)
def test_rows_come_in_the_order_that_answers_the_question(store: Store, name: str) -> None:
    column, expected = ORDERED[name]
    parameters = next(one.parameters for one in ANSWERS if one.name == name)
    assert [row[column] for row in records(run(store, name, parameters))] == expected


@pytest.mark.parametrize("name", questions())
def test_the_example_of_a_header_has_an_answer(store: Store, name: str) -> None:
    frame = run(store, name, dict(questions()[name].example))
    assert len(frame) > 0


@pytest.mark.parametrize("name", questions())
def test_columns_have_the_declared_types(store: Store, name: str) -> None:
    kinds = {"text": "str", "names": "str", "integer": "Int64", "number": "Float64", "flag": "boolean"}
    question = questions()[name]
    for parameters in (dict(question.example), _nothing(question.parameters)):
        frame = run(store, name, parameters)
        for column in question.columns:
            if column.type == "picture":
                assert column.name not in frame
            elif column.type in ("date", "moment"):
                assert str(frame[column.name].dtype).startswith("datetime64")
            else:
                assert str(frame[column.name].dtype) == kinds[column.type]


def _nothing(parameters: Any) -> dict[str, Any]:
    """Return parameters that match no rows where the question lets one say so, else its example again."""
    limits = {one.name: 0 for one in parameters if one.name == "limit"}
    return {
        **{one.name: "Путин" for one in parameters if one.default is None and one.type in ("entity", "person")},
        **limits,
    } | {
        one.name: value
        for one in parameters
        if one.default is None
        for value in [{"place": "Пекин", "relation": "MET", "source": "ТАСС", "since": "2099"}.get(one.type)]
        if value
    }
