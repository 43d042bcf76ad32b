"""False ends of sentences, amid a name or behind an abbreviation."""

import pytest

from graphbuilder.parse.splits import is_false_end


@pytest.mark.parametrize(
    ("last", "following", "between", "language", "expected"),
    [
        ("Jong", "Un", " ", "en", True),
        ("St.", "Martin", " ", "en", True),
        ("A.", "Lind", " ", "en", True),
        ("им.", "Горького", " ", "ru", True),
        ("Jong", "Un", "\n", "en", False),
        ("here", "He", " ", "en", False),
        ("said.", "He", " ", "en", False),
        ("NATO", "He", " ", "en", False),
        ("Jong", "un", " ", "en", False),
        ("St.", "Martin", " ", "ru", False),
        ("U.S.", "Senate", " ", "en", True),
        ("U.S.", "They", " ", "en", False),
        ("Sen.", "Lind", " ", "en", True),
    ],
)
def test_a_sentence_goes_on_where_only_a_name_was_cut(
    last: str, following: str, between: str, language: str, expected: bool
) -> None:
    assert is_false_end(last, following, between, language) is expected
