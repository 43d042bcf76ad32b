"""Takes the pictures of docs/workbench.md: the workbench in headless Chromium, over the sample articles.

    python -m graphbuilder.makers.workbench_pictures [GRAPH]

Without GRAPH the sample articles are ingested first, into a folder that is thrown away. GRAPH is only read.
"""

import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from graphbuilder import pipeline
from graphbuilder.resources import folder
from graphbuilder.serve import Workbench

PICTURES = folder("docs/pictures")
#: Name → address; an article and an entity are looked up by their search.
PAGES = {
    "start": "/",
    "search": "/search?q=Путина",
    "review": "/review",
    "map": "/map",
    "timeline": "/timeline",
    "graph": "/graph?entity=Ким Чен Ын",
}


def main(graph: str) -> None:
    """Walk through the pages, one picture each."""
    from playwright.sync_api import sync_playwright

    with Workbench(graph, language="en") as workbench, sync_playwright() as driver:
        threading.Thread(target=workbench.serve, daemon=True).start()
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1180, "height": 760}, locale="en")
        page.set_default_timeout(180_000)
        page.goto(workbench.address)
        base = workbench.address.split("/?")[0]
        for name, path in PAGES.items():
            page.goto(base + path)
            page.wait_for_timeout(1500)
            shoot(page, name)
        page.goto(base + PAGES["search"])
        page.click(".who >> nth=0")
        page.wait_for_selector("h1")
        shoot(page, "entity")
        page.goto(base + PAGES["search"])
        page.click(".hit-head a >> nth=0")
        page.wait_for_selector(".text")
        shoot(page, "document")
        browser.close()


def shoot(page: Any, name: str) -> None:
    """Write one picture."""
    page.screenshot(path=PICTURES / f"workbench-{name}.png")
    print(PICTURES / f"workbench-{name}.png", file=sys.stderr)


if __name__ == "__main__":
    if sys.argv[1:]:
        main(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as home:
            made = str(Path(home) / "news.graph")
            pipeline.ingest([folder("data/articles")], made)
            main(made)
