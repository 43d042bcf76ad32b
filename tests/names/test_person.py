"""Surnames and genders of persons, and who may be one by name."""

import pytest

from graphbuilder.names.person import may_be_one, name_gender, surname


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Дональд Трамп", "трамп"),
        ("Путин В. В.", "путин"),
        ("Ким Чен Ын", "ким"),
        ("Kim Jong Un", "kim"),
        ("Урсула фон дер Ляйен", "ляйен"),
        ("Башар аль-Асад", "асад"),
        ("Владимир", "владимир"),
        ("", ""),
    ],
)
def test_a_person_is_called_by_the_surname(name: str, expected: str) -> None:
    assert surname(name) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Ким", "Ким Чен Ын", True),
        ("Ким Чен Ир", "Ким Чен Ын", False),
        ("Lee Jae-myung", "Lee Jae Myung", True),
        ("Лора Буш", "Джордж Буш", False),
        ("Д. Буш", "Джордж Буш", True),
        ("Асад", "Башар аль-Асад", True),
        ("Путин", "Лавров", False),
    ],
)
def test_names_may_be_one_where_nothing_given_differs(a: str, b: str, *, expected: bool) -> None:
    assert may_be_one(a, b) is may_be_one(b, a) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ангела Меркель", "Fem"), ("Владимир Путин", "Masc"), ("Theresa May", "Fem"), ("Си Цзиньпин", None)],
)
def test_a_first_name_or_surname_tells_the_gender(name: str, expected: str | None) -> None:
    assert name_gender(name) == expected
