"""Wikidata ids from the user's alias files."""

import json
from pathlib import Path

import pytest

from graphbuilder.errors import ReadError
from graphbuilder.model import Entity
from graphbuilder.resolve.aliases import link, read_aliases

PUTIN = Entity("p", "Владимир Путин", "Person", names={"ru": "Владимир Путин"})
GAZPROM = Entity("g", "Газпром", "Organization")


def test_a_csv_of_aliases_links_by_name_in_either_script(tmp_path: Path) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text(
        "name,id,type\nVladimir Putin,Q7747,human\nGazprom,http://www.wikidata.org/entity/Q102673,company\nПутин,Q1,human\n"
    )
    found = {(each.entity, each.wikidata) for each in link([PUTIN, GAZPROM], path)}
    assert found == {("p", "Q7747"), ("g", "Q102673")}


def test_followthemoney_entities_are_read(tmp_path: Path) -> None:
    path = tmp_path / "entities.ftm.json"
    entity = {
        "id": "Q7747",
        "schema": "Person",
        "properties": {"name": ["Vladimir Putin"], "alias": ["Путин Владимир"]},
    }
    path.write_text(
        json.dumps(entity)
        + "\n"
        + json.dumps({"id": "NK-1", "schema": "Person", "properties": {"name": ["X Y"]}})
        + "\n"
    )
    assert [(alias.name, alias.wikidata, alias.type) for alias in read_aliases(path)] == [
        ("Vladimir Putin", "Q7747", "Person"),
        ("Путин Владимир", "Q7747", "Person"),
    ]


def test_a_name_two_ids_bear_links_nothing(tmp_path: Path) -> None:
    path = tmp_path / "aliases.jsonl"
    path.write_text("".join(json.dumps({"name": "Vladimir Putin", "id": id}) + "\n" for id in ("Q7747", "Q999")))
    assert [(each.wikidata, each.sure) for each in link([PUTIN], path)] == [("Q999", False), ("Q7747", False)]


def test_however_many_ids_bear_a_name_few_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text("name,id\n" + "".join(f"Vladimir Putin,Q{number}\n" for number in range(500, 0, -1)))
    assert [each.wikidata for each in link([PUTIN], path)] == [f"Q{number}" for number in range(1, 9)]


def test_parquet_is_read_in_batches(tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "aliases.parquet"
    pq.write_table(pa.table({"name": ["Gazprom"], "wikidata": ["Q102673"]}), path)
    assert [(each.entity, each.wikidata) for each in link([GAZPROM], path)] == [("g", "Q102673")]


@pytest.mark.parametrize(("name", "text"), [("a.txt", ""), ("a.jsonl", "{broken\n"), ("missing.csv", None)])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, text: str | None) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text)
    with pytest.raises(ReadError, match=name.replace(".", r"\.")):
        list(read_aliases(path))
