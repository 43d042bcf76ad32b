"""The articles of `graph` in a store of each engine, written once."""

from collections.abc import Iterator

import pytest

from graphbuilder.store import Store, connect
from tests.query.graph import batch, resolution


def fill(store: Store) -> None:
    """Ingest the five articles in three runs: the town's, then two a day."""
    *articles, town = batch()
    first = articles[:2]
    store.write([town], resolution([town]), run="sunday", at="2025-09-07T08:00:00Z")
    store.write(first, resolution(first), run="monday", at="2025-09-08T08:00:00Z")
    store.write(articles[2:], resolution(articles), run="tuesday", at="2025-09-09T08:00:00Z")


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of an embedded graph of the five articles."""
    path = str(tmp_path_factory.mktemp("query") / "news.graph")
    with connect(path) as store:
        fill(store)
    return path


@pytest.fixture(scope="module", params=["embedded", pytest.param("server", marks=pytest.mark.server)])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Yield the five articles in each engine."""
    if request.param == "embedded":
        with connect(request.getfixturevalue("news"), read_only=True) as opened:
            yield opened
        return
    with connect(request.getfixturevalue("neo4j_uri")) as opened:
        wipe(opened)
        fill(opened)
        yield opened
        wipe(opened)


def wipe(store: Store) -> None:
    """Delete all articles."""
    for (document,) in store.read("MATCH (d:Document) RETURN d.id AS id").records:
        store.delete(document)
