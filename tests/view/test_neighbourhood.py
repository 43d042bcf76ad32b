"""What a picture shows of a graph: read from a real embedded graph of four articles."""

import pytest

from graphbuilder.errors import BadParameter, ViewError
from graphbuilder.store import connect
from graphbuilder.view import exported, page, subgraph, whole
from tests.query.graph import STATEMENTS, batch, resolution


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("view") / "news.graph")
    articles = batch()
    with connect(path) as writer:
        writer.write(articles, resolution(articles))
    with connect(path, read_only=True) as reader:
        yield reader


def test_stated_edges_are_the_derived_edges_of_the_graph(store):
    rows = store.read(
        "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.statements IS NOT NULL RETURN a.id AS a, type(r) AS t, b.id AS b"
    )
    assert {
        (edge.source, edge.relation, edge.target) for edge in subgraph(store).edges if edge.status == "stated"
    } == set(rows.records)


def test_the_whole_graph_has_every_statement_as_it_was_written(store):
    claims = {claim.id: claim for claim in whole(store).claims}
    assert set(claims) == set(STATEMENTS)
    for key, statement in STATEMENTS.items():
        claim = claims[key]
        assert (claim.relation, claim.polarity, claim.realis, claim.certainty) == (
            statement.relation,
            statement.polarity,
            statement.realis,
            statement.certainty,
        )
        assert (claim.start, claim.end, claim.trigger, claim.rule) == (
            statement.start,
            statement.end,
            statement.trigger,
            statement.rule,
        )
        assert claim.time_from == (statement.time.start if statement.time else None)
        words = {(role.role, role.text) for role in claim.roles}
        assert {(role, mention.text) for role, mention in statement.roles.items()} <= words
        (evidence,) = claim.evidence
        assert evidence.text[claim.start - evidence.start : claim.end - evidence.start] == statement.trigger


def test_open_statements_are_shown_only_when_asked_for(store):
    assert "RELATED" not in {claim.relation for claim in subgraph(store).claims}
    assert "RELATED" in {claim.relation for claim in subgraph(store, open_statements=True).claims}


@pytest.mark.parametrize("least", [0.0, 0.6, 0.8, 1.0])
def test_statements_below_the_least_confidence_are_left_out_with_links_that_rest_on_them_alone(store, least):
    sure = {key for key, statement in STATEMENTS.items() if statement.confidence >= least}
    everything = whole(store)
    found = whole(store, min_confidence=least)
    assert {claim.id for claim in found.claims} == sure
    assert (found.nodes, found.articles) == (everything.nodes, everything.articles)
    assert {edge.id for edge in found.edges} == {edge.id for edge in everything.edges if sure & set(edge.claims)}
    shown = subgraph(store, open_statements=True, min_confidence=least)
    assert {claim.id for claim in shown.claims} == {
        claim.id for claim in subgraph(store, open_statements=True).claims if claim.confidence >= least
    }
    around = exported(store, entity="Лаврова", min_confidence=least)
    assert all(claim.confidence >= least for claim in around.claims)


@pytest.mark.parametrize("least", [-0.1, 1.1, float("nan")])
def test_a_least_confidence_is_a_number_from_0_to_1(store, least):
    with pytest.raises(BadParameter, match="expected a number from 0 to 1"):
        subgraph(store, min_confidence=least)
    with pytest.raises(BadParameter, match="expected a number from 0 to 1"):
        whole(store, min_confidence=least)


def test_everything_a_subgraph_names_is_in_it(store):
    for found in (subgraph(store), subgraph(store, entity="Путина"), subgraph(store, limit=3), whole(store)):
        nodes = {node.id for node in found.nodes}
        documents = {article.id for article in found.articles}
        assert {role.entity for claim in found.claims for role in claim.roles} <= nodes
        assert {one.document for claim in found.claims for one in claim.evidence} <= documents
        assert {article.source for article in found.articles} <= {source.id for source in found.sources}


@pytest.mark.parametrize("name", ["e-putin", "Владимир Путин", "Путина", "Putin", "путин"])
def test_an_entity_is_found_by_any_name(store, name):
    assert subgraph(store, entity=name).centre == "e-putin"


def test_one_hop_is_who_shares_a_statement_and_two_hops_are_their_neighbours(store):
    near = {node.id for node in subgraph(store, entity="МИД России").nodes}
    far = {node.id for node in subgraph(store, entity="МИД России", hops=2).nodes}
    assert near == {"e-mid", "e-lavrov"}
    assert near < far
    assert "e-putin" in far


def test_the_limit_keeps_the_best_connected_and_counts_the_rest(store):
    everybody = subgraph(store)
    few = subgraph(store, limit=4)
    assert few.left_out == len({role.entity for claim in everybody.claims for role in claim.roles}) - 4
    assert {end for edge in few.edges for end in (edge.source, edge.target)} <= {
        "e-putin",
        "country:KP",
        "e-kim",
        "city:beijing",
        "region:kursk",
        "e-xi",
        "country:KR",
        "e-trump",
    }
    assert len({end for edge in few.edges for end in (edge.source, edge.target)}) <= 4


def test_a_misspelt_name_is_refused_with_a_suggestion(store):
    with pytest.raises(ViewError, match="Владимир Путин"):
        subgraph(store, entity="Владмир Путен")


@pytest.mark.parametrize("wrong", [{"hops": 0}, {"limit": 0}])
def test_impossible_numbers_are_refused(store, wrong):
    with pytest.raises(BadParameter, match="at least 1"):
        subgraph(store, **wrong)


def test_the_page_of_a_stored_graph_is_the_same_each_time(store):
    assert page(subgraph(store)) == page(subgraph(store))
