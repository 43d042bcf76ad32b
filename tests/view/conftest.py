"""A page in a real headless Chromium that fails on console errors and on any request."""

import pytest


class Opened:
    """A page with what went wrong in it and what it asked the network for."""

    def __init__(self, page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))


@pytest.fixture
def open_page(chromium, tmp_path):
    """Open a subgraph's page from disk; afterwards nothing may have gone wrong."""
    from graphbuilder.view import write_page

    opened: list[tuple[Opened, str]] = []
    contexts = []

    def opener(subgraph, *, width=1280, height=900, language=None, fragment="", **options):
        path = write_page(subgraph, tmp_path / f"{len(opened)}.html", language=language)
        context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        contexts.append(context)
        one = Opened(context.new_page())
        opened.append((one, path.as_uri()))
        one.page.goto(path.as_uri() + fragment)
        one.page.wait_for_selector("html[data-ready]")
        return one.page

    yield opener
    problems = [
        (one.errors, one.dialogs, [url for url in one.requests if url.split("#")[0] != uri]) for one, uri in opened
    ]
    for context in contexts:
        context.close()
    assert problems == [([], [], [])] * len(opened)
