"""The workbench over a real Neo4j: every page and every address of the interface is there, and says what it says embedded."""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

import pytest

from graphbuilder.serve.api import CALLS
from graphbuilder.serve.app import READ
from tests.serve.conftest import Running, fill
from tests.store.conftest import empty

pytestmark = pytest.mark.server

KIM = quote("Ким Чен Ына")
#: Each page with what is asked of it; a statement's id is put in where it is known.
PAGES = (
    *("/", "/search?q=Putin", f"/search?q={quote('Путина поблагодарит')}", "/documents", "/document/d1"),
    *("/entity/e-putin", "/entity/e-putin?relation=MET", "/entity/country%3ARU", "/statement/STATEMENT"),
    *("/graph", "/graph?entity=e-putin", "/timeline", "/timeline?entity=e-putin", "/map", "/questions", "/api"),
    *(f"/questions/who-met?person={KIM}", "/review?below=101", "/review/pairs", "/judgements"),
)
CALLED = (
    *("/api/search?q=Putin", "/api/entities?name=Putin", "/api/entity?name=e-putin", "/api/occurrences?name=e-putin"),
    *("/api/statements/STATEMENT", "/api/documents/d1", "/api/questions", f"/api/questions/who-met?person={KIM}"),
)


@pytest.fixture(scope="module")
def remote(neo4j_uri: str) -> Iterator[Running]:
    """Yield the workbench over the articles on Neo4j."""
    empty(neo4j_uri)
    fill(neo4j_uri)
    running = Running(neo4j_uri)
    yield running
    running.close()
    empty(neo4j_uri)


def named(path: str, bench: Running) -> str:
    """Return *path* with the id of a statement that is there."""
    if "STATEMENT" not in path:
        return path
    return path.replace("STATEMENT", re.findall(r'href="/statement/([^"]+)"', bench.ask("/entity/e-putin")[2])[0])


def neutral(text: str, running: Running) -> str:
    """Return a page without what is its graph's address, its port and its time."""
    for own in (running.bench.desk.graph, f":{running.bench.port}", f"-{running.bench.port}"):
        text = text.replace(own, "")
    return text


def test_every_page_and_address_is_tried() -> None:
    patterns = [re.compile(re.sub(r"\{[^}]+\}", ".+", path) + "$") for path in (*READ, *(one.path for one in CALLS))]
    tried = [path.split("?")[0] for path in (*PAGES, *CALLED)]
    assert [one.pattern for one in patterns if not any(one.match(path) for path in tried)] == []


@pytest.mark.parametrize("path", [*PAGES, *CALLED])
def test_a_page_says_on_neo4j_what_it_says_embedded(bench: Running, remote: Running, path: str) -> None:
    path = named(path, bench)
    status, _, text = remote.ask(path)
    assert status == 200, text[-600:]
    assert neutral(text, remote) == neutral(bench.ask(path)[2], bench)


@pytest.mark.parametrize("path", ["/entity/nobody", "/document/nothing", "/statement/none", "/questions/none"])
def test_what_is_not_there_is_said_as_well(remote: Running, path: str) -> None:
    status, _, text = remote.ask(path)
    assert status == 404
    assert 'role="alert"' in text


def test_what_is_decided_on_a_page_holds_and_is_taken_back(remote: Running) -> None:
    statement = unquote(named("STATEMENT", remote))
    back = f"/statement/{quote(statement, safe='')}"
    status, headers, _ = remote.post("/judge/statement", statement=statement, do="reject", reason="<b>no</b>", back="/")
    assert (status, headers["location"]) == (303, f"/?done=reject&statement={quote(statement, safe='')}")
    assert "&lt;b&gt;no&lt;/b&gt;" in remote.ask(back)[2]
    assert "&lt;b&gt;no&lt;/b&gt;" in remote.ask("/judgements")[2]
    assert f'id="s-{statement}"' not in remote.ask("/entity/e-putin")[2]
    assert remote.post("/judge/statement", statement=statement, do="withdraw", back="/")[0] == 303
    assert f'id="s-{statement}"' in remote.ask("/entity/e-putin")[2]
