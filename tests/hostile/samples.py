"""One file of every format that is read, made here; and how files are damaged: truncated, flipped, relabelled, spliced."""

import bz2
import gzip
import io
import json
import lzma
import random
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pyarrow as pa
import pyarrow.parquet

from graphbuilder.read.compression import zstd_module
from tests.hostile.real import real_files
from tests.read.support import ARTICLE
from tests.read.test_formats import FEED, PAGE, pdf

ROWS = [{"id": f"r{i}", "text": f"Статья номер {i}. Путин прибыл.", "title": f"Заголовок {i}"} for i in range(5)]


def docx(*paragraphs: str, title: str = "", author: str = "") -> bytes:
    """Return a Word document."""
    import docx as library

    document, target = library.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title, document.core_properties.author = title, author
    document.save(target)
    return target.getvalue()


def odt(*paragraphs: str, title: str = "") -> bytes:
    """Return an OpenDocument text."""
    import odfdo

    document, target = odfdo.Document("text"), io.BytesIO()
    document.body.clear()
    for paragraph in paragraphs:
        document.body.append(odfdo.Paragraph(paragraph))
    document.meta.title = title
    document.save(target)
    return target.getvalue()


def mail(subject: str, body: str, *, html: str = "", attachment: bytes = b"") -> bytes:
    """Return a mail."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Редакция <news@a.ru>", "b@b.ru", subject
    message["Date"], message["Message-ID"] = "Wed, 03 Sep 2025 10:00:00 +0300", "<1@a.ru>"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    if attachment:
        message.add_attachment(attachment, maintype="application", subtype="pdf", filename="a.pdf")
    return message.as_bytes()


def mbox(*messages: bytes) -> bytes:
    """Return a box of mails."""
    return b"\n".join(
        b"From news@a.ru Wed Sep  3 10:00:00 2025\n" + one.replace(b"\nFrom ", b"\n>From ") for one in messages
    )


def telegram() -> dict[str, object]:
    """Return a chat as Telegram Desktop exports it."""
    messages = [
        {"id": 1, "type": "service", "date": "2025-09-01T10:00:00", "text": ""},
        {"id": 2, "type": "message", "date": "2025-09-03T10:00:00", "from": "Канал", "text": "Путин прибыл в Пекин."},
        {
            "id": 3,
            "type": "message",
            "date": "2025-09-03T11:00:00",
            "edited": "2025-09-03T12:00:00",
            "from": "Канал",
            "forwarded_from": "Другой",
            "reply_to_message_id": 2,
            "text": ["Ким ", {"type": "bold", "text": "уехал"}, " домой."],
        },
        {"id": 4, "type": "message", "date": "2025-09-03T13:00:00", "photo": "a.jpg", "text": ""},
    ]
    return {"name": "Вот Так", "type": "public_channel", "id": 77, "messages": messages}


def database() -> bytes:
    """Return an SQLite database with a table of articles and another one."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE news (id TEXT, text TEXT, title TEXT)")
    connection.execute("CREATE TABLE users (name TEXT)")
    connection.executemany("INSERT INTO news VALUES (?, ?, ?)", [tuple(row.values()) for row in ROWS])
    connection.commit()
    return connection.serialize()


def parquet() -> bytes:
    target = io.BytesIO()
    pa.parquet.write_table(pa.Table.from_pylist(ROWS), target)
    return target.getvalue()


def zipped(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return target.getvalue()


def tarred(**files: bytes) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name.replace("__", "/").replace("_", "."))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


def warc(*pages: tuple[str, bytes], packed: bool = False) -> bytes:
    """Return a WARC file of answers with these addresses and bodies."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    target = io.BytesIO()
    writer = WARCWriter(target, gzip=packed)
    for url, body in pages:
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=head))
    return target.getvalue()


def markdown() -> bytes:
    return (
        "---\ndate: 2025-09-03\nsource: Вот Так\n---\n# Путин прибыл\n\nПрезидент **Путин** прибыл в\n[Пекин](http://a.ru).\n\n"
        "- Раз\n- Два\n\n```\nкод()\n```\n![подпись](a.png)\n"
    ).encode()


def jsonl() -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()


def table(sign: str = ",") -> bytes:
    lines = [sign.join(ROWS[0])] + [sign.join(f'"{value}"' for value in row.values()) for row in ROWS]
    return "\n".join(lines).encode()


def samples() -> dict[str, bytes]:
    """Return a file of every format by its name."""
    article, page = ARTICLE.encode(), PAGE.encode()
    box = mbox(mail("Письмо", "Путин прибыл."), mail("Второе", "Ким уехал."))
    sitemap = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://a.ru/1</loc></url></urlset>'
    return {
        "text.txt": article,
        "cyrillic.txt": ARTICLE.encode("cp1251"),
        "wide.txt": ARTICLE.encode("utf-16"),
        "header.txt": b"url: https://ria.ru/1\n\n" + article,
        "note.md": markdown(),
        "page.html": page,
        "feed.xml": FEED.encode(),
        "sitemap.xml": sitemap.encode(),
        "rows.jsonl": jsonl(),
        "rows.json": json.dumps(ROWS, ensure_ascii=False).encode(),
        "chat.json": json.dumps(telegram(), ensure_ascii=False).encode(),
        "rows.csv": table(),
        "rows.tsv": table("\t"),
        "rows.parquet": parquet(),
        "rows.sqlite": database(),
        "paper.pdf": pdf("Kim Jong Un met Vladimir Putin.", "They talked."),
        "paper.docx": docx("Путин прибыл в Пекин.", "Ким уехал."),
        "paper.odt": odt("Путин прибыл в Пекин.", "Ким уехал."),
        "letter.eml": mail("Письмо", "Путин прибыл.", html="<p>Путин прибыл.</p>", attachment=b"%PDF"),
        "box.mbox": box,
        "pages.warc": warc(("http://a.ru/1", page), ("http://a.ru/2", page)),
        "pages.warc.gz": warc(("http://a.ru/1", page), packed=True),
        "all.zip": zipped(a_txt=article, b__c_html=page, rows_jsonl=jsonl()),
        "all.tar": tarred(a_txt=article, rows_csv=table()),
        "all.tar.gz": gzip.compress(tarred(a_txt=article, b_zip=zipped(rows_jsonl=jsonl()))),
        "text.txt.gz": gzip.compress(article),
        "text.txt.bz2": bz2.compress(article),
        "text.txt.xz": lzma.compress(article),
        "rows.jsonl.zst": zstd_module().compress(jsonl()),
    }


def _truncated(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    return data[: chance.randrange(len(data))]


def _flipped(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    changed = bytearray(data)
    for _number in range(chance.choice((1, 3, 20))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _spliced(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    other, at = chance.choice(others), chance.randrange(len(data))
    begin = chance.randrange(len(other))
    return data[:at] + other[begin : begin + chance.choice((10, 200, 5_000))] + data[at:]


def _repeated(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    begin = chance.randrange(len(data))
    piece = data[begin : begin + chance.choice((1, 2, 40))]
    return data[:begin] + piece * chance.choice((10, 1_000, 20_000)) + data[begin:]


def _whole(data: bytes, _: random.Random, __: list[bytes]) -> bytes:
    return data


DAMAGES: tuple[Callable[[bytes, random.Random, list[bytes]], bytes], ...] = (
    _truncated,
    _flipped,
    _spliced,
    _repeated,
    _whole,
)


def damaged(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield *count* damaged files, name and bytes: samples and real files in turns, a third under another format's name."""
    known, real = list(samples().items()), real_files()
    contents = [data for _, data in known]
    for number in range(count):
        chance = random.Random(f"{seed} {number}")  # the same damage, whatever time the samples have in them
        name, data = known[number // 2 % len(known)] if number % 2 == 0 else real[number // 2 % len(real)]
        label = chance.choice(known)[0] if chance.random() < 0.33 else name
        yield f"{number:05}-{label}", DAMAGES[chance.randrange(len(DAMAGES))](data, chance, contents)
