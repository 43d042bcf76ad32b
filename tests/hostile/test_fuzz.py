"""Damaged files and arbitrary bytes: crashes 0, hangs 0, lost neighbours 0, failures without a name 0, wrong counts 0."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphbuilder.errors import ReadError
from graphbuilder.read import delimited, jsons, mail
from graphbuilder.read.columns import Piece, in_columns
from graphbuilder.read.compression import decompress
from graphbuilder.read.dates import iso_date
from graphbuilder.read.encoding import decode
from graphbuilder.read.html import fragment_text
from graphbuilder.read.kinds import SUFFIXES, kind_of_bytes, likely_kind
from graphbuilder.read.limits import Limits, one_line
from graphbuilder.read.pdf import paragraphs
from graphbuilder.read.record import Notice, Record
from tests.hostile.fuzz import LIMITS, fuzz
from tests.hostile.real import real_files
from tests.hostile.samples import samples
from tests.read.support import read_all

#: Files damaged in each run of the tests; `make fuzz` takes more.
FILES = 1_200
#: Samples that hold what others hold as well.
SAME = {
    "cyrillic.txt",
    "wide.txt",
    "text.txt.gz",
    "text.txt.bz2",
    "text.txt.xz",
    "rows.json",
    "rows.csv",
    "rows.tsv",
} | {
    *("rows.parquet", "rows.sqlite", "all.zip", "all.tar", "all.tar.gz", "rows.jsonl.zst", "pages.warc.gz", "paper.odt")
}
FAST = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
TINY = Limits(read_bytes=500, decompressed_bytes=2_000, characters=400, elements=50, depth=10)


def test_damaged_files_of_every_format_cost_themselves_only(tmp_path: Path) -> None:
    result = fuzz(tmp_path, FILES, seed=20250903)
    assert result.faults == [], result.table()
    assert sum(result.tried.values()) == FILES
    assert set(result.tried) > set(samples())
    assert len(real_files()) >= 500


def test_every_sample_is_read_as_it_is(tmp_path: Path) -> None:
    for name, data in samples().items():
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_bytes(data)
    paths = [tmp_path / name / name for name in samples()]
    documents, errors = read_all(*paths, on_notice=lambda _: None, limits=LIMITS)
    assert {Path(str(one.path).split("#")[0]).name for one in documents} | {"sitemap.xml"} >= set(samples()) - SAME
    known = ("entry 2", "#2", "sitemap.xml")  # a broken row; a sitemap leads into the network
    assert not [error for error in errors if not any(part in error for part in known)]


lines = st.lists(
    st.one_of(
        st.binary(max_size=40),
        st.sampled_from(
            [b'"', b'{"text": "a"}', b"text,title", b"a,b", b"\r", b"{", b"[", b"From a 2025", b"", b'{"a":[{']
        ),
    ),
    max_size=20,
).map(b"\n".join)


@FAST
@given(lines)
def test_tables_and_json_of_any_lines_give_records_or_errors(data: bytes) -> None:
    for reader in (delimited.records, jsons.json_lines, jsons.records):
        found = []
        try:
            found = list(reader(io.BytesIO(data), "a", TINY))
        except ReadError as error:
            found.append(error)
        assert all(isinstance(item, Record | ReadError | Notice) for item in found)
        assert len(found) <= data.count(b"\n") + data.count(b"\r") + data.count(b"{") + 2


@FAST
@given(lines)
def test_a_box_of_any_lines_gives_mails_or_errors(data: bytes) -> None:
    try:
        parts = list(mail.split(io.BytesIO(b"From a@b 2025\n" + data), "a", TINY))
    except ReadError:
        return
    assert sum(len(part) for part in parts if isinstance(part, bytes)) <= len(data) + 20


@FAST
@given(st.binary(max_size=3_000), st.sampled_from(["", "utf-16", "punycode", "koi8-r", "hz", "utf-7"]))
def test_any_bytes_are_text_or_an_error(data: bytes, declared: str) -> None:
    kind = kind_of_bytes(data) or likely_kind(data)
    assert kind in {*SUFFIXES.values(), "sitemap"}
    try:
        decode(data, "a", declared=declared)
    except ReadError as error:
        failed = str(error)
        assert failed.startswith("a: ")


@FAST
@given(st.text(max_size=60) | st.integers() | st.dates().map(str) | st.none())
def test_any_value_is_a_day_or_none(value: object) -> None:
    day = iso_date(value)
    assert day is None or len(day) == 10
    assert iso_date(day) == day


@FAST
@given(st.text(alphabet="<>/ap=\"'! -hiddenstyle:0;б\n", max_size=300))
def test_any_markup_has_a_text(markup: str) -> None:
    try:
        assert isinstance(fragment_text(markup, "a", TINY), str)
    except ReadError:
        return


@FAST
@given(st.text(max_size=400))
def test_any_lines_have_paragraphs_and_any_message_is_one_line(text: str) -> None:
    assert len(paragraphs(text)) <= 2 * len(text) + 2
    assert len(one_line(text)) <= 300
    assert "\n" not in one_line(text)


numbers = st.floats(-1e6, 1e6)


@FAST
@given(st.lists(st.builds(Piece, st.text(min_size=1, max_size=30), numbers, numbers, st.floats(0.1, 100)), max_size=30))
def test_pieces_anywhere_on_a_page_are_columns_or_not(pieces: list[Piece]) -> None:
    text = in_columns(pieces)
    assert text is None or all(piece.text in text for piece in pieces)


@FAST
@given(st.binary(max_size=500), st.sampled_from(["gzip", "bzip2", "xz", "zstd", "deflate"]))
def test_any_bytes_unpack_or_are_an_error(data: bytes, how: str) -> None:
    try:
        decompress(data, how, "a", TINY)
    except ReadError as error:
        failed = str(error)
        assert failed.startswith("a: ")


@pytest.mark.parametrize("count", [2_000, 20_000])
def test_a_long_file_of_rows_takes_no_more_memory_than_a_short_one(count: int, tmp_path: Path) -> None:
    from tests.read.support import peak_bytes

    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(f'{{"text": "Article {number} of many. {"x" * 300}"}}\n')

    def rows() -> int:
        with path.open("rb") as stream:
            return sum(1 for _ in jsons.json_lines(stream, "a", LIMITS))

    assert rows() == count
    assert peak_bytes(rows) < 1_000_000
