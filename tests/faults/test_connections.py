"""A connection that breaks while documents come in loses nothing and doubles nothing."""

import random
import threading
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from graphbuilder.store import Store, connect
from tests.faults.kills import articles
from tests.faults.proxy import Proxy
from tests.store.conftest import empty

pytestmark = pytest.mark.server


def test_connections_that_break_lose_nothing_and_double_nothing(neo4j_uri: str, fresh: Callable[[], Store]) -> None:
    empty(neo4j_uri)
    chance = random.Random(5)
    documents, done = articles(15, chance), threading.Event()
    with connect(neo4j_uri) as store:
        store.prepare()
    port = urlsplit(neo4j_uri).port
    assert port is not None
    with Proxy(port) as proxy, connect(f"bolt://127.0.0.1:{proxy.port}") as store:
        disturber = threading.Thread(target=proxy.disturb, args=(chance, done, 4))
        disturber.start()
        for each in documents:
            store.replace([each])
        done.set()
        disturber.join()
        assert proxy.faults >= 2
    with connect(neo4j_uri) as store, fresh() as undisturbed:
        undisturbed.replace(documents)
        assert list(store.dump()) == list(undisturbed.dump())
    empty(neo4j_uri)


def test_a_connection_that_broke_meanwhile_is_made_anew_whatever_is_asked_next(neo4j_uri: str) -> None:
    empty(neo4j_uri)
    with Proxy(urlsplit(neo4j_uri).port or 0) as proxy, connect(f"bolt://127.0.0.1:{proxy.port}") as store:
        for ask in (
            store.prepare,
            store.changes,  # type: ignore[attr-defined]
            store.counts,
            lambda: store.read("RETURN 1"),
            lambda: store.delete("none"),
        ):
            proxy.cut(reset=True)
            ask()
        assert proxy.faults == 5
