"""A server that is not there, hangs, hangs up, or refuses: errors of one line, at once."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import neo4j  # noqa: F401 - imported before the clocks run
import pytest

from graphbuilder.errors import StoreError, StoreUnavailable
from graphbuilder.store import connect


@contextmanager
def listener(*, answer: bytes | None, hang: bool) -> Iterator[str]:
    """Yield the address of a false server that sends *answer* to whoever connects, then hangs or hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        held: list[socket.socket] = []

        def serve() -> None:
            while True:
                try:
                    client, _ = server.accept()
                except OSError:
                    return
                if answer:
                    client.sendall(answer)
                held.append(client)
                if not hang:
                    client.close()

        threading.Thread(target=serve, daemon=True).start()
        yield f"bolt://127.0.0.1:{server.getsockname()[1]}"
        for client in held:
            client.close()


def refused(address: str, *, within: float) -> str:
    """Return the error of connecting to *address*, which must come *within* so many seconds, in one line."""
    start = time.monotonic()
    with pytest.raises(StoreError) as caught:
        connect(address)
    assert time.monotonic() - start < within
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_nothing_listening_is_told_at_once_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    told = refused(f"bolt://127.0.0.1:{port}", within=5)
    assert f"127.0.0.1:{port}" in told
    assert "graphbuilder server start" in told


def test_a_name_nobody_knows_is_told_at_once() -> None:
    assert "no Neo4j answers" in refused("neo4j://no-such-host.invalid:7687", within=10)


def test_a_server_that_never_greets_is_given_up() -> None:
    with listener(answer=None, hang=True) as address:
        refused(address, within=15)


def test_a_server_that_hangs_up_is_told() -> None:
    with listener(answer=None, hang=False) as address, pytest.raises(StoreUnavailable):
        connect(address)


def test_a_server_of_another_kind_is_told() -> None:
    with listener(answer=b"HTTP/1.1 400 Bad Request\r\n\r\n", hang=False) as address:
        refused(address, within=15)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    told = refused("bolt://neo4j:secret-word@127.0.0.1:1", within=1)
    assert "secret-word" not in told
    assert "NEO4J_PASSWORD" in told


def test_a_wrong_port_is_an_error_of_one_line() -> None:
    refused("bolt://127.0.0.1:99999", within=1)


@pytest.mark.server
def test_a_wrong_password_is_tried_once_and_told(neo4j_uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "certainly-not-this")
    told = refused(neo4j_uri, within=10)
    assert "NEO4J_USERNAME" in told
    assert "certainly-not-this" not in told
    monkeypatch.undo()
    connect(neo4j_uri).close()  # the account is not locked
