"""The workbench over a small graph, in a thread of its own; `ask` speaks to it as a bare client does."""

import http.client
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from graphbuilder.serve import Workbench
from graphbuilder.store import connect
from tests.query.graph import batch, resolution
from tests.view.conftest import Opened


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the path of an embedded graph of the five articles, to be read only."""
    path = str(tmp_path_factory.mktemp("serve") / "news.graph")
    fill(path)
    return path


def fill(path: str, *, settled: bool = False) -> None:
    """Write the articles; *settled*: who is who as the program finds it, else as their author wrote it down."""
    articles = batch()
    with connect(path) as store:
        store.write(articles, resolution(articles))
        if settled:
            store.settle()


class Running:
    """A workbench that runs, and how to ask it."""

    def __init__(self, graph: str, **options: Any) -> None:
        self.bench = Workbench(graph, **{"language": "en", "token": "secret-of-this-run", **options})
        self.thread = threading.Thread(target=self.bench.serve, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.bench.close()
        self.thread.join(10)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.bench.port}"

    def ask(
        self,
        path: str = "/",
        method: str = "GET",
        *,
        host: list[str] | None = None,
        token: bool = True,
        headers: tuple[tuple[str, str], ...] | list[tuple[str, str]] = (),
        body: bytes | None = None,
    ) -> tuple[int, dict[str, str], str]:
        """Return status, headers and text; *token* sends the cookie."""
        connection = http.client.HTTPConnection("127.0.0.1", self.bench.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for value in [f"127.0.0.1:{self.bench.port}"] if host is None else host:
            connection.putheader("Host", value)
        if token:
            connection.putheader("Cookie", f"graphbuilder-{self.bench.port}={self.bench.token}")
        for name, text in headers:
            connection.putheader(name, text)
        connection.endheaders(body)
        answer = connection.getresponse()
        found = answer.read().decode()
        connection.close()
        return answer.status, dict(answer.getheaders()), found

    def post(self, path: str, *, headers: dict[str, str] | None = None, token: bool = True, **fields: str) -> Any:
        """Send a form as a page of the workbench does."""
        body = urlencode(fields).encode()
        given = {"Origin": self.base, "Content-Type": "application/x-www-form-urlencoded"} | (headers or {})
        sent = [*given.items(), ("Content-Length", str(len(body)))]
        return self.ask(path, "POST", token=token, headers=[one for one in sent if one[1]], body=body)


@pytest.fixture(scope="session")
def bench(news: str) -> Iterator[Running]:
    """Yield the workbench over a graph that nobody changes."""
    running = Running(news)
    yield running
    running.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Return a maker of a workbench over a graph of its own."""
    started: list[Running] = []

    def start(**options: Any) -> Running:
        path = str(tmp_path / "own.graph")
        if not Path(path).exists():
            fill(path, settled=True)
        started.append(Running(path, **options))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def browse(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open a page of a workbench with its token; afterwards nothing may have gone wrong in it."""
    contexts, opened = [], []

    def opener(running: Running, path: str = "/", *, width: int = 1280, token: bool = True, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        contexts.append(context)
        one = Opened(context.new_page())
        opened.append((one, running.base))
        if token:
            one.page.goto(running.bench.address)
        one.page.goto(running.base + path)
        return one.page

    yield opener
    outside = [url for one, base in opened for url in one.requests if not url.startswith((base, "data:"))]
    errors = [error for one, _ in opened for error in one.errors if "404" not in error and "409" not in error]
    dialogs = [text for one, _ in opened for text in one.dialogs]
    for context in contexts:
        context.close()
    assert (errors, outside, dialogs) == ([], [], [])


def follow(page: Any, selector: str) -> None:
    """Click what leads to another page, and wait until that is there."""
    with page.expect_navigation():
        page.click(selector)
