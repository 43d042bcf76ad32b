"""A graph to fill and to ask."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import graphbuilder as gb
from graphbuilder.errors import BadParameter, QueryError, StoreError, StoreUnavailable
from graphbuilder.query.profile import Profile
from graphbuilder.store import connect
from tests.query.conftest import fill


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of a graph of the four articles, for all tests that only ask."""
    path = str(tmp_path_factory.mktemp("graph") / "news.graph")
    with connect(path) as store:
        fill(store)
    return path


@pytest.fixture(scope="module")
def graph(news: str) -> Iterator[gb.Graph]:
    with gb.connect(news) as opened:
        yield opened


def test_query_gives_a_frame_with_dates(graph: gb.Graph) -> None:
    frame = graph.query("who-met", person="Путина")
    assert str(frame["date"].dtype).startswith("datetime64")
    assert "Ким Чен Ын" in set(frame["other"])


def test_questions_lists_the_library(graph: gb.Graph) -> None:
    assert "who-met" in set(graph.questions()["name"])


def test_entity_gives_a_profile(graph: gb.Graph) -> None:
    profile = graph.entity("Kim Jong Un")
    assert (profile.entity.id, profile.entity.name) == ("e-kim", "Ким Чен Ын")
    assert set(profile.neighbours["name"]) == {"Владимир Путин", "Южная Корея"}


def test_neighbourhood_grows_by_hops(graph: gb.Graph) -> None:
    near, far = graph.neighbourhood("Ким Чен Ын"), graph.neighbourhood("Ким Чен Ын", hops=2)
    assert set(near) == {"e-kim", "e-putin", "country:KR"}
    assert set(far) == {*near, "e-xi", "e-lavrov", "country:KP"}
    assert near.nodes["e-putin"] == {"name": "Владимир Путин", "type": "Person", "country": "RU", "hop": 1}
    assert near.edges["e-kim", "e-putin", "MET"]["statements"] == 2
    assert near.edges["e-putin", "e-kim", "THANKED"]["first_seen"] == "2025-09-03"


def test_a_least_confidence_thins_out_profile_neighbourhood_and_its_picture(graph: gb.Graph) -> None:
    sure = graph.neighbourhood("Лавров", hops=3, min_confidence=0.8)
    assert sure.edges
    assert not graph.neighbourhood("Лавров", hops=3, min_confidence=0.95).edges
    assert len(graph.entity("Лавров", min_confidence=0.8).everything) < len(graph.entity("Лавров").everything)
    shown = sure._subgraph()
    assert shown is not None
    assert {claim.confidence for claim in shown.claims} == {0.9}
    with pytest.raises(BadParameter, match="from 0 to 1"):
        graph.neighbourhood("Лавров", min_confidence=2)


def test_neighbourhood_is_a_picture_in_a_notebook(graph: gb.Graph, tmp_path: Path) -> None:
    near = graph.neighbourhood("Ким Чен Ына")
    shown = near._repr_mimebundle_()
    assert shown["text/plain"].startswith("Ким Чен Ын: 3 entities, ")
    assert "провели переговоры в Пекине" in shown["text/html"]
    assert near.save(tmp_path / "kim.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_profile_shows_its_tables_in_a_notebook_with_all_text_escaped(graph: gb.Graph) -> None:
    shown = graph.entity("Лаврова")._repr_html_()
    assert all(text in shown for text in ("<h3>Сергей Лавров", "министр иностранных дел", "Timeline"))
    hostile = replace(graph.entity("Лаврова").entity, name="<script>x</script>", names=("<b>",))
    unsafe = pd.DataFrame({"evidence": ["<img src=x onerror=y>"]})
    shown = Profile(hostile, unsafe, unsafe, unsafe, unsafe, unsafe)._repr_html_()
    assert not set(re.findall(r"<(\w+)", shown)) & {"script", "b", "img"}


def test_neighbourhood_of_nobody_is_refused(graph: gb.Graph) -> None:
    with pytest.raises(BadParameter, match="nothing called"):
        graph.neighbourhood("Бегемот")


def test_cypher_reads_and_never_writes(graph: gb.Graph) -> None:
    frame = graph.cypher("MATCH (p:Person {country: $country}) RETURN p.name AS name", country="KP")
    assert list(frame["name"]) == ["Ким Чен Ын"]
    with pytest.raises(QueryError):
        graph.cypher("MATCH (n) DETACH DELETE n")


@pytest.fixture
def own(tmp_path: Path) -> gb.Graph:
    """A graph of the four articles to change."""
    path = str(tmp_path / "own.graph")
    with connect(path) as store:
        fill(store)
    return gb.connect(path)


def test_a_question_sees_what_the_graph_changed_before(own: gb.Graph) -> None:
    assert own.entities("Лавров") != own.entities("Си Цзиньпин")
    whole = own.merge("Сергей Лавров", "Си Цзиньпин", by="anna")
    assert own.entities("Лавров") == own.entities("Си Цзиньпин")
    own.split(whole.id, "Си Цзиньпин", by="anna")
    assert own.entities("Лавров") != own.entities("Си Цзиньпин")


def test_a_deleted_document_is_gone_and_cannot_be_deleted_again(own: gb.Graph) -> None:
    (first,) = own.cypher("MATCH (d:Document) RETURN d.id AS id ORDER BY id LIMIT 1")["id"]
    own.delete(first)
    assert first not in set(own.cypher("MATCH (d:Document) RETURN d.id AS id")["id"])
    with pytest.raises(StoreError, match="no document"):
        own.delete(first)


def test_a_graph_opened_to_read_only_refuses_changes(news: str) -> None:
    graph = gb.connect(news, read_only=True)
    for change in (lambda: graph.ingest("a.txt"), lambda: graph.delete("d"), lambda: graph.merge("a", "b")):
        with pytest.raises(StoreError, match="read only"):
            change()


def test_a_graph_that_is_not_there_is_made_by_the_first_writing_alone(tmp_path: Path) -> None:
    graph = gb.connect(tmp_path / "new.graph")
    with pytest.raises(StoreUnavailable, match="no graph at"):
        graph.query("who-met", person="Путин")
    assert not list(tmp_path.iterdir())
    report = graph.ingest(tmp_path / "missing.txt")
    assert len(report.errors) == 1
    assert graph.cypher("MATCH (d:Document) RETURN d.id AS id").empty


def test_a_statement_whose_document_is_not_there_any_more_is_not_explained(own: gb.Graph) -> None:
    (statement, *_) = own.cypher("MATCH (s:Statement) RETURN s.id AS id")["id"]
    with pytest.raises((QueryError, gb.GraphbuilderError)):
        own.explain(statement, models="joint")
    assert statement in own.explain(statement[:10])
    with pytest.raises(QueryError, match="no statement"):
        own.explain("nothing-like-this")
