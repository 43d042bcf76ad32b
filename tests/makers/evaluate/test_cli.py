"""The verb: what goes to stdout, and what wrong usage gives."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graphbuilder.cli import app, register
from graphbuilder.makers.evaluate.factrueval import Response, write_response
from tests.makers.evaluate.test_factrueval import PERFECT, folder  # noqa: F401  (a fixture)


@pytest.fixture
def runner() -> CliRunner:
    register()
    return CliRunner()


def lines(gold_file: Path) -> Path:
    text = (gold_file.parent / "news.txt").read_text(encoding="utf-8")
    record = {
        "document": {"id": "d", "path": "somewhere/news.txt"}, "sentence": {"start": 0, "end": 38, "text": text[:38]},
        "relation": "MET", "subject": {"name": "Иванов"}, "object": {"name": "Петров"},
    }  # fmt: skip
    path = gold_file.parent / "out.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


def test_statements_of_a_file_are_scored_as_json(runner: CliRunner, gold_file: Path) -> None:
    result = runner.invoke(app, ["evaluate", "gold", str(gold_file), "--statements", str(lines(gold_file)), "--json"])
    assert result.exit_code == 0, result.output
    content = json.loads(result.stdout)
    assert content["groups"]["overall"]["recall"] == 0.5
    assert content["groups"]["MET ru"]["precision"] == 1.0
    assert [finding["kind"] for finding in content["findings"]] == ["missed"]


def test_the_table_lists_what_was_missed(runner: CliRunner, gold_file: Path) -> None:
    result = runner.invoke(app, ["evaluate", "gold", str(gold_file), "--statements", str(lines(gold_file))])
    assert "missed (1)" in result.stdout


def test_response_files_are_scored(runner: CliRunner, folder: Path, tmp_path: Path) -> None:  # noqa: F811
    write_response(tmp_path / "answers", "book_7", Response(PERFECT))
    arguments = ["evaluate", "factrueval", str(folder), "--answers", str(tmp_path / "answers"), "--json"]
    content = json.loads(runner.invoke(app, arguments).stdout)
    assert content["groups"]["names"]["f1"] == 1.0
    assert content["groups"]["facts"]["recall"] == 0.0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["gold", "x.json", "--responses", "out"], 2, "--responses goes with factrueval"),
        (["nonsense", "x"], 2, "nonsense"),
        (["gold", "no-such-file.json"], 1, "no-such-file.json"),
    ],
)
def test_wrong_usage_is_two_and_a_missing_file_is_one(arguments: list[str], code: int, message: str) -> None:
    program = "from graphbuilder.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program, "evaluate", *arguments], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
