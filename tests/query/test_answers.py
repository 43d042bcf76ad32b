"""Every stored question gives the answer a careful reader gives, on each engine."""

from collections import Counter
from typing import Any

import pytest

from graphbuilder.query import questions, run
from graphbuilder.query.output import records
from graphbuilder.store import Store
from tests.query.golden import ANSWERS, ORDERED, Answer
from tests.query.graph import STATEMENTS


@pytest.mark.parametrize("answer", ANSWERS, ids=[f"{number}-{one.name}" for number, one in enumerate(ANSWERS)])
def test_a_question_has_its_golden_answer(store: Store, answer: Answer) -> None:
    frame = run(store, answer.name, answer.parameters)
    found = Counter(tuple(row[name] for name in answer.columns.split()) for row in records(frame))
    assert found == Counter(answer.rows)


def test_every_question_has_a_golden_answer_with_rows() -> None:
    assert {one.name for one in ANSWERS if one.rows} == set(questions())


SURE = [
    one
    for one in ANSWERS
    if one.rows and any(parameter.name == "min_confidence" for parameter in questions()[one.name].parameters)
]


def test_every_question_about_statements_takes_a_least_confidence() -> None:
    assert set(questions()) - {one.name for one in SURE} == {
        *("documents", "reprints", "runs"),  # about articles
        *("mentioned-with", "merges", "possible-duplicates", "unresolved"),  # about mentions and names
        "evidence-path",  # links by links: the shortest chain there is
    }


@pytest.mark.parametrize("answer", SURE, ids=lambda answer: answer.name)
def test_a_least_confidence_leaves_out_what_lies_below(store: Store, answer: Answer) -> None:
    assert run(store, answer.name, {**answer.parameters, "min_confidence": 0.95}).empty
    frame = run(store, answer.name, {**answer.parameters, "min_confidence": 0.8})
    sure = {key for key, statement in STATEMENTS.items() if statement.confidence >= 0.8}
    if "statement" in frame:
        assert set(frame["statement"]) <= sure


def test_a_link_goes_with_the_last_statement_that_is_sure_enough(store: Store) -> None:
    def links(least: float) -> set[tuple[Any, ...]]:
        frame = run(store, "relations", {"min_confidence": least})
        return {(row["relation"], row["statements"]) for row in records(frame)}

    counts = {least: Counter(s.relation for s in STATEMENTS.values() if s.confidence >= least) for least in (0.0, 0.8)}
    assert counts[0.0] != counts[0.8]
    assert all(links(least) == set(count.items()) for least, count in counts.items())


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
