"""Where articles come from: documents of word processors, mail, chats, archives, databases, patterns, tables of one's own."""

import contextlib
import dataclasses
import gzip
import io
import json
import sqlite3
import sys
import time
import zipfile
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from typer.testing import CliRunner

from graphbuilder.cli import app, register
from graphbuilder.errors import ReadError
from graphbuilder.read import Meter, Notice, jsons, total_bytes
from graphbuilder.read import mail as mails
from graphbuilder.read.limits import Limits
from graphbuilder.read.record import Record
from tests.hostile.samples import (
    ROWS,
    database,
    docx,
    jsonl,
    mail,
    markdown,
    mbox,
    odt,
    samples,
    tarred,
    telegram,
    warc,
    zipped,
)
from tests.read.support import ARTICLE, read_all
from tests.read.test_formats import PAGE, PARAGRAPHS


def test_every_format_is_told_by_its_content_under_a_name_that_says_nothing(tmp_path: Path) -> None:
    for name, data in samples().items():
        if name in ("sitemap.xml", "rows.csv", "rows.tsv", "note.md", "pages.warc.gz", "header.txt"):
            continue
        path = tmp_path / name.replace(".", "-")
        path.write_bytes(data)
        named = tmp_path / name
        named.write_bytes(data)
        plain, _ = read_all(path, on_notice=lambda _: None)
        expected, _ = read_all(named, on_notice=lambda _: None)
        assert [document.text for document in plain] == [document.text for document in expected] != [], name


def test_markdown_is_the_text_it_shows(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(markdown())
    [document], errors = read_all(tmp_path)
    assert errors == []
    assert document.text == "Путин прибыл\nПрезидент Путин прибыл в Пекин.\nРаз\nДва"
    assert (document.title, document.published, document.source) == ("Путин прибыл", "2025-09-03", "Вот Так")


@pytest.mark.parametrize("make", [docx, odt])
def test_documents_of_word_processors_give_their_paragraphs_and_title(make: object, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(make("Путин прибыл в Пекин.", "Ким уехал.", title="Визит в Пекин"))  # type: ignore[operator]
    [document], errors = read_all(tmp_path / "a.bin")
    assert errors == []
    assert document.text == "Путин прибыл в Пекин.\nКим уехал."
    assert document.title == "Визит в Пекин"


def test_of_a_word_document_what_was_deleted_or_is_hidden_is_not_read_and_what_was_inserted_is(tmp_path: Path) -> None:
    source = zipfile.ZipFile(io.BytesIO(docx("Путин МЕСТО прибыл.")))
    runs = (
        "<w:r><w:t xml:space='preserve'>Путин </w:t></w:r><w:ins w:id='1'><w:r><w:t>сразу</w:t></w:r></w:ins>"
        "<w:del w:id='2'><w:r><w:delText>никогда</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>тайно</w:t></w:r><w:r><w:t xml:space='preserve'> прибыл.</w:t></w:r>"
    )
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as target:
        for name in source.namelist():
            data = source.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                data = data.replace("<w:r><w:t>Путин МЕСТО прибыл.</w:t></w:r>", runs)
            target.writestr(name, data.encode("utf-8", "surrogateescape"))
    [document], _ = read_all(tmp_path)
    assert document.text == "Путин сразу прибыл."


def test_a_mail_gives_its_subject_text_day_and_author_and_names_attachments(tmp_path: Path) -> None:
    body = "Путин прибыл в Пекин.\n\n> Это цитата.\nКонец.\n-- \nПодпись"
    (tmp_path / "a.eml").write_bytes(mail("Визит в Пекин", body, html="<p>иначе</p>", attachment=b"%PDF"))
    (tmp_path / "b.eml").write_bytes(mail("Другое", "", html="<p>Ким</p><p style='display:none'>нет</p>"))
    notices: list[Notice] = []
    documents, errors = read_all(tmp_path, on_notice=notices.append)
    assert errors == []
    assert [document.text for document in documents] == [
        "Визит в Пекин\nПутин прибыл в Пекин.\n\nКонец.",
        "Другое\nКим",
    ]
    assert {document.published for document in documents} == {"2025-09-03"}
    assert documents[0].about["author"] == "Редакция <news@a.ru>"
    assert ["a.pdf" in str(notice) for notice in notices] == [True]


@pytest.mark.parametrize("piece", ['"', ";a=b", "=?utf-8?b?0KA=?= ", "; charset*0*=x", "(", "a@b.ru, "])
@pytest.mark.parametrize("name", [b"Subject: ", b"Content-Type: text/plain", b"From: ", b"To: "])
def test_a_flood_in_a_header_of_a_mail_costs_little_time(name: bytes, piece: str) -> None:
    data = mail("Письмо", "Путин прибыл.").replace(name, name + piece.encode() * 30_000, 1)
    began = time.monotonic()
    with contextlib.suppress(ReadError):
        list(mails.records(data, "a", Limits()))
    assert time.monotonic() - began < 5


def test_a_box_of_mails_gives_each_and_a_bad_one_costs_itself(tmp_path: Path) -> None:
    box = mbox(mail("Раз", "Текст первый."), mail("", ""), mail("Три", "Строка.\n\nFrom here 2025\n\nТекст третий."))
    (tmp_path / "a.mbox").write_bytes(box)
    documents, errors = read_all(tmp_path)
    assert [document.title for document in documents] == ["Раз", "Три"]
    assert "From here 2025" in documents[1].text
    assert documents[1].path == f"{tmp_path}/a.mbox#3"
    assert len(errors) == 1
    assert "#2" in errors[0]


def test_a_chat_of_telegram_gives_its_messages_with_what_is_known_of_them(tmp_path: Path) -> None:
    account = {"chats": {"about": "x", "list": [telegram(), {**telegram(), "id": 78, "name": "Б"}]}}
    (tmp_path / "a.json").write_text(json.dumps(telegram(), ensure_ascii=False), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps(account, ensure_ascii=False), encoding="utf-8")
    notices: list[Notice] = []
    documents, errors = read_all(tmp_path / "a.json", on_notice=notices.append)
    assert errors == []
    assert [document.text for document in documents] == ["Путин прибыл в Пекин.", "Ким уехал домой."]
    assert {(document.source, document.published) for document in documents} == {("Вот Так", "2025-09-03")}
    assert documents[1].id == "telegram:77:3"
    assert documents[1].about == {
        "author": "Канал",
        "forwarded_from": "Другой",
        "reply_to": "77:2",
        "edited": "2025-09-03T12:00:00",
    }
    assert "1 messages of the service, 1 messages without text left out" in str(notices[0])
    documents, _ = read_all(tmp_path / "b.json", on_notice=notices.append)
    assert [document.id for document in documents] == [f"telegram:{chat}:{n}" for chat in (77, 78) for n in (2, 3)]


@pytest.mark.parametrize("value", [ROWS, {"meta": {"n": 1}, "articles": ROWS}, telegram()])
def test_long_json_is_read_article_by_article_as_short_json_is(value: object) -> None:
    data = json.dumps(value, ensure_ascii=False, indent=1).encode()
    short = list(jsons.records(io.BytesIO(data), "a", Limits()))
    long = list(jsons.records(io.BytesIO(data), "a", Limits(read_bytes=1_000)))
    assert short == long
    assert sum(isinstance(item, Record) for item in short) >= 2


def test_what_stands_before_the_fault_of_json_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ROWS, ensure_ascii=False)[:-60], encoding="utf-8")
    documents, errors = read_all(tmp_path)
    assert len(documents) == 4
    assert len(errors) == 1


def test_json_lines_may_be_called_json_and_an_object_may_hold_the_array(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(jsonl())
    (tmp_path / "b.json").write_text(
        '{"status": "ok", "articles": [{"text": "Раз."}, {"text": "Два."}]}', encoding="utf-8"
    )
    documents, errors = read_all(tmp_path)
    assert (len(documents), errors) == (7, [])


def test_archives_give_what_is_in_them_and_name_what_is_not_read(tmp_path: Path) -> None:
    inner = zipped(rows_jsonl=jsonl(), **{".hidden__x_txt": b"nothing"})
    (tmp_path / "a.zip").write_bytes(
        zipped(a_txt=ARTICLE.encode(), b__c_html=PAGE.encode(), p_png=b"\x89PNG", d_zip=inner)
    )
    notices: list[Notice] = []
    documents, errors = read_all(tmp_path / "a.zip", on_notice=notices.append)
    assert errors == []
    assert [document.path for document in documents[:2]] == [f"{tmp_path}/a.zip#a.txt", f"{tmp_path}/a.zip#b/c.html"]
    assert len(documents) == 7
    assert "p.png" in str(notices[0])
    [one], errors = read_all(f"{tmp_path}/a.zip#a.txt", on_notice=notices.append)
    assert (one.text, errors) == (ARTICLE, [])
    (tmp_path / "a.tgz").write_bytes(gzip.compress(tarred(a_txt=ARTICLE.encode(), b_md=markdown())))
    assert len(read_all(tmp_path / "a.tgz")[0]) == 2


def test_archives_in_archives_without_end_and_bombs_are_refused(tmp_path: Path) -> None:
    data = zipped(a_txt=ARTICLE.encode())
    for _ in range(5):
        data = zipped(a_zip=data, b_txt=ARTICLE.encode())
    (tmp_path / "a.zip").write_bytes(data)
    documents, errors = read_all(tmp_path / "a.zip", on_notice=lambda _: None)
    assert len(documents) == 1
    assert any("nesting=3" in error for error in errors)
    (tmp_path / "b.zip").write_bytes(zipped(**{f"a{i}_txt": b"a" * 3_000_000 for i in range(20)}))
    documents, errors = read_all(tmp_path / "b.zip", on_notice=lambda _: None)
    assert documents == []
    assert 1 <= len(errors) <= 5
    assert any("ratio=100" in error for error in errors)


def test_a_file_of_an_archive_that_is_damaged_costs_itself(tmp_path: Path) -> None:
    data = bytearray(zipped(a_txt=ARTICLE.encode() * 3, b_txt=b"Putin met Kim in Beijing."))
    data[60:70] = b"\xff" * 10
    (tmp_path / "a.zip").write_bytes(data)
    documents, errors = read_all(tmp_path)
    assert [document.text for document in documents] == ["Putin met Kim in Beijing."]
    assert len(errors) == 1


def test_a_warc_of_texts_is_read_and_what_is_no_page_in_one_is_said(tmp_path: Path) -> None:
    record = (
        "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Date: 2025-09-03T10:00:00Z\r\n"
        "WARC-Target-URI: http://a.ru/{}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n"
    )
    body = "Путин прибыл в Пекин."

    def one(kind: str, number: int) -> str:
        return record.format(kind, number, number, len(body.encode()), body)  # of one text, at two addresses

    (tmp_path / "a.warc").write_text(one("warcinfo", 1) + one("conversion", 2), encoding="utf-8", newline="")
    (tmp_path / "b.warc").write_text(one("metadata", 1), encoding="utf-8", newline="")
    (tmp_path / "c.warc").write_text(one("re\u00a0ponse", 1) + one("resource", 3), encoding="utf-8", newline="")
    (tmp_path / "d.warc").write_text("WARC/1.0\r\nWARC-Type: res", newline="")
    documents, errors = read_all(tmp_path)
    assert [(document.url, document.text) for document in documents] == [
        ("http://a.ru/2", body),
        ("http://a.ru/3", body),
    ]
    assert [error.rpartition("/")[2] for error in errors] == [
        "b.warc: no article in it, damaged or of another kind; nothing to read",
        "c.warc: damaged WARC, 1 records are of no known type; copy it again",
        "d.warc: damaged WARC, 1 records are of no known type; copy it again",
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_gives_its_pages_with_their_addresses(packed: bool, tmp_path: Path) -> None:
    other = PAGE.replace("https://vot-tak.tv/1?utm_source=x", "https://other.ru/").replace("Пекин", "Москва")
    data = warc(("http://a.ru/1", PAGE.encode()), ("http://a.ru/2", other.encode()), packed=packed)
    (tmp_path / "a.warc").write_bytes(data)
    documents, errors = read_all(tmp_path)
    assert errors == []
    assert [document.url for document in documents] == ["http://a.ru/1", "http://a.ru/2"]
    assert PARAGRAPHS[0] in documents[0].text


def test_a_database_gives_its_tables_with_texts_or_what_is_asked_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(database())
    notices: list[Notice] = []
    documents, errors = read_all(path, on_notice=notices.append)
    assert ([document.text for document in documents], errors) == ([row["text"] for row in ROWS], [])
    assert "users" in str(notices[0])
    query = "SELECT title AS head, text AS body FROM news WHERE id > 'r2'"
    documents, errors = read_all(path, query=query, columns={"text": "body", "title": "head"})
    assert [document.title for document in documents] == ["Заголовок 3", "Заголовок 4"]
    for bad in (
        "DELETE FROM news",
        "ATTACH '/tmp/x' AS x",
        "SELECT load_extension('x'), 1 AS text",
        "users",
        "SELECT 1",
    ):
        documents, errors = read_all(path, query=bad)
        assert (len(documents), len(errors)) == (0, 1), bad
    assert len(sqlite3.connect(path).execute("SELECT * FROM news").fetchall()) == 5


def test_a_query_without_end_is_ended(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(database())
    endless = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) AS text FROM t"
    documents, errors = read_all(tmp_path / "a.db", query=endless, limits=Limits(reading_seconds=3))
    assert documents == []
    assert "reading_seconds=3" in errors[0]


def test_names_of_ones_own_for_columns_and_keys(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("body;headline;pub_date;text\nРаз.;Имя;2025-09-03;не это\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"article": {"Body": "Два."}, "body": "Три."}\n', encoding="utf-8")
    named = {"text": "body", "title": "headline", "published": "pub_date"}
    [document], errors = read_all(tmp_path / "a.csv", columns=named)
    assert errors == []
    assert (document.text, document.title, document.published) == ("Раз.", "Имя", "2025-09-03")
    [document], _ = read_all(tmp_path / "b.jsonl", columns={"text": "article.body"})
    assert document.text == "Два."


def test_signs_of_quotation_in_a_table_of_tabs_are_signs(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text('title\ttext\n"Визит" в Пекин\t"Да", — сказал он.\nБ\tДва.\n', encoding="utf-8")
    documents, errors = read_all(tmp_path)
    assert errors == []
    assert [document.text for document in documents] == ['"Да", — сказал он.', "Два."]


def test_a_table_of_a_spreadsheet_in_utf16_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("title\ttext\nА\tПутин прибыл.\n".encode("utf-16"))
    [document], errors = read_all(tmp_path)
    assert (document.text, errors) == ("Путин прибыл.", [])


def test_patterns_name_files(tmp_path: Path) -> None:
    for name in ("a.txt", "deep/b.txt", "deep/c.html", "[odd].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Текст {name}.", encoding="utf-8")
    assert [d.text for d in read_all(f"{tmp_path}/**/b*.txt")[0]] == ["Текст deep/b.txt."]
    assert [d.text for d in read_all(f"{tmp_path}/[odd].txt")[0]] == ["Текст [odd].txt."]
    documents, errors = read_all(f"{tmp_path}/*.pdf")
    assert (documents, len(errors)) == ([], 1)


def test_standard_input_may_be_any_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, count in (
        (zipped(a_txt=b"Putin met Kim.", b_jsonl=jsonl()), 6),
        (database(), 5),
        (gzip.compress(jsonl()), 5),
    ):
        monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": io.BytesIO(data)}))
        documents, errors = read_all("-", on_notice=lambda _: None)
        assert (len(documents), errors) == (count, [])


def test_a_sitemap_is_fetched_where_it_is_asked_for_and_only_its_own_site(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    urls = [httpserver.url_for("/a"), "http://elsewhere.invalid/b"]
    listed = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'
    index = f"<sitemapindex><sitemap><loc>{httpserver.url_for('/s')}</loc></sitemap></sitemapindex>"
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/a").respond_with_data("Текст.", content_type="text/plain")
    httpserver.expect_request("/s").respond_with_data(sitemap, content_type="text/xml")
    httpserver.expect_request("/i").respond_with_data(index, content_type="text/xml")
    notices: list[Notice] = []
    [document], errors = read_all(httpserver.url_for("/i"), allow_private=True, on_notice=notices.append)
    assert (document.url, errors) == (urls[0], [])
    assert "another site" in str(notices[0])
    (tmp_path / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    notices.clear()
    assert read_all(tmp_path, on_notice=notices.append) == ([], [])
    assert "give it by itself" in str(notices[0])


def test_a_fetched_file_speaks_for_its_own_site_only(httpserver: HTTPServer) -> None:
    rows = [{"text": "Раз.", "url": "https://ria.ru/1"}, {"text": "Два.", "id": "x"}]
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/a.jsonl").respond_with_data("\n".join(map(json.dumps, rows)))
    documents, _ = read_all(httpserver.url_for("/a.jsonl"), allow_private=True)
    assert documents[0].url == "https://ria.ru/1"
    assert documents[1].id != "x"
    assert len({document.id for document in documents}) == 2


def test_a_meter_counts_the_bytes_of_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(jsonl())
    (tmp_path / "b.txt").write_text(ARTICLE, encoding="utf-8")
    total = total_bytes([tmp_path])
    meter = Meter(total)
    read_all(tmp_path, meter=meter)
    assert meter.done == meter.total == sum(path.stat().st_size for path in tmp_path.iterdir())
    assert total_bytes([tmp_path, "-"]) is None


def test_the_command_prints_what_is_understood(tmp_path: Path) -> None:
    register()
    (tmp_path / "a.md").write_bytes(markdown())
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    shown = CliRunner().invoke(app, ["read", str(tmp_path / "a.md"), str(tmp_path / "b.bin")])
    assert shown.exit_code == 1
    cells = shown.stdout.strip().split("\t")
    assert cells[1:5] == ["2025-09-03", "ru", "Вот Так", "Путин прибыл"]
    assert "1 documents, 0 skipped, 1 refused" in shown.stderr
    (tmp_path / "c.csv").write_text("body\nРаз.\n", encoding="utf-8")
    shown = CliRunner().invoke(app, ["read", str(tmp_path / "c.csv"), "--json", "--map", "text=body"])
    assert json.loads(shown.stdout)["text"] == "Раз."
    assert CliRunner().invoke(app, ["read", "x", "--map", "nonsense=body"]).exit_code == 2


def test_documents_may_be_copied_with_what_is_known_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Раз.", "author": "А. Б."}\n', encoding="utf-8")
    [document], _ = read_all(tmp_path)
    assert dataclasses.replace(document, id="x").about == {"author": "А. Б."}
    assert hash(document)
