"""A real Neo4j for the tests, started once a session with the code that ``graphbuilder server start`` runs.

NEO4J_URI (with NEO4J_USERNAME and NEO4J_PASSWORD) in the environment: that server is used, if it is empty, since tests
delete everything they find. GRAPHBUILDER_TEST_NEO4J: the version to start instead of the default, such as 5.26.30.
A server that does not start fails the tests that ask for it; nothing is skipped.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from graphbuilder.server import VERSION, Server
from graphbuilder.server.process import free_port

TEST_VERSION = os.environ.get("GRAPHBUILDER_TEST_NEO4J", VERSION)


@pytest.fixture(scope="session")
def neo4j_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of an empty Neo4j; NEO4J_USERNAME and NEO4J_PASSWORD in the environment open it."""
    given = os.environ.get("NEO4J_URI")
    if given:
        _must_be_empty(given)
        yield given
        return
    with opened(small_server(tmp_path_factory.mktemp("neo4j"))) as uri:
        yield uri


@contextmanager
def opened(managed: Server) -> Iterator[str]:
    """Yield the address of a server that runs meanwhile; the environment's login opens it."""
    running = managed.start(seconds=600)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NEO4J_USERNAME", running.username)
        environment.setenv("NEO4J_PASSWORD", managed.password())
        try:
            yield running.uri
        finally:
            managed.stop(force=True)


def small_server(home: Path, *, bolt_port: int = 0, settings: Mapping[str, str] | None = None) -> Server:
    """Return a server of the tested version on ports of its own, small enough to stand beside the models."""
    quick = ["-XX:TieredStopAtLevel=1"]  # a third less work until it answers; tests end before more would pay
    memory = {"heap": "512m", "page_cache": "64m"}
    ports = {"bolt_port": bolt_port or free_port(), "http_port": free_port()}
    return Server(home, version=TEST_VERSION, jvm=quick, settings=settings, **ports, **memory)


def _must_be_empty(uri: str) -> None:
    from neo4j import GraphDatabase

    login = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    with GraphDatabase.driver(uri, auth=login, connection_timeout=10) as driver:
        count = driver.execute_query("MATCH (n) RETURN count(n) AS nodes").records[0]["nodes"]
    if count:
        pytest.fail(f"NEO4J_URI names a server with {count} nodes, and the tests delete everything: give an empty one")
