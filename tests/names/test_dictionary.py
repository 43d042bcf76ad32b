"""Look-ups and inflection are pymorphy3's own, whatever is remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.grammar.ru.dictionary import inflected, is_known, morph, readings

WORDS = (  # noqa: SIM905
    "станках Зеленского ёлок елок людей наибольшего встретился Путиным ЦСКА премьер-министра Кубертену псевдокошками "
    "экс-президента Ляйен стали XX 2024 А в — бутявкой"
).split()
FORMS = (("nomn",), ("nomn", "sing"), ("nomn", "plur"), ("nomn", "sing", "femn"), ("gent", "plur"), ("ablt",))


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_read_as_pymorphy3_reads_it(word):
    parses = morph().parse(word)
    assert [(r.word, r.lemma, r.tag.grammemes, r.score) for r in readings(word)] == [
        (p.word, p.normal_form, p.tag.grammemes, p.score) for p in parses
    ]
    assert [(r.tag.pos, r.tag.case, r.tag.gender) for r in readings(word)] == [
        (p.tag.POS, p.tag.case, p.tag.gender) for p in parses
    ]


@pytest.mark.parametrize("word", WORDS)
def test_a_form_remembered_from_another_word_is_the_one_pymorphy3_makes(word):
    for reading in readings(word):
        for wanted in FORMS:
            form = reading.parse.inflect(set(wanted))
            for _ in range(2):
                assert inflected(reading, *wanted) == (form.word if form else None)


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=2, max_size=9), st.sampled_from(FORMS))
def test_words_nobody_has_seen_decline_as_pymorphy3_declines_them(word, wanted):
    for reading in readings(word):
        form = reading.parse.inflect(set(wanted))
        assert inflected(reading, *wanted) == (form.word if form else None)


def test_only_what_the_dictionary_lists_is_known():
    assert is_known("Станках")
    assert is_known("елок")
    assert not is_known("бутявкой")
    assert not is_known("псевдокошками")
    assert not is_known("2024")
