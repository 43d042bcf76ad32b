"""Golden answers of stored questions on four sample articles: a court, a cup final, a purchase and a storm."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphbuilder import pipeline
from graphbuilder.query import run
from graphbuilder.resources import folder
from graphbuilder.store import Store, connect

pytestmark = pytest.mark.model
NAMES = ("ru-court", "ru-sport", "en-wind-farms", "en-disaster")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = str(tmp_path_factory.mktemp("samples") / "news.graph")
    articles = folder("data/articles")
    report = pipeline.ingest([Path(articles) / f"{name}.txt" for name in NAMES], path)
    assert report.errors == []
    with connect(path, read_only=True) as opened:
        yield opened


def answers(store: Store, question: str, columns: tuple[str, ...], **parameters: Any) -> set[tuple[str, ...]]:
    frame = run(store, question, parameters)
    text = frame[list(columns)].astype(object).where(frame[list(columns)].notna(), "-")
    return {tuple(str(value) for value in row) for row in text.itertuples(index=False, name=None)}


def test_it_answers_what_courts_decided(store: Store) -> None:
    found = answers(store, "verdicts", ("court", "relation", "party", "polarity"))
    assert ("Калининградский областной суд", "CONVICTED", "Олег Ветров", "affirmed") in found
    assert ("Калининградский областной суд", "FINED", "Янтарьстрой", "affirmed") in found
    assert ("-", "PLEADED", "Антон Лунин", "affirmed") in found
    assert ("-", "PLEADED", "Олег Ветров", "negated") in found
    assert ("-", "APPEALED", "Марина Соболева", "affirmed") in found


def test_it_answers_who_is_under_investigation(store: Store) -> None:
    assert answers(store, "charges", ("defendant", "relation", "authority")) == {
        ("Norvik Energy", "INVESTIGATED", "Еврокомиссия")
    }


def test_it_answers_what_struck_a_place(store: Store) -> None:
    found = answers(store, "disasters", ("place", "subject", "relation", "object"), place="Ирландия")
    assert ("Ирландия", "storm", "STRUCK", "Ирландия") in found
    assert ("Лимерик", "helicopter", "CRASHED", "Лимерик") in found
    assert ("Голуэй", "-", "KILLED", "people") in found


def test_it_answers_who_was_hurt(store: Store) -> None:
    found = answers(store, "casualties", ("relation", "object"))
    assert {("INJURED", "Матеус Силва"), ("INJURED", "Liam Byrne"), ("KILLED", "people")} <= found


def test_it_answers_who_owns_what(store: Store) -> None:
    assert answers(store, "owners", ("owner", "owned", "quantity"), entity="Ostwind") == {
        ("Norwegian company", "Ostwind", "20.0"),
        ("Dieter Krause", "Ostwind", "-"),  # its founder
    }


def test_a_former_office_is_told_as_one(store: Store) -> None:
    found = answers(store, "positions", ("relation", "position", "at"), person="Олег Ветров")
    assert found == {("HOLDS_POSITION", "бывший вице-мэр Калининграда", "Калининград")}


def test_a_trade_is_no_office_and_a_player_plays(store: Store) -> None:
    rows = store.read(
        "MATCH (a:Entity)-[r]->(b:Entity) WHERE a.name = 'Руслан Ахметов' RETURN type(r) AS r, b.name AS b"
    )
    assert set(rows.records) == {("PLAYED_FOR", "Волга"), ("OCCUPATION", "нападающий")}
