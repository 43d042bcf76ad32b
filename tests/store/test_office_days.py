"""An office looked at on the days around a change gives what looking at all of its days gives."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graphbuilder.model import Entity, Localised, Post
from graphbuilder.store import connect, identity
from graphbuilder.store.guises import days
from graphbuilder.store.guises.days import Shelf, Slot, Touched, slots
from tests.store.test_incremental import article, expected, links

#: Near and far from each other: a holder named alone counts for half a year.
DAYS = (
    *("2019-05-01", "2019-05-02", "2019-06-01", "2020-01-01", "2020-07-10", "2022-03-01", "2022-03-05"),
    *("2022-03-09", "2025-02-01", "2025-02-02", "2025-06-01"),
)
NAMES = (
    *("Сергей Иванов", "Пётр Иванов", "Иванов", "Иванов", "Анна Белова", "Белова", "Джо Байден", "Владимир Путин"),
    *("Sergey Ivanov", "Дональд Трамп"),
)
named = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from([(), (), (), ("sex:Fem",)]),
    st.tuples(st.sampled_from(range(3)), st.sampled_from(DAYS)),
)
plain = st.tuples(st.sampled_from(NAMES), st.just(()), st.none())
wanted = st.tuples(st.sampled_from((0, 1, 2, 2)), st.sampled_from((*DAYS, *DAYS, *DAYS, "")))
dated = st.tuples(st.sampled_from((0, 1, 2, 2)), st.sampled_from(DAYS))
documents = st.one_of(
    st.tuples(st.just([]), st.just([]), st.lists(dated, min_size=1, max_size=3), st.just(False)),
    st.tuples(st.lists(named, min_size=1, max_size=2), st.just([]), st.lists(dated, max_size=2), st.just(False)),
    st.tuples(st.lists(plain, min_size=1, max_size=2), st.just([]), st.lists(wanted, max_size=1), st.just(False)),
)
NUMBERS = tuple(f"d{number:x}" for number in range(14))
arrivals = st.dictionaries(st.sampled_from(NUMBERS), documents, min_size=1, max_size=6)
histories = st.lists(st.one_of(arrivals, arrivals, arrivals, st.sampled_from(NUMBERS)), min_size=2, max_size=8)


def offices(*wanted: tuple[int, str]) -> tuple[Any, ...]:
    """Return a document that speaks of nothing but offices."""
    return ([], [], list(wanted), False)


def holder(name: str, day: str) -> tuple[Any, ...]:
    """Return a document in which somebody is minister on a day."""
    return ([(name, (), (2, day))], [], [], False)


def told(id: str, content: tuple[Any, ...]) -> Localised:
    """Return the document *id*; what offices are called differs from document to document."""
    made = article(id, content)
    calls = {"d0": "{} страны", "d1": "{} страны", "d2": "наш {}", "d5": "{} страны"}
    entities = {
        mention: replace(each, name=name, names={"ru": name})
        if each.type == "Position" and (name := calls.get(id, "{}").format(each.name))
        else each
        for mention, each in made.entities.items()
    }
    return replace(made, entities=entities)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(histories)
@example(
    [{"d5": offices((2, DAYS[5]), (2, DAYS[6]), (2, DAYS[7]))}, {"d0": offices((2, DAYS[0]))}, "d0"]
)  # the least id
@example([{"d1": offices((1, DAYS[5]), (1, DAYS[6]))}, {"d2": offices((1, DAYS[7]))}, "d1"])  # the table's holder
@example([{"d1": offices(*((2, day) for day in DAYS[5:8]))}, {"d2": holder("Анна Белова", DAYS[6])}, "d2"])
@example([{"d1": holder("Белова", DAYS[5]), "d2": offices((2, DAYS[6]))}, {"d3": holder("Белова", DAYS[7])}, "d1"])
@example([{"d1": holder("Белова", DAYS[5]), "d2": offices((2, DAYS[6]))}, {"d3": holder("Белова", DAYS[5])}, "d1"])
@example(
    [{"d1": offices((2, DAYS[5]), (2, DAYS[6])), "d3": offices((2, DAYS[7]))}, {"d4": offices((2, DAYS[8]))}, "d4"]
)
def test_a_history_gives_what_all_documents_at_once_give(history: list[Any]) -> None:
    inside: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(days, "WINDOW", 0)
        with connect(str(Path(folder) / "x.graph")) as store:
            for step in history:
                if isinstance(step, str):
                    assert identity.delete(store, step) == (inside.pop(step, None) is not None)
                else:
                    batch = {id: told(id, content) for id, content in step.items()}
                    store.replace(list(batch.values()))
                    inside |= batch
                assert links(store) == expected(list(inside.values()))
            dump = list(store.dump())
        with connect(str(Path(folder) / "fresh.graph")) as fresh:
            fresh.replace(list(inside.values()))
            assert dump == list(fresh.dump())


def test_a_change_reaches_the_days_between_those_named_next_to_it() -> None:
    shelf = Shelf(
        named=("2020-01-01", "2020-02-01", "2020-03-01"), wanted=tuple(f"2020-0{month}-15" for month in range(1, 10))
    )
    assert shelf.reached(Touched(named={"2020-02-01"})) == {"2020-01-15", "2020-02-15"}
    assert shelf.reached(Touched(wanted={"2020-09-15"})) == {"2020-09-15"}
    last = shelf.reached(Touched(named={"2020-03-01"}))
    assert last == {f"2020-0{month}-15" for month in range(2, 9)}  # half a year from the last
    assert shelf.near({"2020-01-15", "2020-09-15"}) == {"2020-01-01", "2020-02-01", "2020-03-01"}


def test_where_a_position_and_who_holds_it_fall() -> None:
    post = Post("министр", "country:RU", "2020-01-01")
    position, person = (Entity("a", "министр", type, posts=(post,)) for type in ("Position", "Person"))
    assert slots(position) == {Slot(False, "office министр | country:RU", "2020-01-01")}
    assert slots(person) == {Slot(True, "office министр | country:RU", "2020-01-01")}
    assert not slots(Entity("b", "ООО", "Organization", posts=(post,)))
