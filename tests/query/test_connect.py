"""The notebook's way in."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import graphbuilder as gb
from graphbuilder.errors import BadParameter, QueryError
from graphbuilder.query.profile import Profile


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
    shown = Profile(hostile, unsafe, unsafe, unsafe, unsafe)._repr_html_()
    assert not set(re.findall(r"<(\w+)", shown)) & {"script", "b", "img"}


def test_neighbourhood_of_nobody_is_refused(graph: gb.Graph) -> None:
    with pytest.raises(BadParameter, match="nothing called"):
        graph.neighbourhood("Бегемот")


def test_cypher_reads_and_never_writes(graph: gb.Graph) -> None:
    frame = graph.cypher("MATCH (p:Person {country: $country}) RETURN p.name AS name", country="KP")
    assert list(frame["name"]) == ["Ким Чен Ын"]
    with pytest.raises(QueryError):
        graph.cypher("MATCH (n) DETACH DELETE n")


def test_public_names_are_these() -> None:
    assert {"Graph", "connect"} <= set(gb.__all__)
