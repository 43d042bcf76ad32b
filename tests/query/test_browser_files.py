"""What Neo4j Browser imports: saved queries and the style."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest

from graphbuilder.errors import BadParameter
from graphbuilder.model import ENTITY_TYPES
from graphbuilder.query import questions
from graphbuilder.query.saved import as_csv, as_zip, save
from graphbuilder.resources import folder
from graphbuilder.store.statements import HIDDEN, NODES


def test_the_zip_holds_each_question_in_the_folder_of_its_topic() -> None:
    archive = zipfile.ZipFile(io.BytesIO(as_zip(questions().values())))
    assert set(archive.namelist()) == {f"{one.topic}/{one.name}.cypher" for one in questions().values()}
    text = archive.read("meetings/who-met.cypher").decode("utf-8")
    assert text.startswith("// Кто с кем встречался и когда")


def test_the_same_questions_give_the_same_bytes() -> None:
    assert as_zip(questions().values()) == as_zip(questions().values())


def test_the_table_puts_each_question_under_its_folder() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(questions().values()))))
    folders = {row["id"]: row["name"] for row in rows if row["isFolder"] == "true"}
    placed = {row["query"]: folders[row["parentId"]] for row in rows if row["isFolder"] == "false"}
    assert placed == {one.cypher: one.topic for one in questions().values()}
    assert [int(row["id"]) for row in rows] == list(range(len(rows)))


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadParameter, match=r"\.zip"):
        save(questions().values(), tmp_path / "x.json")


def test_the_style_knows_every_label_and_trips_no_parser() -> None:
    style = (folder("cypher") / "browser" / "style.grass").read_text(encoding="utf-8")
    labels = set(re.findall(r"node\.(\w+) \{", style))
    assert labels == {*ENTITY_TYPES, "Entity", *NODES} - set(HIDDEN) | {"Parties", "Fingerprint"}
    assert style.count("{\n") == len(re.findall(r"^\}", style, re.MULTILINE))
    for line in style.splitlines():  # Browser's own parser splits at every colon and semicolon
        if line.startswith("  "):
            assert re.fullmatch(r"  [a-z-]+: [^:;]+;", line)
