"""What people type, and the values it becomes."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.errors import BadParameter
from graphbuilder.query import find_entities, run
from graphbuilder.query.entities import near_names
from graphbuilder.query.parameters import bind
from graphbuilder.query.question import Question, parse
from graphbuilder.store import Rows, Store, connect

HEADER = "// А | A\n// help: А | A\n{params}// columns: a\n// example:\nRETURN {used} AS a"


def asking(*parameters: str) -> Question:
    names = [one.split(":")[0] for one in parameters]
    lines = "".join(f"// param {one} | а | a\n" for one in parameters)
    return parse(HEADER.format(params=lines, used=" + ".join(f"${name}" for name in names)), name="test", topic="test")


@pytest.fixture(scope="module")
def graph(news: str) -> Store:
    return connect(news, read_only=True)


WRITTEN = ("Ким Чен Ына", "Ким Чен Ыном", "Kim Jong-un", "Kim Jong Un", "Путина", "Putin", "Vladimir Putin")


@pytest.mark.parametrize("text", WRITTEN)
def test_a_name_is_found_in_either_engine_however_it_is_written(store: Store, text: str) -> None:
    expected = "e-putin" if "ut" in text or "ут" in text else "e-kim"
    assert [one.id for one in find_entities(store, text)] == [expected]
    assert len(run(store, "who-met", {"person": text})) > 0


@pytest.mark.parametrize(
    ("text", "name", "same"),
    [
        ("Kim Jong-un", "Ким Чен Ын", True),
        ("Kim Jong Il", "Ким Чен Ын", False),
        ("Xi Jinping", "Си Цзиньпин", True),
        ("Putin, Vladimir", "Владимир Путин", True),
        ("Владимир Владимирович Путин", "Владимир Путин", True),
        ("Volodymyr Zelensky", "Владимир Зеленский", True),
        ("Людмила Путина", "Владимир Путин", False),
        ("Vladimir Zelensky", "Владимир Путин", False),
    ],
)
def test_a_full_name_is_compared_as_the_resolver_does(text: str, name: str, same: bool) -> None:
    class One:
        def read(self, cypher: str, parameters: object) -> Rows:
            columns = ("id", "name", "type", "name_ru", "name_en", "aliases", "country")
            return Rows(columns, [("x", name, "Person", name, None, None, None)])

    assert [one.name for one in find_entities(One(), text)] == ([name] if same else [])


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Владимир Путин", "e-putin"),
        ("путин", "e-putin"),
        ("Путина", "e-putin"),
        ("Путиным", "e-putin"),
        ("Владимиру Путину", "e-putin"),
        ("Putin", "e-putin"),
        ("PUTIN", "e-putin"),
        ("Ким Чен Ыном", "e-kim"),
        ("Kim Jong Un", "e-kim"),
        ("Trump", "e-trump"),
        ("Трампа", "e-trump"),
        ("Lavrov", "e-lavrov"),
        ("Северной Кореи", "country:KP"),
        ("Пхеньяна", "country:KP"),
        ("Курской области", "region:kursk"),
        ("Москвы", "city:moscow"),
        ("«МИД»", "e-mid"),
        ("e-nis", "e-nis"),
        ("Цзиньпин", "e-xi"),
    ],
)
def test_a_name_is_found_in_any_case_and_script(graph: Store, text: str, id: str) -> None:
    assert [one.id for one in find_entities(graph, text)] == [id]


def test_a_name_of_several_finds_them_all(graph: Store) -> None:
    assert [one.id for one in find_entities(graph, "Игорь")] == ["e-ivanov-1", "e-ivanov-2"]


def test_a_better_way_to_match_hides_the_worse(graph: Store) -> None:
    assert [one.id for one in find_entities(graph, "Москва")] == ["city:moscow"]


def test_kinds_limit_what_a_name_may_mean(graph: Store) -> None:
    assert find_entities(graph, "Путин", kinds=("City",)) == []


@given(st.text(max_size=30))
def test_no_text_breaks_the_search(text: str) -> None:
    class Empty:
        def read(self, cypher: str, parameters: object) -> object:
            return type(
                "Rows",
                (),
                {
                    "columns": ("id", "name", "type", "name_ru", "name_en", "aliases", "country"),
                    "records": [("x", "Иван Ёлкин", "Person", None, None, None, None)],
                },
            )()

    find_entities(Empty(), text)
    near_names(Empty(), text)


def test_an_unknown_name_is_answered_with_near_ones(graph: Store) -> None:
    with pytest.raises(BadParameter, match=r"who-met, person: the graph knows no entity «Путнн»; did you mean .*Путин"):
        run(graph, "who-met", {"person": "Путнн"})


def test_an_unknown_parameter_is_answered_with_the_nearest(graph: Store) -> None:
    with pytest.raises(BadParameter, match="no parameter 'persn'; did you mean person"):
        run(graph, "who-met", {"persn": "Путин"})


def test_a_missing_parameter_is_named_with_an_example(graph: Store) -> None:
    with pytest.raises(BadParameter, match=r"who-met needs person .*graphbuilder query who-met -p person="):
        run(graph, "who-met", {})


def test_several_names_ask_about_all_of_them(graph: Store) -> None:
    frame = run(graph, "who-met", {"person": ["Трамп", "Лавров"]})
    assert set(frame["person"]) == {"Дональд Трамп", "Сергей Лавров"}
    assert frame.attrs["entities"] == {"person": [("e-trump", "Дональд Трамп"), ("e-lavrov", "Сергей Лавров")]}


@pytest.mark.parametrize(
    ("type", "value", "expected"),
    [
        ("since", "2025", "2025-01-01"),
        ("until", "2025", "2025-12-31"),
        ("since", "2024-2", "2024-02-01"),
        ("until", "2024-02", "2024-02-29"),
        ("since", "03.09.2025", "2025-09-03"),
        ("until", "09.2025", "2025-09-30"),
        ("until", "2025-09-03T10:00:00", "2025-09-03"),
        ("since", datetime.date(2025, 9, 3), "2025-09-03"),
        ("integer", "7", 7),
        ("number", "0.5", 0.5),
        ("flag", "да", True),
        ("flag", "no", False),
        ("relation", "signed with", "SIGNED_WITH"),
        ("text", "a = b", "a = b"),
    ],
)
def test_a_value_becomes_its_type(graph: Store, type: str, value: object, expected: object) -> None:
    bound, _ = bind(graph, asking(f"a: {type} ="), {"a": value})
    assert bound == {"a": expected}


@pytest.mark.parametrize(
    ("type", "value", "says"),
    [
        ("since", "вчера", "is no date"),
        ("since", "2025-13", "no day of the calendar"),
        ("until", "2025-02-30", "no day of the calendar"),
        ("integer", "1.5", "is no integer"),
        ("integer", "-1", "out of range"),
        ("number", "nan", "out of range"),
        ("number", "many", "is no number"),
        ("flag", "perhaps", "expected yes or no"),
        ("relation", "SIGNED_WIT", "did you mean SIGNED_WITH"),
        ("source", "ТАС", "did you mean ТАСС"),
    ],
)
def test_a_wrong_value_is_refused_in_one_line(graph: Store, type: str, value: str, says: str) -> None:
    with pytest.raises(BadParameter, match=says) as caught:
        bind(graph, asking(f"a: {type} ="), {"a": value})
    assert "\n" not in str(caught.value)


@given(st.text(max_size=20))
def test_a_day_is_a_day_or_is_refused(text: str) -> None:
    class Nothing:
        def read(self, cypher: str, parameters: object) -> object:
            raise AssertionError("no graph is asked about a day")

    try:
        bound, _ = bind(Nothing(), asking("a: since ="), {"a": text})
    except BadParameter:
        return
    assert bound["a"] == "" or datetime.date.fromisoformat(bound["a"])
