"""An ingester that is killed at any moment leaves a graph that a later run makes whole."""

import random
from collections.abc import Callable
from pathlib import Path

from graphbuilder.store import Store, connect
from graphbuilder.store.upkeep import verify
from tests.faults.kills import articles, kill_often


def test_a_graph_whose_writers_were_killed_is_that_of_one_nobody_disturbed(
    tmp_path: Path, fresh: Callable[[], Store]
) -> None:
    chance = random.Random(7)
    documents = articles(24, chance)
    graph = str(tmp_path / "killed.graph")
    assert kill_often(graph, documents, 5, chance) >= 3
    with connect(graph) as store, fresh() as undisturbed:
        undisturbed.replace(documents)
        assert list(store.dump()) == list(undisturbed.dump())
        assert verify(store) == []  # type: ignore[arg-type]
