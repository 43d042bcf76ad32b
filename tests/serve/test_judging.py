"""Decisions by form: put to effect, shown at once, taken back; what cannot be done is said and nothing entered is lost."""

import re
from typing import Any
from urllib.parse import quote, unquote

import pytest

from graphbuilder.graph import Graph
from graphbuilder.serve import judging
from graphbuilder.store import connect
from tests.serve.conftest import Running
from tests.store.builders import Article

THANKED = "поблагодарил"


def entity(running: Running, name: str) -> str:
    """Return the id of the entity found first by *name*."""
    page = running.ask("/search?q=" + quote(name))[2]
    return unquote(re.findall(r'href="/entity/([^"]+)"', page)[0])


def statements(running: Running, path: str = "/document/d1") -> list[str]:
    return [unquote(one) for one in re.findall(r'id="s-([^"]+)"', running.ask(path)[2])]


def test_a_rejected_statement_is_gone_at_once_and_comes_back(own: Any) -> None:
    running = own(author="Анна")
    first = statements(running)[0]
    status, headers, _ = running.post(
        "/judge/statement", statement=first, do="reject", reason="<b>no</b>", back="/document/d1"
    )
    assert status == 303
    assert headers["location"] == f"/document/d1?done=reject&statement={first}"
    assert first not in statements(running)
    after = running.ask(headers["location"])[2]
    assert 'role="status"' in after
    assert "Rejected" in after
    page = running.ask(f"/statement/{first}")[2]
    assert "rejected" in page
    assert "Анна" in page
    assert "&lt;b&gt;no&lt;/b&gt;" in page
    decided = running.ask("/judgements")[2]
    assert "&lt;b&gt;no&lt;/b&gt;" in decided
    status, _, _ = running.post("/judge/statement", statement=first, do="withdraw", back="/document/d1")
    assert status == 303
    assert first in statements(running)


def test_the_way_back_keeps_what_was_asked_for(own: Any) -> None:
    running = own()
    first = statements(running)[0]
    _, headers, _ = running.post(
        "/judge/statement", statement=first, do="confirm", back="/review?skip=2&below=101&done=reject"
    )
    assert headers["location"] == f"/review?skip=2&below=101&done=confirm&statement={first}"


def test_a_confirmed_statement_leaves_the_queue(own: Any) -> None:
    running = own()
    waiting = re.findall(r'name="statement" value="([^"]+)"', running.ask("/review?below=101")[2])[0]
    running.post("/judge/statement", statement=waiting, do="confirm", back="/review")
    assert re.findall(r'name="statement" value="([^"]+)"', running.ask("/review?below=101")[2])[0] != waiting
    assert "confirmed" in running.ask(f"/statement/{waiting}")[2]


def test_a_statement_is_corrected_as_the_form_says(own: Any) -> None:
    running = own()
    with Graph(running.bench.desk.graph) as graph:
        id = graph.store.read("MATCH (s:Statement {relation: 'THANKED'}) RETURN s.id AS id ORDER BY id").records[0][0]
    form = running.ask(f"/statement/{id}")[2]
    assert '<option value="PRAISED">' in form
    status, headers, _ = running.post(
        "/judge/correct", statement=id, relation="PRAISED", mode="planned", subject="", object="", back="/"
    )
    assert (status, headers["location"]) == (303, f"/?done=correct&statement={id}")
    with Graph(running.bench.desk.graph) as graph:
        found = graph.store.read(
            "MATCH (s:Statement {id: $id}) RETURN s.relation, s.realis, s.judged", {"id": id}
        ).records
    assert found == [("PRAISED", "planned", "corrected")]


def test_an_entity_is_renamed_retyped_and_restored(own: Any) -> None:
    running = own()
    status, headers, _ = running.post(
        "/judge/entity", entity=entity(running, "Сергей Лавров"), do="rename", name="Сергей <Викторович>"
    )
    assert (status, headers["location"].split("?")[1]) == (303, "done=rename")
    page = running.ask(headers["location"])[2]
    assert "Сергей &lt;Викторович&gt;" in page
    path = headers["location"].split("?")[0]
    renamed = unquote(path.removeprefix("/entity/"))
    status, headers, _ = running.post("/judge/entity", entity=renamed, do="retype", type="Organization")
    assert "Organization" in running.ask(headers["location"])[2]
    status, headers, _ = running.post("/judge/entity", entity=renamed, do="restore")
    assert status == 303
    assert "&lt;Викторович&gt;</bdi></h1>" not in running.ask(headers["location"])[2]


def test_two_entities_are_merged_and_split_again(own: Any) -> None:
    running = own()
    status, headers, _ = running.post(
        "/judge/entity", entity=entity(running, "Игорь Иванов"), do="merge", other="Игорь Иваноф"
    )
    assert status == 303
    page = running.ask(headers["location"])[2]
    assert "Игорь Иваноф" in page
    assert 'name="member"' in page
    merged = unquote(headers["location"].split("?")[0].removeprefix("/entity/"))
    member = re.findall(r'name="member" value="([^"]+)"', page)[0]
    status, headers, _ = running.post("/judge/entity", entity=merged, do="split", member=member)
    assert status == 303
    assert 'name="member"' not in running.ask(headers["location"])[2]


def test_a_doubtful_pair_is_decided_by_one_button(own: Any) -> None:
    running = own()
    waiting = list(running.bench.desk.judging.doubts())
    page = running.ask("/review/pairs")[2]
    if not waiting:
        assert "Nothing is left" in page
        return
    pair = waiting[0]
    status, _, _ = running.post("/judge/pair", a=pair.a, b=pair.b, do="different", back="/review/pairs")
    assert status == 303
    assert len(running.bench.desk.judging.doubts()) < len(waiting)
    assert running.post("/judge/pair", a=pair.a, b=pair.b, do="same", back="/review/pairs")[0] == 409


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/judge/statement", {"statement": "gone", "do": "reject", "reason": "a long reason", "back": "/review"}),
        ("/judge/correct", {"statement": "gone", "relation": "MET", "reason": "a long reason"}),
        ("/judge/entity", {"entity": "gone", "do": "rename", "name": "a long reason"}),
        ("/judge/entity", {"entity": "e-kim", "do": "merge", "other": "a long reason"}),
        ("/judge/pair", {"a": "x", "b": "y", "do": "same", "reason": "a long reason"}),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_entered_is_lost(own: Any, path: str, fields: dict[str, str]) -> None:
    running = own()
    status, _, text = running.post(path, **fields)
    assert status == 409
    assert 'role="alert"' in text
    assert f'<form method="post" action="{path}"' in text
    assert 'value="a long reason"' in text


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/judge/statement", {"do": "reject"}),
        ("/judge/statement", {"statement": "x", "do": "drop"}),
        ("/judge/entity", {"entity": "e-kim", "do": "retype", "type": "<script>"}),
        ("/judge/entity", {"entity": "e-kim", "do": "rename", "name": "  "}),
        ("/judge/entity", {"entity": "e-kim"}),
        ("/judge/pair", {"a": "x", "b": "y", "do": ""}),
    ],
)
def test_a_form_with_something_missing_or_unknown_is_one_line(own: Any, path: str, fields: dict[str, str]) -> None:
    status, _, text = own().post(path, **fields)
    assert status == 400
    assert "<script>" not in text.split("<main")[1]


def test_a_rejected_statement_whose_article_changed_says_so_and_a_page_left_open_loses_nothing(own: Any) -> None:
    running = own()
    first, second = statements(running)[:2]
    running.post("/judge/statement", statement=first, do="reject", reason="a joke", back="/")
    changed = Article("d1").say("Путин прилетел в столицу Китая, где его ждали.").build()
    with connect(running.bench.desk.graph) as store:
        store.replace([changed])
    decided = running.ask("/judgements")[2]
    assert "a joke" in decided
    assert "прилетел в столицу" in decided or "sentence" in decided
    status, _, text = running.post(
        "/judge/statement", statement=second, do="reject", reason="kept", back="/document/d1"
    )
    assert status == 409
    assert "no statement" in text
    assert 'value="kept"' in text
    assert len(running.bench.desk.judging.decide(lambda graph: graph.standing())) == 1


def test_while_another_writes_the_decision_waits_and_is_kept(own: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "WAIT_SECONDS", 0.5)
    running = own()
    first = statements(running)[0]
    with connect(running.bench.desk.graph):
        status, _, text = running.post("/judge/statement", statement=first, do="reject", reason="kept", back="/review")
        assert status == 503
        assert "being written by process" in text
        assert 'value="kept"' in text
    status, _, _ = running.post("/judge/statement", statement=first, do="reject", reason="kept", back="/review")
    assert status == 303
