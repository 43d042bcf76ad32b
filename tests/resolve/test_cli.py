"""merge, split and review on an embedded graph."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from graphbuilder.cli import app, register
from graphbuilder.model import Document, Extraction, Localised, Mention, Sentence
from graphbuilder.resolve import localise, resolve
from graphbuilder.resolve.detach import detach
from graphbuilder.store import connect, identity

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


def two_ivanovs() -> Localised:
    """A document in which «Иванова» is taken for a mention of Sergey Ivanov."""
    text = "Сергей Иванов здесь. Иванова нет. Иванов ушёл."
    spans = [(0, 13, "Сергей Иванов"), (21, 28, "Иванов"), (34, 40, "Иванов")]
    mentions = [Mention("d", 0, a, b, text[a:b], name, "Person") for a, b, name in spans]
    return localise(Extraction(Document("d", text), (Sentence("d", 0, 0, len(text), text, ()),), tuple(mentions), ()))


def ingested(path: str, *items: Localised) -> None:
    """Write *items* as the pipeline does."""
    with connect(path) as store:
        told = store.judgements()
        batch = [detach(item, told) for item in items]
        members = {member.id: member for member in store.members(without=[i.extraction.document.id for i in items])}
        members |= {entity.id: entity for item in batch for entity in item.entities.values()}
        store.write(batch, resolve(members.values(), told))


def graph_of(path: str) -> list[dict[str, Any]]:
    with connect(path) as store:
        return list(store.dump())


def test_one_mention_leaves_its_document_s_entity_stays_away_and_comes_back(tmp_path: Path) -> None:
    path = str(tmp_path / "news.graph")
    ingested(path, two_ivanovs())
    before = graph_of(path)
    found = run("split", "Сергей Иванов", "d:21:28:Person", "--graph", path, "--by", "anna", "--reason", "его брат")
    assert sorted(len(each["members"]) for each in found) == [1, 1]  # type: ignore[arg-type]
    assert {each["name"] for each in found} == {"Сергей Иванов", "Иванов"}
    after = graph_of(path)
    ingested(path, two_ivanovs())
    assert graph_of(path) == after
    with connect(path) as store:
        identity.delete(store, "d")
    ingested(path, two_ivanovs())
    assert graph_of(path) == after
    run("merge", "Сергей Иванов", "Иванов", "--graph", path)
    assert graph_of(path) == before


def test_a_name_that_is_not_of_the_entity_is_one_line_of_error(graph: str) -> None:
    result = runner.invoke(app, ["split", "Пётр Сидоров", "Никто", "--graph", graph])
    assert result.exit_code == 1
    assert "Никто: no mention, member or name of Пётр Сидоров" in str(result.exception)


def test_what_people_decided_moves_to_a_graph_built_anew(graph: str, tmp_path: Path) -> None:
    run("merge", "Сергей Иванов", "Пётр Сидоров", "--graph", graph, "--by", "anna", "--reason", "псевдоним")
    result = runner.invoke(app, ["judgements", "export", "--graph", graph], catch_exceptions=False)
    (line,) = map(json.loads, result.stdout.splitlines())
    assert (line["by"], line["reason"], line["same"]) == ("anna", "псевдоним", True)
    file = tmp_path / "judged.jsonl"
    file.write_text(result.stdout, encoding="utf-8")
    for order in ("before", "after"):
        path = str(tmp_path / f"{order}.graph")
        if order == "before":
            runner.invoke(app, ["judgements", "import", str(file), "--graph", path], catch_exceptions=False)
        ingested(path, article("a", "Сергей Иванов"), article("b", "Сергей Иванов"), article("c", "Пётр Сидоров"))
        if order == "after":
            runner.invoke(app, ["judgements", "import", str(file), "--graph", path], catch_exceptions=False)
        assert len(groups(path)) == 1
        again = runner.invoke(app, ["judgements", "import", str(file), "--graph", path], catch_exceptions=False)
        assert "0 judgements taken in, 1 known" in again.stderr


def test_a_merge_holds_when_the_document_it_was_made_on_is_gone(graph: str) -> None:
    run("merge", "Сергей Иванов", "Пётр Сидоров", "--graph", graph)
    with connect(graph) as store:
        identity.delete(store, "a")
    ((members,), names) = groups(graph), {row["properties"].get("name") for row in graph_of(graph) if "node" in row}
    assert len(members) == 2
    assert "Сергей Иванов" in names
    with connect(graph) as store:
        identity.delete(store, "b")
        (entity,) = store.read("MATCH (e:Entity) RETURN e.name, e.aliases").records
    assert entity == ("Пётр Сидоров", ["Пётр Сидоров"])


def test_show_explains_every_alias(graph: str) -> None:
    run("merge", "Сергей Иванов", "Пётр Сидоров", "--graph", graph, "--by", "anna", "--reason", "псевдоним")
    (shown,) = run("show", "Сидоров", "--json", "--graph", graph)
    aliases: Any = shown["aliases"]
    told = [(row["alias"], row["documents"], row["reason"], row["score"], row["by"]) for row in aliases]
    assert ("Пётр Сидоров", 1, "псевдоним", 1.0, "anna") in told
    assert {row["alias"] for row in aliases} == {"Сергей Иванов", "Пётр Сидоров"}
    assert all(row["reason"] and row["mention"] for row in aliases)
    result = runner.invoke(app, ["show", "Сидоров", "--graph", graph], catch_exceptions=False)
    assert "псевдоним" in result.stdout


def test_a_file_that_holds_no_judgements_is_named_with_its_line(graph: str, tmp_path: Path) -> None:
    file = tmp_path / "judged.jsonl"
    file.write_text('\n{"a": "1"}\n')
    result = runner.invoke(app, ["judgements", "import", str(file), "--graph", graph])
    assert result.exit_code == 1
    assert "judged.jsonl: line 2 is no judgement" in str(result.exception)


@pytest.fixture
def doubtful(tmp_path: Path) -> str:
    path = str(tmp_path / "doubt.graph")
    ingested(path, article("a", "Роснефть", "Organization"), article("b", "Русснефть", "Organization"))
    aliases = tmp_path / "aliases.csv"
    aliases.write_text("name,id\nРоснефть,Q1\nРоснефть,Q2\nРусснефть,Q3\n", encoding="utf-8")
    runner.invoke(app, ["link", str(aliases), "--graph", path], catch_exceptions=False)
    return path


def wikidata(path: str) -> dict[str, str | None]:
    with connect(path, read_only=True) as store:
        return dict(store.read("MATCH (e:Entity) RETURN e.name, e.wikidata").records)


def test_links_are_stored_once_taken_back_and_never_guessed(doubtful: str, tmp_path: Path) -> None:
    assert wikidata(doubtful) == {"Роснефть": None, "Русснефть": "Q3"}
    once = graph_of(doubtful)
    found = run("link", str(tmp_path / "aliases.csv"), "--graph", doubtful)
    assert {(each["wikidata"], each["sure"]) for each in found} == {("Q1", False), ("Q2", False), ("Q3", True)}
    assert graph_of(doubtful) == once
    ingested(doubtful, article("b", "Русснефть", "Organization"))
    assert wikidata(doubtful)["Русснефть"] == "Q3"
    run("split", "Русснефть", "Q3", "--graph", doubtful, "--by", "anna")
    assert wikidata(doubtful)["Русснефть"] is None
    run("link", str(tmp_path / "aliases.csv"), "--graph", doubtful)
    assert wikidata(doubtful)["Русснефть"] is None
    run("link", "aliases.csv", "--undo", "--graph", doubtful)
    assert [row["edge"] for row in graph_of(doubtful) if row.get("edge", "").endswith("SAME_AS")] == [
        "SAME_AS",
        "SAME_AS",
        "NOT_SAME_AS",
    ]


def test_review_without_a_terminal_says_what_to_do(doubtful: str) -> None:
    result = runner.invoke(app, ["review", "--graph", doubtful])
    assert "review --list" in str(result.exception)
    assert {(each["a_name"], each["b"]) for each in run("review", "--list", "--graph", doubtful)} >= {
        ("Роснефть", "wikidata:Q1"),
        ("Роснефть", "wikidata:Q2"),
    }


def test_review_takes_one_key_a_pair_in_a_terminal(doubtful: str) -> None:
    import pexpect

    pairs = run("review", "--list", "--graph", doubtful)
    command = ["-m", "graphbuilder.cli", "review", "--graph", doubtful, "--by", "anna"]
    terminal = pexpect.spawn(sys.executable, command, encoding="utf-8", timeout=120)
    for pair in pairs:
        terminal.expect("q quit: ")
        if pair is pairs[0]:
            terminal.send("x")  # no key of ours: asked again
            terminal.expect("q quit: ")
        terminal.send("y" if pair["b"] == "wikidata:Q1" else "n" if pair["b"] == "wikidata:Q2" else "s")
    terminal.expect("2 judgements stored")
    terminal.expect(pexpect.EOF)
    assert wikidata(doubtful)["Роснефть"] == "Q1"


def test_review_keeps_what_was_decided_when_it_is_left(doubtful: str) -> None:
    import pexpect

    command = ["-m", "graphbuilder.cli", "review", "--graph", doubtful]
    terminal = pexpect.spawn(sys.executable, command, encoding="utf-8", timeout=120)
    terminal.expect("q quit: ")
    terminal.send("n")
    terminal.expect("q quit: ")
    terminal.sendcontrol("c")
    terminal.expect("1 judgements stored")
    terminal.wait()
    assert terminal.exitstatus == 130
