"""Dates, ranges, relative days and numbers."""

import pytest

from graphbuilder.extract.rules import load_pack
from graphbuilder.extract.when import Clock, read_number
from graphbuilder.model import Word
from tests.extract.trees import found, only, tree


def times(text: str, *, language: str = "ru", published: str | None = "2025-09-03") -> list[tuple[str, str, str]]:
    words = tuple(Word(i, form, form.lower(), "X", 0, "dep") for i, form in enumerate(text.split(), 1))
    clock = Clock(load_pack(language), published)
    return [(when.start, when.end, when.precision) for _, _, when in clock.find(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 августа 2025 года", ("2025-08-03", "2025-08-03", "day")),
        ("3 августа", ("2025-08-03", "2025-08-03", "day")),
        ("28 декабря", ("2025-12-28", "2025-12-28", "day")),
        ("в апреле 2025 года", ("2025-04-01", "2025-04-30", "month")),
        ("в апреле", ("2025-04-01", "2025-04-30", "month")),
        ("в декабре", ("2024-12-01", "2024-12-31", "month")),
        ("в 2024 году", ("2024-01-01", "2024-12-31", "year")),
        ("в 2024–2025 годах", ("2024-01-01", "2025-12-31", "range")),
        ("вчера", ("2025-09-02", "2025-09-02", "day")),
        ("в понедельник", ("2025-09-01", "2025-09-01", "day")),
        ("03.09.2025", ("2025-09-03", "2025-09-03", "day")),
    ],
)
def test_russian_time_expressions(text: str, expected: tuple[str, str, str]) -> None:
    assert times(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on September 1 , 2025", ("2025-09-01", "2025-09-01", "day")),
        ("on 1 September 2025", ("2025-09-01", "2025-09-01", "day")),
        ("in April 2025", ("2025-04-01", "2025-04-30", "month")),
        ("in 2024", ("2024-01-01", "2024-12-31", "year")),
        ("on Monday", ("2025-09-01", "2025-09-01", "day")),
    ],
)
def test_english_time_expressions(text: str, expected: tuple[str, str, str]) -> None:
    assert times(text, language="en") == [expected]


def test_a_day_without_a_year_is_left_out_where_the_day_of_publication_is_unknown() -> None:
    assert times("3 августа", published=None) == []


@pytest.mark.parametrize("text", ["31 февраля 2025", "you may go", "дом 2024а"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert all(start != "2025-02-31" for start, _, _ in times(text, language="en" if text.isascii() else "ru"))
    assert len(times(text, language="en" if text.isascii() else "ru")) <= 1


def test_thousands_are_multiplied_and_the_counted_noun_is_the_unit() -> None:
    sentence = tree("""
    Иран      Иран      PROPN Case=Nom 2 nsubj B-Geopolitical
    отправил  отправить VERB  _        0 root
    порядка   порядка   ADP   _        5 case
    13        13        NUM   _        5 nummod
    тысяч     тысяча    NOUN  Case=Gen 2 obj
    бойцов    боец      NOUN  Case=Gen 5 nmod
    """)
    quantity = only(found(sentence)).quantity
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.approximate) == (13000, "боец", True)


@pytest.mark.parametrize(
    ("text", "value"), [("13", 13.0), ("2,5", 2.5), ("1,200", 1200.0), ("1 200 000", 1200000.0), ("13-й", None)]
)
def test_written_numbers(text: str, value: float | None) -> None:
    assert read_number(text) == value
