"""Claims gather into edges as the graph's own derived edges do."""

from dataclasses import replace

import pytest

from graphbuilder.view.records import Claim, Role, edges
from tests.view.sample import ARTICLES, sample

MET = Claim("a", "MET", (Role("subject", "x", "X", 0, 1), Role("object", "y", "Y", 5, 6)))


def test_both_directions_of_a_symmetric_relation_make_one_edge():
    turned = replace(MET, id="b", roles=(Role("subject", "y", "Y", 0, 1), Role("object", "x", "X", 5, 6)))
    assert [(edge.source, edge.target, edge.claims) for edge in edges([MET, turned], ())] == [("x", "y", ("a", "b"))]


def test_directions_of_other_relations_stay_apart():
    one = replace(MET, relation="ACCUSED")
    turned = replace(one, id="b", roles=(Role("subject", "y"), Role("object", "x")))
    assert {(edge.source, edge.target) for edge in edges([one, turned], ())} == {("x", "y"), ("y", "x")}


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, "stated"),
        ({"realis": "planned"}, "planned"),
        ({"realis": "hypothetical"}, "hypothetical"),
        ({"polarity": "negated"}, "denied"),
        ({"polarity": "negated", "realis": "planned"}, "denied"),
    ],
)
def test_status_says_how_far_the_text_stands_behind_a_claim(change, status):
    assert replace(MET, **change).status == status


def test_an_edge_that_some_state_and_others_deny_is_contested():
    (edge,) = edges([MET, replace(MET, id="b", polarity="negated")], ())
    assert (edge.status, edge.contested) == ("stated", True)


def test_a_claim_about_one_entity_makes_no_edge():
    assert (
        edges(
            [replace(MET, roles=MET.roles[:1]), replace(MET, roles=(MET.roles[0], replace(MET.roles[1], entity="x")))],
            (),
        )
        == ()
    )


def test_an_edge_knows_its_documents_sources_and_first_and_last_publication():
    edge = next(edge for edge in sample().edges if edge.relation == "MET" and edge.source == "e:kim")
    assert (edge.documents, edge.sources) == (("d:1", "d:3"), ("s:daily", "s:vot-tak"))
    assert (edge.first_seen, edge.last_seen) == ("2025-09-03", "2025-10-05")
    assert {article.id for article in ARTICLES} >= set(edge.documents)
