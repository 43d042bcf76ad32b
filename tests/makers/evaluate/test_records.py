"""Records from the pipeline's objects and from JSON lines are the same."""

import json
from pathlib import Path

import pytest

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate import read_records, records
from graphbuilder.model import Document, Entity, Extraction, Localised, Mention, Quantity, Sentence, Statement, Time

TEXT = "Путин встретился с Кимом."


def localised() -> Localised:
    document = Document("d", TEXT, path="a.txt")
    putin = Mention("d", 0, 0, 5, "Путин", "Путин", "Person")
    kim = Mention("d", 0, 19, 24, "Кимом", "Ким", "Person")
    statement = Statement(
        "d", 0, "MET", "CONSULT", "встретиться", 6, 16, "встретился",
        {"subject": putin, "object": kim}, "ru/x.toml#met",
        realis="planned", speaker=kim, time=Time("2025-09-03", "2025-09-03", "day"), quantity=Quantity(2, "человек"),
    )  # fmt: skip
    extraction = Extraction(document, (Sentence("d", 0, 0, 25, TEXT, ()),), (putin, kim), (statement,))
    entity = Entity("e", "Владимир Путин", "Person", names={"en": "Vladimir Putin"}, aliases=("Путин",), country="RU")
    return Localised(extraction, {putin.id: entity})


LINE = {
    "id": "x", "document": {"id": "d", "path": "a.txt"}, "sentence": {"index": 0, "start": 0, "end": 25, "text": TEXT},
    "relation": "MET", "plover": "CONSULT", "predicate": "встретиться",
    "subject": {"name": "Владимир Путин", "type": "Person", "country": "RU", "text": "Путин", "start": 0, "end": 5,
                "aliases": ["Vladimir Putin", "Путин"]},
    "object": {"name": "Ким", "type": "Person", "country": None, "text": "Кимом", "start": 19, "end": 24},
    "roles": {}, "polarity": "affirmed", "realis": "planned", "certainty": "certain",
    "speaker": {"name": "Ким", "type": "Person", "text": "Кимом", "start": 19, "end": 24},
    "time": {"from": "2025-09-03", "to": "2025-09-03", "precision": "day"}, "quantity": {"value": 2, "unit": "человек"},
    "confidence": 1.0, "rule": "ru/x.toml#met",
}  # fmt: skip


def test_objects_and_lines_give_the_same_record(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(json.dumps(LINE, ensure_ascii=False) + "\n\n", encoding="utf-8")
    assert read_records(path) == records(localised())


def test_a_planned_meeting_is_not_asserted() -> None:
    assert not records(localised())[0].asserted


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(json.dumps(LINE) + "\n{}\n", encoding="utf-8")
    with pytest.raises(ReadError, match="line 2"):
        read_records(path)
