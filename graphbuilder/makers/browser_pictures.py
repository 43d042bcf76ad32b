"""Takes the pictures of docs/browser.md: the real Neo4j Browser, in headless Chromium, over the sample articles.

    python -m graphbuilder.makers.browser_pictures

It starts a Neo4j of its own in a folder that is thrown away, ingests ``data/articles`` as ``make demo`` does, walks
through the page's first five minutes and stops the server. Nothing outside this machine is asked for: the Browser's
fonts and telemetry are refused.
"""

import base64
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graphbuilder import pipeline
from graphbuilder.query import question, questions
from graphbuilder.query.saved import as_zip
from graphbuilder.resources import folder
from graphbuilder.server import Server

PICTURES = folder("docs/pictures")
WAIT = 180_000  # milliseconds; a busy machine draws slowly

#: Puts a file under the pointer, as a hand would from a folder.
DROP = """([text, name, base64]) => {
  const bytes = base64 ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : text;
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  const target = document.querySelector('[data-testid=main]') || document.body;
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}));
  }
}"""


@contextmanager
def sample() -> Iterator[str]:
    """Yield the address of the Browser of a server that holds the sample articles; the environment has its login."""
    with tempfile.TemporaryDirectory() as home:
        server = Server(Path(home))
        running = server.start()
        os.environ |= {"NEO4J_USERNAME": running.username, "NEO4J_PASSWORD": server.password()}
        try:
            report = pipeline.ingest([folder("data/articles")], running.uri)
            print(f"{report.documents} documents, {report.statements} statements", file=sys.stderr)
            yield running.browser
        finally:
            server.stop(force=True)


def main(address: str) -> None:
    """Walk through the first five minutes, one picture a step."""
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 860}, device_scale_factor=1.5)
        page.set_default_timeout(WAIT)
        here = urlsplit(address).hostname
        page.route(
            "**/*", lambda route: route.continue_() if urlsplit(route.request.url).hostname == here else route.abort()
        )
        page.goto(address)
        connect(page)
        style(page)
        ask(page, "people-and-places", limit="20")
        enlarge(page)
        shoot(page, "picture")
        detail(page)
        enlarge(page, back=True)
        ask(page, "evidence", limit="8")
        enlarge(page, smaller=2)
        shoot(page, "evidence")
        enlarge(page, back=True)
        ask(page, "who-met", table=True)
        shoot(page, "table")
        saved(page)
        browser.close()


def connect(page: Any) -> None:
    """Log in as the environment says."""
    page.get_by_test_id("username").fill(os.environ.get("NEO4J_USERNAME", "neo4j"))
    page.get_by_test_id("password").fill("············")
    page.wait_for_timeout(3000)
    page.get_by_test_id("connect").wait_for()
    shoot(page, "connect")
    page.get_by_test_id("password").fill(os.environ["NEO4J_PASSWORD"])
    page.get_by_test_id("connect").click()
    page.get_by_test_id("disconnectedBanner").wait_for(state="detached")
    run(page, ":clear")
    page.wait_for_timeout(3000)
    banner = page.locator("span", has_text="To help make Neo4j Browser better").first
    if banner.count():
        banner.locator("xpath=following-sibling::span").click()


def style(page: Any) -> None:
    """Drop the shipped style file on the window."""
    text = (folder("cypher") / "browser" / "style.grass").read_text(encoding="utf-8")
    page.evaluate(DROP, [text, "style.grass", False])
    page.wait_for_timeout(3000)


def ask(page: Any, name: str, *, table: bool = False, limit: str = "") -> None:
    """Run a stored question as it stands in its file, with its example parameters, alone on the screen."""
    asked = question(name)
    run(page, ":clear")
    for line in asked.params_lines:
        run(page, f":param limit => {limit}" if limit and line.startswith(":param limit ") else line)
    run(page, ":clear")
    run(page, asked.cypher)
    page.get_by_test_id("cypherFrameSidebarTable").first.wait_for()
    if table:
        page.get_by_test_id("cypherFrameSidebarTable").first.click()
    else:
        page.locator("svg .node").first.wait_for()
    page.wait_for_timeout(12000)  # the picture comes to rest


def run(page: Any, text: str) -> None:
    """Put *text* into the editor and run it."""
    page.locator("[data-testid=activeEditor] .monaco-editor").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(2500)


def enlarge(page: Any, *, back: bool = False, smaller: int = 1) -> None:
    """Let the answer fill the window, or no longer; *smaller* is how many steps less than fits exactly."""
    page.get_by_test_id("frame").first.locator("button[title*='ullscreen']").click()
    page.wait_for_timeout(1500)
    if not back:
        for button in ("zoom-to-fit", *["zoom-out"] * smaller):  # the list at the right covers what fits exactly
            page.get_by_label(button).click()
            page.wait_for_timeout(2000)


def detail(page: Any) -> None:
    """Point at a meeting: its type and properties show beside the picture."""
    page.locator("svg .relationship", has_text="MET").first.dispatch_event("mousedown")
    page.wait_for_timeout(2500)
    shoot(page, "detail")


def saved(page: Any) -> None:
    """Import the saved questions and show their folders."""
    packed = as_zip(questions().values())
    page.evaluate(DROP, [base64.b64encode(packed).decode(), "questions.zip", True])
    page.wait_for_timeout(5000)
    page.get_by_test_id("navigationFavorites").click()
    page.wait_for_timeout(3000)
    shoot(page, "saved")


def shoot(page: Any, name: str) -> None:
    """Write one picture."""
    page.screenshot(path=PICTURES / f"browser-{name}.png")
    print(PICTURES / f"browser-{name}.png", file=sys.stderr)


if __name__ == "__main__":
    with sample() as browser_address:
        main(browser_address)
