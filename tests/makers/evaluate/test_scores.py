"""Counts and intervals."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.makers.evaluate import Counts, interval

counts = st.builds(
    lambda found, missed, false: Counts(found, found + false, found, found + missed),
    st.integers(0, 5),
    st.integers(0, 5),
    st.integers(0, 5),
)


@settings(deadline=None)
@given(st.lists(counts, max_size=20))
def test_scores_and_intervals_lie_between_nought_and_one(units: list[Counts]) -> None:
    total = sum(units, Counts())
    for measure, (low, high) in interval(units).items():
        assert 0 <= low <= high <= 1
        assert 0 <= getattr(total, measure) <= 1


def test_the_interval_is_the_same_every_time_and_holds_the_score() -> None:
    units = [Counts(1, 1, 1, 1), Counts(0, 1, 0, 1), Counts(1, 1, 1, 1), Counts(expected=1)] * 10
    low, high = interval(units)["recall"]
    assert (low, high) == interval(units)["recall"]
    assert low < 0.5 < high


def test_equal_units_leave_no_doubt() -> None:
    assert interval([Counts(1, 2, 1, 2)] * 30)["f1"] == (0.5, 0.5)


def test_f1_of_nothing_right_is_nought() -> None:
    assert Counts(produced=3, expected=2).f1 == 0.0
