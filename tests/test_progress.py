"""The progress of an ingest: on a terminal only, with what is done, how fast, and what is left where that is known."""

import io
import json
import sys
from pathlib import Path

import pytest

from graphbuilder import Graph
from graphbuilder.batches import Report
from graphbuilder.cli import main
from graphbuilder.cli.progress import Bar, described, expected


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.html", "deep/c.txt", ".hidden/d.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Текст.", encoding="utf-8")
    return tmp_path


def test_files_are_counted_where_each_holds_one_document(articles: Path) -> None:
    assert expected([str(articles)]) == 3
    assert expected([str(articles / "a.txt")]) == 1


@pytest.mark.parametrize("source", ["-", "https://example.org/a", "nowhere.txt", "rows.jsonl"])
def test_what_is_left_is_not_known_where_documents_cannot_be_counted(articles: Path, source: str) -> None:
    (articles / "rows.jsonl").write_text("{}", encoding="utf-8")
    assert expected([str(articles / "a.txt"), str(articles / source) if source == "rows.jsonl" else source]) is None


def test_the_text_says_what_is_done_and_how_fast() -> None:
    text = described(Report(documents=2, sentences=30, statements=7), seconds=10)
    assert text == "2 documents · 30 sentences · 7 statements · 3.0 sentences/s"


def test_a_terminal_sees_the_bar_and_nothing_else_does(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    for stream, quiet, seen in ((Terminal(), False, True), (Terminal(), True, False), (io.StringIO(), False, False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with Bar([str(articles)], quiet=quiet) as bar:
            bar.show(Report(documents=1, sentences=5, statements=2))
        assert ("1 documents · 5 sentences · 2 statements" in stream.getvalue()) is seen
        assert bool(stream.getvalue()) is seen


def test_json_prints_what_was_done(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done = Report(run="monday", documents=1, sentences=5, statements=2, errors=["x: cannot be read"])
    monkeypatch.setattr(Graph, "ingest", lambda *_, **__: done)
    monkeypatch.setattr(sys, "argv", ["graphbuilder", "ingest", str(articles), "--json"])
    with pytest.raises(SystemExit) as left:
        main()
    out, err = capsys.readouterr()
    assert left.value.code == 1
    assert json.loads(out) == {
        "run": "monday",
        "documents": 1,
        "sentences": 5,
        "statements": 2,
        "new": 0,
        "changed": 0,
        "unchanged": 0,
        "stopped": False,
        "replaced": 0,
        "skipped": 0,
        "wordless": {},
        "bytes_read": 0,
        "bytes_total": None,
        "errors": ["x: cannot be read"],
        "notices": [],
    }
    assert err == "graphbuilder: x: cannot be read\n"
