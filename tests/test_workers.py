"""Several processes do what one does, in its order; one that dies costs the document it died of."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

import graphbuilder
from graphbuilder import resources
from graphbuilder.batches import BATCH, OnError
from graphbuilder.errors import DocumentError, GraphbuilderError
from graphbuilder.model import Document, Extraction, Localised
from graphbuilder.pipeline import analyse
from graphbuilder.workers import AHEAD, Analyse, analyse_with

COUNT = 3 * BATCH + 5


def shouting(mark: str) -> Analyse:
    """Return what a worker runs here."""
    return partial(shouted, mark=mark)


def shouted(
    documents: Iterable[Document], *, on_error: OnError | None, on_cost: Callable[[str], None] | None, mark: str
) -> Iterator[Localised]:
    """Capitals for an extraction; some documents fail, one kills."""
    for document in documents:
        if document.text == "kill":
            os._exit(9)
        if document.text == "fail" and on_error is not None:
            on_error(DocumentError(f"{document.id}: cannot be shouted"))
            continue
        if document.text == "slow" and on_cost is not None:
            on_cost(f"{document.id}: took long")
        made = Document(document.id, document.text.upper() + mark)
        yield Localised(Extraction(made, (), (), ()), {})


def run(texts: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Texts that come out, error lines and costs."""
    errors: list[GraphbuilderError] = []
    costs: list[str] = []
    documents = [Document(f"d{number}", text) for number, text in enumerate(texts)]
    found = analyse_with(2, shouting, documents, on_error=errors.append, on_cost=costs.append, mark="!")
    return [item.extraction.document.text for item in found], [str(error) for error in errors], costs


def test_results_come_in_the_order_of_the_documents_and_failures_are_named() -> None:
    texts = [f"text {number}" for number in range(COUNT)]
    texts[3], texts[BATCH + 1], texts[COUNT - 1] = "fail", "fail", "slow"
    found, errors, costs = run(texts)
    assert found == [f"{text.upper()}!" for text in texts if text != "fail"]
    assert errors == ["d3: cannot be shouted", f"d{BATCH + 1}: cannot be shouted"]
    assert costs == [f"d{COUNT - 1}: took long"]


def test_a_process_that_dies_costs_the_document_it_died_of() -> None:
    texts = [f"text {number}" for number in range(COUNT)]
    texts[5], texts[2 * BATCH] = "kill", "kill"
    found, errors, _ = run(texts)
    assert found == [f"{text.upper()}!" for text in texts if text != "kill"]
    assert [error.split(":")[0] for error in errors] == ["d5", f"d{2 * BATCH}"]
    assert all("the process that worked on it died" in error for error in errors)


def test_without_a_place_for_errors_the_first_is_raised() -> None:
    with pytest.raises(DocumentError, match="d0: cannot be shouted"):
        list(analyse_with(2, shouting, [Document("d0", "fail")], mark="!"))


def test_reading_waits_for_computing() -> None:
    taken = []

    def documents() -> Iterator[Document]:
        for number in range(40 * BATCH):
            taken.append(number)
            yield Document(f"d{number}", "text")

    found = analyse_with(2, shouting, documents(), mark="")
    next(found)
    assert len(taken) <= AHEAD * 2 * BATCH
    found.close()  # type: ignore[attr-defined]


def making(marker: str) -> Analyse:
    """Leave a file for every time it is called, then as `shouting`."""
    Path(marker, f"{os.getpid()}-{time.monotonic_ns()}").touch()
    return shouting("")


def test_a_process_loads_what_it_works_with_once(tmp_path: Path) -> None:
    documents = [Document(f"d{number}", "text") for number in range(8 * BATCH)]
    assert len(list(analyse_with(2, making, documents, marker=str(tmp_path)))) == len(documents)
    assert len(list(tmp_path.iterdir())) <= 2


@pytest.mark.model
def test_the_graph_of_two_processes_is_that_of_one(tmp_path: Path) -> None:
    articles = sorted(resources.folder("data/articles").glob("*.txt"))[:4]
    dumps = []
    for workers in (1, 2):
        with graphbuilder.connect(str(tmp_path / f"{workers}.graph")) as graph:
            report = graph.ingest(*articles, workers=workers, run="one")
            assert report.documents == len(articles)
            assert not report.errors
        with graphbuilder.store.connect(str(tmp_path / f"{workers}.graph"), read_only=True) as store:
            dumps.append([{**row, "properties": timeless(row["properties"])} for row in map(dict, store.dump())])
    assert dumps[0] == dumps[1]


def timeless(properties: dict[str, object]) -> dict[str, object]:
    """Less the moment of the run."""
    return {name: value for name, value in properties.items() if not name.endswith("_at") and name != "at"}


@pytest.mark.model
def test_texts_that_cannot_be_parsed_are_named_by_workers_too() -> None:
    errors: list[GraphbuilderError] = []
    documents = [Document("a", "Putin met Kim in Beijing.", language="en"), Document("b", "x", language="xx")]
    found = list(analyse(documents, workers=2, on_error=errors.append))
    assert [item.extraction.document.id for item in found] == [
        item.extraction.document.id for item in analyse(documents, on_error=lambda _: None)
    ]
