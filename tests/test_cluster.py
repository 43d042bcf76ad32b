"""A cluster of two machines' processes makes the graph that one process makes, whoever dies meanwhile."""

import os
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psutil
import pytest

import graphbuilder as gb
from graphbuilder import cluster as clustered
from graphbuilder.batches import BATCH, Report
from graphbuilder.cluster import AHEAD, analyse_on_cluster
from graphbuilder.errors import ClusterError, GraphbuilderError
from graphbuilder.model import Document
from graphbuilder.store import connect
from tests.test_workers import COUNT, making, shouting, timeless

pytestmark = pytest.mark.cluster
MEMORY = 100_000_000  #: Bytes of each machine's object store.


@pytest.fixture(scope="module")
def machines() -> Iterator[Any]:
    """Yield a cluster of two machines, a processor each; RAY_ADDRESS names it."""
    from ray.cluster_utils import Cluster

    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RAY_USAGE_STATS_ENABLED", "0")
        alone = {"num_cpus": 1, "object_store_memory": MEMORY, "include_dashboard": False}
        found = Cluster(initialize_head=True, head_node_args=alone)
        found.add_node(num_cpus=1, object_store_memory=MEMORY)
        environment.setenv("RAY_ADDRESS", found.address)
        try:
            yield found
        finally:
            found.shutdown()


def busy(machines: Any) -> list[psutil.Process]:
    """Return the processes of *machines* that work on a batch."""
    raylets = [one.process.pid for node in machines.list_all_nodes() for one in node.all_processes["raylet"]]
    below = [child for pid in raylets for child in psutil.Process(pid).children(recursive=True)]
    return [one for one in below if one.name().startswith("ray::_task") or "ray::_task" in "".join(one.cmdline())]


def run(texts: list[str], **options: object) -> tuple[list[str], list[str]]:
    """Texts that come out and error lines."""
    errors: list[GraphbuilderError] = []
    documents = [Document(f"d{number}", text) for number, text in enumerate(texts)]
    found = analyse_on_cluster(None, shouting, documents, on_error=errors.append, **{"mark": "!", **options})
    return [item.extraction.document.text for item in found], [str(error) for error in errors]


def test_results_come_in_the_order_of_the_documents_and_failures_are_named(machines: Any) -> None:
    texts = [f"text {number}" for number in range(COUNT)]
    texts[3], texts[BATCH + 1] = "fail", "fail"
    found, errors = run(texts)
    assert found == [f"{text.upper()}!" for text in texts if text != "fail"]
    assert errors == ["d3: cannot be shouted", f"d{BATCH + 1}: cannot be shouted"]


def test_a_document_that_kills_whatever_works_on_it_costs_itself(
    machines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clustered, "RETRIES", 1)
    texts = [f"text {number}" for number in range(COUNT)]
    texts[5] = "kill"
    found, errors = run(texts)
    assert found == [f"{text.upper()}!" for text in texts if text != "kill"]
    assert [error.split(":")[0] for error in errors] == ["d5"]


def test_a_process_is_used_again_and_both_machines_work(machines: Any, tmp_path: Path) -> None:
    documents = [Document(f"d{number}", "text") for number in range(12 * BATCH)]
    assert len(list(analyse_on_cluster(None, making, documents, marker=str(tmp_path)))) == len(documents)
    assert 1 <= len(list(tmp_path.iterdir())) <= 3


def test_reading_waits_for_computing(machines: Any) -> None:
    taken = count()

    def documents() -> Iterator[Document]:
        for number in range(40 * BATCH):
            next(taken)
            yield Document(f"d{number}", "text")

    found = analyse_on_cluster(None, shouting, documents(), mark="")
    next(found)
    assert next(taken) <= AHEAD * 2 * BATCH
    found.close()  # type: ignore[attr-defined]


def test_a_machine_that_goes_away_costs_nothing(machines: Any) -> None:
    def documents() -> Iterator[Document]:
        for number in range(12 * BATCH):
            if number == 6 * BATCH:
                (second,) = machines.worker_nodes
                machines.remove_node(second, allow_graceful=False)
                machines.add_node(num_cpus=1, object_store_memory=MEMORY)
            yield Document(f"d{number}", "text")

    found = [item.extraction.document.id for item in analyse_on_cluster(None, shouting, documents(), mark="")]
    assert found == [f"d{number}" for number in range(12 * BATCH)]


def test_a_machine_with_another_program_is_refused(machines: Any) -> None:
    from graphbuilder.pipeline import Analyser

    options = {"models": "joint", "precision": 0.9, "marks": (("program", "another"),)}
    with pytest.raises(ClusterError, match="has other program than the machine that asks"):
        list(analyse_on_cluster(None, Analyser, [Document("a", "text")], **options))


def test_where_there_is_no_cluster_the_address_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:1")
    with pytest.raises(ClusterError, match=r"127\.0\.0\.1:1"):
        list(analyse_on_cluster(None, shouting, [Document("a", "text")], mark=""))


@pytest.mark.model
def test_the_graph_is_the_same_where_a_process_is_killed_in_mid_run(machines: Any, tmp_path: Path) -> None:
    people = ("Putin", "Kim", "Xi", "Lavrov", "Macron", "Modi")
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(7 * BATCH):
        one, other = people[number % 6], people[(number // 6 + number % 6 + 1) % 6]
        text = f"{one} met {other} in Beijing. They talked for {number} hours."
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    killed: list[int] = []

    def kill(report: Report) -> None:
        until = time.monotonic() + 20
        while not killed and time.monotonic() < until:
            for process in busy(machines)[:1]:
                process.kill()
                killed.append(process.pid)
            time.sleep(0.05)

    dumps = []
    for engine, progress in (("processes", None), ("ray", kill)):
        path = str(tmp_path / f"{engine}.graph")
        report = gb.ingest(folder, path, engine=engine, run="one", progress=progress)  # type: ignore[arg-type]
        assert (report.documents, report.errors) == (7 * BATCH, [])
        with connect(path, read_only=True) as store:
            dumps.append([{**row, "properties": timeless(row["properties"])} for row in map(dict, store.dump())])
    assert killed
    assert os.getpid() not in killed
    assert dumps[0] == dumps[1]
