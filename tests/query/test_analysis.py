"""The last steps in pandas and networkx, on graphs small enough to do by hand."""

import pandas as pd
import pytest

from graphbuilder.errors import QueryError
from graphbuilder.query import analysis, questions
from graphbuilder.query.analysis import STEPS, betweenness, changes, communities, duplicates, finish, mediators


def links(*pairs: str) -> pd.DataFrame:
    rows = [(a, a, "Person", b, b, "Person", 1) for a, b in (pair.split("-") for pair in pairs)]
    return pd.DataFrame(rows, columns=["a", "a_name", "a_type", "b", "b_name", "b_type", "statements"])


def weeks(*scores: float, pair: str = "x-y") -> pd.DataFrame:
    a, b = pair.split("-")
    rows = [(a, b, f"2025-01-{6 + 7 * at:02}", 1, score, []) for at, score in enumerate(scores)]
    return pd.DataFrame(rows, columns=["a", "b", "week", "statements", "score", "relations"])


def test_the_middle_of_a_star_mediates_all() -> None:
    found = mediators(links("a-m", "b-m", "c-m"), limit=9)
    assert found.values.tolist() == [["m", "Person", 1.0, 3]]


def test_two_triangles_joined_by_a_thread_are_two_communities() -> None:
    found = communities(links("a-b", "b-c", "a-c", "d-e", "e-f", "d-f", "c-d"), size=2)
    groups = found.groupby("community")["name"].apply(set).tolist()
    assert groups == [{"a", "b", "c"}, {"d", "e", "f"}]
    assert set(found["links"]) == {2}


def test_small_communities_are_left_out() -> None:
    assert communities(links("a-b"), size=3).empty


def test_a_change_is_measured_against_the_mean_so_far() -> None:
    found = changes(weeks(2.0, 4.0, -6.0), threshold=5)
    assert found[["week", "before", "change"]].values.tolist() == [["2025-01-20", 3.0, -9.0]]


def test_pairs_do_not_mix_and_a_first_week_is_no_change() -> None:
    both = pd.concat([weeks(9.0, 9.0), weeks(-9.0, -9.0, pair="p-q")])
    assert changes(both, threshold=1).empty


def test_likeness_is_seen_across_scripts_and_not_across_countries_or_types() -> None:
    rows = [
        ("1", "Сергей Лавров", "Person", [], None, 1),
        ("2", "Sergey Lavrov", "Person", [], "RU", 2),
        ("3", "Сергей Лавров", "Person", [], "UA", 3),
        ("4", "Сергей Лавров", "Organization", [], None, 4),
    ]
    frame = pd.DataFrame(rows, columns=["id", "name", "type", "aliases", "country", "mentions"])
    found = duplicates(frame, score=90, limit=9)
    assert found[["a_entity", "b_entity"]].values.tolist() == [["1", "2"], ["1", "3"]]


@pytest.mark.parametrize("step", STEPS)
def test_every_step_takes_an_empty_graph_and_serves_a_question(step: str) -> None:
    served = [one for one in questions().values() if one.finish == step]
    assert served
    columns = {
        "changes": ["a", "b", "week", "statements", "score", "relations"],
        "duplicates": ["id", "name", "type", "aliases", "country", "mentions"],
    }.get(step, ["a", "a_name", "a_type", "b", "b_name", "b_type", "statements"])
    answer = finish(step, pd.DataFrame(columns=columns), **dict.fromkeys(served[0].finish_takes, 2))
    assert list(answer.columns) == [column.name for column in served[0].columns]
    assert answer.empty


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(QueryError, match="no step 'guess'"):
        finish("guess", pd.DataFrame())


def test_betweenness_is_that_of_networkx() -> None:
    import networkx as nx

    for seed in range(5):
        graph = nx.relabel_nodes(nx.gnp_random_graph(40, 0.06, seed=seed), str)
        expected = nx.betweenness_centrality(graph)
        assert betweenness(graph) == pytest.approx(expected)
    assert betweenness(nx.path_graph(2)) == {0: 0.0, 1: 0.0}


def test_a_large_graph_is_estimated_alike_each_time_and_near_the_truth(monkeypatch: pytest.MonkeyPatch) -> None:
    import networkx as nx

    graph = nx.relabel_nodes(nx.barabasi_albert_graph(400, 2, seed=3), str)
    exact = betweenness(graph)
    monkeypatch.setattr(analysis, "PIVOTS", 150)
    estimate = betweenness(graph)
    assert estimate == betweenness(graph)
    first = sorted(exact, key=exact.__getitem__)[-3:]
    assert set(first) <= set(sorted(estimate, key=estimate.__getitem__)[-6:])
    assert estimate[first[-1]] == pytest.approx(exact[first[-1]], rel=0.2)
