"""A report: every sentence with its source, and whatever a text says stays text."""

from pathlib import Path

import pytest

from graphbuilder.errors import BadParameter
from graphbuilder.store import Store, connect
from graphbuilder.store.rulings import people
from graphbuilder.view.report import as_html, as_markdown, report, write
from tests.query.conftest import news
from tests.store.builders import Article, first, second
from tests.store.conftest import address, store

__all__ = ["address", "news", "store"]


@pytest.fixture
def news_store(news: str) -> Store:
    """Return the articles of the golden answers."""
    return connect(news, read_only=True)


def test_every_sentence_stands_with_its_source(news_store: Store) -> None:
    found = report(news_store, "Лаврова")
    assert found.told
    assert all(one.sentence and one.source and one.statement for one in found.told)
    text, page = as_markdown(found), as_html(found)
    for part in ("Лавров", "Должности", "министр иностранных дел", "Связи", "Что о них сказано"):
        assert part in text
        assert part in page
    assert page.count("<blockquote>") == len(found.told)
    assert "According to" not in text
    assert "## Links" in as_markdown(report(news_store, "Лаврова", language="en"))


def test_a_pair_is_told_together_and_what_is_rejected_is_not(store: Store) -> None:
    store.replace([first(), second()])
    found = report(store, "КНДР", "Россия")
    assert found.title == "КНДР – Россия"
    assert {one.sentence for one in found.told} >= {"КНДР не поставляла оружие Россия, заявил Ким."}
    denied = next(one for one in found.told if "не поставляла" in one.sentence)
    assert "отрицается; по словам Ким" in denied.said
    people.reject(store, denied.statement, by="me")
    assert denied.sentence not in {one.sentence for one in report(store, "КНДР", "Россия").told}


def test_namesakes_and_strangers_are_said(store: Store) -> None:
    store.replace([first(), second()])
    with pytest.raises(BadParameter, match="2 have this name"):
        report(store, "Ким")
    with pytest.raises(BadParameter, match="knows nothing"):
        report(store, "Бегемот")
    with pytest.raises(BadParameter, match="no labels"):
        report(store, "Россия", language="fr")


def test_hostile_text_stays_text(store: Store, tmp_path: Path) -> None:
    evil = "Путин встретился с Ким <script>alert(1)</script> [x](javascript:a) `код` \u202e."
    article = Article("h1", source="<img src=x>").say(evil)
    article.state("MET", "встретился", roles={"subject": "Путин", "object": "Ким"})
    store.replace([article.build()])
    found = report(store, "Путин")
    assert "<script>" not in as_html(found)
    assert "<img" not in as_html(found)
    assert "](javascript" not in as_markdown(found)
    assert "\\<script\\>" in as_markdown(found)
    for name in ("a.md", "a.html"):
        assert write(found, tmp_path / name).stat().st_size > 300
    with pytest.raises(BadParameter, match=r"ends in \.md or \.html"):
        write(found, tmp_path / "a.pdf")
