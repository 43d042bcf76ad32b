"""A kept process: many questions, one opening; what it cannot bear ends it and the next question finds another."""

from pathlib import Path

import pytest

from graphbuilder.errors import QueryError, StoreUnavailable
from graphbuilder.store import connect
from graphbuilder.store.asking import Asker


@pytest.fixture
def graph(tmp_path: Path) -> str:
    path = str(tmp_path / "asked.graph")
    connect(path).close()
    return path


def test_one_process_answers_many_questions(graph: str) -> None:
    with Asker(graph) as asker:
        assert asker.read("RETURN 1 AS one").records == [(1,)]
        process = asker._process
        assert asker.read("RETURN $text AS text", {"text": "ё\n"}).records == [("ё\n",)]
        assert asker._process is process


def test_a_refused_question_leaves_the_process_as_it_was(graph: str) -> None:
    with Asker(graph) as asker:
        asker.read("RETURN 1")
        process = asker._process
        with pytest.raises(QueryError, match="refuses"):
            asker.read("MATCH (n RETURN n")
        with pytest.raises(QueryError, match="LOAD CSV"):
            asker.read("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row")
        assert asker.read("RETURN 2").records == [(2,)]
        assert asker._process is process


def test_a_process_that_was_ended_is_named_and_replaced(graph: str) -> None:
    with Asker(graph) as asker:
        asker.read("RETURN 1")
        assert asker._process is not None
        asker._process.kill()
        asker._process.wait()
        with pytest.raises(QueryError):
            asker.read("RETURN 1")
        assert asker.read("RETURN 3").records == [(3,)]


def test_no_graph_is_said(tmp_path: Path) -> None:
    with Asker(str(tmp_path / "none.graph")) as asker, pytest.raises(StoreUnavailable, match="no graph at"):
        asker.read("RETURN 1")
