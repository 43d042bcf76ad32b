"""Gold files: what is read, what is refused, and that those of the project are sound."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphbuilder.errors import ReadError
from graphbuilder.lexicon import relations
from graphbuilder.makers.evaluate import Gold, as_text, read_gold, score_gold
from graphbuilder.resources import LEXICON, folder

GOLD = folder("data/gold")
#: The folders of gold and how many texts each holds.
HALVES = {"dev": 29, "test": 5}
#: Relations that older gold accepts beside ours.
FOREIGN = {"ARRIVED_IN", "SUPPLIED_ARMS", "SENT_TROOPS", "PLOTTED_AGAINST"}


def test_evidence_that_is_not_in_the_text_is_refused_with_its_place(gold_file: Path) -> None:
    content = json.loads(gold_file.read_text(encoding="utf-8"))
    content["statements"][0]["evidence"]["start"] += 1
    gold_file.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ReadError, match=r"ivanov MET petrov.*correct the offsets"):
        read_gold(gold_file)


def test_an_unknown_entity_is_refused(gold_file: Path) -> None:
    content = json.loads(gold_file.read_text(encoding="utf-8"))
    content["statements"][0]["accept_object"] = ["nobody"]
    gold_file.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ReadError, match="no entity 'nobody'"):
        read_gold(gold_file)


def test_a_text_outside_the_folder_is_not_read(gold_file: Path) -> None:
    content = json.loads(gold_file.read_text(encoding="utf-8"))
    content["document"] = "../../etc/passwd"
    gold_file.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ReadError, match="neither beside it"):
        read_gold(gold_file)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no gold files"):
        read_gold(tmp_path)


def ours() -> list[Gold]:
    return [gold for path in (GOLD / "vot-tak.json", *(GOLD / half for half in HALVES)) for gold in read_gold(path)]


def test_the_project_has_texts_for_tuning_and_a_locked_test_set() -> None:
    halves = {half: read_gold(GOLD / half) for half in HALVES}
    assert {half: len(golds) for half, golds in halves.items()} == HALVES
    assert {half for half, golds in halves.items() if any(gold.locked for gold in golds)} == {"test"}
    assert all(gold.locked for gold in halves["test"])


@pytest.mark.parametrize("mark", ["LOCKED", "CLOSED"])
def test_what_is_found_in_a_marked_folder_is_counted_and_not_listed(gold_file: Path, mark: str) -> None:
    listed = as_text(score_gold("news", read_gold(gold_file), {}))
    (gold_file.parent / mark).write_text("")
    counted = as_text(score_gold("news", read_gold(gold_file), {}))
    assert "missed (2)" in listed
    assert "Ростову" in listed
    assert "missed: 2" in counted
    assert "Ростову" not in counted


def test_gold_uses_only_relations_that_exist() -> None:
    used = {relation for gold in ours() for statement in gold.statements for relation in statement.relations}
    assert used - set(relations()) <= FOREIGN


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def test_no_example_of_the_lexicon_is_taken_from_gold() -> None:
    texts = ["".join(gold.document.text.split()) for gold in ours()]
    examples = {
        string
        for path in LEXICON.rglob("*.toml")
        for string in strings(tomllib.loads(path.read_text(encoding="utf-8")))
        if len(string.split()) >= 5
    }
    assert [
        example for example in examples if any("".join(example.split()).rstrip(".") in text for text in texts)
    ] == []
