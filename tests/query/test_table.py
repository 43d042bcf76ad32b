"""What is printed without pandas is what is printed of the data frame, to the byte."""

from datetime import timedelta, timezone
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphbuilder.query import run, told
from graphbuilder.query.frame import raw, typed
from graphbuilder.query.output import FORMATS, Format, as_table, render
from graphbuilder.query.question import COLUMN_TYPES, Column
from graphbuilder.query.table import Table, tabled
from graphbuilder.store import Rows, Store
from tests.query.golden import ANSWERS

PRINTED: list[Format] = [form for form in FORMATS if form != "parquet"]
#: What a store may give, by type of column; of some of it `tabled` says nothing.
TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30)
DAYS = st.dates().map(str) | st.datetimes().map(lambda moment: moment.isoformat()) | st.just("2025-13-01")
ZONES = st.sampled_from([None, *(timezone(timedelta(hours=hours)) for hours in (-11, 0, 3, 14))])
MOMENTS = st.datetimes(timezones=ZONES).map(lambda moment: moment.isoformat(timespec="seconds"))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "names": st.lists(st.none() | TEXTS, max_size=4),
    "date": DAYS | st.dates(),
    "moment": MOMENTS | st.datetimes().map(lambda moment: moment.isoformat() + "Z"),
    "integer": st.integers(-(2**53), 2**53),  # beyond, pandas rounds or refuses beside a missing value; we do neither
    "number": st.floats(allow_nan=False) | st.integers(-(2**53), 2**53),
    "flag": st.booleans(),
    "picture": st.none(),
}


@pytest.mark.parametrize("width", ["60", "100", "400"])
@pytest.mark.parametrize("answer", ANSWERS, ids=[f"{number}-{one.name}" for number, one in enumerate(ANSWERS)])
def test_an_answer_prints_the_same_without_pandas(
    store: Store, answer: Any, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    frame, short = run(store, answer.name, answer.parameters), told(store, answer.name, answer.parameters)
    assert [render(short, form) for form in PRINTED] == [render(frame, form) for form in PRINTED]
    assert frame.attrs["entities"] == (short.entities if isinstance(short, Table) else short.attrs["entities"])


def test_all_questions_but_those_that_compute_need_no_pandas(store: Store) -> None:
    framed = {one.name for one in ANSWERS if not isinstance(told(store, one.name, one.parameters), Table)}
    assert framed == {"communities", "mediators", "possible-duplicates", "sudden-changes"}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_a_store_gives_prints_the_same_without_pandas(data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from(COLUMN_TYPES), min_size=1, max_size=4))
    columns = [Column(f"{kind}{number}", kind) for number, kind in enumerate(kinds)]
    record = st.tuples(*(st.none() | VALUES[kind] for kind in kinds))
    rows = Rows(tuple(one.name for one in columns), data.draw(st.lists(record, max_size=5)))
    table = tabled(rows, columns)
    if table is not None:
        frame = typed(raw(rows), columns, name="made-up")
        assert [render(table, form) for form in PRINTED] == [render(frame, form) for form in PRINTED]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("text", 5), ("text", ["a"]), ("integer", "5"), ("integer", 1.5), ("flag", 1), ("date", "soon"), ("moment", "1")],
)
def test_what_a_column_mostly_has_not_is_left_to_pandas(kind: str, value: Any) -> None:
    assert tabled(Rows(("a",), [(value,)]), [Column("a", kind)]) is None


def test_columns_that_are_not_declared_are_left_to_who_says_so() -> None:
    assert tabled(Rows(("a", "b"), []), [Column("a")]) is None
    assert tabled(Rows(("a",), []), [Column("a"), Column("b")]) is None


def test_a_table_of_a_frame_is_the_frame() -> None:
    frame = pd.DataFrame({"a": pd.Series([1, None], dtype="Int64"), "b": pd.Series(["x", None], dtype="str")})
    table = as_table(frame)
    assert table.kinds == ("integer", "text")
    assert [render(table, form) for form in PRINTED] == [render(frame, form) for form in PRINTED]
