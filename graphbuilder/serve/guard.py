"""Who may ask and what every answer carries: the one door through which all requests come.

- A request names this very address in its Host header: a rebound name does not.
- What other sites start is refused, by Sec-Fetch-Site, and for writing by Origin.
- Reading is open to whoever reaches the loopback address; writing wants the token of this run, once in the address, from
  then on in a cookie that no other site sends, or from a program as a bearer token.
- Bodies are small, addresses short, requests at one time few.
"""

import asyncio
import hmac
import os
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

MOST_QUERY = 2000  #: bytes of the address after the question mark
MOST_BODY = 64_000  #: bytes of a form
MOST_UPLOAD = 20_000_000  #: bytes of what is sent to be ingested
MOST_AT_ONCE = 16  #: requests worked on at one time; others wait
MOST_WAITING = 64  #: requests that wait; others are sent away
UPLOADS = "/api/ingest"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer, browsers say Origin: null of their own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """The door before *app*. *hosts* are the Host headers that mean this server, *token* the secret of this run."""

    def __init__(self, app: Any, *, hosts: tuple[str, ...], token: str, cookie: str) -> None:
        self.app = app
        self.hosts = hosts
        self.token = token.encode()
        self.cookie = cookie
        self._room = asyncio.Semaphore(MOST_AT_ONCE)
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what may not in, let in what may."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return None
        if scope["type"] != "http":
            return await send({"type": "websocket.close", "code": 1008})
        send = _with_headers(send)
        headers = [(name.lower(), value.decode("latin-1")) for name, value in scope["headers"]]
        said = self._refusal(scope, headers) or await self._entrance(scope, send)
        if said is not None:
            return await _say(send, *said) if said[0] != 303 else None
        if self._waiting >= MOST_WAITING:
            return await _say(send, 503, "Too many requests at once: try again in a moment.")
        self._waiting += 1
        try:
            async with self._room:
                return await self._answered(scope, receive, send)
        finally:
            self._waiting -= 1

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer; what nobody foresaw is one line to the client, and a trace for who debugs."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, _limited(receive, scope), noted)
        except Exception as error:
            if os.environ.get("GRAPHBUILDER_DEBUG"):
                traceback.print_exc()
            if not begun:
                await _say(send, 500, f"Unforeseen: {type(error).__name__}; GRAPHBUILDER_DEBUG=1 shows where.")

    def _refusal(self, scope: Scope, headers: list[tuple[bytes, str]]) -> tuple[int, str] | None:
        """Return status and text of why a request may not in; None where it may. Notes who may write in *scope*."""
        given = dict(headers)
        hosts = [value.lower() for name, value in headers if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            return 403, "This server answers only on its own address."
        if given.get(b"sec-fetch-site", "none") not in ("none", "same-origin"):
            return 403, "Other sites may not ask."
        if len(scope.get("query_string", b"")) > MOST_QUERY:
            return 414, f"The address is too long: at most {MOST_QUERY} bytes after the question mark."
        if scope["method"] in ("GET", "HEAD"):
            scope["may_write"] = self._knows(self._carried(given))
            return None
        if scope["method"] != "POST":
            return 405, "Only GET, HEAD and POST are answered here."
        origin = given.get(b"origin")
        bearer = given.get(b"authorization", "").removeprefix("Bearer ")
        if origin not in (None, f"http://{hosts[0]}") or (origin is None and not self._knows(bearer)):
            return 403, "Only this server's own pages may write."
        if not (self._knows(bearer) or self._knows(self._carried(given))):
            return 403, "Writing wants the address that graphbuilder serve printed: it holds the token of this run."
        most = MOST_UPLOAD if scope["path"] == UPLOADS else MOST_BODY
        length = given.get(b"content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length) > most or b"transfer-encoding" in given:
            return 413, f"The body is too long: at most {most:,} bytes, its length said beforehand."
        scope["may_write"] = True
        return None

    async def _entrance(self, scope: Scope, send: Send) -> tuple[int, str] | None:
        """Change a token in the address for a cookie, so that it stands in no history and no link."""
        if scope["method"] not in ("GET", "HEAD") or b"token=" not in scope.get("query_string", b""):
            return None
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)  # percent signs are UTF-8
        tokens = [value for name, value in asked if name == "token"]
        if not tokens:
            return None
        if not self._knows(tokens[0]):
            return 403, "The token is not that of this run: open the address that graphbuilder serve printed."
        rest = urlencode([(name, value) for name, value in asked if name != "token"])
        path = "/" + scope.get("raw_path", scope["path"].encode()).decode("latin-1").lstrip("/")
        cookie = f"{self.cookie}={self.token.decode()}; HttpOnly; SameSite=Strict; Path=/"
        location = f"{path}?{rest}" if rest else path
        await _say(send, 303, "", [(b"location", location.encode("latin-1")), (b"set-cookie", cookie.encode())])
        return 303, ""

    def _knows(self, token: str) -> bool:
        """Say whether *token* is that of this run, in a time that tells nothing."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token)

    def _carried(self, headers: dict[bytes, str]) -> str:
        for part in headers.get(b"cookie", "").split(";"):
            name, _, value = part.strip().partition("=")
            if name == self.cookie:
                return value
        return ""


def _limited(receive: Receive, scope: Scope) -> Receive:
    """Cut a body that is longer than it said it would be."""
    left = MOST_UPLOAD if scope["path"] == UPLOADS else MOST_BODY

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return counted


def _with_headers(send: Send) -> Send:
    fixed = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name, value) for name, value in message.get("headers", []) if name != b"server"]
            names = {name for name, _ in own}
            kept = own if b"cache-control" in names else [*own, (b"cache-control", b"no-store")]
            message = {**message, "headers": [*kept, *(pair for pair in fixed if pair[0] not in names)]}
        await send(message)

    return sent


async def _say(send: Send, status: int, text: str, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    body = (text + "\n").encode() if text else b""
    fixed = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    allow = [(b"allow", b"GET, HEAD, POST")] if status == 405 else []
    await send({"type": "http.response.start", "status": status, "headers": [*fixed, *allow, *(headers or [])]})
    await send({"type": "http.response.body", "body": body})
