"""How Neo4j would answer each question: from an index, without multiplying unconnected rows."""

from collections.abc import Iterator
from typing import Any

import pytest

from graphbuilder.query import questions
from graphbuilder.query.parameters import bind
from graphbuilder.query.question import placeholders
from graphbuilder.store import connect
from tests.query.conftest import fill, wipe

pytestmark = pytest.mark.server

#: Enough of everything that a planner prefers an index to reading a label through.
CROWD = (
    "UNWIND range(1, 3000) AS i "
    "CREATE (:Entity {id: 'crowd' + i, name: 'f ' + i, type: 'Person', country: 'Z' + (i % 100)})",
    "UNWIND range(1, 300) AS i MERGE (o:Source {id: 'crowd' + (i % 20)}) CREATE (d:Document {id: 'crowd' + i, title: '', "
    "sha256: '', published: '2020-01-' + (10 + i % 20)})-[:PUBLISHED_BY]->(o)",
    "UNWIND range(1, 3000) AS i MATCH (d:Document {id: 'crowd' + (1 + i % 300)}) MATCH (a:Entity {id: 'crowd' + i}) "
    "MATCH (b:Entity {id: 'crowd' + (1 + (i * 7) % 3000)}) CREATE (s:Statement {id: 'crowd' + i, relation: 'F_' + (i % 80), "
    "polarity: 'affirmed', realis: 'actual', plover: '', confidence: 1.0})-[:EVIDENCE]->"
    "(x:Sentence {id: 'crowd' + i, text: ''})-[:IN]->(d), (s)-[:SUBJECT]->(a), (s)-[:OBJECT]->(b), (x)-[:MENTIONS]->(a), "
    "(x)-[:MENTIONS]->(b)",
    "CALL db.resampleOutdatedIndexes()",
    "CALL db.awaitIndexes(120)",
    "CALL db.prepareForReplanning()",  # samples every index and drops plans made for what the graph was before
)


@pytest.fixture(scope="module")
def plans(neo4j_uri: str) -> Iterator[dict[str, Any]]:
    """Yield question → its plan in a graph of the five articles and a crowd of strangers."""
    from neo4j import GraphDatabase

    from graphbuilder.store.neo4j import credentials

    with connect(neo4j_uri) as store, GraphDatabase.driver(neo4j_uri, auth=credentials()) as driver:
        wipe(store)
        fill(store)
        for statement in CROWD:
            driver.execute_query(statement)
        yield {name: _plan(store, driver, name) for name in questions()}
        driver.execute_query("MATCH (n) WHERE n.id STARTS WITH 'crowd' DETACH DELETE n")
        wipe(store)


def _plan(store: Any, driver: Any, name: str) -> Any:
    question = questions()[name]
    bound, _ = bind(store, question, dict(question.example))
    used = {key: value for key, value in bound.items() if key in placeholders(question.cypher)}
    return driver.execute_query("EXPLAIN " + question.cypher, used).summary.plan


def operators(plan: Any) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", []):
        yield from operators(child)


@pytest.mark.parametrize("name", questions())
def test_a_question_starts_from_an_index_and_multiplies_nothing(plans: dict[str, Any], name: str) -> None:
    found = list(operators(plans[name]))
    assert any("IndexSeek" in one or "IndexScan" in one for one in found)
    assert not [one for one in found if "Cartesian" in one or one in ("AllNodesScan", "NodeByLabelScan")]
