"""The workbench in a real Chromium: every page, keyboard, both languages, dark, phone, hostile names, no rule of axe broken."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from graphbuilder.store import connect
from tests.serve.conftest import Running, follow
from tests.store.builders import Article, apart, members

pytestmark = pytest.mark.browser

PAGES = {
    "start": "/",
    "documents": "/documents",
    "search": "/search?q=" + quote("Путин поблагодарил"),
    "entity": "/entity/e-putin",
    "document": "/document/d1",
    "review": "/review?below=101",
    "pairs": "/review/pairs",
    "judgements": "/judgements",
    "timeline": "/timeline?entity=e-putin",
    "map": "/map",
    "questions": "/questions",
    "question": "/questions/who-met?person=" + quote("Ким Чен Ын"),
    "api": "/api",
    "missing": "/entity/nobody",
}


#: Colours, width and page: all pages as most see them, the fullest on a phone in the dark.
LOOKS = [
    *(("light", 1280, name) for name in PAGES),
    *(("dark", 390, name) for name in ("entity", "document", "review", "map")),
]


@pytest.mark.parametrize(("scheme", "width", "name"), LOOKS)
def test_no_accessibility_rule_is_broken_and_nothing_is_wider_than_the_window(
    bench: Running, browse: Any, scheme: str, width: int, name: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    page = browse(bench, PAGES[name], width=width, color_scheme=scheme, bypass_csp=True)
    found = Axe().run(page, options={"runOnly": rules})
    broken = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found.response["violations"]]
    assert broken == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_pages_need_no_script(bench: Running, browse: Any) -> None:
    page = browse(bench, "/", java_script_enabled=False)
    page.fill("input[type=search]", "Путина поблагодарит")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    follow(page, ".hit a[href*='#n-']")
    assert page.locator(".pair-row:target .sentence").count() == 1
    follow(page, ".pair-row:target .in-text >> nth=0")
    assert page.locator("h1").inner_text() == "Vladimir Putin"


def test_the_keyboard_alone_searches_and_reads(bench: Running, browse: Any) -> None:
    page = browse(bench, "/documents")
    page.keyboard.press("/")
    page.keyboard.type("Kim")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=Kim")
    page.wait_for_load_state()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")


def test_language_and_colours_are_chosen_at_the_foot_of_the_page(bench: Running, browse: Any) -> None:
    page = browse(bench, "/entity/e-kim")
    follow(page, "footer >> text=Русский")
    assert page.locator("h1").inner_text() == "Ким Чен Ын"
    assert page.evaluate("document.documentElement.lang") == "ru"
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    follow(page, "footer >> text=Тёмные")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_one_key_rejects_and_one_takes_it_back(own: Any, browse: Any) -> None:
    running = own()
    page = browse(running, "/review?below=101")
    first = page.get_attribute("input[name=statement]", "value")
    page.keyboard.press("r")
    page.wait_for_selector("[role=status] >> text=Rejected")
    assert page.get_attribute("form.judge:not([role=status] form) input[name=statement]", "value") != first
    page.keyboard.press("u")
    page.wait_for_selector("[role=status] >> text=Taken back")
    assert page.get_attribute("input[name=statement]", "value") == first
    page.keyboard.press("s")
    page.wait_for_url("**/review?skip=1&below=101")
    page.locator("body").press("e")
    page.wait_for_url("**/statement/**")
    assert page.locator("#correct-head").is_visible()


def test_a_statement_is_corrected_in_the_browser(own: Any, browse: Any) -> None:
    running = own()
    page = browse(running, "/review?below=101")
    page.click("text=Correct >> nth=0")
    page.select_option("#mode", "hypothetical")
    page.fill("#reason", "only a plan")
    page.click("text=Correct >> nth=-1")
    page.wait_for_selector("[role=status] >> text=Corrected")


def test_the_graph_leads_to_the_pages_and_back(bench: Running, browse: Any) -> None:
    page = browse(bench, "/graph?entity=" + quote("МИД России"))
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#panel h3").inner_text() == "МИД России"
    follow(page, "#panel a[href^='/entity/']")
    assert page.locator("h1").inner_text() == "МИД России"
    follow(page, ".look a >> nth=0")
    page.wait_for_selector("html[data-ready]")
    follow(page, "#home")
    assert page.url == bench.base + "/"


HOSTILE = [
    "<img src=x onerror='window.hit = 1'>",
    "</title><script>window.hit = 1</script>",
    '"><svg onload=window.hit=1>',
    "{{ 7 * 7 }}{% raw %}",
    "javascript:window.hit=1",
    "\u202eгнп.exe\u202c",
    "\u2067עברית\u2069 مرحبا",
    "a/../../b?c=d#e&amp;",
    "%00%2e%2e",
    "x" * 400,
]


@pytest.fixture
def hostile(tmp_path: Path) -> Any:
    """Yield a workbench over a graph all of whose names are hostile."""
    path = str(tmp_path / "hostile.graph")
    article = Article("d<b>\"'", published="2025-09-03", source=HOSTILE[0])
    for name, other in zip(HOSTILE, HOSTILE[1:] + HOSTILE[:1], strict=True):
        article.say(f"{name} | met {other} .")
        article.state("MET", "met", roles={"subject": name, "object": other}, confidence=0.5)
    batch = [article.build()]
    with connect(path) as store:
        store.write(batch, apart(members(batch)))
    running = Running(path)
    yield running
    running.close()


def test_hostile_names_are_only_text_on_every_page(hostile: Running, browse: Any) -> None:
    page = browse(hostile, "/")
    _, _, text = hostile.ask("/api/entities?name=x")
    with connect(hostile.bench.desk.graph, read_only=True) as store:
        ids = [row[0] for row in store.read("MATCH (e:Entity) RETURN e.id").records]
        statements = [row[0] for row in store.read("MATCH (s:Statement) RETURN s.id").records]
        (document,) = [row[0] for row in store.read("MATCH (d:Document) RETURN d.id").records]
    assert len(ids) >= len(HOSTILE)
    paths = ["/", "/documents", "/review?below=101", "/timeline", "/map", f"/document/{quote(document, safe='')}"]
    paths += [f"/entity/{quote(id, safe='')}" for id in ids] + [
        f"/statement/{quote(id, safe='')}" for id in statements[:3]
    ]
    paths += [f"/search?q={quote(name[:150])}" for name in HOSTILE] + ["/graph"]
    for path in paths:
        page.goto(hostile.base + path)
        assert page.evaluate("window.hit") is None, path
        strange = "document.querySelectorAll('main img, iframe, object, embed, base, [onerror], [onload]').length"
        assert page.evaluate(strange) == 0, path
        assert page.locator("a[href^='javascript' i]").count() == 0, path
    page.goto(hostile.base + f"/entity/{quote(ids[0], safe='')}")
    assert page.evaluate(
        "[...document.querySelectorAll('main bdi')].every(e => getComputedStyle(e).unicodeBidi === 'isolate')"
    )
    assert json.loads(text) is not None
