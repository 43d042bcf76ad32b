"""The quality gate: what is measured does not fall below ``data/gold/floors.toml``, and floors only rise.

The kept scores are checked always; with the models the gold of the project is scored anew.
"""

import json
from pathlib import Path

import pytest

from graphbuilder.makers.evaluate.floors import fallen, read_floors
from graphbuilder.resources import folder

GOLD = folder("data/gold")
MEASURED_ANEW = ("vot-tak.json", "dev", "test")


def kept() -> dict[str, dict[str, object]]:
    path = GOLD / "scores.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def test_every_floor_has_a_kept_score_and_none_lies_below_its_floor() -> None:
    floors = read_floors(GOLD / "floors.toml")
    assert set(floors) <= set(kept())
    assert [line for scores in kept().values() for line in fallen(scores, floors)] == []


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, object]]:
    from graphbuilder.makers.evaluate.run import evaluate_gold
    from graphbuilder.pipeline import analyse

    reports = [evaluate_gold(GOLD / name, analyse) for name in MEASURED_ANEW]
    return {f"{report.kind} {report.name}": report.as_json() for report in reports}


@pytest.mark.model
def test_the_gold_of_the_project_scores_no_less_than_its_floors(scores: dict[str, dict[str, object]]) -> None:
    floors = read_floors(GOLD / "floors.toml")
    assert [line for report in scores.values() for line in fallen(report, floors)] == []


@pytest.mark.model
def test_kept_scores_of_the_gold_are_those_measured_now(scores: dict[str, dict[str, object]]) -> None:
    old = kept()
    for title, report in scores.items():
        if title in old:
            assert json.loads(json.dumps(report)) == old[title], f"{title}: run 'graphbuilder evaluate gold … --save'"


def test_the_locked_half_is_marked() -> None:
    assert (Path(GOLD) / "test" / "LOCKED").is_file()
