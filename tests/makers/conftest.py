"""A gold text and builders of produced records; no models."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graphbuilder.makers.evaluate import Gold, Party, Record, read_gold

TEXT = "Иванов встретился с Петровым в Москве. Петров пообещал помочь Ростову. Сидоров не встречался с Иваном Ивановым."


@pytest.fixture
def record() -> Callable[..., Record]:
    """Builds a record in the sentence of TEXT that *sentence* numbers."""
    bounds = [(0, 38), (39, 70), (71, len(TEXT))]

    def build(subject: str | None, relation: str, other: str | None, sentence: int = 0, **more: object) -> Record:
        start, end = bounds[sentence]
        roles = {role: Party(name) for role, name in (("subject", subject), ("object", other)) if name is not None}
        return Record("d", "", start, end, TEXT[start:end], relation, roles=roles, **more)  # type: ignore[arg-type]

    return build


def statement(subject: str | None, relation: str, other: str | None, quote: str, **more: object) -> dict[str, object]:
    start = TEXT.index(quote)
    evidence = {"start": start, "end": start + len(quote), "text": quote}
    base = {"subject": subject, "relation": relation, "object": other, "evidence": evidence, "required": True}
    return {**base, "polarity": "affirmed", "realis": "actual", "speaker": None, **more}


def write(folder: Path, statements: list[dict[str, object]], name: str = "news") -> Path:
    entities = {
        "ivanov": {"type": "Person", "name": "Иван Иванов", "aliases": ["Иванов"]},
        "petrov": {"type": "Person", "name": "Пётр Петров", "aliases": ["Петров"]},
        "sidorov": {"type": "Person", "name": "Сидоров", "aliases": []},
        "rostov": {"type": "City", "name": "Ростов", "aliases": []},
        "moscow": {"type": "City", "name": "Москва", "aliases": []},
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    content = {"document": f"{name}.txt", "language": "ru", "entities": entities, "statements": statements}
    path = folder / f"{name}.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        [
            statement("ivanov", "MET", "petrov", "встретился с Петровым", place="moscow", accept=["NEGOTIATED_WITH"]),
            statement("petrov", "PROMISED", "rostov", "пообещал помочь Ростову", realis="planned", accept=["AIDED"]),
            statement(
                "sidorov", "MET", "ivanov", "не встречался с Иваном Ивановым", polarity="negated", required=False
            ),
        ],
    )


@pytest.fixture
def gold(gold_file: Path) -> Gold:
    return read_gold(gold_file)[0]
