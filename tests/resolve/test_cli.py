"""merge, split and review on an embedded graph."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graphbuilder.cli import app, register
from graphbuilder.model import Document, Extraction, Localised, Mention, Sentence
from graphbuilder.resolve import localise, resolve
from graphbuilder.store import connect

register()
runner = CliRunner()


def article(id: str, name: str, type: str = "Person") -> Localised:
    """A document that mentions one name."""
    text = f"{name} здесь."
    mention = Mention(id, 0, 0, len(name), name, name, type)
    return localise(Extraction(Document(id, text), (Sentence(id, 0, 0, len(text), text, ()),), (mention,), ()))


@pytest.fixture
def graph(tmp_path: Path) -> str:
    path = str(tmp_path / "news.graph")
    items = [article("a", "Сергей Иванов"), article("b", "Сергей Иванов"), article("c", "Пётр Сидоров")]
    with connect(path) as store:
        store.prepare()
        store.write(items, resolve(entity for item in items for entity in item.entities.values()))
    return path


def run(*words: str) -> list[dict[str, object]]:
    result = runner.invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]


def groups(graph: str) -> set[frozenset[str]]:
    """Names of the entities as the graph has them, with their members."""
    with connect(graph) as store:
        found = resolve(store.members(), store.judgements()).entities
    return {frozenset(entity.members) for entity in found.values()}


def test_merge_then_split_is_as_before(graph: str) -> None:
    before = groups(graph)
    (merged,) = run("merge", "Сергей Иванов", "Пётр Сидоров", "--graph", graph, "--by", "editor")
    assert len(merged["members"]) == 3  # type: ignore[arg-type]
    assert len(groups(graph)) == 1
    run("split", str(merged["id"]), "Пётр Сидоров", "--graph", graph, "--by", "editor")
    assert groups(graph) == before
    with connect(graph) as store:
        assert store.judgements() == []


def test_split_takes_one_member_out_and_merge_puts_it_back(graph: str) -> None:
    before = groups(graph)
    with connect(graph) as store:
        leaving = next(entity.id for entity in store.members() if entity.name == "Сергей Иванов")
    found = run("split", "Сергей Иванов", leaving, "--graph", graph)
    assert len(found) == 2
    assert len(groups(graph)) == 3
    ids = [str(each["id"]) for each in found]
    run("merge", *ids, "--graph", graph)
    assert groups(graph) == before


def test_an_unknown_name_is_one_line_of_error(graph: str) -> None:
    result = runner.invoke(app, ["merge", "Никто", "Сергей Иванов", "--graph", graph])
    assert result.exit_code == 1
    assert "Никто" in str(result.exception)


def test_review_lists_doubtful_pairs(graph: str) -> None:
    assert run("review", "--list", "--graph", graph) == []
