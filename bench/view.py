"""Measures the page at 2,000 entities and 5,000 statements: writing it, and its frames in a real headless Chromium.

    python bench/view.py [NODES] [STATEMENTS]

Prints one JSON line. Frame times are those of requestAnimationFrame while the picture is dragged and zoomed;
*cpu_a_frame* is the processor time of the page's process for each. Headless Chromium draws without a graphics card.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

FRAMES = """() => {
  const times = []; let last = null, on = true;
  const tick = (now) => { if (last !== null) times.push(now - last); last = now; if (on) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  window.stopFrames = () => { on = false; const all = times.sort((a, b) => a - b), at = (q) => all[Math.floor(all.length * q)];
    return {frames: all.length, median: at(0.5), p95: at(0.95), longest: all[all.length - 1]}; };
}"""


class Meter:
    """Processor time of the process that runs the page, milliseconds: what else the machine does changes it little."""

    def __init__(self, browser: Any) -> None:
        self.session = browser.new_browser_cdp_session()

    def read(self) -> float:
        found = self.session.send("SystemInfo.getProcessInfo")["processInfo"]
        return sum(float(one["cpuTime"]) for one in found if one["type"] == "renderer") * 1000


def main(nodes: int = 2000, statements: int = 5000) -> None:
    """Write, open, drag, zoom, filter, search."""
    from playwright.sync_api import sync_playwright

    from graphbuilder.view import write_page
    from tests.view.sample import crowd

    result: dict[str, object] = {"nodes": nodes, "statements": statements}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        began, busy = time.monotonic(), time.process_time()
        path = write_page(crowd(nodes, statements), Path(folder) / "crowd.html")
        result |= {"write_s": round(time.monotonic() - began, 2), "write_cpu_s": round(time.process_time() - busy, 2)}
        result["megabytes"] = round(path.stat().st_size / 1e6, 2)
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        began = time.monotonic()
        page.set_default_timeout(200_000)
        meter = Meter(browser)
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        result |= {"open_s": round(time.monotonic() - began, 2), "open_cpu_ms": round(meter.read())}
        result["drag_ms"] = _metered(meter, lambda: _drag(page))
        result["zoom_ms"] = _metered(meter, lambda: _zoom(page))
        result["filter_ms"] = _spent(page, "document.querySelector(\"[data-filter='status:planned']\").click()")
        result["search_ms"] = _spent(
            page, "const s = document.querySelector('#search'); s.value = 'вера'; s.dispatchEvent(new Event('input'))"
        )
        browser.close()
    print(json.dumps(result))


def _metered(meter: Meter, act: Callable[[], dict[str, float]]) -> dict[str, float]:
    """Do *act* and add the processor time it took a frame."""
    before = meter.read()
    result = act()
    return result | {"cpu_a_frame": round((meter.read() - before) / max(result["frames"], 1), 1)}


def _drag(page: Any) -> dict[str, float]:
    frame = page.locator("#canvas-box").bounding_box()
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    page.evaluate(FRAMES)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x + 2 * step, y + step)
    page.mouse.up()
    return _rounded(page.evaluate("stopFrames()"))


def _zoom(page: Any) -> dict[str, float]:
    page.evaluate(FRAMES)
    for step in range(30):
        page.mouse.wheel(0, -40 if step < 20 else 40)
    return _rounded(page.evaluate("stopFrames()"))


def _spent(page: Any, script: str) -> float:
    spent = page.evaluate(f"() => {{ const began = performance.now(); {script}; return performance.now() - began; }}")
    return round(spent, 1)


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {key: round(value, 1) for key, value in values.items()}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
