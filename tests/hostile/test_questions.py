"""Questions that would take all memory or time end in one line, and the process that asked goes on."""

import datetime
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graphbuilder.cli import app, register
from graphbuilder.errors import QueryError, StoreDamaged, StoreUnavailable
from graphbuilder.store import ask, connect
from graphbuilder.store.plain import from_json, to_json
from tests.hostile.classes import GREEDY


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("graph") / "news.graph")
    connect(path).close()
    return path


@pytest.mark.parametrize("question", GREEDY)
def test_a_question_that_takes_too_much_is_one_line(question: str, graph: str) -> None:
    began = time.monotonic()
    with pytest.raises(QueryError) as failed:
        ask(graph, question, timeout=2.0, memory=300_000_000)
    assert "\n" not in str(failed.value)
    assert time.monotonic() - began < 60


def test_answers_of_another_process_are_those_of_this_one(graph: str) -> None:
    question = "UNWIND $rows AS row RETURN row.a AS a, row.b AS b, [null, 1.5, true] AS c, date('2025-09-03') AS d, {a: 1} AS e"
    parameters = {"rows": [{"a": 1, "b": "б"}, {"a": 2, "b": None}]}
    with connect(graph, read_only=True) as store:
        expected = store.read(question, parameters)
    assert ask(graph, question, parameters) == expected


@pytest.mark.parametrize(
    "value",
    [None, 1, 1.5, "а", [1, [2]], {"map": {"date": 1}}, datetime.date(2025, 9, 3), datetime.datetime(2025, 9, 3, 1, 2)],
)
def test_values_survive_the_way(value: object) -> None:
    assert from_json(to_json(value)) == value


def test_what_is_refused_in_this_process_is_refused_in_the_other(graph: str, tmp_path: Path) -> None:
    for question in ("CREATE (n:A) RETURN n", "MATCH (n RETURN n", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l"):
        with pytest.raises(QueryError):
            ask(graph, question)
    with pytest.raises(StoreUnavailable):
        ask(str(tmp_path / "none.graph"), "RETURN 1")
    (tmp_path / "junk.graph").write_bytes(b"junk")
    with pytest.raises(StoreDamaged):
        ask(str(tmp_path / "junk.graph"), "RETURN 1")


def test_the_command_line_ends_a_greedy_question_in_one_line(graph: str, tmp_path: Path) -> None:
    register()
    (tmp_path / "greedy.cypher").write_text(GREEDY[0], encoding="utf-8")
    told = CliRunner().invoke(
        app, ["cypher", str(tmp_path / "greedy.cypher"), "--graph", graph, "--memory", "200", "--timeout", "3"]
    )
    assert isinstance(told.exception, QueryError)
