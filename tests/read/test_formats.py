"""Pages, feeds, tables, PDF: what is in them arrives, and a bad part costs that part only."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from graphbuilder.read.html import fragment_text
from graphbuilder.read.limits import DEFAULT, Limits
from graphbuilder.read.pdf import paragraphs
from tests.read.support import ARTICLE, read_all

PARAGRAPHS = [
    line + " Переговоры прошли в закрытом режиме и заняли два с половиной часа." for line in ARTICLE.splitlines()[1:]
]
PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Путин прибыл в Пекин</title>'
    '<meta property="article:published_time" content="2025-09-02T23:30:00+03:00">'
    '<meta property="og:site_name" content="Вот Так"><link rel="canonical" href="https://vot-tak.tv/1?utm_source=x">'
    "</head><body><nav><a href='/'>Главное меню</a></nav><article><h1>Путин прибыл в Пекин</h1>"
    + "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    + "<script>alert('не текст')</script></article><footer>Все права защищены</footer></body></html>"
)
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Лента</title>'
    "<item><title>Ким прибыл</title><link>https://lenta.ru/1</link><pubDate>Wed, 03 Sep 2025 00:30:00 +0300</pubDate>"
    "<description>&lt;p&gt;Ким прибыл в Пекин.&lt;/p&gt;&lt;p&gt;Его встретил Си.&lt;/p&gt;</description></item>"
    "<item><title></title><link>https://lenta.ru/2</link></item>"
    "<item><title>Путин уехал</title><link>javascript:alert(1)</link><description>Путин уехал.</description></item>"
    "</channel></rss>"
)


def pdf(*pages: str) -> bytes:
    """A PDF of *pages*, each a text of Latin letters."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for page in pages:
        lines = "".join(f"({line}) Tj T* " for line in page.split("\n"))
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {lines}ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        font = "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R/Resources{font}>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    body, places = b"%PDF-1.4\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{value}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return body + f"{tail}startxref\n{len(body)}\n%%EOF".encode()


def test_a_saved_page_gives_its_article_title_date_site_and_address(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    [document], errors = read_all(tmp_path / "a.html")
    assert errors == []
    assert document.text.split("\n") == ["Путин прибыл в Пекин", *PARAGRAPHS]
    assert document.title == "Путин прибыл в Пекин"
    assert (document.published, document.source) == ("2025-09-02", "Вот Так")
    assert document.url == "https://vot-tak.tv/1"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16"])
def test_a_page_is_read_in_the_encoding_it_names(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE.replace('charset="utf-8"', f'charset="{encoding}"').encode(encoding))
    [document], errors = read_all(tmp_path / "a.html")
    assert errors == []
    assert PARAGRAPHS[0] in document.text


def test_parts_of_saved_pages_hidden_files_and_links_that_lead_outside_are_left_out(tmp_path: Path) -> None:
    outside, folder = tmp_path / "secret.txt", tmp_path / "news"
    outside.write_text("Секрет.", encoding="utf-8")
    (folder / "a_files").mkdir(parents=True)
    for name in ("a_files/frame.html", "a.html", ".hidden.txt"):
        (folder / name).write_text(PAGE, encoding="utf-8")
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    documents, errors = read_all(folder)
    assert [document.path for document in documents] == [str(folder / "a.html")]
    assert errors == []


def test_a_feed_gives_one_document_an_entry_with_title_date_address_and_paragraphs(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(FEED, encoding="utf-8")
    documents, errors = read_all(tmp_path / "a.xml")
    assert [document.text for document in documents] == [
        "Ким прибыл\nКим прибыл в Пекин.\nЕго встретил Си.",
        "Путин уехал\nПутин уехал.",
    ]
    assert [document.url for document in documents] == ["https://lenta.ru/1", None]
    assert (documents[0].title, documents[0].published, documents[0].source) == ("Ким прибыл", "2025-09-03", "Лента")
    assert len(errors) == 1
    assert "#2" in errors[0]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://a.ru/x"> %a;',
    ],
)
def test_entities_in_a_feed_are_refused(declaration: str, tmp_path: Path) -> None:
    text = FEED.replace("<rss", f"<!DOCTYPE rss [{declaration}]><rss", 1).replace("Ким прибыл<", "&a;<")
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    documents, errors = read_all(tmp_path / "a.xml")
    assert documents == []
    assert len(errors) == 1
    assert "entities" in errors[0]


def test_a_feed_that_is_not_well_formed_is_mended(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(FEED.replace("</channel></rss>", ""), encoding="utf-8")
    documents, _ = read_all(tmp_path / "a.xml")
    assert [document.title for document in documents] == ["Ким прибыл", "Путин уехал"]


def test_json_lines_give_every_good_line_and_name_every_bad_one(tmp_path: Path) -> None:
    good = {
        "text": " Путин прибыл.\nОн тут.",
        "title": "Визит",
        "url": "https://ria.ru/1",
        "published": "2025-09-03T10:00:00Z",
    }
    bad = [
        "{",
        "[]",
        "5",
        "{}",
        '{"text": 5}',
        '{"text": ""}',
        '{"text": "а", "title": ["x"]}',
        '{"text": "а", "id": "a b"}',
    ]
    lines = [json.dumps(good), *bad, "", json.dumps({"text": "Ким уехал.", "id": 7, "source": "ЦТАК"})]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    documents, errors = read_all(tmp_path / "a.jsonl")
    assert [document.text for document in documents] == [good["text"], "Ким уехал."]
    assert (documents[0].title, documents[0].published) == ("Визит", "2025-09-03")
    assert (documents[1].id, documents[1].source) == ("7", "ЦТАК")
    assert [document.path for document in documents] == [f"{tmp_path}/a.jsonl#1", f"{tmp_path}/a.jsonl#11"]
    assert len(errors) == len(bad)


def test_a_lone_surrogate_in_json_cannot_reach_later_stages(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"text": "Ким \\ud800 тут.", "title": "\\udfff", "source": "\\ud800"}', encoding="utf-8"
    )
    [document], _ = read_all(tmp_path / "a.jsonl")
    for value in (document.text, document.title, document.source or ""):
        value.encode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_is_read_with_its_delimiter_and_encoding(sign: str, encoding: str, tmp_path: Path) -> None:
    rows = [
        ["Title", "Text", "Date"],
        ["А", '"Путин прибыл,\nв ""Пекин"";\tон тут."', "03.09.2025"],
        ["Б", "Ким уехал.", ""],
    ]
    (tmp_path / "a.csv").write_bytes("\n".join(sign.join(row) for row in rows).encode(encoding))
    documents, errors = read_all(tmp_path / "a.csv")
    assert errors == []
    assert [document.text for document in documents] == ['Путин прибыл,\nв "Пекин";\tон тут.', "Ким уехал."]
    assert [document.published for document in documents] == ["2025-09-03", None]


def test_a_quote_that_never_closes_costs_its_own_row(tmp_path: Path) -> None:
    rows = "".join(f'"Текст номер {i}.",n{i}\n' for i in range(50))
    (tmp_path / "a.csv").write_text(f'text,title\n"Раз.",a\n"Не закрыт,b\n{rows}', encoding="utf-8")
    documents, errors = read_all(tmp_path / "a.csv")
    assert len(documents) == 51
    assert len(errors) == 1
    assert "line 3" in errors[0]


def test_a_quote_open_at_the_end_of_a_table_is_an_error_and_what_it_swallowed_is_read(tmp_path: Path) -> None:
    rows = "".join(f"Текст номер {i}.,n{i}\n" for i in range(50))
    (tmp_path / "a.csv").write_text(f'text,title\n"Не закрыт,b\n{rows}', encoding="utf-8")
    documents, errors = read_all(tmp_path / "a.csv")
    assert len(documents) == 50
    assert len(errors) == 1


def test_bytes_of_another_encoding_cost_their_row_only(tmp_path: Path) -> None:
    head = "text,title\n" + "".join(f"Путин прибыл {number}.,а\n" for number in range(3_000))
    (tmp_path / "a.csv").write_bytes(head.encode() + "Ким,б\n".encode("cp1251") + "Трамп уехал.,в\n".encode())
    documents, errors = read_all(tmp_path / "a.csv")
    assert (len(documents), documents[-1].text) == (3_001, "Трамп уехал.")
    assert len(errors) == 1


def test_a_table_without_texts_is_refused_with_its_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("body,title\nа,б\n", encoding="utf-8")
    pa.parquet.write_table(pa.table({"body": ["а"]}), tmp_path / "b.parquet")
    documents, errors = read_all(tmp_path)
    assert documents == []
    assert len(errors) == 2
    assert all("body" in error for error in errors)


def test_parquet_rows_become_documents_and_empty_ones_errors(tmp_path: Path) -> None:
    texts = [f"Путин прибыл {i}." for i in range(100)] + [None]
    table = pa.table(
        {"text": texts, "id": list(range(101)), "published": pa.array([1756900000] * 101, pa.timestamp("s"))}
    )
    pa.parquet.write_table(table, tmp_path / "a.parquet")
    documents, errors = read_all(tmp_path / "a.parquet")
    assert [document.text for document in documents] == texts[:-1]
    assert {document.published for document in documents} == {"2025-09-03"}
    assert len(errors) == 1


def test_a_pdf_gives_its_paragraphs() -> None:
    text = "Kim Jong Un arrived in Bei-\njing on Wednesday and met the\nRussian president there.\n\nThey talked."
    assert (
        paragraphs(text)
        == "Kim Jong Un arrived in Beijing on Wednesday and met the Russian president there.\nThey talked."
    )


def test_a_pdf_file_is_read_and_one_without_text_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("Kim Jong Un met Vladimir Putin\nin Beijing.", "They talked."))
    (tmp_path / "b.pdf").write_bytes(pdf(""))
    [document], errors = read_all(tmp_path)
    assert document.text == "Kim Jong Un met Vladimir Putin in Beijing.\nThey talked."
    assert document.language == "en"
    assert len(errors) == 1
    assert "--ocr" in errors[0]


def test_compressed_files_are_read_as_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(ARTICLE[:50].encode()) + gzip.compress(ARTICLE[50:].encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "One."}\n{"text": "Two."}'))
    documents, errors = read_all(tmp_path)
    assert errors == []
    assert [document.text for document in documents] == [ARTICLE, "One.", "Two."]


def test_the_bytes_decide_where_the_name_misleads(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "feed.html").write_text(FEED, encoding="utf-8")
    (tmp_path / "noname").write_text('{"text": "Раз."}\n{"text": "Два."}\n', encoding="utf-8")
    assert len(read_all(tmp_path / "page.txt")[0][0].text.split("\n")) == 3
    assert len(read_all(tmp_path / "feed.html")[0]) == 2
    assert len(read_all(tmp_path / "noname")[0]) == 2


def test_text_of_a_fragment_keeps_blocks_and_drops_scripts() -> None:
    markup = "Раз <b>два</b>.<br>Три<p>Четыре &amp; пять</p><script>нет</script><ul><li>Шесть</li><li>Семь</li></ul>"
    assert fragment_text(markup, "a", DEFAULT).split("\n") == ["Раз два.", "Три", "Четыре & пять", "Шесть", "Семь"]


def test_reading_twice_gives_equal_documents(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.xml").write_text(FEED, encoding="utf-8")
    assert read_all(tmp_path) == read_all(tmp_path, limits=Limits())


def test_a_sidecar_of_a_table_fills_what_its_rows_may_share_and_never_their_identity(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Раз."}\n{"text": "Два.", "source": "Своё"}\n', encoding="utf-8")
    said = {"source": "ЦТАК", "published": "2025-09-03", "url": "https://a.ru/1", "id": "x", "title": "Т"}
    (tmp_path / "a.jsonl.meta.json").write_text(json.dumps(said), encoding="utf-8")
    documents, errors = read_all(tmp_path / "a.jsonl")
    assert errors == []
    assert [document.source for document in documents] == ["ЦТАК", "Своё"]
    assert {document.published for document in documents} == {"2025-09-03"}
    assert len({document.id for document in documents}) == 2
    assert {document.url for document in documents} == {None}


def test_blanks_without_end_before_a_page_cost_little_time(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(" " * 3_000_000 + PAGE, encoding="utf-8")
    [document], errors = read_all(tmp_path / "a.html")
    assert errors == []
    assert PARAGRAPHS[0] in document.text


def test_what_is_no_text_is_called_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1\ansi Putin met Kim.}")
    (tmp_path / "a.msg").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2_000))
    documents, errors = read_all(tmp_path / "a.rtf", tmp_path / "a.msg")
    assert documents == []
    assert [error.partition(": ")[2] for error in errors] == [
        "an RTF document, not text; convert it to text, HTML or PDF first",
        "an old office document or an Outlook message, not text; convert it to text, HTML or PDF first",
    ]
