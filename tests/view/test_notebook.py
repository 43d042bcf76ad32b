"""Pictures in a notebook: a frame that holds the whole page and lets nothing out."""

import html
import re
from pathlib import Path

import pytest

from graphbuilder.errors import ViewError
from graphbuilder.view import page
from graphbuilder.view.notebook import Neighbourhood, frame
from tests.view.sample import sample
from tests.view.test_browser import hostile


def inside(text: str) -> str:
    """Return the page a frame holds."""
    found = re.fullmatch(r'<iframe sandbox="[^"]*" srcdoc="([^"]*)" [^<>]*></iframe>', text, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


@pytest.mark.parametrize("make", [sample, hostile])
def test_a_frame_is_one_element_that_holds_the_page(make) -> None:
    assert inside(frame(make())) == page(make())


def test_the_frame_may_run_its_script_but_not_reach_the_notebook() -> None:
    allowed = re.search(r'sandbox="([^"]*)"', frame(sample()))
    assert allowed is not None
    assert set(allowed[1].split()) == {"allow-scripts", "allow-popups", "allow-popups-to-escape-sandbox"}


def test_a_neighbourhood_shows_text_and_picture_and_reads_once() -> None:
    asked = []
    graph = Neighbourhood(read=lambda: asked.append(1) or sample())
    graph.add_node("a", name="Путин", hop=0)
    graph.add_edge("a", "b", "MET", relation="MET")
    assert not asked
    shown = graph._repr_mimebundle_()
    assert shown["text/plain"] == "Путин: 2 entities, 1 links"
    assert inside(shown["text/html"]) == page(sample())
    graph._repr_mimebundle_()
    assert asked == [1]


def test_a_part_of_a_neighbourhood_is_a_graph_without_a_picture(tmp_path: Path) -> None:
    graph = Neighbourhood(read=sample)
    graph.add_edge("a", "b", "MET")
    for part in (graph.copy(), graph.subgraph(["a"]), graph.to_undirected()):
        assert set(part) <= {"a", "b"}
    assert set(graph.copy()._repr_mimebundle_()) == {"text/plain"}
    with pytest.raises(ViewError, match="no picture"):
        graph.copy().save(tmp_path / "x.html")
    assert graph.save(tmp_path / "x.html").read_text(encoding="utf-8") == page(sample())


@pytest.mark.browser
@pytest.mark.parametrize("make", [sample, hostile])
def test_the_picture_draws_in_a_notebook_and_nothing_leaks_out(chromium, make) -> None:
    errors: list[str] = []
    outside = chromium.new_page()
    outside.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    outside.on("pageerror", lambda error: errors.append(str(error)))
    outside.set_content(f"<h1>cell</h1>{frame(make())}")
    inner = outside.frames[1]
    inner.wait_for_selector("html[data-ready]")
    assert inner.locator("tbody tr").count() > 0
    assert outside.evaluate("window.hit === undefined")
    assert inner.evaluate("window.hit === undefined")
    assert inner.evaluate("origin") == "null"
    assert errors == []
    outside.close()
