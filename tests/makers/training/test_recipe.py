"""From treebank to a folder that loads through the public function, and out of the command line."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graphbuilder.makers.training import tokenizers
from graphbuilder.model import Document
from graphbuilder.parse import languages, load

TEXT = "Иванов прибыл в Москве.\nЗаголовок без точки\nПетров жил в Туле."


def letters(text: str) -> str:
    """*text* without blanks: a tokenizer trained for a few steps leaves some within its tokens."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def complete(model_folder: Path, trees: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ten-step model with a tokenizer trained for a few steps."""
    scratch = tmp_path_factory.mktemp("tokenizer")
    (scratch / "ru").mkdir()
    for part in ("train", "dev"):
        shutil.copyfile(trees, scratch / "ru" / f"{part}.conllu")
    (file,) = tokenizers.train("ru", scratch / "ru", scratch / "work", scratch / "out", steps=5)
    folder = tmp_path_factory.mktemp("complete")
    for source in model_folder.iterdir():
        shutil.copyfile(source, folder / source.name)
    shutil.copyfile(file, folder / "ru.tokenizer.pt")
    return folder


def test_a_trained_folder_loads_and_keeps_offsets_and_paragraphs(complete: Path) -> None:
    assert languages(str(complete)) == ("ru",)
    ((_, sentences),) = load("ru", str(complete)).parse([Document("d", TEXT)])
    assert all(TEXT[word.start : word.end] == word.form for s in sentences for word in s.words)
    assert letters("".join(word.form for s in sentences for word in s.words)) == letters(TEXT)
    assert {sentence.paragraph for sentence in sentences} == {0, 1, 2}


def test_parse_prints_conllu_and_json(complete: Path, tmp_path: Path) -> None:
    from graphbuilder import cli

    cli.register()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = ["parse", str(tmp_path / "a.txt"), "--models", str(complete), "--language", "ru"]
    conllu = CliRunner().invoke(cli.app, command)
    assert conllu.exit_code == 0, conllu.output
    rows = [line.split("\t") for line in conllu.stdout.splitlines() if line[:1].isdigit()]
    assert all(len(row) == 10 for row in rows)
    assert letters("".join(row[1] for row in rows)) == letters(TEXT)
    lines = CliRunner().invoke(cli.app, [*command, "--format", "json"]).stdout.splitlines()
    assert [json.loads(line)["index"] for line in lines] == list(range(len(lines)))


def test_the_card_tells_scores_licences_and_size(complete: Path) -> None:
    from graphbuilder.makers.training.card import ROWS, card

    raw = dict.fromkeys(ROWS, 91.25)
    record = {
        "language": "ru",
        "raw": raw,
        "names": {"f1": 0.9},
        "words_per_second": 10,
        "peak_mb": 1,
        "load_seconds": 1,
    }
    text = card(complete, {"joint ru": record})
    assert "| LAS | 91.25 |" in text
    assert "CC BY-SA 4.0" in text
    assert "2 layers" in text


def test_the_card_compares_depths_and_tells_how_each_run_is_made_again() -> None:
    from graphbuilder.makers.training.card import commands, comparison

    fast = {"words_per_second": 300, "peak_mb": 9, "megabytes": 2.5, "load_seconds": 1, "layers": 6, "raw": {"LAS": 80}}
    rows = comparison(
        {"a/six ru": fast, "a/twelve ru": fast | {"words_per_second": 150, "layers": 12}, "x ru": {"error": 1}}
    )
    assert "| six ru | 6 | 1.00 | 300 | 9 | 2.5 | 1 |" in rows
    assert "| twelve ru | 12 | 0.50 | 150 |" in rows
    assert "x ru (failed)" in rows
    history = [{"layers": 12, "steps": 1100}, {"layers": 12, "steps": 20, "english": 9000, "plan": {"seed": 11}}]
    first, second, *_ = commands({"history": history})
    assert "--out OUT1 --layers 12 --steps 1100" in first
    assert second.endswith("--from OUT1/teacher --tokenizers OUT1/tokenizers --english 9000 --plan seed=11")
