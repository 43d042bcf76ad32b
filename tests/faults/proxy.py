"""A proxy on this machine that cuts, resets and holds up the connections through it."""

import contextlib
import random
import socket
import struct
import threading
import time
from typing import Self

_RESET = struct.pack("ii", 1, 0)


class Proxy:
    """Passes on what comes to `port` to a server on this machine, until told otherwise."""

    def __init__(self, server: int) -> None:
        self._server = server
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._ends: list[socket.socket] = []
        self._held = threading.Event()
        self._held.set()
        #: Connections that were open when they were cut.
        self.faults = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()
        self.cut()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._server))
            except OSError:
                return
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._ends += [client, server]
            for one, other in ((client, server), (server, client)):
                threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                self._held.wait()
                other.sendall(data)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)  # closed alone, an end that another thread reads stays open to its peer
                end.close()

    def cut(self, *, reset: bool = False) -> None:
        """End all connections, with a reset where *reset*; whoever writes then knows nothing of the last answer."""
        ends, self._ends = self._ends, []
        self.faults += bool(ends)
        for end in ends:
            with contextlib.suppress(OSError):
                if reset:
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                end.shutdown(socket.SHUT_RDWR)
                end.close()

    def hold(self, seconds: float) -> None:
        """Pass nothing on for *seconds*."""
        self._held.clear()
        time.sleep(seconds)
        self._held.set()
        self.faults += 1

    def disturb(self, chance: random.Random, until: threading.Event, most: int) -> None:
        """Cut, reset and hold up at random moments, up to *most* times, until *until* is set."""
        for _ in range(most):
            if until.wait(0.3 + 2 * chance.random()):
                return
            kind = chance.randrange(3)
            if kind == 2:
                self.hold(chance.random())
            else:
                self.cut(reset=kind == 1)
