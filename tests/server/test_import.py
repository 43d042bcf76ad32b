"""The real ``neo4j-admin database import full`` reads the export, and a Neo4j started on it answers stored questions."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder.query import run
from graphbuilder.query.output import records
from graphbuilder.server import Server
from graphbuilder.server.jars import class_path
from graphbuilder.server.java import find_java
from graphbuilder.store import Store, connect
from graphbuilder.view import Subgraph, whole
from graphbuilder.view.export import export
from tests.neo4j_fixture import TEST_VERSION, small_server
from tests.query.graph import batch, resolution
from tests.view.test_export import odd

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with connect(str(tmp_path_factory.mktemp("import") / "news.graph")) as store:
        store.write(batch(), resolution(batch()), run="monday", at="2025-09-08T08:00:00Z")
        yield store


def bring_in(server: Server, folder: Path) -> None:
    """Run ``neo4j-admin database import full`` on the files of *folder*, before the first start of *server*."""
    version = TEST_VERSION
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("NEO4J_")},
        "CLASSPATH": os.pathsep.join(map(str, class_path(version))),
        "NEO4J_HOME": str(server.home),
        "NEO4J_CONF": str(server.home / "conf"),
    }
    (server.home / "conf").mkdir(parents=True, exist_ok=True)
    (server.home / "conf" / "neo4j.conf").touch()
    opened = "--add-opens=java.base/java.nio=ALL-UNNAMED"  # as bin/neo4j-admin has it
    java = ["-Xmx512m", "-XX:TieredStopAtLevel=1", opened, "org.neo4j.cli.AdminTool"]
    done = subprocess.run(
        [find_java(version).path, *java, "database", "import", "full", "neo4j", "@import.args"],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, embedded: Store) -> Iterator[Store]:
    """Yield a Neo4j whose data the import made."""
    server = small_server(tmp_path_factory.mktemp("imported"))
    bring_in(server, export(whole(embedded), "neo4j-admin", tmp_path_factory.mktemp("files")))
    running = server.start(seconds=600)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NEO4J_USERNAME", running.username)
        environment.setenv("NEO4J_PASSWORD", server.password())
        try:
            with connect(running.uri) as store:
                store.prepare()
                yield store
        finally:
            server.stop(force=True)


def test_all_nodes_and_typed_edges_are_there(imported: Store, embedded: Store) -> None:
    questions = {
        "nodes": "MATCH (n:Entity|Statement|Document|Source) RETURN labels(n)[0] AS kind, count(*) AS number",
        "roles": "MATCH (:Statement)-[r]->(:Entity) RETURN type(r) AS kind, count(*) AS number",
    }
    edges = """MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS a, type(r) AS kind, b.id AS b, r.statements AS statements,
    r.documents AS documents, r.sources AS sources, r.source_names AS names, r.first_seen AS first, r.last_seen AS last"""
    ours, theirs = (sorted(map(repr, store.read(edges).records)) for store in (embedded, imported))
    assert theirs == ours
    for question in questions.values():
        ours, theirs = (Counter(dict(store.read(question).records)) for store in (embedded, imported))
        assert theirs == ours
        assert sum(ours.values()) > 10


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("who-met", {"person": "Путина"}),
        ("corroboration", {}),
        ("reprints", {}),
        ("new-since", {"run": "monday"}),
        ("pair-timeline", {"a": "Россия", "b": "КНДР"}),
    ],
)
def test_stored_questions_have_the_same_answers(
    imported: Store, embedded: Store, name: str, parameters: dict[str, str]
) -> None:
    ours, theirs = (records(run(store, name, parameters)) for store in (embedded, imported))
    assert theirs == ours
    assert ours


def test_names_with_quotes_line_ends_and_separators_come_in(tmp_path: Path) -> None:
    files: Subgraph = odd()
    server = small_server(tmp_path / "home")
    bring_in(server, export(files, "neo4j-admin", tmp_path / "files"))
    assert (server.home / "data" / "databases" / "neo4j").is_dir()
