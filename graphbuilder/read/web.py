"""Fetching pages and feeds from addresses that strangers may have chosen.

Only http and https, only public addresses unless allowed, every redirect checked anew, robots.txt obeyed, and one
deadline for everything from the first name to the last byte.
"""

import contextlib
import functools
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import metadata
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from graphbuilder.errors import ReadError
from graphbuilder.read import addresses
from graphbuilder.read.archives import content_type
from graphbuilder.read.compression import decompress
from graphbuilder.read.conditions import Conditions
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import clean_url

#: Seconds to wait for a connection, within the deadline.
CONNECT = 5.0
#: Bytes read at a time.
STEP = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)
_ENCODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: the last address after redirects, the declared media type and charset, the bytes."""

    url: str
    data: bytes
    media_type: str = ""
    charset: str | None = None
    status: int = 200


@dataclass(slots=True)
class Deadline:
    """A moment after which every socket of a download is shut, whatever it waits for."""

    seconds: float
    end: float = field(init=False)
    expired: bool = False
    _sockets: list[socket.socket] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.end = time.monotonic() + self.seconds

    def left(self) -> float:
        """Seconds left; TimeoutError where there are none."""
        left = self.end - time.monotonic()
        if self.expired or left <= 0:
            raise TimeoutError
        return left

    def watch(self, connection: socket.socket) -> None:
        self._sockets.append(connection)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        timer = threading.Timer(max(0.0, self.end - time.monotonic()), self._shut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _shut(self) -> None:
        self.expired = True
        for connection in self._sockets:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class Fetcher:
    """Fetches addresses one after another and remembers each site's robots.txt."""

    def __init__(
        self,
        limits: Limits,
        *,
        allow_private: bool = False,
        obey_robots: bool = True,
        conditions: Conditions | None = None,
    ) -> None:
        self.conditions = conditions
        self.limits, self.allow_private, self.obey_robots = limits, allow_private, obey_robots
        self._robots: dict[str, Any] = {}
        self._last: dict[str, float] = {}

    def fetch(self, url: str) -> Page:
        """Return what *url* gives; ReadError where it is refused, fails, is too large or takes too long.

        An address that is as the fetcher's *conditions* know it gives nothing, with status 304.
        """
        deadline = Deadline(self.limits.download_seconds)
        try:
            with deadline.running():
                page = self._follow(url, deadline, robots=self.obey_robots)
        except (TimeoutError, HTTPError, OSError, ValueError) as error:
            if deadline.expired or time.monotonic() >= deadline.end:
                seconds = f"not fetched in {self.limits.download_seconds:g} s"
                raise refusal(url, "download_seconds", self.limits, seconds, "try again or raise the limit") from error
            raise ReadError(
                f"{one_line(url)}: cannot be fetched ({_cause(error)}); check the address and the network"
            ) from error
        if page.status == 304 and self.conditions is not None and url in self.conditions.same:
            return page
        if page.status != 200:
            raise ReadError(f"{one_line(url)}: the server answered {page.status}; check the address")
        return page

    def _follow(self, url: str, deadline: Deadline, *, robots: bool) -> Page:
        """Fetch *url* and what it redirects to; each hop is checked like the first."""
        shown = url
        for _ in range(self.limits.redirects + 1):
            url = _checked(url, shown)
            if robots:
                self._ask_robots(url, deadline)
            page, target = self._request(url, deadline, shown)
            if target is None:
                return page
            url = urljoin(url, target)
        raise refusal(
            shown, "redirects", self.limits, f"more than {self.limits.redirects} redirects", "give the last address"
        )

    def _request(self, url: str, deadline: Deadline, shown: str) -> tuple[Page, str | None]:
        """One request: the page, or where it redirects to. The body of a redirect or an error is not read."""
        parts = urlsplit(url)
        pool = self._pool(parts.scheme, str(parts.hostname), parts.port, deadline)
        try:
            response = pool.urlopen(
                "GET",
                (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
                headers={
                    "User-Agent": agent(),
                    "Accept-Encoding": "gzip, deflate",
                    "Accept": "*/*",
                    "Connection": "close",
                    **(self.conditions.headers(shown) if self.conditions is not None else {}),
                },
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
                timeout=urllib3.Timeout(connect=min(CONNECT, deadline.left()), read=deadline.left()),
            )
            target = response.headers.get("Location")
            if self.conditions is not None and response.status in (200, 304):
                self.conditions.note(shown, response.status, response.headers)
            if response.status in _REDIRECTS and target:
                return Page(url, b"", status=response.status), target
            data = self._body(response, deadline, shown) if response.status == 200 else b""
            media_type, charset = content_type(response.headers.get("Content-Type", ""))
            return Page(url, data, media_type, charset, response.status), None
        finally:
            pool.close()

    def _body(self, response: Any, deadline: Deadline, shown: str) -> bytes:
        """Read the body, count it as it comes, and decompress it; the names of encodings are outermost last."""
        names = [
            name.strip().lower() for name in response.headers.get("Content-Encoding", "").split(",") if name.strip()
        ]
        encodings = [name for name in names if name != "identity"]
        if unknown := [name for name in encodings if name not in _ENCODINGS]:
            raise ReadError(
                f"{one_line(shown)}: answered in encoding {one_line(unknown[0])}, not asked for; save the page"
            )
        if len(encodings) > self.limits.layers:
            raise refusal(
                shown, "layers", self.limits, f"compressed {len(encodings)} times", "save the page and give the file"
            )
        data = bytearray()
        while chunk := response.read(STEP, decode_content=False):
            deadline.left()
            data += chunk
            if len(data) > self.limits.read_bytes:
                raise refusal(shown, "read_bytes", self.limits, f"more than {self.limits.read_bytes} bytes")
        deadline.left()
        body = bytes(data)
        for name in reversed(encodings):
            body = decompress(body, _ENCODINGS[name], shown, self.limits) if body else body
        return body

    def _pool(self, scheme: str, host: str, port: int | None, deadline: Deadline) -> HTTPConnectionPool:
        """A pool whose connection goes to a checked address; the host's name stays in Host and in the TLS handshake."""
        connect = functools.partial(_connect, deadline=deadline, allow_private=self.allow_private)
        base = HTTPSConnection if scheme == "https" else HTTPConnection
        connection = type("CheckedConnection", (base,), {"_new_conn": lambda self: connect(self.host, self.port)})
        pool_class = HTTPSConnectionPool if scheme == "https" else HTTPConnectionPool
        pool = type("CheckedPool", (pool_class,), {"ConnectionCls": connection})(host, port, maxsize=1)
        assert isinstance(pool, HTTPConnectionPool)
        return pool

    def _ask_robots(self, url: str, deadline: Deadline) -> None:
        """Refuse what robots.txt of the site disallows, and wait as long as it asks, within the deadline."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(f"{site}/robots.txt", deadline)
        rules = self._robots[site]
        if rules is None:
            raise ReadError(
                f"{one_line(url)}: robots.txt of the site cannot be read, so nothing is fetched; try again later"
            )
        if not rules.can_fetch(url, agent()):
            raise ReadError(f"{one_line(url)}: robots.txt of the site disallows it; save the page and give the file")
        delay = float(rules.crawl_delay(agent()) or 0.0)
        if not delay <= self.limits.download_seconds:
            asked = f"robots.txt of the site asks to wait {delay:g} s before each page"
            raise refusal(url, "download_seconds", self.limits, asked, "save the page and give the file")
        wait = self._last.get(site, 0.0) + delay - time.monotonic()
        if wait > 0:
            time.sleep(min(wait, deadline.left()))
        self._last[site] = time.monotonic()

    def _rules(self, url: str, deadline: Deadline) -> Any:
        """The site's rules; empty where it has none (4xx), None where it cannot say (5xx, no answer): RFC 9309."""
        from protego import Protego

        try:
            page = self._follow(url, deadline, robots=False)
        except addresses.NotAllowed:
            raise  # the page would be refused as well, and this says why
        except ReadError:
            return None
        if page.status >= 500 or page.status == 429:
            return None
        return Protego.parse(page.data[:512_000].decode("utf-8", "replace") if page.status == 200 else "")


def _connect(host: str, port: int, *, deadline: Deadline, allow_private: bool) -> socket.socket:
    """Connect to the first address of *host* that answers, all of them checked before."""
    last: OSError | None = None
    for family, address in addresses.resolve(
        host.strip("[]"), port, seconds=deadline.left(), allow_private=allow_private
    ):
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(min(CONNECT, deadline.left()))
            connection.connect(address)
        except OSError as error:
            connection.close()
            last = error
            continue
        connection.settimeout(deadline.left())
        deadline.watch(connection)
        return connection
    raise last or OSError(f"no address for {host}")


def _checked(url: str, shown: str) -> str:
    """Return *url* in its clean form with an ASCII host; ReadError where scheme, host or user information forbid it."""
    if "@" in urlsplit(url).netloc:
        raise ReadError(f"{one_line(shown)}: a user name in the address; remove it")
    url = clean_url(url, shown)
    parsed = urllib3.util.parse_url(url)  # percent-encodes the path and writes the host in IDNA
    if not parsed.host or len(url) > 4_000:
        raise ReadError(f"{one_line(shown)}: no usable web address; expected http:// or https:// and a host")
    return parsed.url


def _cause(error: Exception) -> str:
    """What went wrong, without the object addresses urllib3 puts in its messages."""
    text = one_line(error) or type(error).__name__
    return text.split(": ", 1)[1] if text.startswith("<") and ": " in text else text


@functools.cache
def agent() -> str:
    """The name this program gives to servers, which robots.txt may address."""
    try:
        return f"graphbuilder/{metadata.version('graphbuilder')}"
    except metadata.PackageNotFoundError:
        return "graphbuilder"
