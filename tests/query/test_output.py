"""Answers as tables, CSV, JSON, Parquet and Markdown; hostile cells stay text."""

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.errors import ViewError
from graphbuilder.query.output import FORMATS, records, render, to_csv, to_table, write


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "date": pd.to_datetime(["2025-09-03", None]),
            "name": pd.Series(["=HYPERLINK(1)", "Ким | <b>"], dtype="str"),
            "number": pd.Series([-5, None], dtype="Int64"),
            "sure": pd.Series([True, None], dtype="boolean"),
        }
    )


def test_json_has_iso_dates_numbers_and_nulls(frame: pd.DataFrame) -> None:
    assert json.loads(render(frame, "json")) == [
        {"date": "2025-09-03", "name": "=HYPERLINK(1)", "number": -5, "sure": True},
        {"date": None, "name": "Ким | <b>", "number": None, "sure": None},
    ]


def test_json_lines_are_the_same_records_one_a_line(frame: pd.DataFrame) -> None:
    lines = str(render(frame, "jsonl")).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(render(frame, "json"))


def test_csv_defuses_formulas_and_leaves_numbers_alone(frame: pd.DataFrame) -> None:
    assert to_csv(frame) == ("date,name,number,sure\n2025-09-03,'=HYPERLINK(1),-5,True\n,Ким | <b>,,\n")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1+1", "|cmd", "%x", "\n=1"])
def test_no_text_starts_a_formula(cell: str) -> None:
    written = list(csv.reader(io.StringIO(to_csv(pd.DataFrame({"a": [cell]})), newline="")))
    assert written[1:] == [["'" + cell.replace("\r", "\n")]]


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1), min_size=1, max_size=5))
def test_csv_gives_back_every_harmless_text(cells: list[str]) -> None:
    written = list(csv.reader(io.StringIO(to_csv(pd.DataFrame({"a": cells})), newline="")))
    expected = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
    assert [row[0].removeprefix("'") for row in written[1:]] == [cell.removeprefix("'") for cell in expected]


def test_parquet_comes_back_with_its_types(frame: pd.DataFrame) -> None:
    data = render(frame, "parquet")
    assert isinstance(data, bytes)
    back = pd.read_parquet(io.BytesIO(data))
    assert records(back) == records(frame)
    assert str(back["date"].dtype).startswith("datetime64")


def test_parquet_takes_nodes_as_json_text() -> None:
    data = render(pd.DataFrame({"n": [{"labels": ["Person"]}, {"labels": []}]}), "parquet")
    assert isinstance(data, bytes)
    assert json.loads(pd.read_parquet(io.BytesIO(data))["n"][0]) == {"labels": ["Person"]}


def test_markdown_cells_are_no_markup(frame: pd.DataFrame) -> None:
    table = str(render(frame, "markdown"))
    assert "Ким \\| &lt;b>" in table
    assert all(line.count(" | ") == 3 for line in table.replace("\\|", "").splitlines())


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_a_table_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    wide = pd.DataFrame({name: ["слово " * 9] * 3 for name in ("date", "subject", "url", "statement", "evidence")})
    assert max(len(line) for line in to_table(wide).splitlines()) <= width


def test_a_narrow_table_says_what_it_left_out_and_never_that_something_was_denied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    rows = {
        "subject": ["Путин"] * 2,
        "polarity": ["affirmed", "negated"],
        "realis": ["actual"] * 2,
        "evidence": ["слово " * 20] * 2,
        "url": ["https://example.org/" + "x" * 60] * 2,
    }
    table = to_table(pd.DataFrame(rows))
    assert "negated" in table
    assert "realis" not in table.splitlines()[0]
    assert "left out for want of room: realis, url" in table


@pytest.mark.parametrize("text", ["\x1b[31mred", "\x1b]0;title\x07", "a\u202eb", "\x9b2J", "[red]x[/red]"])
def test_a_table_drives_no_terminal(text: str) -> None:
    table = to_table(pd.DataFrame({"evidence": [text]}))
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(table)
    if "[" in text and "\x1b" not in text:
        assert text in table


def test_an_empty_answer_is_an_empty_file_of_each_format() -> None:
    empty = pd.DataFrame({"a": pd.Series([], dtype="str")})
    assert {form: render(empty, form) for form in FORMATS if form not in ("parquet", "table")} == {
        "csv": "a\n",
        "json": "[]\n",
        "jsonl": "",
        "markdown": "| a |\n| --- |\n",
    }


def test_a_file_that_cannot_be_written_is_named(frame: pd.DataFrame, tmp_path: Path) -> None:
    with pytest.raises(ViewError, match=r"no/such.*cannot be written"):
        write(frame, "csv", path=tmp_path / "no" / "such.csv")
