"""Wire copies are one report, whatever the order they came in; the first ingestion of a text is remembered."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from graphbuilder.model import Localised, Resolution
from graphbuilder.read.duplicates import duplicate_groups
from graphbuilder.store import Store, connect
from tests.store.builders import Article
from tests.store.conftest import empty

WORDS = [f"слово{number}" for number in range(300)]


def article(name: str, words: list[str], *, sha256: str = "") -> Localised:
    """Return a document of *words* in one sentence, without statements."""
    made = Article(name, source=f"{name}.example").say(" ".join(words)).build()
    document = replace(made.extraction.document, sha256=sha256)
    return Localised(replace(made.extraction, document=document), {})


def wire(seed: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=80)


def chain(length: int, *, step: int = 9) -> list[Localised]:
    """Return documents each like the next, the last quite unlike the first."""
    words = random.Random(7).choices(WORDS, k=80 + step * length)
    return [article(f"c{number}", words[number * step : number * step + 80]) for number in range(length)]


def groups(store: Store) -> dict[str, str]:
    rows = store.read("MATCH (d:Document) RETURN d.id AS id, d.duplicate_group AS report")
    return {str(id): str(report) for id, report in rows.records}


def expected(documents: list[Localised]) -> dict[str, str]:
    return dict(duplicate_groups([each.extraction.document for each in documents]))


def write(store: Store, *documents: Localised) -> None:
    store.write(documents, Resolution({}))


def test_copies_with_another_head_and_tail_are_one_report(store: Store) -> None:
    write(store, article("b", wire(1)), article("other", wire(2)))
    write(store, article("c", ["ТАСС", "передаёт", *wire(1)]))
    write(store, article("a", [*wire(1)[:-4], "подробности", "позже"]))
    assert groups(store) == {"a": "a", "b": "a", "c": "a", "other": "other"}


def test_documents_without_words_are_their_own_reports(store: Store) -> None:
    write(store, article("a", ["…"]), article("b", ["…"]))
    assert groups(store) == {"a": "a", "b": "b"}


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_copies_leaves_no_trace(store: Store, seed: int) -> None:
    documents = [*chain(5), *(article(f"w{n}", [*wire(n % 2), str(n)]) for n in range(4))]
    random.Random(seed).shuffle(documents)
    at = 0
    while at < len(documents):
        size = random.Random(seed + at).choice([1, 2, 4])
        write(store, *documents[at : at + size])
        at += size
    assert groups(store) == expected(documents)
    assert len(set(groups(store).values())) == 3


def test_a_chain_falls_apart_when_its_middle_leaves_and_joins_when_it_returns(store: Store) -> None:
    links = chain(5)
    write(store, *links)
    assert set(groups(store).values()) == {"c0"}
    store.delete("c2")
    assert groups(store) == expected([*links[:2], *links[3:]]) == {"c0": "c0", "c1": "c0", "c3": "c3", "c4": "c3"}
    write(store, links[2])
    assert set(groups(store).values()) == {"c0"}


def test_a_copy_that_is_rewritten_leaves_its_group(store: Store) -> None:
    write(store, article("a", wire(1)), article("b", wire(1)), article("c", wire(1)))
    write(store, article("a", wire(2)))
    assert groups(store) == {"a": "a", "b": "b", "c": "b"}
    write(store, article("a", wire(1)))
    assert groups(store) == {"a": "a", "b": "a", "c": "a"}


def came(store: Store) -> dict[str, tuple[str | None, str | None]]:
    rows = store.read("MATCH (d:Document) RETURN d.id AS id, d.ingested AS ingested, d.run AS run")
    return {str(id): (ingested, run) for id, ingested, run in rows.records}


def test_the_first_ingestion_of_a_text_is_remembered(store: Store) -> None:
    store.write([article("a", wire(1), sha256="1")], Resolution({}), run="monday", at="2025-09-01T08:00:00Z")
    before = list(store.dump())
    both = [article("a", wire(1), sha256="1"), article("b", wire(2), sha256="2")]
    store.write(both[:1], Resolution({}), run="tuesday", at="2025-09-02T08:00:00Z")
    assert list(store.dump()) == before
    store.write(both, Resolution({}), run="tuesday", at="2025-09-02T08:00:00Z")
    assert came(store) == {"a": ("2025-09-01T08:00:00Z", "monday"), "b": ("2025-09-02T08:00:00Z", "tuesday")}


def test_a_changed_text_came_in_when_it_changed(store: Store) -> None:
    store.write([article("a", wire(1), sha256="1")], Resolution({}), run="monday", at="2025-09-01T08:00:00Z")
    store.write([article("a", wire(2), sha256="2")], Resolution({}), run="tuesday", at="2025-09-02T08:00:00Z")
    assert came(store) == {"a": ("2025-09-02T08:00:00Z", "tuesday")}


def test_equal_graphs_give_equal_dumps_whenever_they_were_made(store: Store) -> None:
    store.write([article("a", wire(1))], Resolution({}), run="monday", at="2025-09-01T08:00:00Z")
    before = list(store.dump())
    store.delete("a")
    store.write([article("a", wire(1))], Resolution({}), run="tuesday", at="2025-09-02T08:00:00Z")
    assert list(store.dump()) == before


@pytest.mark.server
def test_copies_that_come_in_at_once_find_each_other(neo4j_uri: str) -> None:
    def ingest(name: str) -> None:
        with connect(neo4j_uri) as own:
            write(own, article(name, [name, *wire(1)]))

    for _ in range(3):
        empty(neo4j_uri)
        with connect(neo4j_uri) as store:
            store.prepare()
            with ThreadPoolExecutor(4) as pool:
                list(pool.map(ingest, ("a", "b", "c", "d")))
            assert groups(store) == dict.fromkeys("abcd", "a")
            assert store.read("MATCH (f:Fingerprint) RETURN count(f)").records == [(4,)]
    empty(neo4j_uri)
