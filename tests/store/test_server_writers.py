"""Several writers on one server: no duplicates, no lost numbers."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from graphbuilder.batches import batches
from graphbuilder.model import Localised, Resolution
from graphbuilder.store import Store, connect
from graphbuilder.store.upkeep import verify
from tests.store.builders import Article, by_name, first, members, second, third
from tests.store.conftest import empty
from tests.store.test_incremental import PERSONS, article

pytestmark = pytest.mark.server


def test_writers_of_overlapping_documents_make_the_graph_one_writer_makes(
    neo4j_uri: str, fresh: Callable[[], Store]
) -> None:
    empty(neo4j_uri)
    extra = [
        Article(f"x{number}")
        .say("КНДР отправила бойцов в Россия.")
        .state("SENT_TROOPS_TO", "отправила", roles={"subject": "КНДР", "destination": "Россия"})
        for number in range(6)
    ]
    documents = [first(), second(), third(), *(article.build() for article in extra)]
    resolution = by_name(members(documents))
    with connect(neo4j_uri) as store:
        store.prepare()

    def write(shift: int) -> None:
        order = documents[shift:] + documents[:shift]
        with connect(neo4j_uri) as store:
            for localised in order:
                own = members([localised])
                named = {entity.id: resolution.entities[entity.id] for entity in own}
                store.write([localised], Resolution(named, resolution.judgements))

    with ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(write, shift) for shift in (0, 3, 6)]:
            done.result()
    with connect(neo4j_uri) as store, fresh() as alone:
        alone.write(documents, resolution)
        alone.apply(resolution)
        store.apply(resolution)
        assert list(store.dump()) == list(alone.dump())
    empty(neo4j_uri)


def people(number: int) -> Localised:
    """An article whose persons and offices have to do with those of others."""
    told = [(PERSONS[(number * step) % len(PERSONS)], (), (number % 3, "2025-02-01")) for step in (1, 3, 7)]
    return article(f"p{number}", (told, [], [(number % 3, "2025-02-01")], True))


@pytest.mark.parametrize("writers", [2, 4])
def test_ingesters_at_work_at_once_make_the_graph_that_one_makes(
    neo4j_uri: str, fresh: Callable[[], Store], writers: int
) -> None:
    empty(neo4j_uri)
    documents = [first(), second(), third(), *map(people, range(18))]
    with connect(neo4j_uri) as store:
        store.prepare()

    def write(number: int) -> None:
        chance = random.Random(number)
        own = [each for at, each in enumerate(documents) if at % writers == number or chance.random() < 0.6]
        chance.shuffle(own)
        with connect(neo4j_uri) as store:
            for batch in batches(own, 3):
                store.replace(batch)

    with ThreadPoolExecutor(writers) as pool:
        for done in [pool.submit(write, number) for number in range(writers)]:
            done.result()
    with connect(neo4j_uri) as store, fresh() as alone:
        alone.replace(documents)
        assert list(store.dump()) == list(alone.dump())
        assert verify(store) == []  # type: ignore[arg-type]
    empty(neo4j_uri)
