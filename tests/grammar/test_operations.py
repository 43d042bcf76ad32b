"""Operations of Russian that stages ask for, and English, which answers by default."""

import pytest

from graphbuilder.grammar import load

RUSSIAN, ENGLISH = load("ru"), load("en")


@pytest.mark.parametrize(
    ("form", "cases"),
    [("Россией", {"ins"}), ("города", {"gen", "nom", "acc"}), ("США", {"nom", "gen", "dat", "acc", "ins", "loc"})],
)
def test_a_form_stands_in_the_cases_the_dictionary_has(form: str, cases: set[str]) -> None:
    assert RUSSIAN.cases(form) == cases


def test_without_cases_any_form_may_stand_anywhere() -> None:
    assert len(ENGLISH.cases("Lind")) == 6


@pytest.mark.parametrize(("part", "gender"), [("Ангела", "Fem"), ("Владимир", "Masc"), ("Ын", None)])
def test_names_show_a_gender(part: str, gender: str | None) -> None:
    assert RUSSIAN.name_gender(part) == gender


def test_names_of_armies_are_made_in_each_language() -> None:
    assert RUSSIAN.army("Северная Корея") == "армия Северной Кореи"
    assert ENGLISH.army("North Korea") == "North Korea army"


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert ENGLISH.stripped("Lind's") == "Lind"
    assert RUSSIAN.stripped("Линд") == "Линд"


@pytest.mark.parametrize(("form", "future"), [("проголосуют", True), ("голосуют", False), ("дом", False)])
def test_a_perfective_present_is_a_future(form: str, future: bool) -> None:
    assert RUSSIAN.is_future(form) is future


def test_a_genitive_is_led_back_to_its_nominative() -> None:
    assert RUSSIAN.from_genitive("россии") == "россия"
    assert RUSSIAN.genitive("Россия") == "России"
    assert RUSSIAN.genitive("США") == "США"
