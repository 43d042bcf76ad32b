"""The live page: loopback, one Host, one token, reads only, limits."""

import http.client
import socket
import threading
import time
from urllib.parse import quote

import pytest

from graphbuilder.errors import StoreUnavailable, ViewError
from graphbuilder.store import changes, connect
from graphbuilder.view import serve
from graphbuilder.view.serve import Viewer
from tests.query.graph import batch, resolution


@pytest.fixture(scope="module")
def viewer(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("serve") / "news.graph")
    articles = batch()
    with connect(path) as store:
        store.write(articles, resolution(articles))
    with Viewer(path, language="ru") as running:
        thread = threading.Thread(target=running.run, daemon=True)
        thread.start()
        yield running
    thread.join(5)


@pytest.fixture
def unasked(monkeypatch):
    """Fail the test when the graph is asked anything."""

    def asked(*_, **__):
        raise AssertionError("the graph was asked")

    monkeypatch.setattr(Viewer, "page", asked)


@pytest.fixture
def made(monkeypatch):
    """Return the list of pages that were made anew."""
    found = []
    make = Viewer._made
    monkeypatch.setattr(Viewer, "_made", lambda self, *what: found.append(what) or make(self, *what))
    return found


def test_a_page_is_made_once_while_the_graph_does_not_change(viewer, made):
    path = f"/?entity={quote('Сергей Лавров')}&hops=2"
    one, other = (ask(viewer, path) for _ in range(2))
    assert (one[0], one[2]) == (200, other[2])
    assert made == [("Сергей Лавров", 2)]


def test_a_page_shows_a_change_at_once(tmp_path, made):
    path = str(tmp_path / "own.graph")
    articles = batch()
    with connect(path) as store:
        store.write(articles[:1], resolution(articles[:1]))
    with Viewer(path) as viewer:
        assert "Summit in Beijing" not in viewer.page(None, 1)
        with connect(path) as store:
            store.write(articles, resolution(articles))
        assert "Summit in Beijing" in viewer.page(None, 1)
        viewer.page(None, 1)
    assert len(made) == 2


@pytest.mark.server
def test_a_server_tells_of_every_change(neo4j_uri):
    articles = batch()
    with connect(neo4j_uri) as store:
        store.prepare()
        before = changes(neo4j_uri)
        store.read("MATCH (n) RETURN count(n)")
        assert before == changes(neo4j_uri) is not None
        store.write(articles, resolution(articles))
        after = changes(neo4j_uri)
        assert after != before
        for article in articles:
            store.delete(article.extraction.document.id)
        assert changes(neo4j_uri) != after


def ask(viewer, path="/", method="GET", *, host=None, token=True, headers=(), body=None):
    connection = http.client.HTTPConnection("127.0.0.1", viewer.port, timeout=20)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for value in [f"127.0.0.1:{viewer.port}"] if host is None else host:
        connection.putheader("Host", value)
    if token:
        connection.putheader("Cookie", f"graphbuilder-{viewer.port}={viewer.token}")
    for name, value in headers:
        connection.putheader(name, value)
    connection.endheaders(body)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.getheaders()), text


def test_the_printed_address_gives_a_cookie_and_leaves_no_token_in_the_address(viewer):
    status, headers, _ = ask(viewer, viewer.address.split(str(viewer.port), 1)[1], token=False)
    assert (status, headers["Location"]) == (303, "/")
    assert "HttpOnly; SameSite=Strict" in headers["Set-Cookie"]


def test_with_the_cookie_the_page_comes_with_its_policy(viewer):
    status, headers, text = ask(viewer)
    assert status == 200
    assert "Владимир Путин" in text
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'sha256-")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in headers


def test_the_neighbourhood_of_an_entity_is_a_page_of_its_own(viewer):
    status, _, text = ask(viewer, "/?entity=" + quote("МИД России"))
    assert status == 200
    assert '"e-mid"' in text
    assert '"e-trump"' not in text


def test_an_unknown_entity_is_a_line_of_plain_text(viewer):
    status, headers, text = ask(viewer, "/?entity=" + quote("<script>alert(1)</script>"))
    assert status == 404
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert text.count("\n") == 1


@pytest.mark.parametrize(
    "host",
    [
        [],
        ["evil.example"],
        ["evil.example:{port}"],
        ["127.0.0.1"],
        ["127.0.0.1:1"],
        ["127.0.0.1:{port}", "evil.example"],
        ["127.0.0.1.evil.example:{port}"],
        ["localhost.evil.example:{port}"],
        ["0.0.0.0:{port}"],
        [""],
    ],
)
def test_another_host_name_is_refused_before_the_graph_is_asked(viewer, unasked, host):
    status, _, text = ask(viewer, host=[one.format(port=viewer.port) for one in host])
    assert status == 403
    assert "Путин" not in text


@pytest.mark.parametrize("token", ["", "x", "ü", "0" * 1500])
def test_without_the_token_nothing_is_shown(viewer, unasked, token):
    assert ask(viewer, token=False)[0] == 403
    assert ask(viewer, f"/?token={quote(token)}x", token=False)[0] == 403
    cookie = [("Cookie", f"graphbuilder-{viewer.port}={quote(token)}")]
    assert ask(viewer, token=False, headers=cookie)[0] == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_may_not_ask_even_with_the_cookie(viewer, unasked, site):
    assert ask(viewer, headers=[("Sec-Fetch-Site", site)])[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "SEARCH"])
def test_only_get_and_head_are_answered(viewer, unasked, method):
    assert ask(viewer, method=method)[0] == 405


def test_head_gives_the_headers_alone(viewer):
    status, headers, text = ask(viewer, method="HEAD")
    assert (status, text) == (200, "")
    assert int(headers["Content-Length"]) > 1000


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/graph.html",
        "/?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1",
        "/?hops=9",
        "/?hops=x",
        "/?entity=" + "x" * 3000,
    ],
)
def test_other_paths_and_odd_parameters_are_refused(viewer, unasked, path):
    assert ask(viewer, path)[0] in (400, 404)


@pytest.mark.parametrize(
    "headers",
    [
        [("Content-Length", "5")],
        [("Content-Length", "x")],
        [("Content-Length", "-1")],
        [("Transfer-Encoding", "chunked")],
    ],
)
def test_a_request_with_a_body_is_refused(viewer, unasked, headers):
    assert ask(viewer, headers=headers)[0] == 400


def raw(viewer, data: bytes, *, wait: float = 15) -> bytes:
    with socket.create_connection(("127.0.0.1", viewer.port), timeout=wait) as connection:
        try:
            connection.sendall(data)
        except OSError:
            return b""
        try:
            return connection.recv(4096)
        except OSError:
            return b""


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\nX: " + b"a" * 10_000_000,
        b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 5000 + b"\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"\r\n\r\n\r\n",
        b"GET\r\n\r\n",
    ],
)
def test_oversized_and_malformed_requests_are_refused_and_the_server_lives(viewer, unasked, data):
    answer = raw(viewer, data)
    assert b" 200 " not in answer.split(b"\r\n")[0]
    assert ask(viewer, token=False)[0] == 403


def test_a_client_that_sends_a_letter_at_a_time_is_cut(viewer, unasked, monkeypatch):
    monkeypatch.setattr(serve, "REQUEST_SECONDS", 0.8)
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", viewer.port), timeout=10) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX: ")
        with pytest.raises(OSError):  # noqa: PT011, PT012 - which one and when depends on where the cut falls
            for _ in range(60):
                connection.sendall(b"a")
                time.sleep(0.1)
            raise AssertionError("never cut")
    assert time.monotonic() - began < 5


def test_it_listens_on_the_loopback_address_alone(viewer):
    assert viewer._server.server_address[0] == "127.0.0.1"


def test_a_taken_port_is_one_line_that_names_it(viewer):
    with pytest.raises(ViewError, match=f"port {viewer.port} .*--port"):
        Viewer(viewer.graph, port=viewer.port)


def test_no_graph_is_said_at_once(tmp_path):
    with pytest.raises(StoreUnavailable):
        Viewer(str(tmp_path / "none.graph"))


@pytest.mark.browser
def test_the_live_page_works_in_a_browser_and_walks_to_a_neighbourhood(viewer, chromium):
    page = chromium.new_page()
    problems = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(viewer.address)
    page.wait_for_selector("html[data-ready]")
    assert "token" not in page.url
    page.fill("#search", "МИД")
    page.keyboard.press("Enter")
    page.click("#panel a[href*='entity=']")
    page.wait_for_selector("html[data-ready]")
    assert page.inner_text("#title") == "МИД России"
    page.close()
    assert [one for one in problems if "favicon" not in one] == []
