"""Fetching: what is asked for arrives, and nothing reaches an address, a size or a time that is not allowed."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import trustme
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from graphbuilder.errors import ReadError
from graphbuilder.read import addresses
from graphbuilder.read.limits import Limits
from graphbuilder.read.web import Fetcher
from tests.read.support import peak_bytes, read_all
from tests.read.test_formats import FEED, PAGE, PARAGRAPHS

MEGABYTE = 1_000_000

PRIVATE = [
    "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "192.0.0.8", "198.18.0.1", "192.88.99.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "fc00::1", "fd12::1", "fe80::1", "fe80::1%lo",
    "fec0::1", "ff02::1", "3fff::1", "5f00::1", "no address", "",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not addresses.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "77.88.55.242", "2a02:6b8::2:242", "2606:4700::1111"])
def test_a_public_address_is_allowed(address: str) -> None:
    assert addresses.is_public(address)


SPELLINGS = [
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://2130706433:{port}/", "http://0x7f000001:{port}/",
    "http://0177.0.0.1:{port}/", "http://127.1:{port}/", "http://0:{port}/", "http://0.0.0.0:{port}/", "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/", "http://[::]:{port}/", "http://LOCALHOST.:{port}/", "http://①②⑦.⓪.⓪.①:{port}/",
    "http://user:pass@127.0.0.1:{port}/", "http://a.ru@127.0.0.1:{port}/", "http://127.0.0.1:{port}\\@a.ru/",
    "file:///etc/passwd", "gopher://127.0.0.1:{port}/", "http:///x", "http://127.0.0.1:{port} /", "http://127.0.0.1:99999/",
    "http://a\r\nHost: b/", "http://[fe80::1]:{port}/", "data://text/html,x", "HTTP://127.0.0.1:{port}/",
]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_an_own_address_is_connected_to(spelling: str, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("Секрет.")
    documents, errors = read_all(spelling.format(port=httpserver.port))
    assert documents == []
    assert len(errors) == 1
    assert httpserver.log == []


@pytest.fixture
def only_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take 127.0.0.1 for a public address; 127.0.0.2 and the others stay private."""
    real = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or real(address))


def fetcher(**options: Any) -> Fetcher:
    return Fetcher(Limits(**options), obey_robots=False)


@pytest.mark.usefixtures("only_first")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2:{port}/x",
        "//127.0.0.2:{port}/x",
        "http://[::1]:{port}/x",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
    ],
)
def test_a_redirect_to_a_private_address_or_another_scheme_is_refused(
    status: int, target: str, httpserver: HTTPServer
) -> None:
    location = target.format(port=httpserver.port)
    httpserver.expect_request("/a").respond_with_data("", status=status, headers={"Location": location})
    with pytest.raises(ReadError):
        fetcher().fetch(f"http://127.0.0.1:{httpserver.port}/a")
    assert len(httpserver.log) == 1


@pytest.mark.usefixtures("only_first")
def test_five_redirects_are_followed_and_six_are_not(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/0").respond_with_data("Текст.", content_type="text/plain; charset=utf-8")
    for number in range(1, 7):
        httpserver.expect_request(f"/{number}").respond_with_data(
            "", status=302, headers={"Location": f"/{number - 1}"}
        )
    assert fetcher().fetch(httpserver.url_for("/5").replace("localhost", "127.0.0.1")).url.endswith("/0")
    with pytest.raises(ReadError, match="redirects=5"):
        fetcher().fetch(httpserver.url_for("/6").replace("localhost", "127.0.0.1"))


def answers(monkeypatch: pytest.MonkeyPatch, *found: list[str]) -> list[str]:
    """Let the resolver give *found*, one list of addresses a question; return the list of questions asked."""
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in found[min(len(asked), len(found)) - 1]
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.usefixtures("only_first")
def test_a_name_whose_second_answer_is_private_is_asked_once_and_reached_at_the_first(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/").respond_with_handler(lambda request: Response(request.headers["Host"]))
    asked = answers(monkeypatch, ["127.0.0.1"], ["127.0.0.2"])
    page = fetcher().fetch(f"http://news.example:{httpserver.port}/")
    assert page.data.decode() == f"news.example:{httpserver.port}"
    assert asked == ["news.example"]
    with pytest.raises(ReadError, match=r"127\.0\.0\.2"):
        fetcher().fetch(f"http://news.example:{httpserver.port}/")


@pytest.mark.usefixtures("only_first")
def test_a_name_with_one_private_address_among_its_answers_is_refused(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, ["127.0.0.1", "10.0.0.1"])
    with pytest.raises(ReadError, match="not a public address"):
        fetcher().fetch(f"http://news.example:{httpserver.port}/")
    assert httpserver.log == []


def test_a_russian_host_is_asked_for_in_its_ascii_form(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    httpserver.expect_request("/новости").respond_with_data("Текст.")
    asked = answers(monkeypatch, ["127.0.0.1"])
    page = Fetcher(Limits(), allow_private=True, obey_robots=False).fetch(
        f"http://президент.рф:{httpserver.port}/новости"
    )
    assert page.data.decode() == "Текст."
    assert asked == ["xn--d1abbgf6aiiy.xn--p1ai"]


def local(**options: Any) -> Fetcher:
    return Fetcher(Limits(**options), allow_private=True, obey_robots=False)


def test_a_page_is_read_with_its_address_and_a_feed_with_its_entries(httpserver: HTTPServer) -> None:
    for path in ("/robots.txt", "/404"):
        httpserver.expect_request(path).respond_with_data("", status=404)
    httpserver.expect_request("/a").respond_with_data(PAGE, content_type="text/html; charset=utf-8")
    httpserver.expect_request("/f").respond_with_data(FEED, content_type="application/rss+xml")
    httpserver.expect_request("/t").respond_with_data(
        "Путин прибыл в Пекин.".encode("cp1251"), content_type="text/plain; charset=cp1251"
    )
    documents, errors = read_all(
        *(httpserver.url_for(path) for path in ("/a?utm_source=x", "/f", "/t", "/404")), allow_private=True
    )
    assert documents[0].text.split("\n")[1:] == PARAGRAPHS
    assert documents[0].url == httpserver.url_for("/a")
    assert documents[0].path is None
    assert [document.url for document in documents[1:]] == ["https://lenta.ru/1", None, httpserver.url_for("/t")]
    assert documents[3].text == "Путин прибыл в Пекин."
    assert len(errors) == 2
    assert "#2" in errors[0]
    assert "/404" in errors[1]


def rules(httpserver: HTTPServer, text: str, status: int = 200) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data(text, status=status)
    for path in ("/open", "/closed"):
        httpserver.expect_request(path).respond_with_data("Текст.", content_type="text/plain")


@pytest.mark.parametrize("name", ["*", "graphbuilder"])
def test_robots_txt_is_obeyed_asked_once_and_can_be_ignored(name: str, httpserver: HTTPServer) -> None:
    rules(httpserver, f"User-agent: {name}\nDisallow: /closed\n")
    addresses_ = [httpserver.url_for(path) for path in ("/open", "/closed", "/open")]
    documents, errors = read_all(*addresses_, allow_private=True)
    assert len(documents) == 1
    assert len(errors) == 1
    assert "robots.txt" in errors[0]
    assert [request.path for request, _ in httpserver.log].count("/robots.txt") == 1
    assert "/closed" not in [request.path for request, _ in httpserver.log]
    assert len(read_all(*addresses_, allow_private=True, obey_robots=False)[0]) == 2


def test_robots_txt_of_the_site_redirected_to_is_obeyed(httpserver: HTTPServer) -> None:
    rules(httpserver, "User-agent: *\nDisallow: /closed\n")
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": "/closed"})
    documents, errors = read_all(httpserver.url_for("/a"), allow_private=True)
    assert documents == []
    assert len(errors) == 1


@pytest.mark.parametrize(("status", "count"), [(404, 1), (403, 1), (500, 0), (503, 0), (429, 0)])
def test_a_missing_robots_txt_allows_and_a_broken_one_forbids(status: int, count: int, httpserver: HTTPServer) -> None:
    rules(httpserver, "User-agent: *\nDisallow: /\n", status)
    documents, errors = read_all(httpserver.url_for("/open"), allow_private=True)
    assert (len(documents), len(errors)) == (count, 1 - count)


BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: gzip.compress(b"a" * 30 * MEGABYTE),
    "deflate": lambda: zlib.compress(b"a" * 30 * MEGABYTE),
    "gzip, gzip": lambda: gzip.compress(gzip.compress(b"a" * 30 * MEGABYTE)),
    "gzip, gzip, gzip": lambda: gzip.compress(gzip.compress(gzip.compress(b"a" * MEGABYTE))),
    "br": lambda: b"\xcf\xff\xff\x7f\xf8\x27\x00\xe2\xb1\x40\x20\xf7\xfe\x9f\x03",
    "zstd": lambda: b"\x28\xb5\x2f\xfd" + bytes(100),
}


@pytest.mark.parametrize("encoding", BOMBS)
@pytest.mark.parametrize("status", [200, 302])
def test_a_bomb_is_refused_in_bounded_memory_and_never_unpacked_in_a_redirect(
    encoding: str, status: int, httpserver: HTTPServer
) -> None:
    body = BOMBS[encoding]()
    headers = {"Content-Encoding": encoding, "Location": "/good"}
    httpserver.expect_request("/a").respond_with_data(body, status=status, headers=headers)
    httpserver.expect_request("/good").respond_with_data("Текст.")
    limits = {"decompressed_bytes": 2 * MEGABYTE, "ratio_from": 100_000}

    def fetch() -> None:
        if status == 302:
            assert local(**limits).fetch(httpserver.url_for("/a")).data.decode() == "Текст."
            return
        with pytest.raises(ReadError, match=r"ratio=|decompressed_bytes=|layers=|encoding"):
            local(**limits).fetch(httpserver.url_for("/a"))

    assert peak_bytes(fetch) < (2 + 16) * MEGABYTE


@contextmanager
def serving(handle: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server of one connection that says what *handle* says; yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def run() -> None:
            try:
                connection, _ = server.accept()
                with connection:
                    handle(connection)
            except OSError:
                return

        threading.Thread(target=run, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def drip(head: bytes) -> Callable[[socket.socket], None]:
    """Send *head*, then a byte every 50 ms for a minute."""

    def handle(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(1_200):
            connection.sendall(b"a")
            time.sleep(0.05)

    return handle


def silent(connection: socket.socket) -> None:
    connection.recv(1_000)
    time.sleep(60)


@pytest.mark.parametrize(
    "handle",
    [
        silent,
        drip(b""),
        drip(b"HTTP/1.1 200 OK\r\nX-A: "),
        drip(b"HTTP/1.1 200 OK\r\n\r\n"),
        drip(b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n"),
    ],
    ids=["silent", "status", "header", "body", "long body"],
)
def test_a_slow_server_is_left_at_the_deadline(handle: Callable[[socket.socket], None]) -> None:
    with serving(handle) as url:
        started = time.monotonic()
        with pytest.raises(ReadError, match=r"download_seconds=1\.0"):
            local(download_seconds=1.0).fetch(url)
        assert time.monotonic() - started < 6


def test_a_resolver_that_never_answers_is_left_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(8) or [])
    started = time.monotonic()
    with pytest.raises(ReadError):
        local(download_seconds=1.0).fetch("http://news.example/")
    assert time.monotonic() - started < 6


def endless(connection: socket.socket) -> None:
    connection.recv(1_000)
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"a" * 65_536)


def endless_header(connection: socket.socket) -> None:
    connection.recv(1_000)
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-A: ")
    while True:
        connection.sendall(b"a" * 65_536)


@pytest.mark.parametrize("handle", [endless, endless_header])
def test_an_endless_answer_is_refused_in_bounded_memory(handle: Callable[[socket.socket], None]) -> None:
    def fetch() -> None:
        with serving(handle) as url, pytest.raises(ReadError):
            local(read_bytes=MEGABYTE).fetch(url)

    assert peak_bytes(fetch) < 17 * MEGABYTE


BROKEN = {
    "nothing": b"",
    "no status": b"nonsense\r\n\r\n",
    "short": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
    "chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "target": b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n",
    "gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_answer_is_one_error(data: bytes) -> None:
    def handle(connection: socket.socket) -> None:
        connection.recv(1_000)
        connection.sendall(data)

    with serving(handle) as url:
        documents, errors = read_all(url, allow_private=True, obey_robots=False)
    assert documents == []
    assert len(errors) == 1
    assert url in errors[0]


def test_a_server_that_is_down_is_named_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    documents, errors = read_all(f"http://127.0.0.1:{port}/a", allow_private=True, obey_robots=False)
    assert documents == []
    assert len(errors) == 1
    assert str(port) in errors[0]
    assert "0x" not in errors[0]


def test_the_request_says_who_asks_and_carries_nothing_else(httpserver: HTTPServer) -> None:
    seen: list[Request] = []
    httpserver.expect_request("/").respond_with_handler(lambda request: (seen.append(request), Response("Текст."))[1])
    local().fetch(httpserver.url_for("/"))
    assert seen[0].headers["User-Agent"].startswith("graphbuilder")
    assert not {"Cookie", "Authorization", "Referer"} & set(seen[0].headers.keys())


@pytest.mark.parametrize(
    ("name", "trusted"), [("news.example", True), ("other.example", True), ("news.example", False)]
)
def test_a_certificate_must_be_of_a_known_authority_and_for_the_name_asked(
    name: str, trusted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    asked: list[str | None] = []
    context.sni_callback = lambda _socket, server, _context: asked.append(server)
    if trusted:
        monkeypatch.setattr(ssl.SSLContext, "load_default_certs", lambda self, *_: authority.configure_trust(self))
    answers(monkeypatch, ["127.0.0.1"])
    with HTTPServer(host="127.0.0.1", ssl_context=context) as server:
        server.expect_request("/").respond_with_data("Текст.")
        url = f"https://news.example:{server.port}/"
        if trusted and name == "news.example":
            assert local().fetch(url).data.decode() == "Текст."
        else:
            with pytest.raises(ReadError, match="certificate"):
                local().fetch(url)
            assert server.log == []
    assert asked == ["news.example"]
