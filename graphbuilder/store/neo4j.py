"""The graph on a Neo4j server, by the official driver.

Every write is a managed transaction; as all of it is replace-by-key, one whose commit is in doubt is simply run again.
A wrong password is never tried twice, since a few wrong ones lock the account.
"""

import logging
import os
import socket
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

from graphbuilder.errors import QueryError, StoreError, StoreUnavailable
from graphbuilder.store.base import Rows, Run
from graphbuilder.store.encryption import trouble
from graphbuilder.store.graph import GraphStore
from graphbuilder.store.guard import refuse_files
from graphbuilder.store.plain import from_server
from graphbuilder.store.schema import declare

T = TypeVar("T")

PORT = 7687
#: Seconds a server has to answer the first knock, and to greet; the driver waits for two greetings.
PROBE_SECONDS = 3.0
GREETING_SECONDS = 5.0
#: Seconds one writing transaction may take, and how long the driver tries again after failures that pass.
WRITE_SECONDS = 600.0
RETRY_SECONDS = 30.0
#: Failures the driver does not retry, but that pass when two writers met: the loser runs again.
PASSING = (
    "Neo.ClientError.Statement.EntityNotFound",
    "Neo.ClientError.Schema.ConstraintValidationFailed",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
)
ATTEMPTS = 5
#: Characters of a server's message that are shown.
LONGEST = 300
#: What a server says that takes no changes; the second the driver tries elsewhere first, for a follower of a cluster says so.
FROZEN = (
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
)


class ServerStore(GraphStore):
    """A graph on a server that others may read and write meanwhile."""

    shared = True

    def __init__(self, address: str, *, read_only: bool = False) -> None:
        if urlsplit(address).username or urlsplit(address).password:
            raise StoreError(
                "the address of the server holds a user or password: expected neo4j://host:port; "
                "set NEO4J_USERNAME and NEO4J_PASSWORD instead"
            )
        self._address = address
        self._read_only = read_only
        self._prepared = False
        self._database = os.environ.get("NEO4J_DATABASE") or None
        knock(address)

        import neo4j  # only now: the import costs more than the knock

        # else what the driver logs reaches stderr beside our one line
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self._driver = neo4j.GraphDatabase.driver(
            address,
            auth=credentials(),
            connection_timeout=GREETING_SECONDS,
            connection_acquisition_timeout=2 * GREETING_SECONDS,
            max_transaction_retry_time=RETRY_SECONDS,
            liveness_check_timeout=60.0,
            notifications_min_severity="OFF",
            telemetry_disabled=True,
        )
        try:
            self._greet()
        except BaseException:
            self._driver.close()
            raise

    def _greet(self) -> None:
        """Log in for the first time; raise what is wrong where that fails."""
        try:
            with self._errors():
                self._driver.verify_connectivity()
        except StoreUnavailable:
            scheme, host, port = parts_of(self._address)
            if told := trouble(scheme, host, port, seconds=PROBE_SECONDS):
                raise StoreError(f"{self._address} {told}") from None
            raise

    def prepare(self) -> None:
        """Declare the constraints and indexes that are missing.

        A user that may only write data works where somebody who may has declared them (`graphbuilder schema apply`).

        Raises:
            StoreError: Some are missing, and this user may not declare them.
        """
        if self._prepared:
            return
        self._writable()
        self._again(self._session_to_write, lambda session: declare(lambda statement: _managed(session, statement)))
        self._prepared = True

    def transact(self, work: Callable[[Run], T]) -> T:
        """Run *work* in one managed transaction, again after failures that pass."""
        import neo4j

        self._writable()
        timed = neo4j.unit_of_work(timeout=WRITE_SECONDS)(lambda transaction: work(_runner(transaction)))
        result: T = self._again(self._session_to_write, lambda session: session.execute_write(timed))
        return result

    def look(self, work: Callable[[Run], T]) -> T:
        """Run *work* in one managed reading transaction."""

        def done(transaction: Any) -> T:
            return work(_runner(transaction))

        result: T = self._again(self._session_to_read, lambda session: session.execute_read(done))
        return result

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = 30.0) -> Rows:
        """Ask a question; the server refuses to write in read access mode, and ends it after *timeout*."""
        import neo4j

        refuse_files(cypher)

        def ask(transaction: neo4j.ManagedTransaction) -> Rows:
            found = transaction.run(cypher, dict(parameters or {}))
            columns = tuple(found.keys())
            return Rows(columns, [tuple(from_server(value) for value in record.values()) for record in found])

        timed = neo4j.unit_of_work(timeout=max(0.001, timeout))(ask)
        rows: Rows = self._again(self._session_to_read, lambda session: session.execute_read(timed), asked=timeout)
        return rows

    def changes(self) -> str | None:
        """Return the bookmark of the last transaction that was committed to this database, None where there is none."""

        def asked(session: Any) -> str | None:
            session.execute_read(lambda transaction: transaction.run("RETURN 1").consume())
            return " ".join(sorted(session.last_bookmarks().raw_values)) or None

        return self._again(self._session_to_read, asked)

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def _again(self, opened: Callable[[], Any], work: Callable[[Any], T], *, asked: float | None = None) -> T:
        """Do *work* in a session of its own, again after failures that pass but that the driver does not try again."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self._errors(asked=asked), opened() as session:
                    return work(session)
            except _Passing as passing:
                if attempt == ATTEMPTS:
                    raise StoreError(f"{self._address}: {passing}; tried {attempt} times, try again later") from None
                time.sleep(0.1 * attempt)
        raise AssertionError("the last attempt returns or raises")

    def _session_to_write(self) -> Any:
        return self._driver.session(database=self._database)

    def _session_to_read(self) -> Any:
        import neo4j

        return self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS)

    def _writable(self) -> None:
        if self._read_only:
            raise StoreError(f"{self._address} was opened to read only: open it to write")

    def _errors(self, *, asked: float | None = None) -> "_errors":
        return _errors(self._address, asked)


def credentials() -> tuple[str, str] | None:
    """Return user and password from the environment; None without a password, for servers that want none."""
    password = os.environ.get("NEO4J_PASSWORD")
    return (os.environ.get("NEO4J_USERNAME") or "neo4j", password) if password else None


def parts_of(address: str) -> tuple[str, str, int]:
    """Return scheme, host and port of *address*; raise `StoreError` where it is none."""
    try:
        parts = urlsplit(address)
        return parts.scheme.lower(), parts.hostname or "localhost", parts.port or PORT
    except ValueError:
        raise StoreError(f"{address} is no address of a server: expected neo4j://host:port") from None


def knock(address: str) -> None:
    """Raise `StoreUnavailable` at once where nothing listens at *address*; the driver would try for half a minute."""
    _, host, port = parts_of(address)
    try:
        socket.create_connection((host, port), timeout=PROBE_SECONDS).close()
    except OSError as error:
        raise StoreUnavailable(
            f"no Neo4j answers at {host}:{port} ({error.strerror or error}): start it (graphbuilder server start) "
            "or name another graph with --graph"
        ) from None


def _managed(session: Any, statement: str) -> list[dict[str, Any]]:
    """Send one statement of the schema, again where the connection breaks: it may be repeated."""
    work = session.execute_write if statement.startswith(("CREATE", "DROP")) else session.execute_read
    found: list[dict[str, Any]] = work(lambda transaction: transaction.run(statement).data())
    return found


def _runner(transaction: Any) -> Run:
    def run(statement: str, /, **parameters: Any) -> list[dict[str, Any]]:
        found = transaction.run(statement, parameters)
        return [{name: from_server(value) for name, value in record.items()} for record in found]

    return run


class _Passing(Exception):
    """A failure after which the same work may be run again."""


class _errors:
    """Turn the driver's errors into ours, one line each. *asked* is the time a question had, None for our own work."""

    def __init__(self, address: str, asked: float | None) -> None:
        self._address = address
        self._asked = asked

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> None:
        from neo4j import exceptions as driver

        if isinstance(error, driver.AuthError):
            raise StoreError(
                f"{self._address} refuses user and password: set NEO4J_USERNAME and NEO4J_PASSWORD to the server's"
            ) from None
        if isinstance(error, (driver.ServiceUnavailable, driver.SessionExpired)):
            if isinstance(error, driver.IncompleteCommit):
                raise _Passing("the connection broke while committing") from None
            raise StoreUnavailable(f"{self._address} does not answer: {_broken(error)}; is the server up?") from None
        if isinstance(error, driver.Neo4jError):
            self._refused(error)
        elif isinstance(error, (driver.DriverError, ValueError, TypeError, OverflowError)):
            raise self._family()(f"{self._address}: {_line(error)}") from None

    def _refused(self, error: Any) -> None:
        code, message = error.code or "", _line(error.message or error)
        if self._asked is None:
            if code in PASSING:
                raise _Passing(message) from None
            if code in FROZEN:
                raise StoreError(_frozen(self._address)) from None
            raise StoreError(f"{self._address} refuses: {message} ({code})") from None
        if "TransactionTimedOut" in code or "Terminated" in code:
            raise QueryError(
                f"the query took longer than {self._asked:g} s: narrow it down or allow more time"
            ) from None
        if code == "Neo.ClientError.Statement.AccessMode":
            raise QueryError("the query would change the graph: only reading is allowed here") from None
        raise QueryError(f"the graph refuses the query: {message}") from None

    def _family(self) -> type[StoreError] | type[QueryError]:
        return StoreError if self._asked is None else QueryError


def _frozen(address: str) -> str:
    return f"{address} is read only: let whoever keeps the server allow writing, or name another graph with --graph"


def _broken(error: object) -> str:
    told = _line(error)
    return "the connection broke" if "defunct connection" in told else told


def _line(error: object) -> str:
    text = " ".join(str(error).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
