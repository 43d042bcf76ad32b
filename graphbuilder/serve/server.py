"""The server: the loopback address alone, few connections, each cut that sends nothing, until Ctrl-C."""

import asyncio
import getpass
import secrets
import socket
import threading
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from graphbuilder.errors import ViewError
from graphbuilder.serve.app import app
from graphbuilder.serve.desk import Desk
from graphbuilder.serve.guard import Guard
from graphbuilder.store import connect

LOOPBACK = "127.0.0.1"
#: All addresses of a container, which decides itself who reaches them.
EVERYWHERE = "0.0.0.0"
#: Connections at one time, those in line, and seconds one may last until its request is read.
MOST_CONNECTIONS = 128
BACKLOG = 128
REQUEST_SECONDS = 5.0


class Workbench:
    """The workbench over the graph at *graph*. Opens the port at once."""

    def __init__(
        self,
        graph: str,
        *,
        port: int = 0,
        language: str | None = None,
        token: str | None = None,
        min_confidence: float = 0.0,
        author: str = "",
        in_container: bool = False,
    ) -> None:
        """*port* 0 takes a free one; *in_container* listens on all addresses there, for a port published on the loopback.

        Requests must name the loopback address either way.

        Raises:
            ViewError: The port is taken. StoreError: There is no graph.
        """
        connect(graph, read_only=True).close()
        self.token = token or secrets.token_urlsafe(24)
        self.desk = Desk(graph, language=language, min_confidence=min_confidence, author=author or getpass.getuser())
        self._socket = _listening(EVERYWHERE if in_container else LOOPBACK, port)
        self.port = int(self._socket.getsockname()[1])
        hosts = (f"{LOOPBACK}:{self.port}", f"localhost:{self.port}")
        door = Guard(app(self.desk), hosts=hosts, token=self.token, cookie=f"graphbuilder-{self.port}")
        self._server = uvicorn.Server(
            uvicorn.Config(
                door,
                http=_Impatient,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=False,
                proxy_headers=False,
                limit_concurrency=MOST_CONNECTIONS,
                backlog=BACKLOG,
                timeout_keep_alive=5,
                timeout_graceful_shutdown=2,
                h11_max_incomplete_event_size=16_384,
            )
        )
        self._ended = threading.Event()

    @property
    def address(self) -> str:
        """The address to open, token included."""
        return f"http://{LOOPBACK}:{self.port}/?{urlencode({'token': self.token})}"

    def run(self) -> None:
        """Serve until interrupted."""
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._ended.set()

    def serve(self) -> None:
        """Serve in this thread until `close`, leaving signals to others."""
        try:
            asyncio.run(self._server.serve(sockets=[self._socket]))
        finally:
            self._ended.set()

    def close(self) -> None:
        """Stop, let go of the port, and end the processes that hold the graph."""
        self._server.should_exit = True
        if self._server.started:
            self._ended.wait(10)
        self._socket.close()
        self.desk.reading.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _listening(host: str, port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.bind((host, port))
        made.listen(BACKLOG)
    except OSError as error:
        made.close()
        raise ViewError(
            f"port {port} of {host} cannot be opened ({error.strerror}); take another with --port"
        ) from None
    return made


class _Impatient(H11Protocol):
    """Cuts a connection whose request does not come in time."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._deadline = self.loop.call_later(REQUEST_SECONDS, self._cut)

    def connection_lost(self, exc: Exception | None) -> None:
        self._deadline.cancel()
        super().connection_lost(exc)

    def _cut(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()
