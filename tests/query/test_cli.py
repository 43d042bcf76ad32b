"""The verbs that ask: stdout is data, stderr the rest, the exit status tells."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from graphbuilder.cli import main
from graphbuilder.query.output import FORMATS
from graphbuilder.store import connect
from graphbuilder.store.rulings import people
from tests.store.builders import first, second


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Ask = Callable[..., Done]


@pytest.fixture
def graphbuilder(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return the command, run as ``main`` runs it."""

    def ask(*arguments: str, graph: str = "", stdin: str = "") -> Done:
        monkeypatch.setenv("COLUMNS", "100")
        monkeypatch.setenv("GRAPHBUILDER_GRAPH", graph)
        monkeypatch.setattr(sys, "argv", ["graphbuilder", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return Done(int(left.value.code or 0), out, err)

    return ask


def test_who_met_kim_is_one_command(graphbuilder: Ask, news: str) -> None:
    done = graphbuilder("query", "who-met", "-p", "person=Ким Чен Ыном", graph=news)
    assert done.returncode == 0
    assert "Владимир Путин" in done.stdout
    assert "Kim Jong Un met Putin in" in done.stdout
    assert done.stderr == "person: Ким Чен Ын\n"
    assert "\x1b" not in done.stdout


def test_the_ending_of_the_file_chooses_the_format(graphbuilder: Ask, news: str, tmp_path: Path) -> None:
    out = tmp_path / "met.parquet"
    done = graphbuilder("query", "who-met", "-p", "person=Путин", "-o", str(out), graph=news)
    assert (done.returncode, done.stdout) == (0, "")
    assert set(pd.read_parquet(out)["other"]) == {"Ким Чен Ын", "Си Цзиньпин", "Сергей Лавров", "Дональд Трамп"}


def test_an_empty_answer_exits_0_and_says_so_on_stderr(graphbuilder: Ask, news: str) -> None:
    done = graphbuilder("query", "contested", "-p", "relation=MET", graph=news)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no rows\n")
    done = graphbuilder("query", "contested", "-p", "relation=MET", "-f", "json", graph=news)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "no rows\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("query", "whomet"), "did you mean who-met"),
        (("query", "who-met"), "who-met needs person"),
        (("query", "who-met", "-p", "person"), "-p person: expected key=value"),
        (("query", "who-met", "-p", "person=Путнн"), "did you mean"),
        (("query", "planned", "-f", "xls"), "--format xls; expected one of table"),
        (("query", "runs", "--min-confidence", "0.5"), "runs has no parameter 'min_confidence'"),
        (
            ("query", "planned", "-p", "min_confidence=1.5"),
            "planned, min_confidence: 1.5 is out of range; expected 0 to 1",
        ),
        (("show", "Бегемот"), "the graph knows nothing called «Бегемот»"),
        (("queries", "--browser", "x.txt"), "expected a name that ends in .zip"),
    ],
)
def test_wrong_usage_exits_2_with_one_line(graphbuilder: Ask, news: str, arguments: tuple[str, ...], says: str) -> None:
    done = graphbuilder(*arguments, graph=news)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_graph_that_is_not_there_exits_1_with_one_line(graphbuilder: Ask, tmp_path: Path) -> None:
    done = graphbuilder("query", "planned", graph=str(tmp_path / "none.graph"))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "none.graph" in done.stderr
    assert not list(tmp_path.iterdir())


def test_queries_are_listed_and_searched_in_both_languages(graphbuilder: Ask) -> None:
    both = [graphbuilder("queries", word, "-f", "json") for word in ("встречи", "met")]
    assert all("who-met" in {row["name"] for row in json.loads(done.stdout)} for done in both)


def test_a_query_is_described_with_its_parameters(graphbuilder: Ask) -> None:
    done = graphbuilder("queries", "who-met")
    assert "-p person: entity" in done.stdout
    assert "graphbuilder query who-met -p person='Ким Чен Ын'" in done.stdout


def test_saved_queries_are_written_for_browser(graphbuilder: Ask, tmp_path: Path) -> None:
    out = tmp_path / "questions.zip"
    assert graphbuilder("queries", "--browser", str(out)).returncode == 0
    assert "meetings/who-met.cypher" in zipfile.ZipFile(out).namelist()


def test_show_gives_names_positions_links_and_timeline(graphbuilder: Ask, news: str) -> None:
    done = graphbuilder("show", "Лаврова", graph=news)
    assert done.returncode == 0
    for text in (
        "Сергей Лавров (Person, RU)",
        "also: Лавров",
        "Positions",
        "министр иностранных дел",
        "Links",
        "Timeline",
    ):
        assert text in done.stdout
    whole = json.loads(graphbuilder("show", "Лаврова", "--json", graph=news).stdout)
    assert (whole["id"], whole["names"]) == ("e-lavrov", ["Сергей Лавров", "Лавров"])
    assert {row["position"] for row in whole["positions"]} == {"министр иностранных дел", None}
    assert all(row["evidence"] for row in whole["timeline"])


def test_a_least_confidence_means_the_same_wherever_statements_are_shown(
    graphbuilder: Ask, news: str, tmp_path: Path
) -> None:
    sure = ("--min-confidence", "0.8")
    rows = json.loads(graphbuilder("query", "everything", "-p", "entity=Лавров", "-f", "json", graph=news).stdout)
    kept = {row["statement"] for row in rows if row["confidence"] >= 0.8}
    assert kept < {row["statement"] for row in rows}
    asked = graphbuilder("query", "everything", "-p", "entity=Лавров", "-f", "json", *sure, graph=news)
    assert {row["statement"] for row in json.loads(asked.stdout)} == kept
    shown = json.loads(graphbuilder("show", "Лавров", "--json", *sure, graph=news).stdout)
    assert {row["statement"] for row in shown["timeline"]} == kept
    for verb in (("view", "Лавров", "--open", "-o", "a.html"), ("export", "-f", "jsonld", "-o", "a.json")):
        path = tmp_path / verb[-1]
        done = graphbuilder(*verb[:-1], str(path), *sure, graph=news)
        assert done.returncode == 0
        text = path.read_text(encoding="utf-8")
        assert all(id in text for id in kept if verb[0] == "export")
        assert not any(row["statement"] in text for row in rows if row["confidence"] < 0.8)


@pytest.mark.parametrize("verb", [("view",), ("serve",), ("export", "-f", "gexf", "-o", "x"), ("query", "planned")])
@pytest.mark.parametrize("least", ["-0.1", "1.1", "sure"])
def test_a_least_confidence_outside_0_to_1_is_wrong_usage(
    graphbuilder: Ask, news: str, verb: tuple[str, ...], least: str
) -> None:
    done = graphbuilder(*verb, "--min-confidence", least, graph=news)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--min-confidence" in done.stderr


def test_cypher_reads_from_a_file_or_stdin(graphbuilder: Ask, news: str, tmp_path: Path) -> None:
    question = "MATCH (p:Person) WHERE p.country = $country RETURN p.name AS name ORDER BY name"
    file = tmp_path / "mine.cypher"
    file.write_text(question, encoding="utf-8")
    one = graphbuilder("cypher", str(file), "-p", "country=KP", "-f", "csv", graph=news)
    other = graphbuilder("cypher", "-", "-p", "country=KP", "-f", "csv", graph=news, stdin=question)
    assert one.stdout == other.stdout == "name\nКим Чен Ын\n"


@pytest.mark.parametrize("text", ["CREATE (n:Person {id: 'x'})", "MATCH (n) DETACH DELETE n", "not cypher", ""])
def test_cypher_neither_writes_nor_crashes(graphbuilder: Ask, news: str, text: str) -> None:
    done = graphbuilder("cypher", "-", graph=news, stdin=text)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    left = graphbuilder("cypher", "-", "-f", "csv", graph=news, stdin="MATCH (n:Entity) RETURN count(n) AS n")
    assert left.stdout == "n\n33\n"


def test_a_process_of_its_own_writes_bytes_and_no_colour(news: str) -> None:
    env = {**os.environ, "GRAPHBUILDER_GRAPH": news, "NO_COLOR": "1"}
    command = [sys.executable, "-c", "from graphbuilder.cli import main; main()", "query", "planned"]
    table = subprocess.run(command, capture_output=True, env=env, timeout=300)
    assert (table.returncode, b"\x1b" in table.stdout, b"VISITED" in table.stdout) == (0, False, True)
    parquet = subprocess.run([*command, "-f", "parquet"], capture_output=True, env=env, timeout=300)
    assert parquet.stdout[:4] == b"PAR1"


def test_show_lists_namesakes_and_what_was_rejected(graphbuilder: Ask, tmp_path: Path) -> None:
    path = str(tmp_path / "own.graph")
    with connect(path) as own:
        own.replace([first(), second()])
        ((id,),) = own.read("MATCH (s:Statement {relation: 'VISITED'}) RETURN s.id").records
        people.reject(own, id, by="Анна", reason="опечатка")
    listed = graphbuilder("show", "Ким", graph=path)
    assert [line.split()[0] for line in listed.stdout.splitlines()] == ["d1/Ким", "d2/Ким"]
    assert "2 have the name «Ким»" in listed.stderr
    assert graphbuilder("show", "Ким", "--all", graph=path).stdout.count("Timeline") == 2
    shown = json.loads(graphbuilder("show", "d1/Ким", "--json", graph=path).stdout)
    (row,) = shown["rejected"]
    assert (row["by"], row["reason"], row["evidence"]) == ("Анна", "опечатка", "Ким посетит Россия.")
    assert row["statement"] not in {each["statement"] for each in shown["timeline"]}
    assert "rejected by Анна" in graphbuilder("explain", id[:8], graph=path).stdout


def test_a_question_is_saved_asked_by_name_and_told_otherwise(
    graphbuilder: Ask, news: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    saved = graphbuilder("save", "met-kim", "who-met", "-p", "person=Ким Чен Ын")
    assert (saved.returncode, (tmp_path / "questions" / "met-kim.toml").is_file()) == (0, True)
    asked = graphbuilder("query", "met-kim", "-f", "json", graph=news)
    whole = graphbuilder("query", "who-met", "-p", "person=Ким Чен Ын", "-f", "json", graph=news)
    assert json.loads(asked.stdout) == json.loads(whole.stdout) != []
    other = graphbuilder("query", "met-kim", "-p", "person=Лавров", "-f", "json", graph=news)
    assert other.stdout != asked.stdout
    wanting = graphbuilder("watch", "nowhere/", "--alert", "who-met", graph=str(tmp_path / "x.graph"))
    assert (wanting.returncode, "who-met wants person" in wanting.stderr) == (2, True)


def test_the_help_names_every_format(graphbuilder: Ask) -> None:
    told = " ".join(graphbuilder("query", "--help").stdout.split())
    assert ", ".join(FORMATS) in told
