"""The page over the live graph, on the loopback address alone, read-only.

The standard library's server is enough for one reader and small enough to bound: only GET and HEAD, two paths, a
deadline for each connection, few of them at a time. Every request must name this very address in its Host header (a
rebound name does not) and carry the token of this run: once in the address, from then on in a cookie no other site
sends. A question to the graph runs after all of that, has a time limit, and returns a limited part.
"""

import hmac
import secrets
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

from graphbuilder.errors import GraphbuilderError, ViewError
from graphbuilder.store import Rows, Store, changes, connect

LOOPBACK = "127.0.0.1"
#: Seconds a connection may last until its request is read, and a question may run.
REQUEST_SECONDS = 5.0
QUESTION_SECONDS = 5.0
#: Entities and rows an answer may have, and connections served at a time.
MOST_ENTITIES = 1000
MOST_ROWS = 100_000
MOST_CONNECTIONS = 16
#: Pages kept while the graph does not change.
MOST_PAGES = 64
MOST_QUERY = 2000  #: characters of the address after the question mark


class Viewer:
    """The server of one graph. Opens the port at once, and the graph for each page that it has not made since it changed."""

    def __init__(
        self,
        graph: str,
        *,
        port: int = 0,
        language: str | None = None,
        token: str | None = None,
        min_confidence: float = 0.0,
    ) -> None:
        """*port* 0 takes a free one. Raises `ViewError` if the port is taken, `StoreError` if there is no graph."""
        connect(graph, read_only=True).close()
        self.graph = graph
        self.language = language
        self.min_confidence = min_confidence
        self._pages: tuple[str, dict[tuple[str | None, int], str]] = ("", {})
        self.token = token or secrets.token_urlsafe(24)
        try:
            self._server = _Server((LOOPBACK, port), _Handler)
        except OSError as error:
            raise ViewError(
                f"port {port} of {LOOPBACK} cannot be opened ({error.strerror}); take another with --port"
            ) from None
        self._server.viewer = self
        self.port = int(self._server.server_address[1])

    @property
    def address(self) -> str:
        """The address to open, token included."""
        return f"http://{LOOPBACK}:{self.port}/?{urlencode({'token': self.token})}"

    def run(self) -> None:
        """Serve until interrupted."""
        self._server.serve_forever(poll_interval=0.2)

    def close(self) -> None:
        """Let go of the port."""
        self._server.shutdown_if_running()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def hosts(self) -> tuple[str, ...]:
        """The Host headers that mean this server."""
        return (f"{LOOPBACK}:{self.port}", f"localhost:{self.port}")

    def knows(self, token: str) -> bool:
        """Say whether *token* is that of this run, in a time that tells nothing."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode())

    def page(self, entity: str | None, hops: int) -> str:
        """Return the page of *entity*, or of the whole graph, as the graph is now."""
        mark = changes(self.graph)
        made_at, pages = self._pages
        if mark != made_at:  # replaced as a whole, so that a page made meanwhile goes to the old ones
            made_at, pages = self._pages = (mark or "", {})
        if mark and (entity, hops) in pages:
            return pages[entity, hops]
        made = self._made(entity, hops)
        if mark and len(pages) < MOST_PAGES:
            pages[entity, hops] = made
        return made

    def _made(self, entity: str | None, hops: int) -> str:
        from graphbuilder.view import page, subgraph

        with connect(self.graph, read_only=True) as store:
            limited: Any = _Limited(store)
            found = subgraph(limited, entity=entity, hops=hops, limit=MOST_ENTITIES, min_confidence=self.min_confidence)
        return page(found, language=self.language, live=True)


class _Limited:
    """A store that can only be read, in the time and to the number of rows that a page may cost."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, cypher: str, parameters: dict[str, Any] | None = None, *, timeout: float = QUESTION_SECONDS) -> Rows:
        rows = self._store.read(cypher, parameters, timeout=min(timeout, QUESTION_SECONDS))
        if len(rows.records) > MOST_ROWS:
            raise ViewError(
                f"the answer has more than {MOST_ROWS:,} rows; ask for one entity, or use «graphbuilder view»"
            )
        return rows


class _Server(ThreadingHTTPServer):
    """Threads, but few; a connection that is not done in time is cut."""

    daemon_threads = True
    allow_reuse_address = False
    request_queue_size = 32
    viewer: Viewer

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._room = threading.BoundedSemaphore(MOST_CONNECTIONS)
        self._running = threading.Event()

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        self._running.set()
        try:
            super().serve_forever(poll_interval)
        finally:
            self._running.clear()

    def shutdown_if_running(self) -> None:
        if self._running.is_set():
            self.shutdown()

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a connection that broke: the page's reader sees it, the terminal need not."""


class _Handler(BaseHTTPRequestHandler):
    server_version = "graphbuilder"
    sys_version = ""
    protocol_version = "HTTP/1.0"
    timeout = REQUEST_SECONDS
    server: _Server

    def setup(self) -> None:
        super().setup()
        # one read may take as long as `timeout`; a client that sends a letter at a time is cut by the whole's deadline
        self._deadline = threading.Timer(REQUEST_SECONDS, self._cut)
        self._deadline.daemon = True
        self._deadline.start()

    def _cut(self) -> None:
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    def finish(self) -> None:
        self._deadline.cancel()
        super().finish()

    def do_GET(self) -> None:
        self._deadline.cancel()
        self.connection.settimeout(REQUEST_SECONDS)
        self._answer()

    do_HEAD = do_GET

    def _answer(self) -> None:
        viewer = self.server.viewer
        hosts = [host.lower() for host in self.headers.get_all("Host", [])]
        if len(hosts) != 1 or hosts[0] not in viewer.hosts():
            return self._say(403, "This server answers only on its own address.")
        if self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            return self._say(403, "Other sites may not ask.")
        if self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
            return self._say(400, "A request has no body here.")
        try:
            parts = urlsplit(self.path)
            asked = parse_qs(parts.query, max_num_fields=8) if len(parts.query) <= MOST_QUERY else None
        except ValueError:
            asked = None
        if asked is None:
            return self._say(400, "The address is not well formed.")
        if "token" in asked:
            return self._enter(asked)
        if not viewer.knows(self._cookie()):
            return self._say(403, "Open the address that graphbuilder serve printed: it holds the token.")
        if parts.path != "/":
            return self._say(404, "There is one page here: /")
        return self._page(asked)

    def _enter(self, asked: dict[str, list[str]]) -> None:
        """Change the token of the address for a cookie, so that it stands in no history and no link."""
        viewer = self.server.viewer
        if not viewer.knows(asked["token"][0]):
            return self._say(403, "The token is not that of this run.")
        rest = urlencode([(key, value) for key in ("entity", "hops") for value in asked.get(key, [])[:1]])
        cookie = f"graphbuilder-{viewer.port}={viewer.token}; HttpOnly; SameSite=Strict; Path=/"
        return self._say(303, "", {"Location": f"/?{rest}" if rest else "/", "Set-Cookie": cookie})

    def _cookie(self) -> str:
        wanted = f"graphbuilder-{self.server.viewer.port}="
        for part in (self.headers.get("Cookie") or "").split(";"):
            if part.strip().startswith(wanted):
                return part.strip()[len(wanted) :]
        return ""

    def _page(self, asked: dict[str, list[str]]) -> None:
        entity = asked.get("entity", [""])[0].strip() or None
        hops = asked.get("hops", ["1"])[0]
        if hops not in ("1", "2", "3"):
            return self._say(400, "hops is 1, 2 or 3.")
        try:
            text = self.server.viewer.page(entity, int(hops))
        except GraphbuilderError as error:
            return self._say(404 if isinstance(error, ViewError) else 503, str(error))
        return self._send(200, text, "text/html; charset=utf-8")

    def _say(self, code: int, text: str, headers: dict[str, str] | None = None) -> None:
        self._send(code, text + "\n", "text/plain; charset=utf-8", headers)

    def _send(self, code: int, text: str, kind: str, headers: dict[str, str] | None = None) -> None:
        from graphbuilder.view.page import policy

        body = text.encode("utf-8", "replace")
        self.send_response(code)
        fixed = {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Content-Security-Policy": policy(served=True)
            if code == 200
            else "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
            "Connection": "close",
        }
        for name, value in (fixed | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what the library refuses (methods, long lines, bad requests) without repeating what was sent."""
        self.close_connection = True
        self.command = getattr(self, "command", None) or "GET"
        code = 405 if code == 501 else code
        self._say(
            code,
            "Only GET and HEAD are answered here." if code == 405 else "The request was refused.",
            {"Allow": "GET, HEAD"} if code == 405 else None,
        )

    def log_message(self, format: str, *arguments: Any) -> None:
        """Keep the terminal quiet: requests hold names people searched for."""
