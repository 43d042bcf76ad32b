"""Trees and names that come out are legal, and the best of the legal ones."""

import itertools
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.parse.joint import decode
from graphbuilder.parse.joint.names import LABELS


def scores(seed: int, rows: int, columns: int) -> decode.Floats:
    values = np.random.default_rng(seed).normal(size=(rows, columns)) * 3
    return np.log(decode.softmax(values.astype(np.float32)))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 12))
def test_any_scores_give_a_tree_with_one_root(seed: int, count: int) -> None:
    assert decode.is_tree(decode.tree(scores(seed, count, count + 1)))


@pytest.mark.parametrize("seed", range(30))
def test_the_tree_is_the_best_of_all_trees_with_one_root(seed: int) -> None:
    arcs = scores(seed, 4, 5)
    arcs[np.arange(4), np.arange(1, 5)] = -1e4
    every = [heads for heads in itertools.product(range(5), repeat=4) if decode.is_tree(heads)]
    best = max(every, key=lambda heads: arcs[np.arange(4), list(heads)].sum())
    assert tuple(decode.tree(arcs)) == best


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 30), st.floats(0.1, 30))
def test_the_tree_is_that_of_another_search(seed: int, count: int, spread: float) -> None:
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    arcs = np.log(decode.softmax((scores(seed, count, count + 1) * spread).astype(np.float32)).clip(1e-30))
    arcs[np.arange(count), np.arange(1, count + 1)] = -1e4
    square = np.full((count + 1, count + 1), -1e4)
    square[1:] = arcs
    other, ours = chuliu_edmonds_one_root(square)[1:], decode.tree(arcs)
    rows = np.arange(count)
    assert arcs[rows, ours].sum() == pytest.approx(arcs[rows, other].sum(), abs=1e-3)


def test_a_long_sentence_without_order_takes_no_time() -> None:
    started = time.process_time()
    assert decode.is_tree(decode.tree(scores(1, 500, 501)))
    assert time.process_time() - started < 2


@pytest.mark.parametrize("heads", [(0, 0), (2, 1), (1,), (0, 3, 2), (2, 3, 1)])
def test_two_roots_and_cycles_are_no_tree(heads: tuple[int, ...]) -> None:
    assert not decode.is_tree(heads)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 9))
def test_no_name_continues_what_did_not_begin(seed: int, count: int) -> None:
    chosen = [LABELS[index] for index in decode.labels(scores(seed, count, len(LABELS)))]
    for before, label in zip(["O", *chosen], chosen, strict=False):
        assert not label.startswith("I-") or before[2:] == label[2:]


@pytest.mark.parametrize("seed", range(10))
def test_the_labels_are_the_best_legal_ones(seed: int) -> None:
    names = scores(seed, 2, len(LABELS))
    legal = [
        (a, b)
        for a, b in itertools.product(range(len(LABELS)), repeat=2)
        if not LABELS[a].startswith("I-") and (not LABELS[b].startswith("I-") or LABELS[a][2:] == LABELS[b][2:])
    ]
    best = max(legal, key=lambda pair: names[0, pair[0]] + names[1, pair[1]])
    assert tuple(decode.labels(names)) == best


def certain(*labels: dict[str, float]) -> decode.Floats:
    """Log probabilities of words, each given as label → probability."""
    table = np.full((len(labels), len(LABELS)), 1e-6, dtype=np.float32)
    for row, chances in enumerate(labels):
        for label, chance in chances.items():
            table[row, LABELS.index(label)] = chance
    return np.log(table)


def test_names_count_words_from_one_and_have_the_mean_probability() -> None:
    scores = certain({"O": 0.9}, {"B-Person": 1.0}, {"I-Person": 0.64}, {"B-Date": 0.75})
    found = decode.names(scores)
    assert [name[:3] for name in found] == [(2, 3, "Person"), (4, 4, "Date")]
    assert [name[3] for name in found] == pytest.approx([0.8, 0.75], abs=1e-3)


def test_doubt_about_the_kind_of_place_is_no_doubt_about_the_name() -> None:
    scores = certain(
        {"O": 0.4, "B-Geopolitical": 0.35, "B-Place": 0.2}, {"O": 0.3, "I-Facility": 0.3, "I-Geopolitical": 0.35}
    )
    ((first, last, kind, probability),) = decode.names(scores)
    assert (first, last, kind) == (1, 2, "Geopolitical")
    assert probability == pytest.approx((0.55 * 0.65) ** 0.5, abs=1e-3)


def test_a_name_less_likely_than_not_is_left_out() -> None:
    assert decode.names(certain({"O": 0.1, "B-Number": 0.12})) == []
