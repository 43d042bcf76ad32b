"""Scores are kept, floors only rise."""

import json
from pathlib import Path

import pytest

from graphbuilder.errors import GraphbuilderError
from graphbuilder.makers.evaluate import Counts, Report
from graphbuilder.makers.evaluate.floors import fallen, pin, pinned, read_floors, save


def report(right: int, of: int = 10) -> Report:
    units = [Counts(1, 1, 1, 1)] * right + [Counts(0, 1, 0, 1)] * (of - right)
    return Report("gold", "vot-tak", {"overall": units, "MET ru": units})


def test_pinning_raises_a_floor_and_never_lowers_it(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    pin(report(5), path)
    pin(report(8), path)
    assert read_floors(path)["gold vot-tak"]["overall"]["f1"] == 0.8
    before = path.read_bytes()
    with pytest.raises(GraphbuilderError, match="only go up"):
        pin(report(7), path)
    assert path.read_bytes() == before


def test_floors_are_cut_not_rounded_up(tmp_path: Path) -> None:
    pin(report(2, 3), tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml")["gold vot-tak"]["overall"]["recall"] == 0.66


def test_what_has_fallen_is_named(tmp_path: Path) -> None:
    pin(report(8), tmp_path / "floors.toml")
    floors = read_floors(tmp_path / "floors.toml")
    assert list(fallen(report(8).as_json(), floors)) == []
    assert "recall is 0.7, the floor is 0.8" in " ".join(fallen(report(7).as_json(), floors))


def test_single_relations_get_no_floor() -> None:
    assert pinned(report(5)) == ("overall",)


def test_saving_replaces_only_the_same_measure(tmp_path: Path) -> None:
    path = tmp_path / "scores.json"
    save(report(5), path)
    save(Report("plover", "records", {"type": [Counts(1, 1, 1, 1)]}), path)
    save(report(9), path)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert set(kept) == {"gold vot-tak", "plover records"}
    assert kept["gold vot-tak"]["groups"]["overall"]["f1"] == 0.9
