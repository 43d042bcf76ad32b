"""PLOVER records: what is right of each."""

import json
from pathlib import Path

import pytest

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate import Party, Record
from graphbuilder.makers.evaluate.plover import GoldEvent, GoldParty, alpha_3, judge, read_events, score_events

TEXT = "Russian officials met North Korean leader Kim Jong Un in Beijing."


def event(
    kind: str = "CONSULT", actors: str = "Russian officials:RUS", recipients: str = "North Korea:PRK"
) -> GoldEvent:
    def sides(given: str) -> tuple[GoldParty, ...]:
        return tuple(GoldParty(*part.split(":")) for part in given.split(";") if part)

    return GoldEvent("1", TEXT, kind, sides(actors), sides(recipients))


def record(relation: str = "VISITED", plover: str = "CONSULT", **roles: Party) -> Record:
    return Record("1", "", 0, len(TEXT), TEXT, relation, plover, roles=roles)


RUSSIA = Party("Russia", "Country", country="RU")
KIM = Party("Kim Jong Un", "Person", text="Kim Jong Un", country="KP")


def test_countries_are_compared_by_code() -> None:
    assert judge(event(), [record(subject=RUSSIA, object=KIM)]) == dict.fromkeys(
        ("type", "actor", "recipient", "all"), True
    )


def test_without_a_country_the_text_decides_by_whole_words() -> None:
    gold = event(actors="Hamas leaders:PSE", recipients="")
    assert judge(gold, [record(subject=Party("Hamas"))])["actor"]
    assert not judge(gold, [record(subject=Party("Ham"))])["actor"]


def test_actor_and_recipient_do_not_change_places_unless_the_relation_is_symmetric() -> None:
    directed = judge(event(), [record(subject=KIM, object=RUSSIA)])
    symmetric = judge(event(), [record("MET", subject=KIM, object=RUSSIA)])
    assert (directed["actor"], directed["recipient"]) == (False, False)
    assert (symmetric["actor"], symmetric["recipient"]) == (True, True)


def test_parties_are_looked_for_in_the_statements_of_the_right_type() -> None:
    other = record("ACCUSED", "ACCUSE", subject=RUSSIA, object=KIM)
    fitting = record(subject=KIM)
    assert not judge(event(), [other, fitting])["actor"]
    assert judge(event(), [other])["actor"]


def test_every_gold_actor_is_needed() -> None:
    gold = event(actors="Russia:RUS;North Korea:PRK", recipients="")
    assert not judge(gold, [record(subject=RUSSIA)])["actor"]
    assert judge(gold, [record(subject=RUSSIA), record(subject=KIM)])["actor"]


def test_records_without_recipient_are_not_counted_for_it() -> None:
    report = score_events("records", [event(recipients="")], {"1": [record(subject=RUSSIA)]})
    assert report.counts("recipient").expected == 0
    assert report.counts("all").found == 1


def test_untyped_statements_never_count() -> None:
    report = score_events("records", [event()], {"1": [record("RELATED", "CONSULT", subject=RUSSIA, object=KIM)]})
    assert report.counts("type").found == report.counts("actor").found == 0
    assert "type, actor, recipient" in report.findings[0].what


def test_codes_of_countries() -> None:
    assert (alpha_3("KP"), alpha_3("xx")) == ("PRK", None)


def test_records_are_read_and_bad_ones_named(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    line = {"id": "1", "text": TEXT, "event": "CONSULT", "actors": [{"text": "Japan", "code": "JAP"}], "recipients": []}
    path.write_text(json.dumps(line) + "\n{}\n", encoding="utf-8")
    with pytest.raises(ReadError, match="line 2"):
        read_events(path)
    path.write_text(json.dumps(line), encoding="utf-8")
    assert read_events(path)[0].actors == (GoldParty("Japan", "JPN"),)
