"""Files made to harm: each is read or refused within its limits, in bounded memory, and its neighbours are read."""

import bz2
import contextlib
import gzip
import lzma
import os
import random
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from graphbuilder.errors import ReadError
from graphbuilder.read.compression import decompress, unpack
from graphbuilder.read.isolation import Isolation
from graphbuilder.read.limits import DEFAULT, Limits
from graphbuilder.read.record import Notice
from tests.read.support import ARTICLE, peak_bytes, read_all
from tests.read.test_formats import FEED, PAGE, pdf

SMALL = Limits(read_bytes=200_000, decompressed_bytes=2_000_000, characters=100_000, ratio_from=100_000, elements=2_000)
MEGABYTE = 1_000_000


def refused(path: Path, limit: str, limits: Limits = SMALL) -> None:
    """Check that *path* is refused by *limit*, named with its value, and that a neighbour is read."""
    neighbour = path.parent / "zzz-good.txt"
    neighbour.write_text(ARTICLE, encoding="utf-8")
    documents, errors = read_all(path, neighbour, limits=limits)
    assert [document.path for document in documents] == [str(neighbour)]
    assert len(errors) == 1
    assert str(path) in errors[0]
    assert f"{limit}={getattr(limits, limit)}" in errors[0]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("times", [1, 2])
def test_a_bomb_is_refused_in_bounded_memory(pack: Callable[[bytes], bytes], times: int, tmp_path: Path) -> None:
    data = pack(b"a" * 10 * MEGABYTE)
    for _ in range(times - 1):
        data = pack(data)
    path = tmp_path / "a.txt.gz"
    path.write_bytes(data)
    assert peak_bytes(lambda: refused(path, "ratio")) < SMALL.decompressed_bytes + 16 * MEGABYTE


def test_data_that_do_not_compress_well_are_refused_by_their_size(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(("".join(random.Random(1).choices("абвг ", k=6_000)) * 250).encode()))
    refused(path, "decompressed_bytes")


def test_too_many_layers_and_too_many_members_are_refused() -> None:
    with pytest.raises(ReadError, match="layers=2"):
        unpack(gzip.compress(gzip.compress(gzip.compress(b"a"))), "a", SMALL)
    with pytest.raises(ReadError, match="elements=2000"):
        unpack(gzip.compress(b"") * 3_000, "a", SMALL)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_compressed_data_survive_or_are_refused_wherever_they_are_cut_or_changed(
    pack: Callable[[bytes], bytes],
) -> None:
    whole = pack(ARTICLE.encode())
    assert unpack(whole, "a", DEFAULT) == ARTICLE.encode()
    for place in range(8, len(whole) - 1, 7):
        with pytest.raises(ReadError):
            unpack(whole[:place], "a", DEFAULT)
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        with contextlib.suppress(ReadError):
            assert len(unpack(damaged, "a", DEFAULT)) < MEGABYTE


def test_both_forms_of_deflate_are_understood() -> None:
    assert decompress(zlib.compress(b"abc"), "deflate", "a", DEFAULT) == b"abc"
    assert decompress(zlib.compress(b"abc")[2:-4], "deflate", "a", DEFAULT) == b"abc"


def test_a_file_over_the_limits_is_refused_by_bytes_and_by_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Путин. " * 30_000, encoding="utf-8")
    assert peak_bytes(lambda: refused(path, "read_bytes")) < 16 * MEGABYTE
    path.write_text("Putin. " * 20_000, encoding="utf-8")
    refused(path, "characters")


def test_an_endless_line_costs_bounded_memory_and_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.write('{"text": "Раз."}\n{"text": "')
        for _ in range(300):
            file.write("a" * 100_000)
        file.write('"}\n{"text": "Два."}\n')
    found: list[object] = []
    assert peak_bytes(lambda: found.extend(read_all(path, limits=SMALL))) < 16 * MEGABYTE
    documents, errors = found
    assert [document.text for document in documents] == ["Раз.", "Два."]  # type: ignore[attr-defined]
    assert len(errors) == 1  # type: ignore[arg-type]
    assert "line 2" in errors[0]  # type: ignore[index]


def test_an_endless_row_of_a_table_costs_bounded_memory_and_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,title\nРаз.,а\n" + "a" * 5 * MEGABYTE + ",б\nДва.,в\n", encoding="utf-8")
    found: list[object] = []
    assert peak_bytes(lambda: found.extend(read_all(path, limits=SMALL))) < 16 * MEGABYTE
    assert [document.text for document in found[0]] == ["Раз.", "Два."]  # type: ignore[attr-defined]
    assert len(found[1]) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 300 + "]" * 300])
def test_deep_json_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    refused(path, "depth", DEFAULT)


def test_json_of_too_many_values_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[" + "1," * 5_000 + "1]", encoding="utf-8")
    refused(path, "elements")


@pytest.mark.parametrize("name", ["a.html", "a.xml"])
@pytest.mark.parametrize("count", [300, 20_000])
def test_deep_markup_is_refused(name: str, count: int, tmp_path: Path) -> None:
    path = tmp_path / name
    body = "<div>" * count + "Путин" + "</div>" * count
    path.write_text(
        PAGE.replace("<p>", body + "<p>", 1) if name == "a.html" else FEED.replace("<item>", body + "<item>", 1)
    )
    refused(path, "depth", DEFAULT)


@pytest.mark.parametrize("name", ["a.html", "a.xml"])
def test_markup_of_too_many_tags_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(
        (PAGE if name == "a.html" else FEED)
        .replace("Ким прибыл", "<b>а</b>" * 3_000)
        .replace("<p>", "<p>" + "<b>а</b>" * 3_000, 1)
    )
    refused(path, "elements")


def test_a_table_of_absurd_width_ends_in_one_error_or_a_document(tmp_path: Path) -> None:
    table = '<table><tr><td colspan="9007199254740991" rowspan="9007199254740991">а</td><td>б</td></tr></table>'
    (tmp_path / "a.html").write_text(PAGE.replace("</article>", table + "</article>"), encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    documents, errors = read_all(tmp_path, limits=Limits(reading_seconds=30))
    assert len(documents) + len(errors) == 2
    assert documents[-1].path == str(tmp_path / "b.html")


def test_truncated_and_damaged_pdfs_cost_themselves_only(tmp_path: Path) -> None:
    whole, chance = pdf("Kim Jong Un met Vladimir Putin.", "They talked."), random.Random(2)
    for number in range(20):
        data = bytearray(whole)
        for _ in range(5):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        (tmp_path / f"cut{number:02}.pdf").write_bytes(whole[: len(whole) * number // 20] or b"%PDF-")
        (tmp_path / f"odd{number:02}.pdf").write_bytes(data)
    (tmp_path / "zzz.pdf").write_bytes(whole)
    (tmp_path / "zzz.txt").write_text(ARTICLE, encoding="utf-8")
    notices: list[Notice] = []
    documents, errors = read_all(tmp_path, limits=Limits(reading_seconds=20), on_notice=notices.append)
    same = [notice for notice in notices if "left out" in str(notice)]
    assert len(documents) + len(errors) + len(same) == 42
    assert documents[-1].path == str(tmp_path / "zzz.txt")


def test_a_bomb_in_a_pdf_is_refused(tmp_path: Path) -> None:
    stream = zlib.compress(b" " * 100 * MEGABYTE, 9)
    data = pdf("PLACE").replace(b"<</Length", b"<</Filter/FlateDecode/Length", 1)
    begin, end = data.index(b"stream\n") + 7, data.index(b"\nendstream")
    (tmp_path / "a.pdf").write_bytes(data[:begin] + stream + data[end:])
    documents, errors = read_all(tmp_path / "a.pdf", limits=Limits(reading_seconds=30))
    assert documents == []
    assert len(errors) == 1


def test_a_parquet_file_that_unfolds_without_end_is_refused(tmp_path: Path) -> None:
    text = "a" * 900_000
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 20_000, pa.int32()), pa.array([text]))
    pa.parquet.write_table(pa.table({"text": column.slice(0, 500)}), tmp_path / "a.parquet")
    documents, errors = read_all(tmp_path / "a.parquet", limits=Limits(characters=10_000))
    assert documents == []
    assert len(errors) == 500
    assert (tmp_path / "a.parquet").stat().st_size < 10 * MEGABYTE


def test_random_bytes_under_every_name_are_refused_or_read(tmp_path: Path) -> None:
    chance = random.Random(3)
    for kind, start in (
        ("html", b"<html>"),
        ("xml", b"<rss>"),
        ("pdf", b"%PDF-1.7\n"),
        ("parquet", b"PAR1"),
        ("csv", b"text\n"),
        ("jsonl", b"{"),
    ):
        for number in range(4):
            (tmp_path / f"{kind}{number}.{kind}").write_bytes(start + chance.randbytes(2_000))
    (tmp_path / "zzz.txt").write_text(ARTICLE, encoding="utf-8")
    documents, errors = read_all(tmp_path)
    assert documents[-1].text == ARTICLE
    assert errors


CODE = {
    "hang": "import time; time.sleep(60)",
    "crash": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "exit": "import os; os._exit(3)",
    "memory": "return bytearray(3 * 10**9)",
    "shout": "import os; os.write(1, b'x' * 10**6); raise RuntimeError('a\\nb')",
}


@pytest.mark.parametrize("fault", CODE)
def test_a_reader_that_fails_costs_its_document_only(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = tmp_path / "hook"
    hook.mkdir()
    # The worker loads this in place of pypdf: it misbehaves as soon as it is used.
    (hook / "pypdf.py").write_text(
        f"def __getattr__(name):\n    if name.startswith('_'):\n        raise AttributeError\n    {CODE[fault]}\n"
    )
    monkeypatch.syspath_prepend(str(hook))
    (tmp_path / "a.pdf").write_bytes(pdf("Kim."))
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "c.txt").write_text(ARTICLE, encoding="utf-8")
    # A hang takes as long as its limit: a short one, and a neighbour that needs no worker.
    neighbour, seconds = ("c.txt", 3.0) if fault == "hang" else ("b.html", 60.0)
    documents, errors = read_all(tmp_path / "a.pdf", tmp_path / neighbour, limits=Limits(reading_seconds=seconds))
    assert [document.path for document in documents] == [str(tmp_path / neighbour)]
    assert len(errors) == 1
    assert "a.pdf" in errors[0]
    assert fault != "hang" or "reading_seconds=3" in errors[0]
    assert fault != "memory" or sys.platform != "linux" or "worker_bytes=1500000000" in errors[0]


def test_no_worker_is_left_behind(tmp_path: Path) -> None:
    with Isolation(DEFAULT) as isolation:
        assert len(list(isolation.read("html", PAGE.encode(), "a"))) == 1
        process = isolation._process
        assert process
        assert process.poll() is None
    assert process.poll() is not None


def test_a_folder_nested_without_end_is_cut_and_its_siblings_read(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 12)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ARTICLE, encoding="utf-8")
    refused_limits = Limits(depth=5)
    documents, errors = read_all(tmp_path, limits=refused_limits)
    assert [document.path for document in documents] == [str(tmp_path / "b.txt")]
    assert len(errors) == 1
    assert "depth=5" in errors[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_pipes_in_a_folder_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    documents, errors = read_all(tmp_path)
    assert documents == []
    assert len(errors) == 1
