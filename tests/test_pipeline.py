"""One document that a stage fails on is named in one line; the others get into the graph as if it were not there."""

import json
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import graphbuilder as gb
from graphbuilder import pipeline, stages
from graphbuilder.batches import batches
from graphbuilder.cli import app, register
from graphbuilder.errors import DocumentError, StoreDamaged
from graphbuilder.model import Document, Entity, Extraction, Localised, Mention, Parsed, Sentence, Word
from graphbuilder.parse import documents as parsing
from graphbuilder.resolve.guises import Guise
from graphbuilder.store import connect, embedded
from graphbuilder.store.guises import decide as deciding
from tests.extract.trees import tree

MET = """
    Иванов      Иванов       PROPN Case=Nom 2 nsubj B-Person
    встретился  встретиться  VERB  _        0 root
    с           с            ADP   _        4 case
    Петровым    Петров       PROPN Case=Ins 2 obl   B-Person
    ~.          .            PUNCT _        2 punct
"""
BAD = "Плохой текст, на котором всё ломается."


class Parser:
    """Makes one sentence of a text without asking any model; fails as a batch does, as soon as one text is bad."""

    def __init__(self, fails: bool) -> None:
        self.fails = fails

    def parse(self, documents: Iterable[Document]) -> Iterator[Parsed]:
        documents = list(documents)
        if self.fails and any(BAD in document.text for document in documents):
            raise RuntimeError("no tree\nfor this")
        for document in documents:
            text = document.text
            word = Word(1, text.split()[0], text.split()[0], "PROPN", 0, "root", end=len(text.split()[0]))
            yield Parsed(document, (Sentence(document.id, 0, 0, len(text), text, (word,)),))


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make one stage fail on the bad text."""

    def choose(stage: str) -> None:
        monkeypatch.setattr(parsing, "languages", lambda _models: ("ru",))
        monkeypatch.setattr(parsing, "load", lambda _language, _models: Parser(stage == "parsed"))
        if stage == "extracted":
            monkeypatch.setattr(stages, "extract_one", _failing_extract(stages.extract_one))
        if stage == "resolved":
            monkeypatch.setattr(deciding, "decide", _failing_decide(deciding.decide))

    return choose


def _failing_extract(real: Callable[..., Extraction]) -> Callable[..., Extraction]:
    def extract(document: Document, sentences: tuple[Sentence, ...], **named: object) -> Extraction:
        if BAD in document.text:
            raise KeyError(13)
        return real(document, sentences, **named)

    return extract


def _failing_decide(real: Callable[..., Any]) -> Callable[..., Any]:
    def decide(guises: Iterable[Guise], *rest: object, **named: object) -> Any:
        guises = list(guises)
        if any(guise.entity.name == "Плохой" for guise in guises):
            raise ValueError("impossible member")
        return real(guises, *rest, **named)

    return decide


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(["Россия велика.", BAD, "Китай далеко.", "Франция близко."]):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def entities(graph: str) -> set[str]:
    with connect(graph, read_only=True) as store:
        return {str(row[0]) for row in store.read("MATCH (e:Entity) RETURN e.name AS name", {}).records}


@pytest.mark.parametrize("stage", ["parsed", "extracted"])
def test_a_document_a_stage_fails_on_costs_nothing_else(
    stage: str, failing: Callable[[str], None], articles: Path, tmp_path: Path
) -> None:
    failing(stage)
    report = pipeline.ingest([articles], str(tmp_path / "news.graph"), language="ru")
    assert report.documents == 3
    assert entities(str(tmp_path / "news.graph")) == {"Россия", "Китай", "Франция"}
    (line,) = report.errors
    assert "1.txt" in line
    assert f"cannot be {stage}" in line
    assert "\n" not in line
    assert {"parsed": "RuntimeError: no tree for this", "extracted": "KeyError: 13"}[stage] in line


def test_a_document_that_cannot_be_resolved_costs_nothing_else(
    failing: Callable[[str], None], articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing("resolved")
    monkeypatch.setattr(stages, "localise_one", _with_a_bad_member(stages.localise_one))
    report = pipeline.ingest([articles], str(tmp_path / "news.graph"), language="ru")
    assert (report.documents, len(report.errors)) == (3, 1)
    assert "1.txt: cannot be resolved: ValueError: impossible member" in report.errors[0]
    assert entities(str(tmp_path / "news.graph")) == {"Россия", "Китай", "Франция"}


def _with_a_bad_member(real: Callable[[Extraction], Localised]) -> Callable[[Extraction], Localised]:
    def localise(extraction: Extraction) -> Localised:
        made = real(extraction)
        if BAD not in extraction.document.text:
            return made
        bad = Mention(extraction.document.id, 0, 0, 6, "Плохой", "Плохой", "Person")
        worse = replace(extraction, mentions=(*extraction.mentions, bad))
        return Localised(worse, {**made.entities, bad.id: Entity("bad", "Плохой", "Person")})

    return localise


def test_an_earlier_state_of_a_document_that_now_fails_stays_in_the_graph(
    failing: Callable[[str], None], articles: Path, tmp_path: Path
) -> None:
    graph = str(tmp_path / "news.graph")
    failing("nowhere")
    assert pipeline.ingest([articles], graph, language="ru").documents == 4
    failing("extracted")
    pipeline.ingest([articles], graph, language="ru", force=True)
    with connect(graph, read_only=True) as store:
        assert store.read("MATCH (d:Document) RETURN count(d) AS n", {}).records[0][0] == 4


def test_what_is_in_the_graph_as_it_is_is_not_parsed_again(
    failing: Callable[[str], None], articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = str(tmp_path / "news.graph")
    failing("extracted")
    first = pipeline.ingest([articles], graph, language="ru")
    assert (first.new, first.changed, first.unchanged, len(first.errors)) == (3, 0, 0, 1)
    (articles / "3.txt").write_text("Франция близко и далеко.", encoding="utf-8")
    (articles / "4.txt").write_text("Япония далеко.", encoding="utf-8")
    again = pipeline.ingest([articles], graph, language="ru")
    assert (again.new, again.changed, again.unchanged, len(again.errors)) == (2, 0, 2, 1)  # a text is what it says
    forced = pipeline.ingest([articles], graph, language="ru", force=True)
    assert (forced.new, forced.changed, forced.unchanged) == (0, 4, 0)
    monkeypatch.setattr(pipeline, "made", lambda models: {"models": "m", "lexicon": "l", "program": "p"})
    upgraded = pipeline.ingest([articles], graph, language="ru")
    assert (upgraded.new, upgraded.changed, upgraded.unchanged) == (0, 4, 0)


def test_the_first_interrupt_ends_a_run_after_the_batch_under_way(
    failing: Callable[[str], None], articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = str(tmp_path / "news.graph")
    failing("nowhere")
    monkeypatch.setattr(pipeline, "batches", lambda items: batches(items, 1))
    interrupt = lambda _report: os.kill(os.getpid(), signal.SIGINT)  # noqa: E731
    report = pipeline.ingest([articles], graph, language="ru", progress=interrupt)
    assert (report.stopped, report.documents) == (True, 1)
    report = pipeline.ingest([articles], graph, language="ru")
    assert (report.new, report.unchanged, report.stopped) == (3, 1, False)


def test_a_document_in_a_language_without_models_is_kept_as_text_and_said_so(
    failing: Callable[[str], None], articles: Path, tmp_path: Path
) -> None:
    failing("nowhere")
    texts = [("de", "Ein Text auf Deutsch. Noch ein Satz."), ("uk", "Президент прибув до столиці.")]
    rows = [json.dumps({"text": text, "language": language}, ensure_ascii=False) for language, text in texts]
    (articles / "5.jsonl").write_text("\n".join(rows), encoding="utf-8")
    report = pipeline.ingest([articles], str(tmp_path / "news.graph"), language="ru")
    assert (report.documents, report.errors, report.wordless) == (6, [], {"de": 2, "uk": 1})
    assert "2 in de, 1 in uk" in report.notices[-1]
    with connect(str(tmp_path / "news.graph"), read_only=True) as store:
        found = store.read("MATCH (s:Sentence)-[:IN]->(d:Document {language: 'de'}) RETURN s.text ORDER BY s.index")
    assert found.records == [("Ein Text auf Deutsch.",), ("Noch ein Satz.",)]


def test_an_error_of_the_graph_is_no_documents_fault(
    failing: Callable[[str], None], articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise StoreDamaged("not a whole graph")

    failing("nowhere")
    monkeypatch.setattr(embedded.EmbeddedStore, "replace", damaged)
    with pytest.raises(StoreDamaged):
        pipeline.ingest([articles], str(tmp_path / "news.graph"), language="ru")


def test_without_a_place_for_errors_they_are_raised(failing: Callable[[str], None]) -> None:
    failing("extracted")
    with pytest.raises(DocumentError, match=r"^d: cannot be extracted"):
        list(pipeline.analyse([Document("d", BAD)]))


@pytest.mark.parametrize("verb", [["ingest", "-q"], ["extract"], ["gaps"]])
def test_the_command_names_the_document_and_exits_with_1(
    verb: list[str], failing: Callable[[str], None], articles: Path, tmp_path: Path
) -> None:
    failing("extracted")
    register()
    graph = ["--graph", str(tmp_path / "news.graph")] if verb[0] == "ingest" else []
    done = CliRunner().invoke(app, [*verb, str(articles), "--language", "ru", *graph])
    assert done.exit_code == 1
    lines = [line for line in done.stderr.splitlines() if line]
    assert len(lines) == 1
    assert lines[0].startswith("graphbuilder: ")
    assert "1.txt: cannot be extracted: KeyError: 13" in lines[0]


@pytest.mark.parametrize(("least", "lines"), [("0", 1), ("1", 0)])
def test_min_confidence_leaves_out_what_lies_below(
    least: str, lines: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def parse(documents: Iterable[Document], **_: object) -> Iterator[Parsed]:
        for document in documents:
            yield Parsed(document, (tree(MET, document=document.id),))

    (tmp_path / "met.txt").write_text("Иванов встретился с Петровым.", encoding="utf-8")
    monkeypatch.setattr(gb, "parse", parse)
    register()
    done = CliRunner().invoke(app, ["extract", str(tmp_path / "met.txt"), "--min-confidence", least])
    assert done.exit_code == 0, done.output
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == lines
    assert all(0 < record["confidence"] < 1 for record in found)


@pytest.mark.parametrize("least", ["-0.1", "1.5", "viel"])
def test_a_confidence_that_is_none_is_wrong_usage(least: str) -> None:
    register()
    assert CliRunner().invoke(app, ["extract", "met.txt", "--min-confidence", least]).exit_code == 2


def test_what_a_file_claims_replaces_no_other_file_and_a_file_read_again_replaces_itself(
    tmp_path: Path, failing: Callable[[str], None]
) -> None:
    failing("")
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_text("url: https://ria.ru/1\n\nХорошая статья.", encoding="utf-8")
    b.write_text("url: https://ria.ru/1\n\nДругая статья.", encoding="utf-8")
    graph = tmp_path / "news.graph"
    gb.ingest(a, graph)
    report = gb.ingest([b, b], graph)
    assert (report.documents, report.replaced, report.skipped) == (1, 0, 1)
    assert "claims the id https://ria.ru/1" in " ".join(report.notices)
    a.write_text("url: https://ria.ru/1\n\nИсправленная статья.", encoding="utf-8")
    report = gb.ingest(a, graph)
    assert (report.documents, report.replaced) == (1, 1)
    with connect(str(graph)) as store:
        sentences = store.read("MATCH (s:Sentence) RETURN s.text ORDER BY s.text").records
    assert [row[0] for row in sentences] == ["Другая статья.", "Исправленная статья."]


def _sentences(graph: Path) -> list[str]:
    with connect(str(graph), read_only=True) as store:
        return sorted(row[0] for row in store.read("MATCH (s:Sentence) RETURN s.text").records)


def _dump(graph: Path) -> list[object]:
    with connect(str(graph), read_only=True) as store:
        return list(store.dump())


def test_an_article_edited_and_read_again_takes_the_place_of_its_old_text(
    tmp_path: Path, failing: Callable[[str], None]
) -> None:
    failing("")
    a, b, graph = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "news.graph"
    a.write_text("Путин встретился с Кимом.", encoding="utf-8")
    b.write_text("Другая статья.", encoding="utf-8")
    gb.ingest(tmp_path, graph)
    a.write_text("Трамп встретился с Кимом.", encoding="utf-8")
    report = gb.ingest(a, graph)
    assert (report.documents, report.replaced) == (1, 1)
    assert _sentences(graph) == ["Другая статья.", "Трамп встретился с Кимом."]
    gb.ingest([a, b], tmp_path / "fresh.graph")
    assert _dump(graph) == _dump(tmp_path / "fresh.graph")


def test_rows_that_were_edited_replace_themselves_and_rows_that_moved_stay(
    tmp_path: Path, failing: Callable[[str], None]
) -> None:
    failing("")
    rows, graph = tmp_path / "rows.csv", tmp_path / "news.graph"
    long = " ".join(f"слово{number}" for number in range(40))
    rows.write_text(f"text\nПервая статья.\nВторая {long}\nТретья статья.\n", encoding="utf-8")
    gb.ingest(rows, graph)
    rows.write_text(f"text\nНулевая статья.\nВторая правленая {long}\nПервая статья.\n", encoding="utf-8")
    report = gb.ingest(rows, graph)
    kept = ["Вторая правленая " + long, "Нулевая статья.", "Первая статья.", "Третья статья."]
    assert _sentences(graph) == kept  # the third one is gone from the file, which does not say that it is another text
    assert (report.documents, report.replaced) == (3, 1)


def test_a_copy_keeps_its_text_when_the_other_is_edited_and_a_moved_file_is_seen(
    tmp_path: Path, failing: Callable[[str], None]
) -> None:
    failing("")
    a, b, c, graph = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt", tmp_path / "news.graph"
    for path in (a, b):
        path.write_text("Одна статья.", encoding="utf-8")
    assert gb.ingest([a, b], graph).skipped == 1
    a.write_text("Правленая статья.", encoding="utf-8")
    gb.ingest(a, graph)
    assert _sentences(graph) == ["Одна статья.", "Правленая статья."]
    b.rename(c)
    report = gb.ingest(c, graph)
    assert report.notices == [f"{c}: moved from {b}"]
    assert _sentences(graph) == ["Одна статья.", "Правленая статья."]


def test_a_file_of_the_same_name_in_another_folder_replaces_nothing(
    tmp_path: Path, failing: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing("")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"Статья в папке {name}.", encoding="utf-8")
        monkeypatch.chdir(tmp_path / name)
        gb.ingest("a.txt", tmp_path / "news.graph")
    assert _sentences(tmp_path / "news.graph") == ["Статья в папке one.", "Статья в папке two."]


def test_status_names_files_that_were_edited_or_are_gone(tmp_path: Path, failing: Callable[[str], None]) -> None:
    failing("")
    register()
    news, graph = tmp_path / "news", tmp_path / "news.graph"
    news.mkdir()
    for name in ("a", "b", "c", "d"):
        (news / f"{name}.txt").write_text(f"Статья {name} о мире.", encoding="utf-8")
    gb.ingest(news, graph)
    (news / "a.txt").write_text("Статья изменилась.", encoding="utf-8")
    (news / "b.txt").unlink()
    (news / "c.txt").touch()
    told = CliRunner().invoke(app, ["status", "--graph", str(graph)])
    assert told.exit_code == 0, told.output
    assert told.output.splitlines()[1:] == [
        "files: 2 as they were, 1 changed, 1 gone",
        f"changed {news / 'a.txt'}  (1 documents)",
        f"gone    {news / 'b.txt'}  (1 documents)",
    ]
    found = json.loads(CliRunner().invoke(app, ["status", "--graph", str(graph), "--json"]).output)
    assert [one["state"] for one in found["changed"]] == ["changed", "gone"]
