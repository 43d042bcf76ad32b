"""Faults of reading, each as a kind: what once killed a run, lost an article, or became a wrong one."""

import csv
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from graphbuilder.errors import ReadError
from graphbuilder.model import digest
from graphbuilder.read import Notice
from graphbuilder.read.columns import Piece, in_columns
from graphbuilder.read.dates import iso_date
from graphbuilder.read.encoding import decode
from graphbuilder.read.html import ATTRIBUTES, fragment_text, parsed
from graphbuilder.read.limits import DEFAULT, Limits, one_line
from graphbuilder.read.pdf import paragraphs
from graphbuilder.read.record import own_id
from graphbuilder.read.visible import leads_elsewhere
from tests.read.support import ARTICLE, read_all
from tests.read.test_formats import FEED, PAGE, PARAGRAPHS


def written(folder: Path, **files: str | bytes) -> Path:
    """Write *files* (``a_csv`` is ``a.csv``) into *folder*."""
    for name, content in files.items():
        path = folder / name.replace("_", ".", 1)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


# --- a file kills the run ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "texts"),
    [
        ("text,title\rРаз.,а\rДва.,б\r", ["Раз.", "Два."]),
        ("text,title\r\nРаз.,а\r\nДва.,б\r\n", ["Раз.", "Два."]),
        ("text,title\nРа\0з.,а\nДва.,б\n", ["Раз.", "Два."]),
        ("sep=;\ntext;title\nРаз.;а\n", ["Раз."]),
        ("text," + ",".join(f"c{i}" for i in range(90_000)) + "\nРаз." + "," * 90_000 + "\n", ["Раз."]),
    ],
)
def test_a_table_is_read_whatever_its_line_ends_and_header(table: str, texts: list[str], tmp_path: Path) -> None:
    documents, errors = read_all(written(tmp_path, a_csv=table))
    assert [document.text for document in documents] == texts
    assert errors == []


@pytest.mark.parametrize(
    "content", ["Проза без таблицы. " * 20_000, '"' * 200_000, "a,b\n", "text\n", "text,text\nа,б\n"]
)
def test_what_is_no_table_is_one_error_and_its_neighbour_is_read(content: str, tmp_path: Path) -> None:
    before = csv.field_size_limit()
    documents, errors = read_all(written(tmp_path, a_csv=content, b_txt=ARTICLE))
    assert [document.text for document in documents] == [ARTICLE]
    assert len(errors) == 1
    assert csv.field_size_limit() == before


def test_whatever_a_reader_raises_costs_its_document_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise csv.Error("of the library")

    monkeypatch.setattr(sys.modules["graphbuilder.read.text"], "split_header", broken)
    documents, errors = read_all(written(tmp_path, a_txt=ARTICLE, b_jsonl='{"text": "Раз."}\n'))
    assert [document.text for document in documents] == ["Раз."]
    assert len(errors) == 1
    assert "of the library" in errors[0]


def test_rows_behind_very_many_open_quotes_are_read(tmp_path: Path) -> None:
    rows = "".join(f'"Не закрыт {i},b\n"Текст номер {i}.",n\n' for i in range(300))
    documents, errors = read_all(written(tmp_path, a_csv=f"text,title\n{rows}"))
    assert len(documents) == 300
    assert len(errors) == 300


def test_many_open_quotes_cost_no_more_than_their_budget(tmp_path: Path) -> None:
    rows = '"Не закрыт\n' * 3_000 + "Последний.\n"
    began = time.monotonic()
    documents, _ = read_all(written(tmp_path, a_csv=f"text\n{rows}"), limits=Limits(read_bytes=100_000))
    assert time.monotonic() - began < 20
    assert documents[-1].text == "Последний."


# --- claimed identity -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "files",
    [
        {"a_txt": "url: https://ria.ru/1\n\nХорошая статья.", "b_txt": "url: https://ria.ru/1\n\nДругой текст."},
        {"a_jsonl": '{"text": "Раз.", "id": "x"}\n{"text": "Два.", "id": "x"}\n'},
        {"a_csv": "id,text\nx,Раз.\n", "b_csv": "id,text\nx,Два.\n"},
        {"a_txt": "url: https://vot-tak.tv/1\n\nХорошая статья.", "b_html": PAGE},
        {"a_txt": "url: https://lenta.ru/1\n\nХорошая статья.", "b_xml": FEED.replace("lenta.ru/2", "lenta.ru/1")},
        {"a_txt": "Раз.", "b_jsonl": f'{{"text": "Два.", "id": "{own_id("Раз.")}"}}\n'},
    ],
)
def test_who_claims_an_id_second_with_another_text_is_a_document_of_its_own(
    files: dict[str, str], tmp_path: Path
) -> None:
    notices: list[Notice] = []
    documents, _ = read_all(written(tmp_path, **files), on_notice=notices.append)
    ids = [document.id for document in documents]
    assert len(set(ids)) == len(ids) >= 2
    claimed = [notice for notice in notices if not notice.skipped]
    assert len(claimed) == 1
    assert "claims the id" in str(claimed[0])
    assert own_id(documents[1].text) in ids
    assert [d.id for d in read_all(tmp_path, on_notice=notices.append)[0]] == ids


def test_the_same_article_again_is_left_out_and_said_so(tmp_path: Path) -> None:
    notices: list[Notice] = []
    documents, errors = read_all(written(tmp_path, a_txt=ARTICLE, b_txt=ARTICLE), on_notice=notices.append)
    assert (len(documents), len(errors), len(notices)) == (1, 0, 1)
    assert "b.txt" in str(notices[0])
    assert "a.txt" in str(notices[0])
    assert notices[0].skipped


# --- charsets and floods ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["punycode", "idna", "utf-7", "unicode_escape", "base64", "rot13", "no-such"])
def test_only_real_charsets_are_believed(name: str, tmp_path: Path) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{name}"') + "<!--" + "ab-" * 30_000 + "-->"
    began = time.monotonic()
    [document], _ = read_all(written(tmp_path, a_html=page))
    assert PARAGRAPHS[0] in document.text
    assert time.monotonic() - began < Limits().reading_seconds


def test_a_page_that_lies_about_utf8_is_still_utf8() -> None:
    assert decode("Путин прибыл.".encode(), "a", declared="windows-1251") == "Путин прибыл."
    assert decode("naïve café, Señor".encode("latin-1"), "a", declared="latin-1") == "naïve café, Señor"


def test_western_words_are_not_read_as_cyrillic() -> None:
    text = decode(("Le café déjà naïf où l'été commença. " * 40).encode("cp1252"), "a")
    assert "café" in text


def test_utf7_is_refused_and_ascii_with_signs_is_text() -> None:
    with pytest.raises(ReadError, match="UTF-7"):
        decode("Путин прибыл в Пекин.".encode("utf-7"), "a")
    assert decode(b"C++ and A+B-C are text.", "a") == "C++ and A+B-C are text."


@pytest.mark.parametrize("sign", ['="{}"', "", "='>{}'"])
def test_a_flood_of_attributes_is_refused_at_once(sign: str) -> None:
    flood = "<p " + " ".join(f"a{i}{sign.format(i)}" for i in range(30_000)) + ">Путин.</p>"
    began = time.monotonic()
    with pytest.raises(ReadError, match="attributes"):
        parsed(flood, "a", DEFAULT)
    assert time.monotonic() - began < 5
    usual = "<p " + " ".join(f"a{i}='{i}'" for i in range(ATTRIBUTES - 10)) + ">Путин.</p>"
    assert "".join(parsed(usual * 10, "a", DEFAULT).itertext()) == "Путин." * 10


# --- wrong content ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written_", "day"),
    [
        ("2016/6/29 15:07", "2016-06-29"),
        ("2025.03.04", "2025-03-04"),
        ("2025-9-3", "2025-09-03"),
        ("Wed, 03 Sep 2025 00:30:00 +9999", "2025-09-03"),
        ("2025-09-03T23:30:00-99:99", "2025-09-03"),
        ("Среда, 3 сентября 2025 г. 10:00", "2025-09-03"),
        ("2025-13-45", None),
        ("2025-13-45T10:00:00Z", None),
        ("32 Sep 2025", None),
        ("3 Sep 25", None),
        ("03 Sep", None),
        ("03/09/2025", None),
        ("10:30", None),
        ("2025", None),
        ("29 февраля 2025", None),
        ("вчера", None),
        (1756900000, None),
    ],
)
def test_a_date_is_the_day_that_is_written_or_none(written_: object, day: str | None) -> None:
    assert iso_date(written_) == day


def test_no_date_of_a_feed_comes_from_the_machines_clock(tmp_path: Path) -> None:
    feed = FEED.replace("Wed, 03 Sep 2025 00:30:00 +0300", "2025-13-45")
    documents, _ = read_all(written(tmp_path, a_xml=feed))
    assert {document.published for document in documents} == {None}


HIDDEN = [
    '<p style="display:none">{}</p>',
    "<div hidden><p>{}</p></div>",
    "<template><p>{}</p></template>",
    '<p>Да. <span style="font-size:0">{}</span></p>',
    '<p style="visibility: hidden;">{}</p>',
    '<p style="color:#fff;font-size:.01em">{}</p>',
    '<p style="FONT-SIZE: 1px;">{}</p>',
    '<p style="opacity: 0.02">{}</p>',
    '<span style="position:absolute;clip: rect(1px, 1px, 1px, 1px);">{}</span>',
    '<p style="clip-path: inset(50%)">{}</p>',
    '<div style="max-height:0;overflow:hidden"><p>{}</p></div>',
    '<p style="position:absolute;left:-9999px">{}</p>',
    "<figure><img src='a'><figcaption>{}</figcaption></figure>",
    "<p>Читайте также: <a href='/b'>{}</a></p>",
    "<h3>Читайте также:</h3><ul><li><a href='/b'>{}</a></li><li><a href='/c'>И это</a></li></ul>",
    "<div class='x'><strong>Read also</strong><p><a href='/b'>{}</a></p></div>",
]


@pytest.mark.parametrize("markup", HIDDEN)
def test_what_a_page_does_not_show_or_only_links_to_is_not_in_its_article(markup: str, tmp_path: Path) -> None:
    lie = "Макрон тайно подарил Трампу секретный дворец в Париже и сразу улетел домой."
    page = PAGE.replace("</p>", "</p>" + markup.format(lie), 1)
    feed = FEED.replace("&lt;p&gt;Его", (markup.format(lie) + "<p>").replace("<", "&lt;").replace(">", "&gt;") + "Его")
    documents, errors = read_all(written(tmp_path, a_html=page, b_xml=feed))
    assert len(errors) == 1  # the empty entry of the feed
    assert all("Макрон" not in document.text for document in documents)
    assert all(line in documents[0].text for line in PARAGRAPHS)
    assert "Его встретил Си." in documents[1].text


def test_an_article_in_an_aside_is_read(tmp_path: Path) -> None:
    [document], errors = read_all(written(tmp_path, a_html=PAGE.replace("article>", "aside>")))
    assert errors == []
    assert all(line in document.text for line in PARAGRAPHS)


def test_a_feed_in_an_encoding_it_does_not_name_is_read(tmp_path: Path) -> None:
    for encoding in ("cp1251", "koi8-r", "utf-8", "utf-16"):
        declared = FEED if encoding != "utf-8" else FEED.replace('"utf-8"', '"windows-1251"')
        documents, _ = read_all(written(tmp_path, a_xml=declared.encode(encoding)))
        assert [document.title for document in documents] == ["Ким прибыл", "Путин уехал"]


def columns(order: list[tuple[str, int]], rows: int = 6) -> list[Piece]:
    found = []
    for name, x in order:
        found += [(row, Piece(f"{name} {row} говорит то и это.", x, 700 - 14 * row, 10)) for row in range(rows)]
    return [piece for _, piece in sorted(found, key=lambda pair: pair[0])]


def test_columns_that_alternate_by_rows_are_read_one_after_the_other() -> None:
    title = Piece("Заголовок, который стоит над обеими колонками и занимает их", 50, 720, 10)
    text = in_columns([title, *columns([("Левая", 50), ("Правая", 320)])])
    assert text
    assert text.split("\n")[0] == title.text
    assert [line.split()[0] for line in text.split("\n")[1:]] == ["Левая"] * 6 + ["Правая"] * 6


def test_a_page_of_one_column_or_a_table_or_columns_in_order_stays() -> None:
    both = columns([("Левая", 50), ("Правая", 320)])
    assert in_columns(columns([("Одна", 50)])) is None
    assert in_columns(sorted(both, key=lambda piece: piece.x)) is None
    assert in_columns([Piece(str(i), x, 700 - 14 * i, 10) for i in range(9) for x in (50, 320)]) is None
    assert in_columns([]) is None


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("прибыл в Ростов-\nна-Дону утром", "прибыл в Ростов-на-Дону утром"),
        ("музыка Римского-\nКорсакова звучит", "музыка Римского-Корсакова звучит"),
        ("встретил прези-\nдента страны", "встретил президента страны"),
        ("он кое-\nкак успел", "он кое-как успел"),
        ("и по-\nпрежнему там", "и по-прежнему там"),
        ("arrived in Bei-\njing today", "arrived in Beijing today"),
    ],
)
def test_a_hyphen_at_a_line_end_stays_where_the_word_has_one(lines: str, text: str) -> None:
    assert paragraphs(lines) == text


@pytest.mark.parametrize("line", ['{"text": "Раз.", "text": "Два."}', '{"text": "Раз.", "title": "а", "title": "б"}'])
def test_a_key_twice_is_an_error_of_its_line(line: str, tmp_path: Path) -> None:
    documents, errors = read_all(written(tmp_path, a_jsonl=f'{line}\n{{"text": "Три."}}\n'))
    assert [document.text for document in documents] == ["Три."]
    assert "twice" in errors[0]


def test_of_a_field_and_its_other_name_the_field_counts(tmp_path: Path) -> None:
    table = "date,published,text\n2025-01-01,2025-09-03,Раз.\n"
    [document], _ = read_all(written(tmp_path, a_csv=table))
    assert document.published == "2025-09-03"


# --- refused or lost for nothing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "start",
    ["%PDF-1.7 — формат", "PAR1 — вагон", "BZh9 бит", "Rar! кричал", "GIF8 лет", "GIF89a — формат", "PK — парк", "MZ"],
)
def test_a_text_may_begin_with_what_others_begin_with(start: str, tmp_path: Path) -> None:
    text = f"{start} Путин прибыл в Пекин. И сказал: %PDF-1.4, <rss version>, <html>."
    documents, errors = read_all(written(tmp_path, a_txt=text))
    assert errors == []
    assert documents[0].text == text


def test_a_page_may_speak_of_feeds(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", "<head><!-- <rss > --><script>'<rss '</script><meta name=a content='<feed >'>")
    [document], errors = read_all(
        written(
            tmp_path,
            a_html=page,
        )
    )
    assert errors == []
    assert PARAGRAPHS[0] in document.text


def test_a_parquet_column_that_does_not_say_that_it_is_text_is_read_as_text(tmp_path: Path) -> None:
    texts = [text.encode() for text in ("Первый ряд о мире.", "Второй ряд о войне.")]
    table = pa.table({"text": [*texts, b"\xff\xfe\xd0"], "source": pa.array([b"A", b"\xff", b"B"])})
    pa.parquet.write_table(table, tmp_path / "a.parquet")
    documents, errors = read_all(tmp_path / "a.parquet")
    assert [document.text for document in documents] == ["Первый ряд о мире.", "Второй ряд о войне."]
    assert documents[0].source == "A"
    assert [error.split(", ")[-1].startswith("row 3: text cannot be read") for error in errors] == [True]


def test_one_bad_value_costs_its_row_of_a_parquet_file(tmp_path: Path) -> None:
    texts = pa.array([b"One.", b"\xff\xfe", b"Three."], pa.binary()).view(pa.string())
    days = pa.array([0, 1, 2**62], pa.timestamp("us"))
    pa.parquet.write_table(pa.table({"text": texts, "published": days}), tmp_path / "a.parquet")
    documents, errors = read_all(tmp_path)
    assert [document.text for document in documents] == ["One.", "Three."]
    assert len(errors) == 1
    assert "row 2" in errors[0]


def test_a_damaged_group_of_rows_costs_that_group(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = [f"Text {i} of many, {'x' * 200}." for i in range(30)]
    pa.parquet.write_table(pa.table({"text": texts}), path, row_group_size=10, compression="zstd", use_dictionary=False)
    data = bytearray(path.read_bytes())
    at = pa.parquet.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    data[at : at + 40] = b"\xff" * 40
    path.write_bytes(data)
    documents, errors = read_all(path)
    assert len(documents) == 20
    assert len(errors) == 1


def test_files_without_rows_say_so(tmp_path: Path) -> None:
    pa.parquet.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "a.parquet")
    written(tmp_path, b_jsonl="\n\n", c_json="[]", d_txt="", e_csv="text,title\n")
    documents, errors = read_all(tmp_path)
    assert documents == []
    assert len(errors) == 5
    assert all("nothing to read" in error for error in errors)


# --- errors -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["http://user:secret@a.invalid/x", "ftp://user:secret@a.ru", "http://user:secret@[::bad/x"]
)
def test_no_password_is_printed(url: str) -> None:
    _, errors = read_all(url)
    assert len(errors) == 1
    assert "secret" not in errors[0]
    assert "a@b.ru" in one_line("mail a@b.ru")


def test_escape_codes_of_file_names_do_not_reach_messages(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202e.txt"
    path.write_bytes(b"\xff\xfe\x00")
    _, errors = read_all(path)
    assert not {"\x1b", "\u202e"} & set(errors[0])


def test_a_private_address_is_refused_as_one() -> None:
    _, errors = read_all("http://127.0.0.1:9/x")
    assert "not a public address" in errors[0]
    assert "robots" not in errors[0]


@pytest.mark.parametrize(
    "style",
    ["font-size:0.8em", "font-size:15%", "font-size: 10px", "opacity:.9", "fill-opacity:0", "clip:rect(0,9px,9px,0)"],
)
def test_what_is_only_small_or_pale_is_read(style: str) -> None:
    assert fragment_text(f'<p style="{style}">Путин прибыл.</p>', "a", DEFAULT).strip() == "Путин прибыл."


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("Photo: Ann Lee / Reuters", True),
        ("Фото: пресс-служба Кремля", True),
        ("Видео : телеканал «Заря»", True),
        ("Подробнее: мэр Омска арестован", True),
        ("You might also like: Mayor of Leeds resigns", True),
        ("Photographs show Kim in Beijing.", False),
        ("Фото Путина показали в Пекине: он улыбался.", False),
        ("Подробнее о визите рассказал Песков.", False),
        ("Image problems: none of them matter.", False),
        ("Рекомендуем всем поехать в Омск.", False),
    ],
)
def test_lines_about_pictures_and_other_articles_are_told_from_sentences(line: str, other: bool) -> None:
    assert leads_elsewhere(line) is other


def test_fragments_keep_hidden_text_out_and_what_stands_behind_it_in() -> None:
    assert fragment_text("Раз <b hidden>нет</b>два.", "a", DEFAULT) == "Раз два."


def test_ids_stay_what_they_were(tmp_path: Path) -> None:
    [document], _ = read_all(written(tmp_path, a_txt="url: https://ria.ru/1\n\nТекст."))
    assert document.id == digest("https://ria.ru/1")
