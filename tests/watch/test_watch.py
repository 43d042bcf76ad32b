"""Watching: what is new and changed, once; feeds asked only whether they changed; rows told once."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from graphbuilder.errors import BadParameter, StoreError
from graphbuilder.read import web
from graphbuilder.store import connect
from graphbuilder.store.identity import files
from graphbuilder.watch import Alert, State, Watcher, sink, state_of

ALERT = Alert("articles", "documents", {"since": ""})
GERMAN = {"language": "de"}
TEXT = "Der Minister {} traf gestern den Botschafter und sprach über den Vertrag Nummer {}."


class Feed:
    """A feed that is served with marks, and what was asked of it."""

    def __init__(self, server: HTTPServer) -> None:
        self.items: list[str] = []
        self.asked: list[int] = []
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        server.expect_request("/feed.xml").respond_with_handler(self.answer)
        self.url = server.url_for("/feed.xml").replace("localhost", "127.0.0.1")

    def answer(self, request: Request) -> Response:
        """Answer as a server that knows its marks does."""
        etag = f'"{len(self.items)}"'
        same = request.headers.get("If-None-Match") == etag
        self.asked.append(304 if same else 200)
        if same:
            return Response(status=304, headers={"ETag": etag})
        items = "".join(
            f"<item><title>{name}</title><link>http://127.0.0.1/{name}</link><description>{TEXT.format(name, name)}"
            "</description></item>"
            for name in self.items
        )
        data = (
            f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>'
        )
        return Response(data, headers={"ETag": etag}, content_type="application/rss+xml")


@pytest.fixture
def feed(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Feed:
    """Return a feed on this machine, which only tests may fetch."""
    monkeypatch.setattr(web.Fetcher, "__init__", partial_private(web.Fetcher.__init__))
    return Feed(httpserver)


def partial_private(init: object) -> object:
    """Return *init* of a fetcher that may fetch from this machine."""

    def made(self: object, limits: object, **options: object) -> None:
        init(self, limits, **(options | {"allow_private": True}))  # type: ignore[operator]

    return made


@pytest.fixture
def graph(tmp_path: Path) -> str:
    """Return the path of a graph that is not there yet."""
    return str(tmp_path / "news.graph")


@pytest.fixture
def state(graph: str) -> Iterator[State]:
    """Yield what is remembered of it."""
    with State(state_of(graph)) as opened:
        yield opened


def documents(graph: str) -> int:
    """Return how many documents there are."""
    with connect(graph, read_only=True) as store:
        return store.counts()["documents"]


def test_a_feed_as_it_was_is_not_sent_again_and_survives_restarts(feed: Feed, graph: str, state: State) -> None:
    feed.items = ["a", "b"]
    first = Watcher([feed.url], graph, state, options=GERMAN)
    assert first.look().new == 2
    assert first.look().errors == []
    again = Watcher([feed.url], graph, state, options=GERMAN)
    assert again.look().documents == 0
    feed.items.append("c")
    report = again.look()
    assert (report.new, report.unchanged) == (1, 2)
    assert feed.asked == [200, 304, 304, 200]
    assert documents(graph) == 3


def test_a_feed_of_which_something_failed_is_asked_in_full_again(
    feed: Feed, graph: str, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graphbuilder import stages

    def broken(item: object, **_: object) -> object:
        raise RuntimeError("broken today")

    feed.items = ["a"]
    watcher = Watcher([feed.url], graph, state, options=GERMAN)
    with monkeypatch.context() as patch:
        patch.setattr(stages, "_extracted", broken)
        assert "broken today" in watcher.look().errors[0]
    assert "broken today" in state.failures()[0].line
    assert watcher.look().new == 1
    assert state.failures() == []
    assert feed.asked == [200, 200]


def test_files_that_come_change_and_go_while_it_runs(tmp_path: Path, graph: str, state: State) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT.format(1, 1), encoding="utf-8")
    stop = threading.Event()
    watcher = Watcher([str(folder)], graph, state, options=GERMAN)
    steps = iter(
        (
            lambda: (folder / "b.txt").write_text(TEXT.format(2, 2), encoding="utf-8"),
            lambda: (folder / "b.txt").write_text(TEXT.format(3, 3), encoding="utf-8"),
            lambda: stop.set(),
        )
    )
    seen = []
    for report in watcher.run(interval=1.0, stop=stop):
        seen.append((report.new, report.replaced))
        if report.new:
            next(steps)()
    assert [one for one in seen if one[0]] == [(1, 0), (1, 0), (1, 1)]
    assert documents(graph) == 2
    (folder / "a.txt").unlink()
    with connect(graph, read_only=True) as store:
        assert [one.state for one in files(store)] == ["gone", "same"]


def test_new_rows_are_told_once_to_a_file(tmp_path: Path, graph: str, state: State) -> None:
    folder, out = tmp_path / "news", tmp_path / "alerts.jsonl"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT.format(1, 1), encoding="utf-8")
    Watcher([str(folder)], graph, state, options=GERMAN).look()

    def look() -> list[str]:
        Watcher([str(folder)], graph, state, options=GERMAN, alerts=[ALERT], to=sink(str(out))).look()
        lines = out.read_text(encoding="utf-8").splitlines() if out.exists() else []
        return [json.loads(line)["document"] for line in lines]

    assert look() == []  # what is there when it begins is known
    (folder / "b.txt").write_text(TEXT.format(2, 2), encoding="utf-8")
    assert len(look()) == 1
    with out.open("a", encoding="utf-8") as file:
        file.write('{"id": "cut sho')
    (folder / "c.txt").write_text(TEXT.format(3, 3), encoding="utf-8")
    assert len(look()) == len(set(look())) == 2
    out.write_text("no alerts\n", encoding="utf-8")
    notes: list[str] = []
    Watcher([str(folder)], graph, state, options=GERMAN, alerts=[ALERT], to=sink(str(out)), note=notes.append).look()
    assert "no file of alerts" in notes[0]


def test_a_webhook_that_fails_is_told_again(tmp_path: Path, graph: str, state: State, httpserver: HTTPServer) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    answers = iter([500, 204, 204])
    taken: list[tuple[str, dict[str, str]]] = []

    def take(request: Request) -> Response:
        status = next(answers)
        if status < 300:
            taken.append((request.headers["Idempotency-Key"], json.loads(request.data)))
        return Response(status=status)

    httpserver.expect_request("/hook", method="POST").respond_with_handler(take)
    url = httpserver.url_for("/hook").replace("localhost", "127.0.0.1")
    watcher = Watcher([str(folder)], graph, state, options=GERMAN, alerts=[ALERT], to=sink(url), note=lambda line: None)
    watcher._begin()
    (folder / "a.txt").write_text(TEXT.format(1, 1), encoding="utf-8")
    watcher.look()
    assert taken == []
    watcher.look()
    watcher.look()
    assert [(key, row["id"], row["alert"]) for key, row in taken] == [(taken[0][0],) * 2 + ("articles",)]


@pytest.mark.parametrize(
    "url",
    ["http://example.org/x", "https://127.0.0.1/x", "ftp://127.0.0.1", "http://me@127.0.0.1/", "http://10.0.0.1/"],
)
def test_rows_leave_this_machine_by_no_webhook(url: str) -> None:
    with pytest.raises(BadParameter, match="an address of this machine"):
        sink(url)


def test_a_state_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.watch").write_text("this is no database, " * 100)
    with pytest.raises(StoreError, match="begin anew"):
        State(tmp_path / "x.watch")
