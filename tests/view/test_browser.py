"""The page in a real Chromium, from disk. The fixture fails a test whose page logs an error or asks the network."""

import pytest

from graphbuilder.view import Article, Claim, Evidence, Node, Role, Source, Subgraph
from tests.view.sample import sample

pytestmark = pytest.mark.browser

#: How many points of the picture are drawn on, in all of its layers.
PIXELS = """() => [...document.querySelectorAll('#picture canvas')].reduce((drawn, canvas) => {
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  for (let i = 3; i < data.length; i += 4) drawn += data[i] > 0; return drawn; }, 0)"""
#: Where the name under a node stands on the screen, and so the node, a little above.
NAMED = """(name) => { const one = [...document.querySelectorAll('#names .name')].find((span) => span.textContent === name);
  const box = one.getBoundingClientRect(); return [box.left + box.width / 2, box.top]; }"""

HOSTILE = [
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "</script><script>window.hit = 1</script>",
    '"><svg onload=window.hit=1>',
    "'; window.hit = 1; //",
    "javascript:window.hit=1",
    "\u202eгнп.exe\u202c",
    "\u2067עברית\u2069 مرحبا",
    "line\u2028separator\u2029end",
    "${window.hit = 1}",
    "{{constructor.constructor('window.hit=1')()}}",
    '=HYPERLINK("http://example.org")',
    "a" * 400,
    "<!--",
    "&lt;b&gt;",
]


def hostile() -> Subgraph:
    """Every text of the data is a hostile one."""
    nodes = tuple(Node(f"n{i}", name, "Person", name, name, (name,), name) for i, name in enumerate(HOSTILE))
    claims = []
    for i, name in enumerate(HOSTILE):
        text = f"{name} met {name}."
        roles = (
            Role("subject", f"n{i}", name, 0, len(name)),
            Role("object", f"n{(i + 1) % len(HOSTILE)}", name, 0, len(name)),
        )
        evidence = (Evidence(f"s{i}", "d", i, 0, len(text), text),)
        start = len(name) + 1
        claims.append(
            Claim(
                name,
                name if i % 2 else "MET",
                roles,
                evidence,
                predicate=name,
                unit=name,
                quantity=1.0,
                trigger="met",
                start=start,
                end=start + 3,
                rule=name,
                time_from=name,
            )
        )
    article = Article("d", HOSTILE[0], "javascript:window.hit=1", '"><script>', HOSTILE[1], HOSTILE[2], "s")
    return Subgraph(nodes, tuple(claims), (article,), (Source("s", HOSTILE[3]),), title=HOSTILE[2])


def test_the_page_opens_from_disk_and_draws(open_page):
    page = open_page(sample(), language="ru")
    assert page.title() == "Кто, что и кому сделал"
    assert "16 участников · 19 утверждений · 3 статьи · 3 источника" in page.inner_text("#summary")
    assert page.evaluate(PIXELS) > 2000


def test_hostile_names_are_only_text_everywhere(open_page):
    page = open_page(hostile())
    for kind, pool in (("entity", [f"n{i}" for i in range(len(HOSTILE))]), ("claim", HOSTILE)):
        for key in pool:
            page.evaluate("([k, v]) => { location.hash = k + '=' + encodeURIComponent(v) }", [kind, key])
    for row in range(len(HOSTILE)):
        page.locator("tbody .open").nth(row).click()
        page.locator("tbody .column-subject button").nth(row).click()
    page.fill("#search", "script")
    page.wait_for_selector("#found li")
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.scripts.length") == 3
    assert (
        page.evaluate("document.querySelectorAll('img, iframe, object, embed, base, [onerror], [onload]').length") == 0
    )
    assert page.locator("a[href^='javascript' i]").count() == 0
    assert page.title() == HOSTILE[2]
    assert page.locator("#title").inner_text() == HOSTILE[2]


def test_right_to_left_marks_stay_inside_their_name(open_page):
    page = open_page(hostile())
    cells = page.locator("tbody .column-subject bdi")
    assert cells.count() == len(HOSTILE)
    assert all(cells.nth(i).evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate" for i in range(len(HOSTILE)))


def test_search_finds_a_name_by_any_alias_and_opens_the_entity(open_page):
    page = open_page(sample(), language="en")
    page.keyboard.press("/")
    page.keyboard.type("пхень")
    assert page.locator("#found [aria-selected=true]").inner_text().startswith("North Korea")
    page.keyboard.press("Enter")
    assert page.locator("#panel h3").inner_text() == "North Korea"
    assert "КНДР" in page.inner_text(".aliases")
    assert page.evaluate("location.hash") == "#entity=country%3AKP"


def test_search_says_so_when_there_is_no_such_name(open_page):
    page = open_page(sample(), language="en")
    page.fill("#search", "Наполеон")
    assert page.inner_text("#found") == "No such name in the graph"
    assert page.inner_text("#live") == "No such name in the graph"


def test_a_link_opens_its_sentences_with_the_words_marked(open_page):
    page = open_page(sample(), language="en")
    page.locator(".link", has_text="Kim Jong Un").first.click()
    card = page.locator(".card").first
    assert card.locator("mark.role-trigger").inner_text() == "провели переговоры"
    assert card.locator("mark.role-subject").inner_text() == "Владимир Путин"
    assert card.locator("mark.role-place").inner_text() == "Пекине"
    assert (
        card.locator("blockquote").inner_text() == "Владимир Путин и Ким Чен Ын 3 августа провели переговоры в Пекине."
    )
    assert "Вот Так" in card.inner_text()
    assert "ru/diplomacy.toml#hold-talks" in card.inner_text()
    link = card.locator("figcaption a")
    assert link.get_attribute("href") == "https://example.org/putin-kim?a=1&b=2"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_marks_stand_right_after_an_emoji(open_page):
    page = open_page(sample(), language="en")
    page.locator("tr[data-claim=c16] .open").click()
    assert page.locator(".card mark.role-trigger").inner_text() == "attack"
    assert page.locator(".card mark.role-object").inner_text() == "United States"


def test_a_click_on_the_picture_opens_what_is_there(open_page):
    page = open_page(sample(), language="en")
    page.wait_for_timeout(200)
    x, y = page.evaluate(NAMED, "North Korea")
    page.mouse.click(x, y - 8)
    assert page.locator("#panel h3").inner_text() == "North Korea"
    page.keyboard.press("Escape")
    page.mouse.click(page.locator("#canvas-box").bounding_box()["x"] + 4, y)
    assert page.locator("#panel h3").inner_text() == "Where to start"


def test_pointing_at_a_node_names_its_links(open_page):
    page = open_page(sample(), language="en")
    page.wait_for_timeout(200)
    x, y = page.evaluate(NAMED, "Ukraine")
    page.mouse.move(x, y - 8)
    page.wait_for_selector("#names .told")
    assert "invaded" in page.locator("#names .told").all_inner_texts()


def test_the_keyboard_walks_the_picture_and_opens_a_node(open_page):
    page = open_page(sample(), language="en")
    page.locator("#canvas-box").focus()
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#live")
    page.keyboard.press("ArrowLeft")
    assert "Relations:" in first
    assert page.inner_text("#live") != first
    page.keyboard.press("Enter")
    assert page.locator("#panel h3").inner_text() == page.inner_text("#live").split(",")[0]
    assert page.evaluate("document.activeElement.id") == "panel"


def test_the_keyboard_alone_reaches_the_table_and_sorts_it(open_page):
    page = open_page(sample(), language="en")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "table-heading"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.get_attribute("th.column-subject", "aria-sort") == "ascending"
    names = page.locator("tbody td.column-subject").all_inner_texts()
    assert names == sorted(names)
    page.keyboard.press("Enter")
    assert page.get_attribute("th.column-subject", "aria-sort") == "descending"
    assert page.evaluate("document.activeElement.closest('th').className") == "column-subject"


def test_a_row_of_the_table_takes_the_keyboard_to_its_sentence(open_page):
    page = open_page(sample(), language="en")
    page.locator("tr[data-claim=c06] .open").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    assert page.locator(".card").get_attribute("data-claim") == "c06"
    assert "13,000 боец" in page.inner_text(".facts")
    assert "hedged" in page.inner_text(".card-badges")


def shown(page) -> set[str]:
    return set(page.locator("tbody tr").evaluate_all("rows => rows.map(row => row.dataset.claim)"))


def test_filters_by_status_type_relation_and_certainty_leave_what_passes(open_page):
    page = open_page(sample(), language="en")
    whole = shown(page)
    by_status = {"denied": {"c09", "c16"}, "planned": {"c03", "c07"}, "hypothetical": {"c17"}}
    for status, gone in by_status.items():
        page.uncheck(f"[data-filter='status:{status}']")
        assert whole - shown(page) == gone
        page.check(f"[data-filter='status:{status}']")
    page.uncheck("[data-filter='relation:MET']")
    assert whole - shown(page) == {"c00", "c01", "c17", "c18"}
    page.click("[data-filter=reset]")
    page.check("[data-filter=certain]")
    assert whole - shown(page) == {"c06", "c07", "c17"}
    page.uncheck("[data-filter='type:Person']")
    assert "c00" not in shown(page)
    assert "c04" in shown(page)
    page.click("[data-filter=reset]")
    assert shown(page) == whole


def test_filtering_keeps_the_keyboard_where_it_was(open_page):
    page = open_page(sample(), language="en")
    page.focus("[data-filter='relation:MET']")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.dataset.filter") == "relation:MET"


def test_an_empty_answer_says_so_and_offers_the_way_back(open_page):
    page = open_page(sample(), language="en")
    before = shown(page)
    page.click("[data-filter=none]")
    assert page.inner_text("#stage-empty p") == "Nothing matches these filters."
    assert "Nothing matches" in page.inner_text("#table-box")
    page.click("#stage-empty button")
    assert shown(page) == before


def test_a_graph_without_statements_says_how_to_fill_it(open_page):
    page = open_page(Subgraph())
    assert "graphbuilder ingest" in page.inner_text("#panel")


def test_the_period_moves_by_keyboard_and_narrows_everything(open_page):
    page = open_page(sample(), language="en")
    whole = shown(page)
    page.focus("[data-edge=from]")
    assert page.get_attribute("[data-edge=from]", "aria-valuetext") == "January 1, 2024"
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.dataset.edge") == "from"
    assert shown(page) < whole
    page.click("#timeline-reset")
    assert shown(page) == whole


def test_dragging_on_the_timeline_chooses_a_period(open_page):
    page = open_page(sample(), language="en")
    chart = page.locator(".chart").bounding_box()
    page.mouse.move(chart["x"] + chart["width"] * 0.80, chart["y"] + 30)
    page.mouse.down()
    page.mouse.move(chart["x"] + chart["width"] * 0.86, chart["y"] + 30, steps=4)
    page.mouse.up()
    assert "c00" not in shown(page) or "c17" not in shown(page)
    assert "2025" in page.inner_text("#timeline-range")
    assert page.is_visible("#timeline-reset")


def test_the_language_of_labels_can_be_changed(open_page):
    page = open_page(sample(), language="ru")
    assert "встретился с" in page.inner_text("tbody")
    page.click("[data-language=en]")
    assert "met" in page.inner_text("tr[data-claim=c00]")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "Vladimir Putin" in page.inner_text("tr[data-claim=c00]")


def test_dark_colours_follow_the_system_and_the_button(open_page):
    page = open_page(sample(), color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("[data-theme-name=light]")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_window(open_page, width):
    page = open_page(sample(), width=width, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("tbody .open").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_shows_every_row_and_no_controls(open_page):
    from tests.view.sample import crowd

    page = open_page(crowd(60, 160))
    page.check("[data-filter=offices]")  # things and offices are off at first
    assert len(shown(page)) == 50
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(shown(page)) == 160
    assert not page.is_visible(".filters")
    assert not page.is_visible("#search")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_no_accessibility_rule_is_broken(open_page, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(sample(), width=width, color_scheme=scheme, bypass_csp=True, fragment="#claim=c06")
    page.fill("#search", "ким")
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    broken = [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found.response["violations"]]
    assert broken == []


FRAMES = """() => { window.frames_ = []; let last = performance.now();
  const next = (now) => { frames_.push(now - last); last = now; requestAnimationFrame(next); }; requestAnimationFrame(next); }"""


def test_five_thousand_nodes_pan_and_zoom_without_stumbling(open_page):
    from tests.view.sample import crowd

    page = open_page(crowd(5000, 10_000))
    frame = page.locator("#canvas-box").bounding_box()
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 3, y)  # the first movement makes the picture that is then shifted
    page.evaluate(FRAMES)
    for step in range(60):
        page.mouse.move(x + step * 3, y + step * 2)
        page.wait_for_timeout(10)
    page.mouse.up()
    for _ in range(20):
        page.mouse.wheel(0, -60)
        page.wait_for_timeout(16)
    frames = sorted(page.evaluate("frames_"))
    assert len(frames) > 20
    assert frames[len(frames) // 2] < 50  # milliseconds; 16.7 is as fast as the screen


def test_days_far_away_do_not_press_the_rest_of_the_timeline_together(open_page):
    nodes = (Node("a", "A", "Person", "A", "A", ("A",), "A"), Node("b", "B", "Person", "B", "B", ("B",), "B"))
    roles = (Role("subject", "a", "A", 0, 1), Role("object", "b", "B", 6, 7))
    days = ["2019-01-01", "2021-05-01", "2023-02-01", *(f"2025-09-{day:02}" for day in range(1, 28))]
    evidence = (Evidence("s", "d", 0, 0, 8, "A met B."),)
    claims = tuple(
        Claim(f"c{day}", "MET", roles, evidence, time_from=day, time_to=day, time_precision="day") for day in days
    )
    articles = (Article("d", "t", None, "2025-09-27", "en", "x"),)
    page = open_page(Subgraph(nodes=nodes, claims=claims, articles=articles), language="en")
    assert page.get_attribute("[data-edge=from]", "aria-valuetext") == "September 1, 2025"
    assert page.get_attribute("[data-edge=to]", "aria-valuetext") == "September 27, 2025"
