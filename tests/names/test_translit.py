"""Keys under which spellings of two scripts meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.grammar.scripts.eastern import korean, pinyin
from graphbuilder.grammar.scripts.translit import consonants, latin, phonetic


@pytest.mark.parametrize(
    ("cyrillic", "other"), [("Зеленский", "Zelenskyy"), ("Хрущёв", "Khrushchev"), ("Мерц", "Merz")]
)
def test_spellings_of_one_name_sound_alike(cyrillic: str, other: str) -> None:
    assert phonetic(cyrillic) == phonetic(other)


@pytest.mark.parametrize(("cyrillic", "other"), [("Трамп", "Trump"), ("Байден", "Biden"), ("Тэтчер", "Thatcher")])
def test_english_names_meet_in_their_consonants(cyrillic: str, other: str) -> None:
    assert consonants(cyrillic) == consonants(other)


@pytest.mark.parametrize(
    ("cyrillic", "other"), [("Цзиньпин", "jinping"), ("Кэцян", "keqiang"), ("Сяопин", "xiaoping"), ("И", "yi")]
)
def test_palladius_reads_as_pinyin(cyrillic: str, other: str) -> None:
    assert pinyin(cyrillic) == other


def test_a_russian_name_is_no_pinyin() -> None:
    assert pinyin("Захарова") is None


@pytest.mark.parametrize(
    ("cyrillic", "other"), [("Чен Ын", "Jong Un"), ("Чен Ир", "Jong-il"), ("Ё Чжон", "Yo Jong"), ("Чжэ Ин", "Jae-in")]
)
def test_korean_systems_meet(cyrillic: str, other: str) -> None:
    assert korean(cyrillic) == korean(other)


def test_korean_names_that_differ_stay_apart() -> None:
    assert len({korean(name) for name in ("Чен Ын", "Чен Ир", "Чен Нам", "Ир Сен", "Ё Чжон")}) == 5


@given(st.text(max_size=40))
def test_keys_are_stable_and_never_fail(text: str) -> None:
    assert phonetic(text) == phonetic(text.lower())
    assert isinstance(consonants(latin(text)), str)
    assert isinstance(korean(text), str)
