"""JSON over HTTP: every address of the description answers, with sentences and sources; what is wrong is one line."""

import json
from typing import Any
from urllib.parse import quote

import pytest

from graphbuilder.serve.api import CALLS, description
from tests.serve.conftest import Running


def get(bench: Running, path: str) -> tuple[int, Any]:
    status, headers, text = bench.ask(path, token=False)
    assert headers["content-type"].startswith("application/json")
    return status, json.loads(text)


def test_the_description_names_every_address_and_is_served(bench: Running) -> None:
    status, found = get(bench, "/api/openapi.json")
    assert status == 200
    assert found["openapi"].startswith("3.1")
    assert set(found["paths"]) == {call.path for call in CALLS} | {"/api/ingest"}
    assert found == description()
    assert "/api/entity" in bench.ask("/api")[2]


def test_search_gives_entities_and_sentences_with_their_source(bench: Running) -> None:
    status, found = get(bench, "/api/search?q=" + quote("Путина поблагодарит"))
    assert status == 200
    first = found["sentences"][0]
    assert first["words_found"] == first["words_wanted"] == 2
    assert first["source"]
    assert first["title"]


def test_an_entity_comes_with_statements_sentences_and_sources(bench: Running) -> None:
    status, found = get(bench, "/api/entity?name=" + quote("Владимиру Путину"))
    assert status == 200
    assert found["id"] == "e-putin"
    assert found["relations"]["MET"] >= 1
    for one in found["statements"]:
        assert one["evidence"][0]["text"]
        assert one["evidence"][0]["source"]
    assert get(bench, "/api/entity?name=e-putin&relation=MET")[1]["statements"][0]["relation"] == "MET"


def test_occurrences_statements_and_documents_have_their_sentences(bench: Running) -> None:
    _, found = get(bench, "/api/occurrences?name=e-putin")
    one = found[0]["statements"][0]
    assert get(bench, "/api/statements/" + quote(one["id"], safe=""))[1] == one
    document = one["evidence"][0]["document"]
    sentences = get(bench, f"/api/documents/{quote(document, safe='')}")[1]["sentences"]
    assert one["evidence"][0]["text"] in [each["text"] for each in sentences]


def test_questions_are_listed_and_answered(bench: Running) -> None:
    _, listed = get(bench, "/api/questions")
    assert "who-met" in {one["name"] for one in listed}
    status, found = get(bench, "/api/questions/who-met?person=" + quote("Ким Чен Ына"))
    assert status == 200
    assert found["taken_to_mean"]["person"] == [["e-kim", "Ким Чен Ын"]]
    assert found["rows"][0]["evidence"]
    assert len(get(bench, "/api/questions/everything?entity=e-putin&rows=1")[1]["rows"]) == 1


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/entity", 400, "needs name"),
        ("/api/entity?name=%3Cscript%3E", 400, "knows nothing"),
        ("/api/entity?name=e-putin&page=x", 400, "whole number"),
        ("/api/entity?name=e-putin&nmae=1", 400, "takes no"),
        ("/api/search?q=x&limit=999", 400, "1 to 50"),
        ("/api/statements/none", 400, "no statement"),
        ("/api/documents/none", 400, "no article"),
        ("/api/questions/who-mett", 404, "did you mean who-met"),
        ("/api/questions/who-met", 400, "needs person"),
        ("/api/questions/who-met?person=e-kim&colour=red", 400, "no parameter"),
    ],
)
def test_what_is_wrong_is_one_line(bench: Running, path: str, status: int, words: str) -> None:
    found, body = get(bench, path)
    assert found == status
    assert words in body["message"]
    assert "\n" not in body["message"]


def send(bench: Running, body: bytes, *, token: str = "secret-of-this-run") -> tuple[int, Any]:
    headers = [("Authorization", f"Bearer {token}"), ("Content-Length", str(len(body)))]
    status, _, text = bench.ask("/api/ingest", "POST", token=False, headers=headers, body=body)
    return status, json.loads(text) if text.startswith("{") else text


def test_sending_wants_the_token(bench: Running) -> None:
    assert send(bench, b'{"text": "x"}', token="forged")[0] == 403


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"text": 1}', b'{"text": " "}', b'{"text": "x", "path": "/etc"}', b"\xff"]
)
def test_what_is_no_article_is_refused(bench: Running, body: bytes) -> None:
    status, found = send(bench, body)
    assert status == 400
    assert found["error"] == "BadParameter"


@pytest.mark.model
def test_an_article_that_is_sent_is_in_the_graph(own: Any) -> None:
    running = own()
    article = {
        "text": "Антон Кротов встретился в Твери с Марией Лисовской.",
        "title": "Встреча",
        "published": "2025-11-01",
    }
    status, found = send(running, json.dumps(article).encode())
    assert (status, found["documents"]) == (201, 1)
    assert "Мария Лисовская" in json.dumps(get(running, "/api/search?q=" + quote("Лисовская"))[1], ensure_ascii=False)
