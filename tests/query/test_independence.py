"""Several articles are several sources only where they are independent: a wire copy counts for its first printer."""

from collections.abc import Iterator

import pytest

from graphbuilder.model import Localised
from graphbuilder.query import run
from graphbuilder.query.output import records
from graphbuilder.store import Store, connect
from tests.query.conftest import wipe
from tests.query.graph import Article, resolution


def meeting(name: str, source: str, day: str, *, words: str, who: tuple[str, str], lead: str = "") -> Localised:
    """Return an article of *source* on a meeting of two; *words* tell its text from others'."""
    one = Article(name, f"Статья {name}", source, f"2025-09-{day}T12:00:00+00:00")
    if lead:
        one.say(lead)
    one.say(f"Встреча: {who[0]} и {who[1]}.")
    one.state("MET", "Встреча", subject=f"putin={who[0]}", object=f"kim={who[1]}", time="2025-09-03")
    one.say(" ".join(f"{words}{number} {words}" for number in range(60)))
    return one.build()


WIRE = meeting("m2", "ТАСС", "04", words="лента", who=("Путин", "Ким"))
COPY = meeting(
    "m1", "Вот Так", "05", words="лента", who=("Путин", "Ким"), lead="Как сообщает агентство, случилось вот что."
)
AGAIN = meeting("m3", "ТАСС", "06", words="очерк", who=("Владимир Путин", "Ким Чен Ын"))
OTHER = meeting("m4", "Yonhap", "07", words="репортаж", who=("глава России", "глава КНДР"))


@pytest.fixture(params=["embedded", pytest.param("server", marks=pytest.mark.server)])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    embedded = request.param == "embedded"
    address = str(tmp_path_factory.mktemp("own") / "x.graph") if embedded else request.getfixturevalue("neo4j_uri")
    with connect(address) as opened:
        wipe(opened)
        yield opened
        wipe(opened)


def ask(store: Store, name: str, **parameters: object) -> list[dict[str, object]]:
    return records(run(store, name, parameters))


def fill(store: Store, *articles: Localised) -> None:
    store.write(articles, resolution(list(articles)))


def test_a_copy_and_a_second_article_of_one_source_corroborate_nothing(store: Store) -> None:
    fill(store, WIRE, COPY, AGAIN)
    assert ask(store, "corroboration") == []
    (row,) = ask(store, "single-source")
    assert (row["source"], row["document"]) == ("ТАСС", "Статья m2")


def test_an_independent_source_corroborates_and_the_copier_is_not_named(store: Store) -> None:
    fill(store, OTHER, AGAIN, COPY, WIRE)
    (row,) = ask(store, "corroboration")
    assert (row["reports"], row["sources"], row["documents"]) == (2, "Yonhap; ТАСС", 4)
    assert ask(store, "single-source") == []
    (row,) = ask(store, "strongest")
    assert (row["reports"], row["statements"]) == (2, 4)


def test_a_copier_is_no_follower(store: Store) -> None:
    fill(store, COPY, OTHER, WIRE)
    (row,) = ask(store, "first-report")
    assert (row["first_source"], row["followers"], row["document"]) == ("ТАСС", "Yonhap", "Статья m2")
    assert str(row["last_published"]).startswith("2025-09-07")


def test_reprints_lists_a_copy_with_a_lead_of_its_own(store: Store) -> None:
    fill(store, OTHER, COPY)
    assert ask(store, "reprints") == []
    fill(store, WIRE)
    (row,) = ask(store, "reprints")
    assert (row["report"], row["documents"], row["sources"]) == ("m1", 2, "Вот Так; ТАСС")
