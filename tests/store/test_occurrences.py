"""What is one occurrence: by the pure function, and in the graph of each engine."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.lexicon import relations
from graphbuilder.model import Localised, Quantity
from graphbuilder.store import Store
from graphbuilder.store.derive import Pair, parties, statement_parties
from graphbuilder.store.occurrences import Kind, Place, Report, kind_of, occurrences, properties_of
from tests.store.builders import Article, apart, by_name, members

PAIR = Pair("MET", "e:Ким", "e:Путин")
MEETING, FACT, ONCE, DEED = Kind(symmetric=True), Kind(standing=True), Kind(once=True), Kind()
BEIJING, MOSCOW = Place("city:beijing", "City", "CN"), Place("city:moscow", "City", "RU")
CHINA, KREMLIN = Place("country:CN", "Country", "CN"), Place("e:kremlin", "Place", "RU")


def report(name: str, time: str | None = None, *, on: str | None = "2025-09-05", **fields: Any) -> Report:
    """Return a report of a document of its own; *time* is a day, or two with a stroke between."""
    first, _, last = (time or "").partition("/")
    return Report(
        name, first=first or None, last=last or first or None, published=on, document=f"d{name}", source="s", **fields
    )


def grouped(kind: Kind, *reports: Report) -> list[str]:
    """Return the names of the statements of each occurrence as words, those that only speak of it behind a plus."""
    return [
        " ".join(sorted(one.id for one in each.reports)) + "".join("+" + one.id for one in each.others)
        for each in occurrences(reports, kind)
    ]


# --- time ------------------------------------------------------------------------------------------------------------


def test_one_day_is_one_meeting_and_two_days_are_two() -> None:
    assert grouped(MEETING, report("a", "2025-09-03"), report("b", "2025-09-03"), report("c", "2025-09-05")) == [
        "a b",
        "c",
    ]


def test_a_month_joins_the_day_within_it_that_is_nearest_to_its_publication_and_never_ties_two_days() -> None:
    early, late = report("a", "2025-09-03"), report("b", "2025-09-20")
    month = report("m", "2025-09-01/2025-09-30", on="2025-09-21")
    assert grouped(DEED, early, late, month) == ["a", "b m"]
    (_, second) = occurrences([early, late, month], DEED)
    assert properties_of(PAIR, [second])[0]["date_from"] == "2025-09-20"


def test_what_two_ranges_leave_possible_is_the_time() -> None:
    (found,) = occurrences([report("a", "2025-09-01/2025-09-05"), report("b", "2025-09-03/2025-09-09")])
    (said,) = properties_of(PAIR, [found])
    assert (said["date_from"], said["date_to"]) == ("2025-09-03", "2025-09-05")
    assert said["dates"] == ["2025-09-01/2025-09-05", "2025-09-03/2025-09-09"]


@pytest.mark.parametrize(
    ("published", "expected"), [("2025-09-10", ["a u"]), ("2025-09-11", ["a", "u"]), ("2025-08-27", ["a u"])]
)
def test_an_undated_event_lies_within_a_week_of_its_publication(published: str, expected: list[str]) -> None:
    assert grouped(DEED, report("a", "2025-09-03"), report("u", on=published)) == expected


def test_an_undated_event_goes_to_the_nearest() -> None:
    one, two = report("a", "2025-09-03"), report("b", "2025-09-08")
    assert grouped(DEED, one, two, report("u", on="2025-09-07")) == ["a", "b u"]


def test_undated_events_published_a_week_apart_or_less_are_one() -> None:
    days = [report("a", on="2025-09-01"), report("b", on="2025-09-08"), report("c", on="2025-09-09")]
    assert grouped(DEED, *days) == ["a b", "c"]


def test_what_has_no_date_at_all_joins_only_where_there_is_no_choice() -> None:
    lost, also = report("u", on=None), report("v", on=None)
    assert grouped(DEED, report("a", "2025-09-03"), lost, also) == ["a u v"]
    assert grouped(DEED, report("a", "2025-09-03"), report("b", "2025-10-03"), lost, also) == ["a", "b", "u v"]
    assert grouped(DEED, lost, also) == ["u v"]


def test_standing_facts_that_touch_are_one_and_the_undated_join_the_nearest() -> None:
    first, then = report("a", "2000-01-01/2004-12-31"), report("b", "2005-01-01/2008-05-07")
    again = report("c", "2012-05-07/2025-09-01")
    assert grouped(FACT, first, then, again, report("u", on="2025-09-05")) == ["a b", "c u"]
    (said, _) = properties_of(PAIR, occurrences([first, then, again], FACT))
    assert (said["date_from"], said["date_to"], said["contested"]) == ("2000-01-01", "2008-05-07", [])
    assert grouped(FACT, report("u", on="2001-01-01"), report("v", on="2025-09-05"), report("w", on=None)) == ["u v w"]
    assert grouped(FACT, first, again, report("w", "1999-01-01/2024-01-01")) == ["a c w"]


def test_what_happens_once_is_one_and_its_dates_contradict_each_other() -> None:
    found = occurrences(
        [report("a", "2025-09-03"), report("b", "2025-09-04"), report("m", "2025-09-01/2025-09-30")], ONCE
    )
    (said,) = properties_of(PAIR, found)
    assert (said["date_from"], said["date_to"], said["contested"]) == ("2025-09-03", "2025-09-04", ["date"])
    assert said["dates"] == ["2025-09-01/2025-09-30", "2025-09-03", "2025-09-04"]


def test_a_killing_happens_once_to_a_person_and_time_and_again_to_a_people() -> None:
    killed = relations()["KILLED"]
    assert kind_of(Pair("KILLED", "", "e:x"), killed, {"e:x": "Person"}).once
    assert not kind_of(Pair("KILLED", "", "e:x"), killed, {"e:x": "Group"}).once


# --- place -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (BEIJING, BEIJING, True),
        (BEIJING, MOSCOW, False),
        (BEIJING, CHINA, True),
        (MOSCOW, KREMLIN, True),
        (BEIJING, KREMLIN, False),
        (BEIJING, Place("e:hall", "Place"), True),
        (BEIJING, Place("e:x", "City"), False),
    ],
)
def test_places_are_compatible_where_one_may_lie_in_the_other(one: Place, other: Place, same: bool) -> None:
    a, b = report("a", "2025-09-03", places=frozenset({one})), report("b", "2025-09-03", places=frozenset({other}))
    assert len(occurrences([a, b], MEETING)) == (1 if same else 2)
    assert len(occurrences([a, replace(b, places=frozenset())], MEETING)) == 1


def test_a_meeting_that_goes_on_at_its_place_is_one_and_blows_day_after_day_are_many() -> None:
    days = [
        report(f"{name}{day}", f"2025-09-0{day}", places=frozenset({BEIJING}))
        for day in (3, 4, 5)
        for name in ("a", "b")
    ]
    assert grouped(MEETING, *days) == ["a3 a4 a5 b3 b4 b5"]
    assert grouped(DEED, *days) == ["a3 b3", "a4 b4", "a5 b5"]
    (said,) = properties_of(PAIR, occurrences(days, MEETING))
    assert (said["date_from"], said["date_to"], said["contested"]) == ("2025-09-03", "2025-09-05", ["date"])


# --- denied and planned ----------------------------------------------------------------------------------------------


def test_plans_and_denials_attach_and_make_nothing() -> None:
    plan, denial = report("p", "2025-09-01/2025-09-30", status="planned"), report("n", "2025-09-03", status="denied")
    assert grouped(MEETING, plan, denial) == []
    assert grouped(MEETING, plan, denial, report("a", "2025-09-03")) == ["a+n+p"]
    assert grouped(MEETING, plan, denial, report("a", "2025-10-03")) == ["a"]
    (said,) = properties_of(PAIR, occurrences([plan, denial, report("a", "2025-09-03")], MEETING))
    assert (said["statements"], said["planned"], said["denied"], said["contested"]) == (1, 1, 1, ["denied"])


def test_numbers_of_one_unit_that_differ_contradict_each_other() -> None:
    numbers = [(11000.0, "боец"), (13000.0, "боец"), (3.0, "танк")]
    reports = [report(str(at), "2025-09-03", number=number) for at, number in enumerate(numbers)]
    (said,) = properties_of(PAIR, occurrences(reports))
    assert (said["numbers"], said["contested"]) == (["3 танк", "11000 боец", "13000 боец"], ["number"])
    (said,) = properties_of(PAIR, occurrences(reports[1:]))
    assert said["contested"] == []


# --- parties ---------------------------------------------------------------------------------------------------------


def test_numbers_are_compared_across_languages() -> None:
    found = occurrences(
        [
            report("a", "2025-09-05", number=(12.0, "человек")),
            report("b", "2025-09-05", number=(12.0, "people")),
            report("c", "2025-09-05", number=(18.0, "person")),
        ],
        DEED,
    )
    (said,) = properties_of(PAIR, found)
    assert said["numbers"] == ["12 people", "18 person"]
    assert said["contested"] == ["number"]


def party(
    role: str, entity: str, type: str, name: str, *, relation: str = "KILLED", day: str | None = "2025-09-05"
) -> Any:
    stance = {"polarity": "affirmed", "realis": "actual", "country": None}
    said = {"id": "s", "relation": relation, "role": role, "entity": entity, "type": type, "name": name}
    return {**said, **stance, "first": day, "last": day}


def test_people_without_a_name_are_those_of_the_place_and_day() -> None:
    victims, place = party("OBJECT", "e:1", "Group", "люди"), party("PLACE", "country:NP", "Country", "Непал")
    assert statement_parties([victims, place], relations()) == {"s": {Pair("KILLED", "", "country:NP")}}
    doer = party("SUBJECT", "e:army", "Organization", "армия")
    assert statement_parties([doer, victims, place], relations()) == {"s": {Pair("KILLED", "e:army", "country:NP")}}
    died = [
        party("SUBJECT", "e:1", "Group", "people", relation="DIED_IN"),
        party("OBJECT", "country:NP", "Country", "Nepal", relation="DIED_IN"),
    ]
    assert statement_parties(died, relations()) == {"s": {Pair("DIED_IN", "", "country:NP")}}
    soldiers = party("OBJECT", "e:1", "Group", "солдаты")
    assert statement_parties([soldiers, place], relations()) == {"s": {Pair("KILLED", "", "e:1")}}
    undated = [
        party("OBJECT", "e:1", "Group", "люди", day=None),
        party("PLACE", "country:NP", "Country", "Непал", day=None),
    ]
    assert statement_parties(undated, relations()) == {"s": {Pair("KILLED", "", "e:1")}}


def test_a_party_nobody_names_is_a_party_of_its_own() -> None:
    assert parties("KILLED", {"OBJECT": ["x"]}, False) == {Pair("KILLED", "", "x")}
    assert parties("RESIGNED", {"SUBJECT": ["x"]}, False) == {Pair("RESIGNED", "x", "")}
    assert parties("KILLED", {"SUBJECT": ["y"], "OBJECT": ["x"]}, False) == {Pair("KILLED", "y", "x")}
    assert parties("MET", {"SUBJECT": ["y"], "OBJECT": ["x"]}, True) == {Pair("MET", "x", "y")}
    assert parties("MET", {"SUBJECT": ["y"]}, True) == {Pair("MET", "y", "")}
    assert parties("MET", {"SUBJECT": ["y"], "OBJECT": ["y"]}, True) == set()
    assert parties("KILLED", {"SUBJECT": ["y"], "OBJECT": ["y"]}, False) == set()
    assert parties("KILLED", {"THEME": ["y"]}, False) == set()


# --- whatever the order ----------------------------------------------------------------------------------------------

days = st.dates(min_value=__import__("datetime").date(2025, 9, 1), max_value=__import__("datetime").date(2025, 9, 25))
times = st.one_of(st.none(), days.map(str), st.tuples(days, days).map(lambda two: f"{min(two)}/{max(two)}"))
kinds = st.builds(Kind, standing=st.booleans(), symmetric=st.booleans(), once=st.booleans())
drafts = st.tuples(
    times,
    st.one_of(st.none(), days.map(str)),
    st.sampled_from(["stated", "stated", "stated", "planned", "denied", "hypothetical"]),
    st.sets(st.sampled_from([BEIJING, MOSCOW, CHINA, KREMLIN]), max_size=2).map(frozenset),
    st.sampled_from([None, (1.0, "боец"), (2.0, "боец")]),
)
contents = st.lists(drafts, max_size=14).map(
    lambda rows: [
        report(str(at), time, on=on, status=status, places=places, number=number)
        for at, (time, on, status, places, number) in enumerate(rows)
    ]
)


@settings(max_examples=150, deadline=None)
@given(contents, kinds, st.randoms(use_true_random=False))
def test_the_order_of_statements_is_no_matter_and_each_is_placed_once(
    reports: list[Report], kind: Kind, random: Any
) -> None:
    found = occurrences(reports, kind)
    shuffled = list(reports)
    random.shuffle(shuffled)
    rows = properties_of(PAIR, found)
    assert properties_of(PAIR, occurrences(shuffled, kind)) == rows
    assert len({row["id"] for row in rows}) == len(rows)
    stated = sorted(one.id for each in found for one in each.reports)
    assert stated == sorted(one.id for one in reports if one.status == "stated")
    assert all(row["statements"] >= 1 for row in rows)
    others = [one.id for each in found for one in each.others]
    assert len(others) == len(set(others))
    for row in rows:
        assert row["date_from"] is None or row["date_from"] <= row["date_to"]
        if not kind.once and not kind.standing and not kind.symmetric:
            assert "date" not in row["contested"]


@settings(max_examples=100, deadline=None)
@given(contents, kinds)
def test_saying_it_once_more_changes_no_occurrence_but_its_count(reports: list[Report], kind: Kind) -> None:
    again = [*reports, *(replace(one, id=one.id + "x") for one in reports if one.span)]
    before, after = (properties_of(PAIR, occurrences(some, kind)) for some in (reports, again))
    assert {row["id"] for row in after} == {row["id"] for row in before}


# --- in the graph ----------------------------------------------------------------------------------------------------


def article(name: str, verb: str, *, source: str, published: str, time: str | None = None, **fields: Any) -> Localised:
    made = Article(name, source=source, published=published)
    made.say(f"Путин и Ким {verb} в Пекин.")
    roles = {"subject": "Путин", "object": "Ким", "place": "Пекин"}
    return made.state("MET", verb, roles=roles, time=time, **fields).build()


def nine() -> list[Localised]:
    """Nine articles of three sources, in two languages and both orders of the parties, most of them dated."""
    return [
        article(
            f"n{number}",
            "встретились" if number % 2 else "met",
            source=f"{'abc'[number % 3]}.example",
            published=f"2025-09-0{4 + number % 3}",
            time="2025-09-03" if number % 4 else None,
        )
        for number in range(9)
    ]


def ingest(store: Store, batch: Sequence[Localised]) -> None:
    names = [localised.extraction.document.id for localised in batch]
    known = {entity.id: entity for entity in [*store.members(without=names), *members(batch)]}
    store.write(batch, by_name(known.values()))


def found(store: Store) -> list[dict[str, Any]]:
    rows = store.read("MATCH (o:Occurrence) RETURN o ORDER BY o.date_from, o.id")
    return [record[0]["properties"] for record in rows.records]


def links(store: Store) -> set[tuple[Any, ...]]:
    rows = store.read("MATCH (s:Statement)-[r:OF]->(o:Occurrence) RETURN s.id, r.status, o.id")
    return {tuple(record) for record in rows.records}


def test_what_nine_texts_of_three_sources_tell_is_one_occurrence(store: Store) -> None:
    for localised in nine():
        ingest(store, [localised])
    (one,) = found(store)
    assert (one["statements"], one["documents"], one["sources"]) == (9, 9, 3)
    assert (one["date_from"], one["date_to"], one["places"]) == ("2025-09-03", "2025-09-03", ["city:beijing"])
    assert (one["first_published"], one["last_published"]) == ("2025-09-04", "2025-09-06")
    assert len(links(store)) == 9
    rows = store.read("MATCH (o:Occurrence)-[r:PARTY]->(e:Entity) RETURN r.role, e.name").records
    assert set(rows) == {("subject", "Ким"), ("object", "Путин")}


def test_occurrences_grow_shrink_and_return_with_their_articles(store: Store) -> None:
    batch = nine()
    ingest(store, batch)
    before, tied = found(store), links(store)
    ingest(store, batch[:4])
    assert (found(store), links(store)) == (before, tied)
    store.delete("n0")
    assert found(store)[0]["statements"] == 8
    assert found(store)[0]["id"] == before[0]["id"]
    ingest(store, batch[:1])
    assert (found(store), links(store)) == (before, tied)
    for localised in batch:
        store.delete(localised.extraction.document.id)
    assert list(store.dump()) == []


def test_a_plan_waits_for_what_it_speaks_of(store: Store) -> None:
    plan = article("p", "встретятся", source="a.example", published="2025-09-01", time="2025-09-03", realis="planned")
    ingest(store, [plan])
    assert (found(store), links(store)) == ([], set())
    ingest(store, [nine()[1]])
    (one,) = found(store)
    assert (one["statements"], one["planned"]) == (1, 1)
    assert {status for _, status, _ in links(store)} == {"stated", "planned"}
    store.delete("n1")
    assert (found(store), links(store)) == ([], set())
    ingest(store, [nine()[2]])
    assert found(store)[0]["planned"] == 1
    store.delete("p")
    assert found(store)[0]["planned"] == 0


def test_who_is_who_decides_what_is_one_occurrence(store: Store) -> None:
    batch = nine()[1:4]
    ingest(store, batch)
    together = list(store.dump())
    store.apply(apart(members(batch)))
    assert sorted(one["statements"] for one in found(store)) == [1, 1, 1]
    store.apply(by_name(members(batch)))
    assert list(store.dump()) == together


def test_a_place_that_turns_out_to_lie_elsewhere_parts_occurrences(store: Store) -> None:
    def at(name: str, place: str) -> Localised:
        made = Article(name).say(f"Путин и Ким встретились в {place}.")
        roles = {"subject": "Путин", "object": "Ким", "place": place}
        return made.state("MET", "встретились", roles=roles, time="2025-09-03").build()

    batch = [at("a", "Пекин"), at("b", "Резиденция")]
    known = by_name(members(batch))
    (hall,) = (entity for entity in members(batch) if entity.name == "Резиденция")
    placed = {
        country: {**known.entities, hall.id: replace(known.entities[hall.id], type="Place", country=country)}
        for country in ("CN", "RU")
    }
    store.write(batch, replace(known, entities=placed["CN"]))
    assert [one["statements"] for one in found(store)] == [2]
    store.apply(replace(known, entities=placed["RU"]))
    assert [one["statements"] for one in found(store)] == [1, 1]
    store.apply(replace(known, entities=placed["CN"]))
    assert [one["statements"] for one in found(store)] == [2]


def test_a_graph_from_before_occurrences_gets_them_with_the_next_write(store: Store) -> None:
    batch = nine()
    ingest(store, batch)
    whole = list(store.dump())
    for label in ("Occurrence", "Parties"):
        store.transact(lambda run, label=label: run(f"MATCH (n:{label}) DETACH DELETE n"))  # type: ignore[attr-defined]
    ingest(store, batch[:1])
    assert list(store.dump()) == whole


def test_numbers_and_whose_word_it_is_stand_on_it(store: Store) -> None:
    for name, value, speaker in (("a", 11000.0, "Си"), ("b", 13000.0, None)):
        made = Article(name, source=name).say("КНДР отправила бойцов в Россия, сказал Си.")
        roles = {"subject": "КНДР", "destination": "Россия"}
        number = Quantity(value, "боец")
        made.state("SENT_TROOPS_TO", "отправила", roles=roles, speaker=speaker, quantity=number)  # type: ignore[arg-type]
        ingest(store, [made.build()])
    (one,) = found(store)
    assert (one["own"], one["attributed"]) == (1, 1)
    assert (one["numbers"], one["contested"]) == (["11000 боец", "13000 боец"], ["number"])
