"""False ends of sentences, amid a name or behind an abbreviation."""

from dataclasses import dataclass

import pytest

from graphbuilder.parse.mending import mended
from graphbuilder.parse.splits import is_false_end, is_missed_end, is_one_word


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
        ("PM", "Lind", " ", "en", True),
    ],
)
def test_a_sentence_goes_on_where_only_a_name_was_cut(
    last: str, following: str, between: str, language: str, expected: bool
) -> None:
    assert is_false_end(last, following, between, language) is expected


@pytest.mark.parametrize(
    ("parts", "before", "language", "expected"),
    [
        (["вице", "-премьер"], "", "ru", True),
        (["Ji-", "won"], "Park", "en", True),
        (["Jae", "-", "in"], "Moon", "en", True),
        (["Trump", "-", "era"], "American", "en", False),
        (["Ji-", "won"], "the", "en", False),
        (["2020", "-2021"], "", "ru", False),
        (["вице", "премьер"], "", "ru", False),
        (["-", "премьер"], "", "ru", False),
    ],
)
def test_words_cut_at_a_hyphen_are_one(parts: list[str], before: str, language: str, expected: bool) -> None:
    assert is_one_word(parts, before, language) is expected


def test_a_full_stop_behind_an_abbreviation_of_capitals_ends_a_sentence() -> None:
    assert is_missed_end("РФ", "Генштаб", " ")
    assert not is_missed_end("РФ", "генштаб", " ")
    assert not is_missed_end("А", "Иванов", " ")
    assert not is_missed_end("РФ", "Генштаб", "")


@dataclass(frozen=True)
class Token:
    text: str
    start_char: int
    end_char: int


def tokens(text: str, *forms: str) -> list[Token]:
    found, at = [], 0
    for form in forms:
        at = text.index(form, at)
        found.append(Token(form, at, at + len(form)))
        at += len(form)
    return found


def test_what_is_mended_keeps_every_character() -> None:
    text = "Вице-премьер РФ. Генштаб им. Горького ушёл."
    words = tokens(text, "Вице", "-премьер", "РФ", ".", "Генштаб", "им.", "Горького", "ушёл", ".")
    found = mended([words[:6], words[6:]], text, "ru")
    assert [[token.text for token in sentence] for sentence in found] == [
        ["Вице-премьер", "РФ", "."],
        ["Генштаб", "им.", "Горького", "ушёл", "."],
    ]
    assert all(text[token.start_char : token.end_char] == token.text for sentence in found for token in sentence)


def test_sentences_without_slips_stay_the_same_tokens() -> None:
    text = "Иванов ушёл. Петров тоже."
    words = tokens(text, "Иванов", "ушёл", ".", "Петров", "тоже", ".")
    assert mended([words[:3], words[3:]], text, "ru") == [words[:3], words[3:]]


@dataclass
class Expanded:
    """A token an expander took for two words."""

    text: str
    start_char: int
    end_char: int
    words: tuple[str, ...]


def test_its_is_one_word() -> None:
    tokens = [Expanded("Its", 0, 3, ("It", "s")), Expanded("it's", 4, 8, ("it", "'s"))]
    ((first, second),) = mended([tokens], "Its it's", "en")
    assert (first.text, hasattr(first, "words"), second) == ("Its", False, tokens[1])
