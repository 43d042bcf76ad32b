"""The two engines agree to the last cell."""

from collections.abc import Iterator

import pytest

from graphbuilder.query import questions, run
from graphbuilder.store import Store, connect
from tests.query.conftest import fill, wipe

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def pair(news: str, neo4j_uri: str) -> Iterator[tuple[Store, Store]]:
    """Yield the five articles in the embedded graph and in Neo4j."""
    with connect(news, read_only=True) as embedded, connect(neo4j_uri) as server:
        wipe(server)
        fill(server)
        yield embedded, server
        wipe(server)


@pytest.mark.parametrize("name", questions())
def test_both_engines_give_the_same_rows(pair: tuple[Store, Store], name: str) -> None:
    one, other = (run(store, name, dict(questions()[name].example)) for store in pair)
    assert one.equals(other)
