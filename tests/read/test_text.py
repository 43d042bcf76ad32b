"""Plain text: offsets, headers, sidecars, titles, identity, encodings."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphbuilder.model import digest
from graphbuilder.read import files
from graphbuilder.read.encoding import decode
from graphbuilder.read.header import split_header
from graphbuilder.read.normalise import folded, normalise
from graphbuilder.read.record import title_of
from tests.read.support import ARTICLE, read_all

SAMPLES = Path(__file__).parents[2] / "data" / "articles"


def test_the_sample_article_is_read_with_unchanged_text_its_headline_and_the_date_beside_it() -> None:
    path = SAMPLES / "vot-tak-putin-kim-beijing.txt"
    [document], errors = read_all(path)
    assert errors == []
    assert document.text == path.read_text(encoding="utf-8")
    assert document.title.endswith("Завершились переговоры Путина и Ким Чен Ына в Пекине")
    assert (document.published, document.source, document.language) == ("2025-09-03", "Вот Так", "ru")
    assert document.path == str(path)
    assert "3 августа" in document.text


def test_the_sample_folder_holds_articles_in_two_languages_each_dated_titled_and_sourced() -> None:
    documents, errors = read_all(SAMPLES)
    assert errors == []
    assert [document.language for document in documents].count("en") == 4
    assert [document.language for document in documents].count("ru") == 6
    for document in documents:
        assert document.published
        assert document.source
        assert document.title
        assert document.text.startswith(document.title)
        assert "license:" not in document.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(body=st.text(alphabet="абвЙё \nab.«»:—-", min_size=1).filter(lambda text: any(c.isalnum() for c in text)))
def test_offsets_are_those_of_the_file_without_its_header(body: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("text") / "a.txt"
    path.write_text(f"published: 2025-09-03\nsource: Вот Так\n\n{body}", encoding="utf-8", newline="")
    [document], errors = read_all(path)
    assert errors == []
    assert document.text == normalise(body)
    assert (document.published, document.source) == ("2025-09-03", "Вот Так")


@given(st.text())
def test_a_text_without_a_header_is_not_shortened(text: str) -> None:
    said, rest = split_header("Первая строка: " + text)
    assert said == {}
    assert rest == "Первая строка: " + text


@pytest.mark.parametrize(
    "text",
    [
        "url: https://a.ru/1\nEin Satz ohne leere Zeile.",
        "Source said: nothing\n\nText.",
        "Путин: «Да»\n\nТекст.",
        "---\nno pair here\n---\nТекст.",
        "source: A\nunknown: B\n\nText.",
    ],
)
def test_what_only_looks_like_a_header_stays_text(text: str) -> None:
    assert split_header(text) == ({}, text)


def test_a_fenced_header_may_hold_further_keys_and_one_empty_line_below_it() -> None:
    said, text = split_header('---\r\ntitle: "Имя"\r\nlicense: MIT\r\ndate: 2025-09-03\r\n---\r\n\r\nТекст.')
    assert said == {"title": "Имя", "published": "2025-09-03"}
    assert text == "Текст."


def test_a_header_beats_its_sidecar_which_beats_what_the_caller_says(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("source: Из файла\n\nПутин прибыл в Пекин.", encoding="utf-8")
    (tmp_path / "a.txt.meta.json").write_text(json.dumps({"source": "Рядом", "language": "uk"}), encoding="utf-8")
    [document], errors = read_all(path, language="en", published="2025-01-02")
    assert errors == []
    assert (document.source, document.language, document.published) == ("Из файла", "uk", "2025-01-02")


@pytest.mark.parametrize("content", ["{", "[]", '{"title": 5}'])
def test_a_wrong_sidecar_is_named_and_the_other_file_is_read(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "a.txt.meta.json").write_text(content, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ARTICLE, encoding="utf-8")
    documents, errors = read_all(tmp_path)
    assert [document.path for document in documents] == [str(tmp_path / "b.txt")]
    assert len(errors) == 1
    assert "a.txt.meta.json" in errors[0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Заголовок\nТекст здесь.", "Заголовок"),
        ("Приедет ли Ким?\nТекст.", "Приедет ли Ким?"),
        ("Путин прибыл в Пекин.\nОн встретился с Кимом.", ""),
        ("Путин прибыл в Пекин.\n\nОн встретился с Кимом.", "Путин прибыл в Пекин."),
        ("Одна строка без точки", ""),
        ("д" * 201 + "\nТекст.", ""),
        ("\nЗаголовок\nТекст", "Заголовок"),
    ],
)
def test_the_title_is_the_first_line_where_it_reads_like_a_headline(text: str, title: str) -> None:
    assert title_of(text) == title


def test_the_id_is_that_of_the_clean_address_or_else_of_the_folded_text(tmp_path: Path) -> None:
    for name, text in {
        "a.txt": "Путин прибыл\nв Пекин.",
        "b.txt": "\ufeffПутин  прибыл в\r\n\r\nПекин.\n",
        "c.txt": "url: https://RIA.ru:443/a?utm_source=x&id=1#top\n\nТекст один.",
        "d.txt": "url: https://ria.ru/a?id=1\n\nТекст два.",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    read = [read_all(path) for path in sorted(tmp_path.iterdir())]
    assert not any(errors for _, errors in read)
    documents = [document for found, _ in read for document in found]
    assert documents[0].id == documents[1].id == digest(folded(documents[0].text))
    assert documents[2].id == documents[3].id == digest("https://ria.ru/a?id=1")
    assert documents[0].sha256 != documents[1].sha256


ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1251",
    "koi8-r",
    "cp866",
    "iso8859-5",
]


@pytest.mark.parametrize("encoding", [*ENCODINGS, "mac-cyrillic"])
@pytest.mark.parametrize(
    "text", [ARTICLE, "Путин прибыл в Пекин.", "ПУТИН ПРИБЫЛ В ПЕКИН", "Kim Jong Un (Ким Чен Ын) met Putin."]
)
def test_russian_text_is_read_in_its_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_a_declared_encoding_counts_where_it_fits_and_not_where_it_lies() -> None:
    text = "Україна й Росія"
    assert decode(text.encode("cp1251"), "a", declared="windows-1251") == text
    assert decode(text.encode(), "a", declared="iso-8859-1") == text
    assert decode(text.encode(), "a", declared="no-such-encoding") == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04rest",
        bytes(range(256)) * 20,
        b"\x00" * 5_000,
        b"\x7fELF",
        b"Text\x00\x01\x02\x03\x04",
    ],
)
def test_binary_data_are_refused_with_one_line(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    documents, errors = read_all(tmp_path / "a.txt")
    assert documents == []
    assert len(errors) == 1
    assert str(tmp_path / "a.txt") in errors[0]


def test_bad_sources_cost_only_themselves(tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(ARTICLE, encoding="utf-8")
    empty.write_text(" \n\ufeff\n", encoding="utf-8")
    (tmp_path / "hollow").mkdir()
    bad = [tmp_path / "missing.txt", empty, tmp_path / "hollow", "", "a\x00b", "ftp://a.ru/x", "/dev/null"]
    documents, errors = read_all(*bad, good, *bad)
    assert [document.path for document in documents] == [str(good)]
    assert len(errors) == 2 * len(bad)


@pytest.mark.parametrize(
    "line", ["published: soon", "url: javascript:alert(1)", "url: file:///etc/passwd", "language: русский", "id: a b"]
)
def test_an_impossible_header_value_is_refused_by_name(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{line}\n\nТекст.", encoding="utf-8")
    documents, errors = read_all(tmp_path / "a.txt")
    assert documents == []
    assert len(errors) == 1
    assert line.split(": ", 1)[1][:4] in errors[0]


def test_a_hostile_file_name_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    _, errors = read_all(tmp_path / "a\x1b[2J\nb\u202e.txt")
    assert len(errors) == 1
    assert not set("\x1b\u202e") & set(errors[0])


def test_reading_is_lazy(tmp_path: Path) -> None:
    from graphbuilder.read import read

    good = tmp_path / "good.txt"
    good.write_text(ARTICLE, encoding="utf-8")

    def sources() -> "object":
        yield good
        raise AssertionError("asked for more than was needed")

    assert next(iter(read(sources(), on_error=print))).path == str(good)  # type: ignore[arg-type]


def test_standard_input_is_read_as_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, count in ((ARTICLE, 1), ('{"text": "Раз."}\n{"text": "Два."}\n', 2)):
        stream = io.BufferedReader(io.BytesIO(data.encode()))  # type: ignore[type-var,arg-type]
        monkeypatch.setattr(files, "stdin", lambda stream=stream: stream)
        documents, errors = read_all("-")
        assert errors == []
        assert len(documents) == count
        assert str(documents[0].path).startswith("-")
