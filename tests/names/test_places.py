"""The gazetteer: names in two languages, demonyms, capitals, seats of government."""

# ruff: noqa: E501 - tables of names, one a line

import pytest

from graphbuilder.names.places import TABLE, capital, demonym, find_place, find_places, seat


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("США", "country:US"), ("Соединённые Штаты Америки", "country:US"), ("соединенные штаты", "country:US"), ("U.S.", "country:US"),
        ("United States", "country:US"), ("КНДР", "country:KP"), ("Северная Корея", "country:KP"), ("DPRK", "country:KP"),
        ("Южная Корея", "country:KR"), ("ФРГ", "country:DE"), ("UK", "country:GB"), ("the United Kingdom", "country:GB"),
        ("Российская Федерация", "country:RU"), ("РФ", "country:RU"), ("Беларусь", "country:BY"), ("Белоруссия", "country:BY"),
        ("Türkiye", "country:TR"), ("Грузия", "country:GE"), ("Georgia", "country:GE"), ("ЕС", "org:eu"), ("НАТО", "org:nato"),
        ("Northern Ireland", "region:GB-NIR"), ("Курская область", "region:RU-KRS"), ("курский область", "region:RU-KRS"),
        ("Курская обл.", "region:RU-KRS"), ("Kursk Oblast", "region:RU-KRS"), ("the Kursk region", "region:RU-KRS"),
        ("ДНР", "region:dnr"), ("Крым", "region:UA-43"), ("Харьковская область", "region:UA-63"), ("Texas", "region:US-TX"),
        ("Техас", "region:US-TX"), ("Бавария", "region:DE-BY"), ("Подмосковье", "region:RU-MOS"), ("Пекин", "city:1816670"),
        ("Москва", "city:524901"), ("Kyiv", "city:703448"), ("Киев", "city:703448"), ("Нью-Йорк", "city:5128581"),
        ("New York", "city:5128581"), ("Вашингтон", "city:4140963"), ("Донецк", "city:709717"), ("Севастополь", "city:694423"),
    ],
)  # fmt: skip
def test_a_name_finds_its_place(name: str, key: str) -> None:
    place = find_place(name)
    assert place is not None
    assert place.key == key


def test_every_subject_of_russia_and_every_oblast_of_ukraine_has_a_region_or_a_city() -> None:
    russian = [
        place
        for name in ("Воронежская область", "Республика Коми", "Алтайский край", "ХМАО")
        for place in find_places(name)
    ]
    assert {place.key for place in russian} >= {"region:RU-VOR", "region:RU-KO", "region:RU-ALT", "region:RU-KHM"}


@pytest.mark.parametrize("name", ["Иван", "Путин", "", "«»", "Шалтай-Болтай"])
def test_what_is_no_place_finds_none(name: str) -> None:
    assert find_place(name) is None


def test_kinds_narrow_an_ambiguous_name() -> None:
    state, land = find_place("Georgia", kinds={"Region"}), find_place("Georgia")
    assert (state and state.key, land and land.key) == ("region:US-GA", "country:GE")


@pytest.mark.parametrize(
    ("lemma", "key"),
    [
        ("северокорейский", "country:KP"), ("North Korean", "country:KP"), ("российский", "country:RU"), ("россиянин", "country:RU"),
        ("россияне", "country:RU"), ("Russians", "country:RU"), ("американец", "country:US"), ("американский", "country:US"),
        ("украинка", "country:UA"), ("московский", "city:524901"), ("киевский", "city:703448"), ("чеченский", "region:RU-CE"),
        ("British", "country:GB"), ("Frenchmen", "country:FR"), ("натовский", "org:nato"),
    ],
)  # fmt: skip
def test_a_demonym_finds_its_place(lemma: str, key: str) -> None:
    place = demonym(lemma)
    assert place is not None
    assert place.key == key


@pytest.mark.parametrize("word", ["новый", "великий", "горький", "высокий"])
def test_an_ordinary_adjective_is_no_demonym(word: str) -> None:
    assert demonym(word) is None


@pytest.mark.parametrize(("code", "name"), [("RU", "Москва"), ("KP", "Пхеньян"), ("US", "Вашингтон"), ("KZ", "Астана")])
def test_a_country_has_its_capital(code: str, name: str) -> None:
    found = capital(code)
    assert found is not None
    assert (found.name_ru, found.capital_of) == (name, code)


def test_seats_of_government_stand_for_their_country() -> None:
    found = {
        name: place and place.key
        for name in ("Кремль", "Белый дом", "White House", "Смольный")
        for place in [seat(name)]
    }
    assert found == {"Кремль": "country:RU", "Белый дом": "country:US", "White House": "country:US", "Смольный": None}


def test_the_table_is_small() -> None:
    assert TABLE.stat().st_size < 1_500_000
