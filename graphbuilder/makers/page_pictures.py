"""Takes the pictures of docs/page.md: the standalone page in headless Chromium, over the sample articles.

    python -m graphbuilder.makers.page_pictures [GRAPH | PAGE.html] [--name page]

Without GRAPH the sample articles are ingested first, into a folder that is thrown away. PAGE.html is a page that is there,
such as one an older version wrote; only what it has is pictured. Pictures have a palette of 64 colours, to stay small.
"""

import argparse
import io
import sys
import tempfile
from pathlib import Path
from typing import Any

from graphbuilder import pipeline
from graphbuilder.resources import folder

PICTURES = folder("docs/pictures")
COLOURS = 64
#: What is typed into the search of the page, to show that a name is found by an alias in either script.
SEARCHES = {"search-cyrillic": "Ын", "search-latin": "Kim Jong"}


def main(source: str, name: str) -> None:
    """Write the pictures of the page at *source*, an HTML file or a graph, as *name*-….png."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as home, sync_playwright() as driver:
        path = Path(source) if source.endswith(".html") else written(source, Path(home) / "page.html")
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1180, "height": 760}, locale="en", color_scheme="light")
        page.set_default_timeout(60_000)
        page.goto(path.resolve().as_uri())
        page.click("[data-language=en]")
        page.wait_for_timeout(3000)
        shoot(page, f"{name}-start")
        if page.query_selector("[data-filter=offices]"):
            page.check("[data-filter=offices]")
            page.wait_for_timeout(2000)
            shoot(page, f"{name}-offices")
            page.uncheck("[data-filter=offices]")
        if page.query_selector("#timeline-box"):
            page.eval_on_selector("#timeline-box", "box => box.scrollIntoView({block: 'center'})")
            page.wait_for_timeout(1000)
            shoot(page, f"{name}-timeline")
            page.evaluate("scrollTo(0, 0)")
        for title, text in SEARCHES.items():
            page.fill("#search", text)
            page.wait_for_timeout(500)
            shoot(page, f"{name}-{title}")
        page.press("#search", "Enter")
        page.wait_for_timeout(1500)
        shoot(page, f"{name}-chosen")
        browser.close()


def written(graph: str, path: Path) -> Path:
    """Write the page of a graph."""
    from graphbuilder.store import connect
    from graphbuilder.view import subgraph, write_page

    with connect(graph, read_only=True) as store:
        write_page(subgraph(store), path)
    return path


def shoot(page: Any, name: str) -> None:
    """Write one picture with few colours."""
    from PIL import Image

    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(PICTURES / f"{name}.png", optimize=True)
    print(PICTURES / f"{name}.png", file=sys.stderr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?")
    parser.add_argument("--name", default="page")
    options = parser.parse_args()
    if options.source:
        main(options.source, options.name)
    else:
        with tempfile.TemporaryDirectory() as folder_of_graph:
            made = str(Path(folder_of_graph) / "news.graph")
            pipeline.ingest([folder("data/articles")], made)
            main(made, options.name)
