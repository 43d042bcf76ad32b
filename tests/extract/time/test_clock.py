"""Dates, ranges, relative days and numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.extract.rules import load_pack
from graphbuilder.extract.time.clock import Clock
from graphbuilder.extract.time.numbers import read_number
from graphbuilder.extract.time.periods import DAYS, MONTHS, period, stretch
from graphbuilder.grammar.ru.dictionary import morph
from graphbuilder.model import Word
from tests.extract.trees import found, only, tree


def word(number: int, form: str, language: str) -> Word:
    """Return a word as a parser sees it, by the dictionary; in English by its ending."""
    if language == "en":
        plural = len(form) > 3 and form.endswith("s") and form[:1].islower() and form not in ("this", "previous")
        lemma = form.lower()[:-1] if plural else form.lower()
        return Word(number, form, lemma, "X", 0, "dep", {"Number": "Plur"} if plural else {})
    read = morph().parse(form.lower())[0]
    plural = "plur" in read.tag and read.tag.POS in ("NOUN", "ADJF")
    return Word(number, form, read.normal_form, "X", 0, "dep", {"Number": "Plur"} if plural else {})


def times(text: str, *, language: str = "ru", published: str | None = "2025-09-03") -> list[tuple[str, str, str]]:
    words = tuple(word(number, form, language) for number, form in enumerate(text.split(), 1))
    clock = Clock(load_pack(language), published)
    return [(when.start, when.end, when.precision) for _, _, when in clock.find(words)]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("3 августа 2025 года", "2025-08-03", "2025-08-03", "day"),
        ("3 августа", "2025-08-03", "2025-08-03", "day"),
        ("28 декабря", "2025-12-28", "2025-12-28", "day"),
        ("1-го сентября", "2025-09-01", "2025-09-01", "day"),
        ("03.09.2025", "2025-09-03", "2025-09-03", "day"),
        ("24 февраля прошлого года", "2024-02-24", "2024-02-24", "day"),
        ("с 1 по 5 мая 2024 года", "2024-05-01", "2024-05-05", "range"),
        ("1–5 мая", "2025-05-01", "2025-05-05", "range"),
        ("с 28 августа по 3 сентября", "2025-08-28", "2025-09-03", "range"),
        ("в апреле 2025 года", "2025-04-01", "2025-04-30", "month"),
        ("в апреле", "2025-04-01", "2025-04-30", "month"),
        ("в декабре", "2024-12-01", "2024-12-31", "month"),
        ("в мае прошлого года", "2024-05-01", "2024-05-31", "month"),
        ("с апреля по июнь 2024 года", "2024-04-01", "2024-06-30", "range"),
        ("летом 2024 года", "2024-06-01", "2024-08-31", "range"),
        ("зимой 2024 года", "2023-12-01", "2024-02-29", "range"),
        ("прошлым летом", "2024-06-01", "2024-08-31", "range"),
        ("в первом квартале 2025 года", "2025-01-01", "2025-03-31", "range"),
        ("во втором полугодии", "2025-07-01", "2025-12-31", "range"),
        ("в 2024 году", "2024-01-01", "2024-12-31", "year"),
        ("в 2024-м", "2024-01-01", "2024-12-31", "year"),
        ("в 2024–2025 годах", "2024-01-01", "2025-12-31", "range"),
        ("в 2024 – 2025 гг.", "2024-01-01", "2025-12-31", "range"),
        ("в 2024 –2025 годах", "2024-01-01", "2025-12-31", "range"),
        ("с 2014 по 2020 год", "2014-01-01", "2020-12-31", "range"),
        ("в 1990-х годах", "1990-01-01", "1999-12-31", "range"),
        ("вчера", "2025-09-02", "2025-09-02", "day"),
        ("накануне", "2025-09-02", "2025-09-02", "day"),
        ("завтра", "2025-09-04", "2025-09-04", "day"),
        ("в понедельник", "2025-09-01", "2025-09-01", "day"),
        ("в минувшую пятницу", "2025-08-29", "2025-08-29", "day"),
        ("в прошлую среду", "2025-08-27", "2025-08-27", "day"),
        ("в следующий понедельник", "2025-09-08", "2025-09-08", "day"),
        ("в прошлую среду , 20 августа", "2025-08-20", "2025-08-20", "day"),
        ("на прошлой неделе", "2025-08-25", "2025-08-31", "range"),
        ("на этой неделе", "2025-09-01", "2025-09-07", "range"),
        ("в прошлом месяце", "2025-08-01", "2025-08-31", "month"),
        ("в следующем месяце", "2025-10-01", "2025-10-31", "month"),
        ("в прошлом году", "2024-01-01", "2024-12-31", "year"),
        ("в нынешнем году", "2025-01-01", "2025-12-31", "year"),
        ("два года назад", "2023-01-01", "2023-12-31", "year"),
        ("пять лет назад", "2020-01-01", "2020-12-31", "year"),
        ("три месяца назад", "2025-06-01", "2025-06-30", "month"),
        ("10 дней назад", "2025-08-24", "2025-08-24", "day"),
        ("неделю назад", "2025-08-25", "2025-08-31", "range"),
        ("полтора года назад", "2024-03-01", "2024-03-31", "month"),
        ("через три дня", "2025-09-06", "2025-09-06", "day"),
        ("через год", "2026-01-01", "2026-12-31", "year"),
        ("за последние три дня", "2025-08-31", "2025-09-03", "range"),
        ("за последние два года", "2023-09-03", "2025-09-03", "range"),
        ("в последние месяцы", "2025-06-03", "2025-09-03", "range"),
    ],
)
def test_russian_time_expressions(text: str, start: str, end: str, precision: str) -> None:
    assert times(text) == [(start, end, precision)]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("on September 1 , 2025", "2025-09-01", "2025-09-01", "day"),
        ("on 1 September 2025", "2025-09-01", "2025-09-01", "day"),
        ("on August 3rd", "2025-08-03", "2025-08-03", "day"),
        ("on May 9 last year", "2024-05-09", "2024-05-09", "day"),
        ("from May 1 to 5", "2025-05-01", "2025-05-05", "range"),
        ("on September 1-3", "2025-09-01", "2025-09-03", "range"),
        ("from 28 August to 3 September", "2025-08-28", "2025-09-03", "range"),
        ("in April 2025", "2025-04-01", "2025-04-30", "month"),
        ("in May", "2025-05-01", "2025-05-31", "month"),
        ("in May of last year", "2024-05-01", "2024-05-31", "month"),
        ("last December", "2024-12-01", "2024-12-31", "month"),
        ("between January and March 2024", "2024-01-01", "2024-03-31", "range"),
        ("in the summer of 2024", "2024-06-01", "2024-08-31", "range"),
        ("last spring", "2025-03-01", "2025-05-31", "range"),
        ("in the first quarter of 2025", "2025-01-01", "2025-03-31", "range"),
        ("in 2024", "2024-01-01", "2024-12-31", "year"),
        ("in 2024-25", "2024-01-01", "2025-12-31", "range"),
        ("between 2014 and 2020", "2014-01-01", "2020-12-31", "range"),
        ("from 2014 to 2020", "2014-01-01", "2020-12-31", "range"),
        ("in the 1990s", "1990-01-01", "1999-12-31", "range"),
        ("yesterday", "2025-09-02", "2025-09-02", "day"),
        ("last night", "2025-09-02", "2025-09-02", "day"),
        ("on Monday", "2025-09-01", "2025-09-01", "day"),
        ("last Friday", "2025-08-29", "2025-08-29", "day"),
        ("next Monday", "2025-09-08", "2025-09-08", "day"),
        ("last week", "2025-08-25", "2025-08-31", "range"),
        ("earlier this month", "2025-09-01", "2025-09-30", "month"),
        ("next month", "2025-10-01", "2025-10-31", "month"),
        ("last year", "2024-01-01", "2024-12-31", "year"),
        ("over the weekend", "2025-08-30", "2025-08-31", "range"),
        ("three days ago", "2025-08-31", "2025-08-31", "day"),
        ("two years ago", "2023-01-01", "2023-12-31", "year"),
        ("a week ago", "2025-08-25", "2025-08-31", "range"),
        ("over the past three days", "2025-08-31", "2025-09-03", "range"),
        ("in the last two years", "2023-09-03", "2025-09-03", "range"),
        ("in recent months", "2025-06-03", "2025-09-03", "range"),
    ],
)
def test_english_time_expressions(text: str, start: str, end: str, precision: str) -> None:
    assert times(text, language="en") == [(start, end, precision)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("дом 2024а", "ru"), ("последний день", "ru"), ("этот человек", "ru"), ("1 по 5", "ru"),
        ("you may go", "en"), ("a march on the capital", "en"), ("the last of them", "en"), ("this man", "en"),
        ("first and second", "en"), ("in a week", "en"),
    ],
)  # fmt: skip
def test_what_is_no_time_is_none(text: str, language: str) -> None:
    assert times(text, language=language) == []


def test_a_day_no_calendar_has_is_left_out() -> None:
    assert times("31 февраля 2025") == [("2025-02-01", "2025-02-28", "month")]


def test_a_verb_of_the_future_looks_ahead() -> None:
    future = Word(1, "will", "will", "AUX", 2, "aux"), Word(2, "meet", "meet", "VERB", 0, "root", {"VerbForm": "Inf"})
    past = Word(1, "they", "they", "PRON", 2, "nsubj"), Word(2, "met", "meet", "VERB", 0, "root", {"Tense": "Past"})
    clock = Clock(load_pack("en"), "2025-09-03")
    for verb, start in ((future, "2025-09-08"), (past, "2025-09-01")):
        words = (*verb, Word(3, "on", "on", "ADP", 4, "case"), Word(4, "Monday", "Monday", "PROPN", 2, "obl"))
        assert [when.start for _, _, when in clock.find(words)] == [start]


def test_the_eve_of_something_is_not_the_day_before_publication() -> None:
    words = (Word(1, "накануне", "накануне", "ADP", 2, "case"), Word(2, "выборов", "выборы", "NOUN", 0, "root"))
    assert Clock(load_pack("ru"), "2025-09-03").find(words) == []


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.sampled_from(sorted({**MONTHS, **DAYS})), st.integers(-40, 40))
def test_a_period_is_whole_and_holds_the_day_so_many_units_away(day: date, unit: str, shift: int) -> None:
    when = period(unit, day, shift)
    assert when.start <= when.end
    if unit != "weekend" and shift == 0:
        assert when.start <= day.isoformat() <= when.end
    assert stretch(unit, day, abs(shift)).end == day.isoformat()


def test_a_day_without_a_year_is_left_out_where_the_day_of_publication_is_unknown() -> None:
    assert times("3 августа", published=None) == []


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


def test_days_after_an_event_are_counted_from_the_day_the_sentence_gave_it() -> None:
    text = tree("""
    Встреча встреча NOUN  Case=Nom 2 nsubj
    прошла  пройти  VERB  Tense=Past 0 root
    3       3       ADJ   _ 2 obl
    августа август NOUN Case=Gen 3 flat
    ~,      ,       PUNCT _ 12 punct
    через   через   ADP   _ 8 case
    два     два     NUM   _ 8 nummod
    дня     день    NOUN  Case=Gen 12 obl
    после   после   ADP   _ 10 case
    встречи встреча NOUN  Case=Gen 8 nmod
    гость   гость   NOUN  Case=Nom 12 nsubj
    уехал   уехать  VERB  Tense=Past 2 conj
    """)
    read = Clock(load_pack("ru"), "2025-09-03").find(text.words)
    assert [when.start for _, _, when in read] == ["2025-08-03", "2025-08-05"]


def test_a_participle_before_its_noun_has_no_time_of_its_clause() -> None:
    made = found(
        tree("""
        Живущий  жить     VERB  VerbForm=Part|Case=Nom 4 acl
        в        в        ADP   _          3 case
        Вене     Вена     PROPN Case=Loc   1 obl  B-Geopolitical
        Лавров   Лавров   PROPN Case=Nom   6 nsubj B-Person
        вчера    вчера    ADV   _          6 advmod
        посетил  посетить VERB  Tense=Past 0 root
        Рим      Рим      PROPN Case=Acc   6 obj  B-Geopolitical
        """)
    )
    times = {one.relation: one.time and one.time.start for one in made.statements}
    assert times == {"LIVES_IN": None, "VISITED": "2025-09-02"}
