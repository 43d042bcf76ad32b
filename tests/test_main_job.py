"""The main job with the shipped models: real articles in, a graph out, questions answered from it."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graphbuilder import pipeline
from graphbuilder.query import run
from graphbuilder.resources import folder
from graphbuilder.store import connect

pytestmark = pytest.mark.model

ARTICLES = folder("data/articles")
SAMPLE = ARTICLES / "vot-tak-putin-kim-beijing.txt"


def graphbuilder(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    command = [sys.executable, "-m", "graphbuilder.cli", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("main") / "news.graph")
    report = pipeline.ingest([ARTICLES], path)
    assert report.errors == []
    assert report.documents >= 6
    return path


def dump(path: str) -> list[str]:
    with connect(path, read_only=True) as store:
        return [json.dumps(row, ensure_ascii=False, sort_keys=True, default=str) for row in store.dump()]


def test_it_answers_who_met_kim_jong_un(graph: str) -> None:
    with connect(graph, read_only=True) as store:
        frame = run(store, "who-met", {"person": "Ким Чен Ыном"})
    assert "Владимир Путин" in set(frame["other"])
    assert any("переговоры" in sentence for sentence in frame["evidence"])


@pytest.mark.parametrize("name", ["Ким Чен Ына", "Kim Jong-un", "Kim Jong Un", "Путина", "Putin", "Владимиру Путину"])
def test_a_parameter_may_be_any_form_of_a_name(graph: str, name: str) -> None:
    expected = "Владимир Путин" if "ут" in name or "ut" in name else "Ким Чен Ын"
    with connect(graph, read_only=True) as store:
        frame = run(store, "who-met", {"person": name})
    assert set(frame["person"]) == {expected}


def test_the_command_in_the_readme_says_who_met_kim_jong_un_and_when(graph: str) -> None:
    readme = (ARTICLES.parent.parent / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^\.venv/bin/graphbuilder (query who-met .* --graph demo/news\.graph)$", readme, re.MULTILINE)
    done = graphbuilder(*[graph if word == "demo/news.graph" else word for word in shlex.split(line)])
    assert done.returncode == 0, done.stderr
    assert "Владимир Путин" in done.stdout
    assert re.search(r"\b2025-0[89]-\d\d\b", done.stdout)
    assert "провели переговоры в Пекине" in " ".join(done.stdout.split())


def test_it_answers_who_sent_troops_where(graph: str) -> None:
    with connect(graph, read_only=True) as store:
        frame = run(store, "troop-movements", {})
    text = frame.to_csv()
    assert "КНДР" in text
    assert "13000" in text


def test_it_answers_what_russia_and_the_dprk_signed(graph: str) -> None:
    with connect(graph, read_only=True) as store:
        frame = run(store, "agreements-of", {"entity": "Россия"})
    assert any("КНДР" in str(row) for row in frame.to_dict("records"))


def test_names_are_nominative_and_aliases_are_one_node(graph: str) -> None:
    with connect(graph, read_only=True) as store:
        rows = store.read("MATCH (e:Entity) RETURN e.name AS name, e.type AS type", {}).records
    names = [name for name, kind in rows if kind in ("Person", "Country")]
    assert "Путина" not in names
    assert len([name for name in names if "Путин" in name or "Putin" in name]) == 1
    assert len([name for name in names if name in ("КНДР", "Северная Корея", "Пхеньян", "North Korea")]) == 1


def test_a_denied_or_planned_statement_makes_no_edge(graph: str) -> None:
    with connect(graph, read_only=True) as store:
        edges = store.read("MATCH (:Entity)-[r]->(:Entity) WHERE r.statements > 0 RETURN sum(r.statements) AS n", {})
        unasserted = store.read(
            "MATCH (s:Statement) WHERE s.polarity = 'negated' OR s.realis <> 'actual' RETURN count(s) AS n", {}
        )
    assert edges.records[0][0] > 0
    assert unasserted.records[0][0] > 0


def test_ingesting_twice_leaves_the_graph_as_it_was(graph: str) -> None:
    before = dump(graph)
    pipeline.ingest([SAMPLE], graph)
    assert dump(graph) == before


def test_the_order_of_documents_does_not_matter(graph: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.graph")
    for source in sorted(ARTICLES.glob("*.txt"), reverse=True):
        pipeline.ingest([source], other)
    assert dump(other) == dump(graph)


def test_extract_prints_exactly_the_fields_of_the_design() -> None:
    done = graphbuilder("extract", SAMPLE)
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert records
    text = SAMPLE.read_text(encoding="utf-8")
    for record in records:
        assert list(record) == [
            *("id", "document", "sentence", "relation", "plover", "predicate", "trigger", "subject", "object", "roles"),
            *("polarity", "realis", "certainty", "speaker", "time", "quantity", "confidence", "rule"),
        ]
        trigger = record["trigger"]
        assert text[trigger["start"] : trigger["end"]] == trigger["text"]
        for part in (record["subject"], record["object"], record["speaker"]):
            if part is not None:
                assert set(part) == {"id", "name", "type", "country", "text", "start", "end"}
                assert text[part["start"] : part["end"]] == part["text"]
        assert 0 <= record["confidence"] <= 1


def test_bad_sources_are_named_and_the_good_one_is_ingested(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    good = tmp_path / "good.txt"
    good.write_text("Владимир Путин прибыл в Пекин.", encoding="utf-8")
    sources = [tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "missing.txt", good]
    done = graphbuilder("ingest", *sources, "--graph", tmp_path / "g.graph", "--quiet")
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if line.startswith("graphbuilder: ")]
    assert [name for name in ("empty.txt", "binary.txt", "missing.txt") if any(name in line for line in lines)] == [
        "empty.txt",
        "binary.txt",
        "missing.txt",
    ]
    with connect(str(tmp_path / "g.graph"), read_only=True) as store:
        assert store.counts()["documents"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "no-such-question"),
        ("query", "who-met"),
        ("query", "who-met", "-p", "nobody=x"),
        ("no-such-verb",),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(arguments: tuple[str, ...], graph: str) -> None:
    done = graphbuilder(*arguments, *(["--graph", graph] if arguments[0] == "query" else []))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_server_that_is_down_is_one_line_and_exit_1() -> None:
    done = graphbuilder("query", "strongest", "--graph", "bolt://127.0.0.1:9")
    assert done.returncode == 1
    assert "127.0.0.1:9" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.server
def test_neo4j_gives_the_same_answers_as_the_embedded_graph(graph: str, neo4j_uri: str) -> None:
    pipeline.ingest([ARTICLES], neo4j_uri)
    for name, parameters in (("who-met", {"person": "Ким Чен Ын"}), ("troop-movements", {}), ("strongest", {})):
        with connect(graph, read_only=True) as embedded, connect(neo4j_uri, read_only=True) as server:
            ours, theirs = run(embedded, name, dict(parameters)), run(server, name, dict(parameters))
        assert ours.to_dict("records") == theirs.to_dict("records"), name
