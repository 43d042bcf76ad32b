"""The confidence is fitted to verdicts, and measured on documents the fit did not see."""

import json
import math
import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from graphbuilder.cli import app, register
from graphbuilder.errors import ReadError
from graphbuilder.extract.confidence import confidence, features, weights
from graphbuilder.extract.tree import Tree
from graphbuilder.makers.calibrate.fit import BINS, as_table, calibrate, fit, measure, predicted, write_weights
from graphbuilder.makers.calibrate.judged import Judged, judge_all, judged_events, judged_facts, judged_gold
from graphbuilder.makers.evaluate.factrueval.standard import Argument, Book, Fact
from graphbuilder.makers.evaluate.gold import Gold
from graphbuilder.makers.evaluate.plover import GoldEvent, GoldParty
from graphbuilder.model import Document, Localised
from graphbuilder.resolve import localise
from graphbuilder.resources import LEXICON
from tests.extract.trees import found, only, tree

MET = """
    Иванов      Иванов       PROPN Case=Nom 2 nsubj B-Person
    встретился  встретиться  VERB  _        0 root
    с           с            ADP   _        4 case
    Петровым    Петров       PROPN Case=Ins 2 obl   B-Person
"""


def invented(count: int, slope: float, seed: int = 1) -> list[Judged]:
    """Return statements whose chance of being right is logistic in one feature."""
    numbers = random.Random(seed)
    made = []
    for number in range(count):
        x = numbers.gauss(0, 1)
        right = numbers.random() < 1 / (1 + math.exp(-(1 + slope * x)))
        made.append(Judged("gold", f"d{number % 40}", {"bias": 1.0, "x": x, "noise": numbers.gauss(0, 1)}, right))
    return made


def test_the_fit_finds_the_weights_the_statements_were_made_with() -> None:
    weights = fit(invented(20_000, slope=2.0), ridge=3.0)
    assert weights["bias"] == pytest.approx(1.0, abs=0.1)
    assert weights["x"] == pytest.approx(2.0, abs=0.1)
    assert weights["noise"] == pytest.approx(0.0, abs=0.1)


def test_a_fitted_confidence_is_as_often_right_as_it_says() -> None:
    _, known, _ = calibrate(invented(4000, slope=2.0))
    assert known.ece < 0.03
    assert known.brier < known.brier_of_share - 0.05
    assert known.auc > 0.8


def test_where_nothing_tells_right_from_wrong_the_confidence_is_the_share() -> None:
    _, known, _ = calibrate(invented(4000, slope=0.0))
    assert known.brier == pytest.approx(known.brier_of_share, abs=0.005)
    assert all(abs(one.confidence - known.right) < 0.1 for one in known.bins)


def test_the_same_statements_give_the_same_weights_in_any_order() -> None:
    judged = invented(400, slope=1.0)
    assert calibrate(judged)[0] == calibrate(judged[::-1])[0]


def test_a_document_is_never_graded_by_a_fit_that_saw_it() -> None:
    judged = [*invented(400, slope=0.0), *(Judged("gold", "odd", {"bias": 1.0, "odd": 1.0}, False) for _ in range(30))]
    _, known, _ = calibrate(judged)
    assert known.bins[-1].high > 0.6
    graded = measure(judged, [predicted(fit(judged, 3.0), one.seen) for one in judged], 3.0)
    assert graded.brier < known.brier, "«odd» tells all to a fit that has seen it and nothing to one that has not"


def test_too_little_gold_is_an_error() -> None:
    with pytest.raises(ReadError, match="give more gold"):
        calibrate(invented(8, slope=1.0))


@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=BINS, max_size=60))
def test_figures_of_a_calibration_lie_between_0_and_1_and_bins_hold_all(pairs: list[tuple[float, bool]]) -> None:
    judged = [Judged("gold", str(number), {}, right) for number, (_, right) in enumerate(pairs)]
    known = measure(judged, [one for one, _ in pairs], 3.0)
    assert sum(one.statements for one in known.bins) == len(pairs)
    assert all(0 <= figure <= 1 for figure in (known.brier, known.ece, known.auc, known.right))


def test_what_is_written_is_what_the_extraction_reads(tmp_path: Path) -> None:
    fitted, known, _ = calibrate(invented(400, slope=1.0))
    write_weights(tmp_path / "confidence.toml", {"weights": fitted}, known)
    assert tomllib.loads((tmp_path / "confidence.toml").read_text(encoding="utf-8"))["weights"] == fitted
    assert "confidence" in as_table(known)


def test_the_extraction_grades_as_the_fit_predicts() -> None:
    statement = only(found(tree(MET)))
    seen = features(statement, Tree(tree(MET)))
    assert statement.confidence == confidence(seen) == pytest.approx(predicted(weights(), seen), abs=1e-4)
    assert 0 < statement.confidence < 1


def local(text: str = MET) -> Localised:
    return localise(found(tree(text)))


def test_gold_judges_what_is_shown_as_a_fact(gold: Gold) -> None:
    document = Document(gold.document.id, gold.document.text)
    right = Localised(_moved(local(), document).extraction, local().entities)
    assert [one.right for one in judged_gold([gold], [right])] == [True]


def _moved(localised: Localised, document: Document) -> Localised:
    from dataclasses import replace

    return Localised(replace(localised.extraction, document=document), localised.entities)


@pytest.mark.parametrize(("other", "right"), [("петров", True), ("сидоров", False)])
def test_a_meeting_is_right_where_all_parties_are_those_of_one_fact(other: str, right: bool) -> None:
    parties = tuple(Argument("participant", frozenset({name})) for name in ("иванов", other))
    book = Book("d", "", facts=[Fact("meeting", parties)])
    assert [one.right for one in judged_facts([book], [local()])] == [right]


def test_a_statement_only_a_difficult_fact_fits_is_not_judged() -> None:
    parties = tuple(Argument("participant", frozenset({name})) for name in ("иванов", "петров"))
    assert list(judged_facts([Book("d", "", facts=[Fact("meeting", parties, difficult=True)])], [local()])) == []


def test_a_record_judges_statements_of_its_own_type_only() -> None:
    actor, other = (GoldParty("Иванов", ""),), (GoldParty("Сидоров", ""),)
    events = [GoldEvent("d", "", kind, actor, other) for kind in ("CONSULT", "AID")]
    assert [one.right for one in judged_events(events[:1], [local()])] == [False]
    assert list(judged_events(events[1:], [local()])) == []


def test_nothing_is_fitted_to_a_locked_set(gold_file: Path) -> None:
    (gold_file.parent / "LOCKED").write_text("")
    with pytest.raises(ReadError, match="locked test set"):
        judge_all([gold_file], [], [], lambda documents: iter(()))


def test_the_command_prints_the_table_and_keeps_figures_only_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from graphbuilder.makers import calibrate as fitting

    register()
    before = (LEXICON / "confidence.toml").read_bytes()
    monkeypatch.setattr(fitting, "judge_all", lambda *_: invented(400, slope=1.0))
    shown = CliRunner().invoke(app, ["calibrate"])
    as_json = CliRunner().invoke(app, ["calibrate", "--json"])
    assert (shown.exit_code, as_json.exit_code) == (0, 0)
    assert "400 judged statements" in shown.stdout
    assert json.loads(as_json.stdout)["statements"] == 400
    assert (LEXICON / "confidence.toml").read_bytes() == before
