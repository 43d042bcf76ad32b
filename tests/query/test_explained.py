"""Why a statement is there, by the graph alone; and who of several is meant."""

import pytest

from graphbuilder.errors import QueryError
from graphbuilder.query.explained import explained
from graphbuilder.store import Store
from graphbuilder.store.rulings import people
from tests.store.builders import first, second, third
from tests.store.conftest import address, store

__all__ = ["address", "store"]


def test_a_statement_is_explained_by_the_graph_alone(store: Store) -> None:
    store.replace([first(), second(), third()])
    ((id,),) = store.read("MATCH (s:Statement {relation: 'VISITED'}) RETURN s.id").records
    told = explained(store, id[:9])
    for part in (id, "affirmed, planned", "Ким [посетит] Россия.", "Статья d1, vot-tak.tv, 2025-09-03", "country:RU"):
        assert part in told
    people.reject(store, id, by="Анна", reason="опечатка")
    assert "rejected by Анна on 20" in explained(store, id)
    assert "опечатка" in explained(store, id)
    ((met, _),) = [row for row in store.read(
        "MATCH (s:Statement {relation: 'MET'})-[:EVIDENCE]->(x) RETURN s.id, x.text"
    ).records if "встретился с Ким" in row[1]]  # fmt: skip
    assert "occurrence  stated on 2025-09-03" in explained(store, met)
    people.correct(store, met, object="Пекин", by="Анна")
    assert 'the text was read as {"roles"' in explained(store, met)
    with pytest.raises(QueryError, match="no statement"):
        explained(store, "")
