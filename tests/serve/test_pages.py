"""The pages to read: what stands on each, in both languages, as the graph is now, with hostile text as text."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from graphbuilder.serve.marking import pieces
from graphbuilder.serve.words import Words, plural
from graphbuilder.store import connect
from tests.query.graph import batch, resolution
from tests.serve.conftest import Running

PUTIN = "/entity/e-putin"


class Page(HTMLParser):
    """Tags with their attributes, and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_first_page_says_what_is_in_the_graph(bench: Running) -> None:
    status, _, text = bench.ask("/")
    assert status == 200
    assert "5 articles" in text
    assert "Владимир Путин" in text
    assert "Summit in Beijing" in text


def test_an_entity_has_its_names_offices_links_places_and_sentences(bench: Running) -> None:
    status, _, text = bench.ask(PUTIN)
    page = Page(text)
    assert status == 200
    for heading in ("Statements", "What happened", "Linked with", "Where seen", "In articles"):
        assert heading in page.text
    assert "<mark class=" in text
    assert 'href="/entity/e-kim"' in text
    assert "Путин" in page.text


def test_the_statements_of_an_entity_can_be_narrowed_to_one_relation(bench: Running) -> None:
    cards = {path: bench.ask(path)[2].count('<article class="card') for path in (PUTIN, PUTIN + "?relation=MET")}
    assert 0 < cards[PUTIN + "?relation=MET"] < cards[PUTIN]


def test_a_document_has_its_sentences_with_their_statements_beside_them(bench: Running) -> None:
    status, _, text = bench.ask("/document/d1")
    assert status == 200
    row = text.split('<li class="pair-row"')[1]
    assert "Путин" in row
    assert 'class="in-text type-Person" href="/entity/e-putin"' in row
    assert '<article class="card status-stated"' in row


def test_a_statement_has_a_page_of_its_own(bench: Running) -> None:
    found = re.findall(r'href="(/statement/[^"]+)"', bench.ask(PUTIN)[2])
    status, _, text = bench.ask(found[0])
    assert status == 200
    assert "<blockquote" in text
    assert "Confidence" in text


def test_search_finds_names_and_sentences_in_any_form(bench: Running) -> None:
    _, _, text = bench.ask("/search?q=" + quote("Путина поблагодарит"))
    assert 'href="/document/d1#n-1"' in text
    assert "<mark>поблагодарил</mark>" in text
    _, _, text = bench.ask("/search?q=Putin")
    assert 'href="/entity/e-putin"' in text


def test_search_says_so_where_nothing_is_found(bench: Running) -> None:
    status, _, text = bench.ask("/search?q=" + quote("Наполеонъ"))
    assert status == 200
    assert "Nothing found" in text


@pytest.mark.parametrize("path", ["/entity/nobody", "/document/nothing", "/statement/none", "/nowhere"])
def test_what_is_not_there_is_said(bench: Running, path: str) -> None:
    status, headers, text = bench.ask(path)
    assert status == 404
    assert headers["content-type"].startswith("text/html")
    assert 'role="alert"' in text


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_language_is_that_of_the_cookie_else_of_the_browser(own: Any, language: str) -> None:
    running = own(language=None)
    headers = [("Accept-Language", f"de, {language};q=0.8")]
    assert f'<html lang="{language}"' in running.ask("/", headers=headers)[2]
    other = "en" if language == "ru" else "ru"
    cookie = [*headers, ("Cookie", f"graphbuilder-language={other}")]
    assert f'<html lang="{other}"' in running.ask("/", token=False, headers=cookie)[2]


def test_settings_are_remembered_and_lead_back(bench: Running) -> None:
    status, headers, _ = bench.ask("/settings?theme=dark&back=/documents")
    assert (status, headers["location"]) == (303, "/documents")
    cookie = [("Cookie", headers["set-cookie"].split(";")[0])]
    assert 'data-theme="dark"' in bench.ask("/documents", token=False, headers=cookie)[2]


def test_pieces_give_the_text_back_whatever_marks_there_are() -> None:
    text = "Путин и Ким встретились."
    marks = [(0, 5, "subject"), (8, 11, "object"), (0, 24, "all"), (20, 99, "outside"), (5, 5, "empty")]
    found = pieces(text, marks)
    assert "".join(one.text for one in found) == text
    assert [(one.text, one.mark) for one in found][:3] == [("Путин", "subject"), (" и ", "all"), ("Ким", "object")]


@pytest.mark.parametrize(
    ("n", "form"),
    [(1, "one"), (2, "few"), (5, "many"), (11, "many"), (21, "one"), (12, "many"), (104, "few"), (0, "many")],
)
def test_russian_nouns_stand_in_the_form_their_number_asks_for(n: int, form: str) -> None:
    assert plural("ru", n) == form


def test_every_word_is_there_in_both_languages_with_the_same_blanks() -> None:
    import json

    texts = json.loads((Path(__file__).parents[2] / "graphbuilder/serve/text.json").read_text("utf-8"))
    blanks = lambda text: set(re.findall(r"\{(\w+)\}", str(text)))  # noqa: E731
    assert [key for key, both in texts.items() if set(both) != {"ru", "en"}] == []
    assert [key for key, both in texts.items() if blanks(both["ru"]) != blanks(both["en"])] == []


def test_every_word_a_template_asks_for_exists() -> None:
    import json

    folder = Path(__file__).parents[2] / "graphbuilder/serve"
    known = set(json.loads((folder / "text.json").read_text("utf-8")))
    asked = {
        key
        for path in (folder / "templates").glob("*.html")
        for key in re.findall(r'\bw\("([a-z_A-Z]+)"[,)]', path.read_text("utf-8"))
    }
    assert asked <= known


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-09-03", "3 сентября 2025"),
        ("2025-09", "сентябрь 2025"),
        ("2025", "2025"),
        ("soon", "soon"),
        ("2025-19-03", "2025-19-03"),
    ],
)
def test_dates_are_words(iso: str, words: str) -> None:
    assert Words("ru").day(iso) == words


def test_a_page_shows_a_change_at_once(own: Any) -> None:
    running = own()
    assert "Summit in Beijing" in running.ask("/documents")[2]
    with connect(running.bench.desk.graph) as store:
        store.delete("d2")
    articles = batch()
    gone = [one.extraction.document for one in articles if one.extraction.document.title == "Summit in Beijing"]
    with connect(running.bench.desk.graph) as store:
        for one in gone:
            store.delete(one.id)
    assert "Summit in Beijing" not in running.ask("/documents")[2]


def test_a_page_left_open_while_the_graph_is_replaced_is_a_clear_line(own: Any) -> None:
    running = own()
    found = re.findall(r'href="(/entity/[^"]+)"', running.ask("/search?q=" + quote("Олег Смирнов"))[2])[0]
    assert running.ask(found)[0] == 200
    path = Path(running.bench.desk.graph)
    for one in path.parent.glob(path.name + "*"):
        one.unlink()
    status, _, text = running.ask(found)
    assert status == 503
    assert "no graph at" in Page(text).text
    articles = batch()[:1]
    with connect(str(path)) as store:
        store.write(articles, resolution(articles))
    status, _, text = running.ask(found)
    assert status == 404
    assert "may have changed" in text
    assert running.ask("/")[0] == 200


def test_the_timeline_has_months_to_choose_and_statements_by_day(bench: Running) -> None:
    _, _, text = bench.ask("/timeline?entity=e-putin")
    months = re.findall(r'href="(/timeline\?entity=e-putin&amp;month=([0-9-]+))"', text)
    assert months
    path, month = months[-1]
    _, _, chosen = bench.ask(path.replace("&amp;", "&"))
    days = re.findall(r'<h2 id="d-\d+"><time datetime="([^"]+)"', chosen)
    assert days == sorted(days, reverse=True)
    assert all(day.startswith(month) for day in days)
    assert bench.ask("/timeline?month=%27%22%3E")[0] == 200
    assert bench.ask("/timeline?entity=nobody")[0] == 404


def test_the_map_has_the_places_that_have_coordinates_and_lists_those_that_have_none(bench: Running) -> None:
    _, _, text = bench.ask("/map")
    assert '<use href="/static/world.svg#land"' in text
    assert 'class="spot type-Country"' in text
    assert "Without coordinates" in bench.ask("/map")[2]
    assert 'id="land"' in bench.ask("/static/world.svg")[2]


def test_a_map_shows_its_spots_and_names_that_do_not_overlap() -> None:
    from graphbuilder.serve.facts.places import Spot, _apart, around
    from graphbuilder.serve.projection import HEIGHT, WIDTH, project

    spots = [Spot(str(n), "Название", None, None, "City", 9, *project(37.6 + n / 10, 55.7)) for n in range(30)]
    x, y, width, height = around(spots)
    assert all(x < spot.x < x + width and y < spot.y < y + height for spot in spots)
    assert 0 <= x <= WIDTH - width
    assert 0 <= y <= HEIGHT - height
    kept = _apart(spots, width / WIDTH)
    assert spots[0] in kept
    assert len(kept) < len(spots)


def test_a_question_is_asked_by_a_form_and_what_is_wrong_is_said_beside_it(bench: Running) -> None:
    _, _, text = bench.ask("/questions?about=" + quote("встречи"))
    assert 'href="/questions/who-met"' in text
    _, _, text = bench.ask("/questions/who-met")
    assert "<table" not in text
    _, _, text = bench.ask("/questions/who-met?person=" + quote("Ким Чен Ына"))
    assert "<table" in text
    assert 'href="/statement/' in text
    status, _, text = bench.ask("/questions/who-met?person=" + quote("<Наполеонъ>"))
    assert status == 200
    assert 'role="alert"' in text
    assert "&lt;Наполеонъ&gt;" in text
    assert bench.ask("/questions/nothing")[0] == 404
