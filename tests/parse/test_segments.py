"""Text is cut at paragraphs, never longer than the limit, and nothing that can be seen is lost."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.parse.cleaning import readable
from graphbuilder.parse.segments import segments

TEXTS = st.text(alphabet=st.sampled_from("аБв. \n\t\x0c\u2028\x85\x90xЁ!😀"), max_size=200)


@given(TEXTS, st.integers(1, 40))
def test_every_visible_character_is_in_exactly_one_segment(text: str, limit: int) -> None:
    found = list(segments(text, limit))
    kept = "".join(text[segment.start : segment.end] for segment in found)
    visible = [character for character in text if not character.isspace() and not "\x80" <= character <= "\x9f"]
    assert [character for character in kept if character in set(visible)] == visible
    assert all(0 < segment.end - segment.start <= limit for segment in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(TEXTS)
def test_no_segment_crosses_a_line_break(text: str) -> None:
    for segment in segments(text):
        assert len(text[segment.start : segment.end].splitlines()) == 1


def test_a_headline_without_full_stop_is_a_paragraph_of_its_own() -> None:
    text = "Переговоры завершились\nПутин прилетел в Пекин. Он встретился с Ким Чен Ыном.\n\n\nКонец"
    assert [(text[s.start : s.end], s.paragraph) for s in segments(text)] == [
        ("Переговоры завершились", 0),
        ("Путин прилетел в Пекин. Он встретился с Ким Чен Ыном.", 1),
        ("Конец", 2),
    ]


def test_a_long_paragraph_is_cut_where_a_sentence_ends() -> None:
    text = "Первая фраза закончилась. Вторая тоже закончилась. Третья фраза"
    found = list(segments(text, 55))
    assert [text[s.start : s.end] for s in found] == [
        "Первая фраза закончилась. Вторая тоже закончилась. ",
        "Третья фраза",
    ]
    assert not any(segment.cut for segment in found)


def test_a_cut_amid_a_sentence_is_recorded() -> None:
    found = list(segments("слово " * 20, 50))
    assert [segment.cut for segment in found] == [True, True, False]


def test_initials_are_no_end_of_a_sentence() -> None:
    text = "Вчера приехали А. С. Пушкин и Н. В. Гоголь"
    assert all(segment.cut for segment in list(segments(text, 25))[:-1])


def test_replacing_unreadable_characters_keeps_offsets() -> None:
    text = "а\x00б\ud800в\n\tг"
    assert readable(text) == "а\ufffdб\ufffdв\n\tг"
