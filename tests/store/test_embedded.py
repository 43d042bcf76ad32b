"""The embedded graph as a file: locks, damage, kills, readers beside a writer."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from graphbuilder.errors import QueryError, StoreDamaged, StoreError, StoreLocked, StoreUnavailable
from graphbuilder.store import connect
from graphbuilder.store.commits import LOG_HEAD
from tests.store.builders import by_name, first, members, second, third

WRITER = """
    import sys
    from dataclasses import replace
    from graphbuilder.model import Localised
    from graphbuilder.store import connect
    from tests.store.builders import Article, apart, by_name, members

    store = connect(sys.argv[1])
    for number in range(int(sys.argv[2]), 100000):
        article = Article(f"d{number}").say("Путин встретился с Ким.")
        article.state("MET", "встретился", roles={"subject": "Путин", "object": "Ким"})
        store.write([article.build()], by_name(members([article.build()])))
        print(number, flush=True)
"""


def process(graph: Path, first_number: int = 0) -> "subprocess.Popen[str]":
    """Start a process that ingests one document after another and prints the number of each."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(WRITER), str(graph), str(first_number)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def numbers(graph: Path) -> set[int]:
    """Return the numbers of the documents whose share is whole: document, sentence, statement, both roles."""
    with connect(str(graph), read_only=True) as store:
        rows = store.read(
            """MATCH (a:Entity)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Entity)
            MATCH (s)-[:EVIDENCE]->(x:Sentence)-[:IN]->(d:Document) RETURN d.id"""
        )
        assert store.counts()["documents"] == len(rows.records)
        assert store.counts()["statements"] == len(rows.records)
        edges = store.read("MATCH (:Entity)-[r:MET]->(:Entity) RETURN r.statements, r.documents").records
        assert edges == ([(len(rows.records), len(rows.records))] if rows.records else [])
    return {int(name[1:]) for (name,) in rows.records}


def test_no_acknowledged_document_is_lost_when_the_writer_is_killed(tmp_path: Path) -> None:
    graph = tmp_path / "killed.graph"
    acknowledged: set[int] = set()
    chance = random.Random(7)
    for start in (0, 1000, 2000):
        writer = process(graph, start)
        assert writer.stdout is not None
        acknowledged.add(int(writer.stdout.readline()))
        time.sleep(chance.uniform(0.01, 0.3))
        writer.send_signal(signal.SIGKILL)
        rest, _ = writer.communicate()
        assert writer.returncode == -signal.SIGKILL
        acknowledged.update(int(line) for line in rest.split())
        found = numbers(graph)
        assert acknowledged <= found
        assert len(found - acknowledged) <= 3  # at most the one in flight, each time


def test_a_second_writer_is_told_who_writes_and_a_reader_reads(tmp_path: Path) -> None:
    graph = tmp_path / "busy.graph"
    writer = process(graph)
    try:
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(StoreLocked, match=f"process {writer.pid}"):
            connect(str(graph))
        with connect(str(graph), read_only=True) as store:
            assert store.read("MATCH (d:Document) RETURN count(d)").columns == ("count(d)",)
    finally:
        writer.kill()
        writer.communicate()


def filled(graph: Path) -> list[dict[str, object]]:
    """Fill *graph* with three documents, leave all of it in the log, and return the dump."""
    batch = [first(), second(), third()]
    store = connect(str(graph))
    for localised in batch:
        store.write([localised], by_name(members(batch[: batch.index(localised) + 1])))
    dump = list(store.dump())
    keep = {name: path.read_bytes() for name, path in sidecars(graph).items()}
    store.close()
    for name, content in keep.items():
        graph.with_name(name).write_bytes(content)
    return dump


def sidecars(graph: Path) -> dict[str, Path]:
    names = (graph.name, graph.name + "-wal", graph.name + ".commits")
    return {name: graph.with_name(name) for name in names}


def test_damage_in_the_log_is_an_error_and_never_less_in_silence(tmp_path: Path) -> None:
    whole = tmp_path / "whole.graph"
    dump = filled(whole)
    contents = {name.removeprefix("whole"): path.read_bytes() for name, path in sidecars(whole).items()}
    log = contents[".graph-wal"]
    assert len(log) > 1000
    chance = random.Random(3)
    refusals = []
    for case in range(60):
        where = chance.randrange(len(log))
        damaged = log[:where] if case % 2 else log[:where] + bytes([log[where] ^ 0xFF]) + log[where + 1 :]
        folder = tmp_path / str(case)
        folder.mkdir()
        for name, content in contents.items():
            (folder / f"x{name}").write_bytes(damaged if name == ".graph-wal" else content)
        try:
            with connect(str(folder / "x.graph")) as store:
                assert list(store.dump()) == dump
        except StoreError as error:
            refusals.append(str(error))
    assert len(refusals) > 30
    assert not any("\n" in refusal for refusal in refusals)


def test_damage_names_the_log_that_was_set_aside_until_the_loss_is_accepted(tmp_path: Path) -> None:
    graph = tmp_path / "x.graph"
    filled(graph)
    log = graph.with_name("x.graph-wal")
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 0xFF
    log.write_bytes(content)
    for _ in range(2):
        with pytest.raises(StoreDamaged, match=r"lost \d of \d.*quarantine.*x\.graph\.commits"):
            connect(str(graph))
    graph.with_name("x.graph.commits").unlink()
    with connect(str(graph)) as store:
        assert store.counts()["documents"] < 3


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    graph = tmp_path / "x.graph"
    with connect(str(graph)) as store:
        store.write([first()], by_name(members([first()])))
    content = graph.read_bytes()
    for damaged in (content[:100], content[:-10], b"not a graph", b"\x00" * 500):
        graph.write_bytes(damaged)
        for read_only in (True, False):
            with pytest.raises(StoreDamaged) as caught:
                connect(str(graph), read_only=read_only)
            assert str(graph) in str(caught.value)
            assert "\n" not in str(caught.value)


def test_a_graph_that_is_not_there_cannot_be_read_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"no graph at .*none\.graph"):
        connect(str(tmp_path / "none.graph"), read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_error_of_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        connect(str(tmp_path / "nowhere" / "x.graph"))
    assert "\n" not in str(caught.value)


def test_an_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from graphbuilder.store.change import Change

    with connect(str(tmp_path / "x.graph")) as store:
        store.write([first()], by_name(members([first()])))
        before = list(store.dump())

        def interrupted(self: Change) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(Change, "_derive", interrupted)
            with pytest.raises(KeyboardInterrupt):
                store.write([second()], by_name(members([second()])))
        assert list(store.dump()) == before


def test_csv_is_not_asked_of_the_engine(tmp_path: Path) -> None:
    with (
        connect(str(tmp_path / "x.graph")) as store,
        pytest.raises(QueryError, match="FORMAT CSV"),
    ):
        store.read("RETURN 1 AS x FORMAT CSV")


def test_every_statement_names_only_the_closed_lists() -> None:
    from graphbuilder.store import statements

    for make in (statements.merge_entities, statements.create_roles, statements.move_edges, statements.dump_nodes):
        for name in ("Person {id: 1})", "MET`", "", "person", "MENTIONS|SUBJECT"):
            with pytest.raises(ValueError, match="no label or relationship type"):
                make(name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_an_error_of_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError):
            connect(str(tmp_path / "x.graph"))
    finally:
        tmp_path.chmod(0o700)


def test_reading_changes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "x.graph"
    with connect(str(path)) as store:
        store.write([first()], by_name(members([first()])))
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in tmp_path.iterdir()}
    with connect(str(path), read_only=True) as store:
        assert store.counts()["documents"] == 1
    assert {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in tmp_path.iterdir()} == before
    assert before["x.graph-wal"][0] == LOG_HEAD
