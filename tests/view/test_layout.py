"""Where nodes stand: the same each time, none on top of another, parts side by side."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.view.layout import SPACING, positions


def ring(size: int, name: str = "r") -> tuple[list[str], list[tuple[str, str]]]:
    nodes = [f"{name}{i}" for i in range(size)]
    return nodes, [(nodes[i], nodes[i - 1]) for i in range(size)]


def test_the_same_graph_stands_the_same_whatever_the_order_it_comes_in():
    nodes, links = ring(90)
    assert positions(nodes, links) == positions(nodes[::-1], [(b, a) for a, b in links[::-1]])


def test_no_two_nodes_stand_on_one_another():
    nodes, links = ring(120)
    links += [(nodes[0], node) for node in nodes[1:]]
    places = list(positions(nodes, links).values())
    nearest = min(math.dist(a, b) for i, a in enumerate(places) for b in places[:i])
    assert nearest > SPACING / 2


def test_parts_that_are_not_linked_do_not_overlap():
    first, links = ring(12, "a")
    second, more = ring(7, "b")
    places = positions(first + second, links + more)
    spans = [[places[node] for node in part] for part in (first, second)]
    (left, right) = sorted(spans, key=lambda part: min(x for x, _ in part))
    apart_in_x = max(x for x, _ in left) < min(x for x, _ in right)
    apart_in_y = max(y for _, y in spans[0]) < min(y for _, y in spans[1]) or max(y for _, y in spans[1]) < min(
        y for _, y in spans[0]
    )
    assert apart_in_x or apart_in_y


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 9), st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=14))
def test_every_node_gets_one_finite_place(count, pairs):
    nodes = [f"n{i}" for i in range(count)]
    links = [(f"n{a}", f"n{b}") for a, b in pairs if a < count and b < count and a != b]
    places = positions(nodes, links)
    assert set(places) == set(nodes)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places.values())
