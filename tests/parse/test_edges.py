"""What stands at the edges of a name and is no part of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.parse.edges import trimmed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The United Nations", "United Nations"),
        ("Muqtada al - Sadr ’s", "Muqtada al - Sadr"),
        ("- Bryan Hull -", "Bryan Hull"),
        ("the", "the"),
        ("Bank of the West", "Bank of the West"),
        ("Yahoo!", "Yahoo!"),
    ],
)
def test_articles_possessives_and_marks_are_left_out(words: str, name: str) -> None:
    forms = words.split()
    first, last = trimmed(1, len(forms), forms, "en")
    assert " ".join(forms[first - 1 : last]) == name


def test_a_language_without_a_list_keeps_its_names() -> None:
    assert trimmed(1, 3, ["«", "Известия", "»"], "ru") == (1, 3)


@given(st.lists(st.sampled_from(["the", "'s", "-", "Nile", "of"]), min_size=1, max_size=6), st.data())
def test_a_name_never_vanishes_and_trimming_twice_is_trimming_once(forms: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(forms)))
    last = data.draw(st.integers(first, len(forms)))
    start, end = trimmed(first, last, forms, "en")
    assert first <= start <= end <= last
    assert trimmed(start, end, forms, "en") == (start, end)
