"""The tutorial notebook runs from its first cell to its last, and shows what it says it shows."""

import json
from pathlib import Path
from typing import Any

import pytest

TUTORIAL = Path(__file__).parent.parent / "docs" / "tutorial.ipynb"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tutorial")


@pytest.fixture(scope="module")
def shown(home: Path) -> dict[str, Any]:
    """Return the first line of each cell of code → what it shows, by MIME type."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(TUTORIAL, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(home)}}).execute()
    found: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            data: dict[str, Any] = {}
            for output in cell.outputs:
                data |= output.get("data", {"stream": output.get("text", "")})
            found[cell.source.splitlines()[0]] = data
    return found


def test_it_is_kept_without_outputs() -> None:
    cells = json.loads(TUTORIAL.read_text(encoding="utf-8"))["cells"]
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in cells if cell["cell_type"] == "code")


@pytest.mark.model
def test_it_ingests_the_sample_articles(shown: dict[str, Any]) -> None:
    documents = shown["import graphbuilder as gb"]["stream"].split()[0]
    assert int(documents) >= 6


@pytest.mark.model
def test_it_answers_who_met_putin(shown: dict[str, Any]) -> None:
    answer = shown['met = graph.query("who-met", person="Путин")']["text/html"]
    assert "Ким Чен Ын" in answer
    assert "2025" in answer
    assert "Timeline" in shown['profile = graph.entity("Ким Чен Ын")']["text/html"]


@pytest.mark.model
def test_it_shows_a_picture_and_its_graph(shown: dict[str, Any]) -> None:
    picture = shown['near = graph.neighbourhood("Ким Чен Ын")']
    assert picture["text/plain"].startswith("Ким Чен Ын: ")
    assert picture["text/html"].startswith("<iframe sandbox=")
    assert "Ким Чен Ын" in shown["import networkx as nx"]["text/plain"]


@pytest.mark.model
def test_it_leaves_the_files_it_names(shown: dict[str, Any], home: Path) -> None:
    assert {"news.graph", "kim.html", "news.gexf", "news-tables", "met.csv"} <= {path.name for path in home.iterdir()}
