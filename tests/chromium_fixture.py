"""A real headless Chromium, one for all tests of a session."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser; Playwright can be started once in a process, so this fixture stands nowhere else."""
    from playwright.sync_api import sync_playwright

    if not CHROMIUM:
        pytest.fail("no Chromium: install Debian's package chromium, or name one in CHROMIUM")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
