"""A watch that is killed at any moment loses nothing and tells nothing twice."""

import json
import random
import time
from collections.abc import Callable
from pathlib import Path

from graphbuilder.store import connect
from graphbuilder.store.upkeep import verify
from graphbuilder.watch import Alert, State, Watcher, sink, state_of
from tests.faults.kills import killed

KILLS = 10
#: Documents in a language without models: read and kept without any.
TEXT = "Der Minister {number} traf gestern den Botschafter und sprach über den Vertrag Nummer {number}. Niemand sprach sonst."
ALERT = Alert("articles", "documents", {"since": ""})


def watcher(folder: Path, graph: str, state: State) -> Watcher:
    """Return a watch over *folder* that tells of documents to a file beside it."""
    options = {"language": "de"}
    to = sink(str(folder.parent / "alerts.jsonl"))
    return Watcher([str(folder)], graph, state, options=options, alerts=[ALERT], to=to)


def look(folder: Path, graph: str, begun: Callable[[], object] = lambda: None) -> None:
    """Look once, as the command does."""
    begun()
    with State(state_of(graph)) as state:
        watcher(folder, graph, state).look()


def test_a_watch_killed_at_ten_points_loses_and_doubles_nothing(tmp_path: Path) -> None:
    chance = random.Random(5)
    folder, graph = tmp_path / "news", str(tmp_path / "news.graph")
    folder.mkdir()
    warm = tmp_path / "warm" / "news"
    warm.mkdir(parents=True)
    (warm / "a.txt").write_text(TEXT.format(number="a"), encoding="utf-8")
    look(warm, str(tmp_path / "warm.graph"))  # so that the children are killed at work, not while they load
    with State(state_of(graph)) as state:
        watcher(folder, graph, state)._begin()  # nothing is known yet: all that comes is told
    began = time.monotonic()
    number = hit = 0
    took = 1.5
    while hit < KILLS and number < 400:
        for _ in range(20):
            (folder / f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
            number += 1
        if killed(lambda begun: look(folder, graph, begun), chance.random() * took):
            hit += 1
        else:  # it was done before: this machine is quicker
            took *= 0.8
    (folder / "0.txt").write_text(TEXT.format(number="null"), encoding="utf-8")
    look(folder, graph)
    look(folder, graph)
    assert hit == KILLS, f"{hit} of {number // 20} in {time.monotonic() - began:.0f} s"
    with connect(graph) as store:
        paths = [Path(row[0]).name for row in store.read("MATCH (d:Document) RETURN d.path").records]
        ids = [row[0] for row in store.read("MATCH (d:Document) RETURN d.id").records]
        assert sorted(paths) == sorted(path.name for path in folder.iterdir())
        assert verify(store) == []  # type: ignore[arg-type]
    lines = [json.loads(line) for line in (tmp_path / "alerts.jsonl").read_text(encoding="utf-8").splitlines()]
    told = [line["document"] for line in lines]
    assert len(told) == len(set(told))
    assert set(ids) <= set(told)
    assert len(set(told) - set(ids)) <= 1  # the text that «null» took the place of
