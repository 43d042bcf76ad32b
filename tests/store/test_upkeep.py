"""Whether a graph is what its articles say, and archives of it: on both engines, and from one to the other."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphbuilder.errors import StoreError
from graphbuilder.store import Store, identity
from graphbuilder.store.upkeep import backup, restore, verify
from tests.store.builders import first, second, third
from tests.store.test_incremental import article

ALL = (first(), second(), third())
PERSONS = [("Сергей Иванов", (), None), ("Иванов", (), None), ("Владимир Путин", (), (1, "2025-02-01"))]
PEOPLE = article("p1", (PERSONS, [], [(0, "2025-02-01")], True))

#: A change behind the program's back, and what `verify` calls it.
DAMAGES = {
    "edges MET": "MATCH (:Entity)-[r:MET]->(:Entity) SET r.statements = r.statements + 1",
    "edges SENT_TROOPS_TO": "MATCH (:Entity)-[r:SENT_TROOPS_TO]->(:Entity) DELETE r",
    "occurrences of MET": "MATCH (o:Occurrence {relation: 'MET'}) SET o.documents = 9",
    "entities with other names": "MATCH (e:Person) SET e.name = 'Другой'",
    "members whose entity or reason is another": "MATCH (:Member)-[r:SAME_AS]->(:Entity) SET r.reason = 'so'",
    "guises": "MATCH (g:Guise) SET g.members = 7",
}


def lines_of(archive: Path) -> list[bytes]:
    """The lines of an archive in an order of their own: engines give edges in different ones."""
    return sorted(gzip.decompress(archive.read_bytes()).splitlines())


def damage(store: Store, change: str) -> None:
    store.transact(lambda run: run(change))  # type: ignore[attr-defined]


def derived(store: Store) -> list[Any]:
    """Who stands where in a graph, whoever wrote it."""
    question = "MATCH (n)-[r:MENTIONS|SUBJECT|OBJECT]->(e:Entity) RETURN n.id, type(r), r.member, r.start, e.id"
    return sorted(store.read(question).records)


@pytest.fixture
def filled(store: Store) -> Store:
    """A graph with people, offices and a person's decision."""
    store.replace([*ALL, PEOPLE])
    identity.merge(store, "d1/Ким", "d2/Ким", by="anna")
    return store


def test_a_sound_graph_is_found_sound(filled: Store) -> None:
    assert verify(filled) == []  # type: ignore[arg-type]


def test_what_is_wrong_with_what_is_derived_is_named_and_repaired(filled: Store) -> None:
    before = list(filled.dump())
    for kind, change in DAMAGES.items():
        damage(filled, change)
        found = verify(filled)  # type: ignore[arg-type]
        assert [(each.kind, each.derived) for each in found] == [(kind, True)]
        assert verify(filled, repair=True) == found  # type: ignore[arg-type]
        assert list(filled.dump()) == before


def test_what_rests_on_nothing_or_stands_elsewhere_is_named(filled: Store) -> None:
    damage(filled, "MATCH (s:Statement {relation: 'VISITED'})-[r:EVIDENCE]->() DELETE r")
    damage(filled, "MATCH (:Sentence {id: 'd1:0'})-[r:MENTIONS]->(e:Entity {name: 'Ким'}) SET r.start = 3, r.`end` = 6")
    damage(filled, "MATCH (m:Member {id: 'd2/Ким'}) SET m.document = 'd1'")
    kinds = {each.kind: each.number for each in verify(filled)}  # type: ignore[arg-type]
    assert kinds["statements without a sentence"] == 1
    assert kinds["mentions whose text stands elsewhere"] == 1
    assert kinds["members of another document"] == 1


def test_a_graph_whose_members_do_not_say_their_document_moves_them_as_well(
    filled: Store, fresh: Callable[[], Store], tmp_path: Path
) -> None:
    archive = tmp_path / "graph.gz"
    damage(filled, "MATCH (m:Member) REMOVE m.document")  # as versions before wrote it
    backup(filled, archive)  # type: ignore[arg-type]
    with fresh() as newer, fresh() as older:
        newer.replace([*ALL, PEOPLE])
        identity.merge(newer, "d1/Ким", "d2/Ким", by="anna")
        restore(older, archive)  # type: ignore[arg-type]
        for each in (newer, older):
            identity.merge(each, "Владимир Путин", "Сергей Иванов", by="anna")
            assert verify(each) == []  # type: ignore[arg-type]
        assert derived(older) == derived(newer)


def test_an_archive_brings_everything_back_into_another_engine(
    filled: Store, fresh: Callable[[], Store], tmp_path: Path
) -> None:
    archive = tmp_path / "graph.gz"
    counted = backup(filled, archive)  # type: ignore[arg-type]
    question = "MATCH (d:Document) RETURN d.id, d.run, d.ingested ORDER BY d.id"
    with fresh() as other:
        assert restore(other, archive) == counted  # type: ignore[arg-type]
        assert list(other.dump()) == list(filled.dump())
        assert other.read(question) == filled.read(question)
        again = tmp_path / "again.gz"
        backup(other, again)  # type: ignore[arg-type]
        assert lines_of(again) == lines_of(archive)
        filled.remove(["d1", "d2", "d3", "p1"])
        other.remove(["d1", "d2", "d3", "p1"])
        assert list(other.dump()) == list(filled.dump())


def test_an_archive_goes_into_a_server_and_into_no_graph_that_has_something(store: Store, tmp_path: Path) -> None:
    store.replace(ALL)
    archive, before = tmp_path / "graph.gz", list(store.dump())
    backup(store, archive)  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="not empty"):
        restore(store, archive)  # type: ignore[arg-type]
    store.remove(["d1", "d2", "d3"])
    restore(store, archive)  # type: ignore[arg-type]
    assert list(store.dump()) == before
    assert verify(store) == []  # type: ignore[arg-type]


def rewritten(archive: Path, change: Callable[[list[Any]], list[Any]]) -> None:
    lines = [json.loads(line) for line in gzip.decompress(archive.read_bytes()).splitlines()]
    with gzip.open(archive, "wt", encoding="utf-8") as target:
        target.writelines(json.dumps(line) + "\n" for line in change(lines))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda lines: lines[:-1], "cut short"),
        (lambda lines: lines[:5] + lines[6:], "cut short"),
        (lambda lines: [{**lines[0], "format": 99}, *lines[1:]], "upgrade"),
        (lambda lines: lines[1:], "no archive"),
        (
            lambda lines: [{**line, "node": "Admin"} if line.get("node") else line for line in lines],
            "holds what no graph",
        ),
    ],
)
def test_an_archive_that_is_not_whole_is_refused_in_one_line(
    change: Callable[[list[Any]], list[Any]], told: str, fresh: Callable[[], Store], tmp_path: Path
) -> None:
    archive = tmp_path / "graph.gz"
    with fresh() as store:
        store.replace(ALL)
        backup(store, archive)  # type: ignore[arg-type]
    rewritten(archive, change)
    with fresh() as other, pytest.raises(StoreError, match=told) as caught:
        restore(other, archive)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


def test_a_damaged_archive_is_refused(fresh: Callable[[], Store], tmp_path: Path) -> None:
    archive = tmp_path / "graph.gz"
    with fresh() as store:
        store.replace(ALL)
        backup(store, archive)  # type: ignore[arg-type]
    archive.write_bytes(archive.read_bytes()[:-200])
    with fresh() as other, pytest.raises(StoreError, match="another copy"):
        restore(other, archive)  # type: ignore[arg-type]
