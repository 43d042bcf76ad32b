"""``graphbuilder status``: what is in, what failed and why, what was edited or is gone, what would be done again."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from graphbuilder.cli import app, register
from graphbuilder.store import connect
from graphbuilder.watch import state_of

TEXT = "Der Minister traf gestern den Botschafter und sprach mit ihm über den Vertrag Nummer {}."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder of three articles in a language that needs no models."""
    register()
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    return folder


@pytest.fixture
def graph(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of an empty graph, what is remembered of it in a folder of the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return address


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def ingested(graph: str, *sources: Path) -> Result:
    return run("ingest", *map(str, sources), "--graph", graph, "--language", "de", "--quiet")


def status(graph: str) -> dict[str, Any]:
    done = run("status", "--graph", graph, "--json")
    assert done.exit_code == 0, done.output
    return dict(json.loads(done.stdout))


def test_a_graph_whose_files_are_as_they_were(news: Path, graph: str) -> None:
    assert ingested(graph, news).exit_code == 0
    done = run("status", "--graph", graph)
    assert (done.exit_code, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert "3 documents, 3 sentences, 0 statements" in first
    assert rest == [
        "files: 3 as they were, 0 changed, 0 gone",
        "3 documents up to date, 0 would be done again",
    ]


def test_what_failed_is_named_with_why_until_it_is_read(news: Path, graph: str) -> None:
    bad = news / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 and nothing else")
    assert ingested(graph, news).exit_code == 1
    ((failure),) = status(graph)["failed"]
    assert failure["source"] == str(news)
    assert failure["line"].startswith(f"{bad}: ")
    (line,) = [line for line in run("status", "--graph", graph).stdout.splitlines() if line.startswith("failed")]
    assert failure["line"] in line
    assert line.endswith(f"(since {failure['at']})")
    ingested(graph, news)
    assert status(graph)["failed"] == [failure]  # since the first time
    bad.write_text(TEXT.format("vier"), encoding="utf-8")
    ingested(graph, news)
    assert status(graph)["failed"] == []
    assert status(graph)["counts"]["documents"] == 4


def test_what_was_made_with_something_else_would_be_done_again(news: Path, graph: str) -> None:
    ingested(graph, news)
    with connect(graph) as store:
        store.transact(lambda run: run("MATCH (d:Document) SET d.lexicon = 'old'"))  # type: ignore[attr-defined]
    found = status(graph)["outdated"]
    assert found == {"documents": 3, "models": 0, "lexicon": 3, "program": 0, "precision": 0, "again": 3}
    told = run("status", "--graph", graph).stdout
    assert "0 documents up to date, 3 would be done again: 3 by lexicon" in told
    ingested(graph, news)
    assert status(graph)["outdated"]["again"] == 0


def test_edited_and_gone_files_are_named_and_counted(news: Path, graph: str) -> None:
    ingested(graph, news)
    (news / "0.txt").write_text(TEXT.format("neun"), encoding="utf-8")
    (news / "1.txt").unlink()
    found = status(graph)
    assert found["files"] == {"same": 1, "changed": 1, "gone": 1}
    assert [(one["path"], one["state"], one["documents"]) for one in found["changed"]] == [
        (str(news / "0.txt"), "changed", 1),
        (str(news / "1.txt"), "gone", 1),
    ]
    ingested(graph, news)
    assert run("delete", str(news / "1.txt"), "--graph", graph).exit_code == 0
    assert status(graph)["files"] == {"same": 2}


def test_a_hostile_name_stays_on_its_line_and_steers_no_terminal(news: Path, graph: str) -> None:
    (news / "a\x1b[31m\nfailed  all.txt").write_text(TEXT.format("\u202eböse"), encoding="utf-8")
    (news / "b\x1b]0;x\x07\n.pdf").write_bytes(b"%PDF-1.7")
    ingested(graph, news)
    (news / "a\x1b[31m\nfailed  all.txt").unlink()
    told = run("status", "--graph", graph).stdout
    assert [line.split()[0] for line in told.splitlines()[3:]] == ["failed", "gone"]
    assert not any(sign in told for sign in "\x1b\x07\u202e")


def test_asking_changes_nothing(news: Path, tmp_path: Path) -> None:
    graph = str(tmp_path / "news.graph")
    ingested(graph, news)
    with connect(graph, read_only=True) as store:
        before = list(store.dump())
    names = {path.name for path in tmp_path.iterdir()}
    status(graph)
    with connect(graph, read_only=True) as store:
        assert list(store.dump()) == before
    assert {path.name for path in tmp_path.iterdir()} == names


def test_a_graph_or_memory_that_cannot_be_opened_is_a_line(news: Path, tmp_path: Path) -> None:
    graph = str(tmp_path / "news.graph")
    missing = run("status", "--graph", graph)
    assert "no graph" in str(missing.exception)
    ingested(graph, news)
    state_of(graph).write_bytes(b"no database at all " * 100)
    broken = run("status", "--graph", graph)
    assert f"{state_of(graph)}: what is remembered between looks cannot be opened" in str(broken.exception)
