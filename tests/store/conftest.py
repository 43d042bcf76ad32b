"""The engines the contract runs on: `store` is an empty graph of each, `again` opens the same graph once more."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphbuilder.store import Store, connect

ENGINES = ["embedded", pytest.param("server", marks=pytest.mark.server)]


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the address of an empty graph."""
    if request.param == "embedded":
        yield str(tmp_path / "test.graph")
        return
    uri = request.getfixturevalue("neo4j_uri")
    empty(uri)
    yield uri
    empty(uri)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """Yield an empty store."""
    with connect(address) as opened:
        yield opened


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Store]:
    """Return a maker of empty embedded stores."""
    made = iter(range(1000))
    return lambda: connect(str(tmp_path / f"fresh-{next(made)}.graph"))


def empty(uri: str) -> None:
    """Delete everything on the test server."""
    from neo4j import GraphDatabase

    from graphbuilder.store.neo4j import credentials

    with GraphDatabase.driver(uri, auth=credentials()) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
