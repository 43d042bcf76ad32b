"""Scanned pages of PDFs: named, and read from their pictures where that is asked for and can be."""

import io
from pathlib import Path

import pytest

from graphbuilder.read import Limits, Notice, read
from tests.read.test_formats import pdf

TEXT = [
    "Министр Иван Петров прибыл",
    "в Пекин и встретился там",
    "с послом. Anna Smith met him",
    "in Moscow on 3 September.",
]
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")


def scan(*pages: list[str], skewed: float = 0.7) -> bytes:
    """Return a PDF of pictures: printed pages, turned a little, grey and grainy, as a scanner gives them."""
    images = pytest.importorskip("PIL.Image")
    draw, fonts = pytest.importorskip("PIL.ImageDraw"), pytest.importorskip("PIL.ImageFont")
    made = []
    for lines in pages:
        page = images.new("L", (1654, 2339), 243)
        for number, line in enumerate(lines):
            draw.Draw(page).text((160, 200 + 70 * number), line, font=fonts.truetype(str(FONT), 44), fill=40)
        grain = images.effect_noise(page.size, 24)
        made.append(images.blend(page.rotate(skewed, fillcolor=243), grain, 0.12))
    target = io.BytesIO()
    made[0].save(target, "PDF", resolution=200, save_all=True, append_images=made[1:])
    return target.getvalue()


def read_all(path: Path, **options: object) -> tuple[list[str], list[str], list[str]]:
    errors: list[str] = []
    notices: list[Notice] = []
    found = read([path], on_error=lambda error: errors.append(str(error)), on_notice=notices.append, **options)  # type: ignore[arg-type]
    return [document.text for document in found], errors, [str(notice) for notice in notices]


@pytest.mark.tesseract
def test_a_scanned_page_is_read_where_asked_for_and_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(TEXT, ["Вторая страница о суде в Твери."]))
    [text], errors, [notice] = read_all(tmp_path / "a.pdf", ocr=True)
    assert errors == []
    for part in (
        "Министр Иван Петров прибыл в Пекин",
        "Anna Smith met him in Moscow",
        "Вторая страница о суде в Твери",
    ):
        assert part in text
    assert notice.startswith(f"{tmp_path / 'a.pdf'}: page 1, 2 read by OCR (tesseract ")
    assert "rus" in notice
    assert "eng" in notice


def test_a_scanned_page_is_named_where_nobody_asked_for_ocr(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(TEXT))
    texts, [error], _ = read_all(tmp_path / "a.pdf")
    assert texts == []
    assert error.endswith("no text in the PDF; its pages are pictures: read them with --ocr")


def test_pages_with_text_need_no_ocr(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("Kim Jong Un met Vladimir Putin."))
    assert read_all(tmp_path / "a.pdf", ocr=True) == (["Kim Jong Un met Vladimir Putin."], [], [])


def test_where_the_program_is_missing_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(TEXT))
    monkeypatch.setenv("PATH", str(tmp_path))
    texts, [error], _ = read_all(tmp_path / "a.pdf", ocr=True)
    assert texts == []
    assert "OCR needs tesseract, which is not found: install the program (Debian: apt install tesseract-ocr" in error


def test_too_many_scanned_pages_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(TEXT, TEXT, TEXT))
    _, [error], _ = read_all(tmp_path / "a.pdf", ocr=True, limits=Limits(ocr_pages=2))
    assert "3 pages to read by OCR, over the limit ocr_pages=2" in error


@pytest.mark.tesseract
def test_a_page_that_takes_too_long_is_named_and_neighbours_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(TEXT * 5))
    (tmp_path / "b.txt").write_text("Kim Jong Un met Vladimir Putin.", encoding="utf-8")
    errors: list[str] = []
    found = read(
        [tmp_path], on_error=lambda error: errors.append(str(error)), ocr=True, limits=Limits(reading_seconds=0.6)
    )
    assert [document.text for document in found] == ["Kim Jong Un met Vladimir Putin."]
    assert len(errors) == 1
    assert errors[0].startswith(str(tmp_path / "a.pdf"))
