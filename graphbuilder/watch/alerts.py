"""New rows of a question, told once: to a file, to a program on this machine, or on standard output.

A file has each row once, whenever the writer is killed: what it holds is looked at before more is written. A program is told
again where it did not answer, or nobody remembers that it did; the row's id is sent along (``Idempotency-Key``).
"""

import ipaddress
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import urllib3

from graphbuilder.errors import BadParameter, StoreError
from graphbuilder.model import digest
from graphbuilder.query import question, run
from graphbuilder.query.entities import Reader
from graphbuilder.query.output import records
from graphbuilder.watch.state import State

#: Columns that name what a row is about, whatever else changes in it; the first there is counts.
KEYS = ("statement", "occurrence", "document")
#: Rows a question may have, where it does not say.
MOST = 10_000
SECONDS = 10.0

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Alert:
    """A stored *question* with its parameters whose new rows are told, by a *name*."""

    name: str
    question: str
    parameters: dict[str, Any] = field(default_factory=dict)

    def rows(self, store: Reader) -> dict[str, Row]:
        """Return the rows there are, by id; none while the graph knows nothing of whom it asks about."""
        given = dict(self.parameters)
        if any(one.name == "limit" for one in question(self.question).parameters):
            given.setdefault("limit", MOST)
        try:
            found = records(run(store, self.question, given))
        except BadParameter as error:
            if "knows nothing" in str(error):
                return {}
            raise
        return {self._id(row): row for row in found}

    def _id(self, row: Row) -> str:
        key = next((name for name in KEYS if row.get(name)), None)
        told = row[key] if key else json.dumps(row, ensure_ascii=False, sort_keys=True)
        return digest("row", self.name, told)


class Sink(Protocol):
    """Where rows go."""

    def known(self) -> set[str]:
        """Return the ids of rows it is known to have."""

    def send(self, rows: Sequence[Row]) -> None:
        """Take *rows*, each with its ``id``; raises StoreError where it cannot."""


def sink(to: str) -> Sink:
    """Return where *to* says rows go: ``-`` (standard output), an address on this machine, or a file.

    Raises:
        BadParameter: The address is not of this machine.
    """
    if to == "-":
        return Output()
    if "://" in to:
        return Webhook(to)
    return File(Path(to))


class Output:
    """Standard output: a JSON object a line."""

    def known(self) -> set[str]:
        """Nobody knows what was read of it."""
        return set()

    def send(self, rows: Sequence[Row]) -> None:
        """Print *rows*."""
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
        sys.stdout.flush()


class File:
    """A file of JSON lines, with each row once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def known(self) -> set[str]:
        """Return the ids in the file; a line that was cut short by a kill is taken away."""
        if not self._path.exists():
            return set()
        try:
            data = self._path.read_bytes()
            if data and not data.endswith(b"\n"):
                data = data[: data.rfind(b"\n") + 1]
                os.truncate(self._path, len(data))
            return {json.loads(line)["id"] for line in data.splitlines() if line.strip()}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self._path}: no file of alerts ({error!r}); name another with --to") from None

    def send(self, rows: Sequence[Row]) -> None:
        """Append *rows*, on the disk when this returns."""
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise StoreError(
                f"{self._path}: cannot be written ({error.strerror or error}); name another with --to"
            ) from None


class Webhook:
    """A program on this machine that takes a row a POST, as JSON."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "http" or not _own(parts.hostname or "") or "@" in parts.netloc:
            raise BadParameter(
                f"{url}: no webhook; expected http:// and an address of this machine, such as 127.0.0.1:8080"
            )
        self._url = url
        self._pool = urllib3.PoolManager(retries=False, timeout=SECONDS)

    def known(self) -> set[str]:
        """Nobody knows what it took."""
        return set()

    def send(self, rows: Sequence[Row]) -> None:
        """Post *rows* one after the other."""
        for row in rows:
            body = json.dumps(row, ensure_ascii=False).encode()
            headers = {"Content-Type": "application/json", "Idempotency-Key": str(row["id"])}
            try:
                answer = self._pool.request("POST", self._url, body=body, headers=headers, redirect=False)
            except urllib3.exceptions.HTTPError as error:
                raise StoreError(
                    f"{self._url}: no answer to an alert ({type(error).__name__}); it is sent again"
                ) from None
            if not 200 <= answer.status < 300:
                raise StoreError(f"{self._url}: answered {answer.status} to an alert; it is sent again")


def _own(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def begin(alerts: Sequence[Alert], state: State, store: Reader | None) -> None:
    """Take what *alerts* that are asked for the first time find now for known; nothing where there is no graph yet."""
    for alert in alerts:
        if state.told(alert.name) is None:
            state.tell(alert.name, alert.rows(store) if store is not None else ())


def tell(
    alerts: Sequence[Alert], state: State, store: Reader, to: Sink, at: str, each: Callable[[str], None] | None = None
) -> int:
    """Send the rows of *alerts* that were not told yet, and remember them; return how many there were."""
    there, count = to.known(), 0
    for alert in alerts:
        rows = alert.rows(store)
        told = state.told(alert.name) or set()
        state.tell(alert.name, [id for id in rows if id in there and id not in told])
        for id, row in rows.items():
            if id not in told and id not in there:
                to.send([{"id": id, "alert": alert.name, "at": at, **row}])
                state.tell(alert.name, [id])
                count += 1
                if each is not None:
                    each(id)
    return count
