"""Several writers on one server: no duplicates, no lost numbers."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from graphbuilder.model import Resolution
from graphbuilder.store import Store, connect
from tests.store.builders import Article, by_name, first, members, second, third
from tests.store.conftest import empty

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
