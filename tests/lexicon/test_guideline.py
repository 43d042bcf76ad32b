"""The guideline is what the files say, and look-up shows what a word has."""

from pathlib import Path

from typer.testing import CliRunner

from graphbuilder.cli import app, register
from graphbuilder.lexicon import relations
from graphbuilder.lexicon.guideline import guideline
from graphbuilder.lexicon.lookup import entries_of, nearest_words

DOCS = Path(__file__).parents[2] / "docs"


def test_the_guideline_in_docs_is_current() -> None:
    assert (DOCS / "relations.md").read_text(encoding="utf-8") == guideline(), "make generated"


def test_every_relation_says_what_it_is_in_both_languages() -> None:
    for one in relations().values():
        assert one.declaration.definition, one.name
        assert {"ru", "en"} <= one.label.keys() & one.inverse.keys(), one.name
        assert "↔" in one.declaration.parties or "→" in one.declaration.parties, one.name
        assert one.symmetric == ("↔" in one.declaration.parties) or one.name == "FOUGHT_AGAINST", one.name


def test_a_word_is_found_in_either_language_and_spelling() -> None:
    assert any(lines[0].startswith("ru/MET#") for lines in entries_of("встретиться"))
    assert any(lines[0].startswith("en/CALLED#") for lines in entries_of("phone"))
    assert list(entries_of("посаженный")) == list(entries_of("посажённый"))
    assert "встретиться" in nearest_words("встретитса")


def test_the_command_takes_a_word_or_a_command() -> None:
    register()
    runner = CliRunner()
    assert "ru/MET#met-verb" in runner.invoke(app, ["lexicon", "встретиться"]).stdout
    assert runner.invoke(app, ["lexicon", "check", "--no-examples"]).stdout.endswith("every file is right\n")
    missing = runner.invoke(app, ["lexicon", "фывапролдж"])
    assert missing.exit_code == 1
