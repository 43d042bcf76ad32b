"""What is written is there wholly or not at all, and replaces files alone: no device, no pipe, no link."""

import os
import threading
from pathlib import Path

import pytest

from graphbuilder.errors import StoreUnavailable, ViewError
from graphbuilder.store import connect
from graphbuilder.store.upkeep import backup, restore
from graphbuilder.view import subgraph, write_page
from graphbuilder.writing import whole


def test_a_file_is_replaced_once_all_is_written_and_stays_where_that_failed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), whole(path) as beside:
        beside.write_text(f"half{1 / 0}")
    assert path.read_text() == "old"
    with whole(path) as beside:
        beside.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a").write_text("old")
    (tmp_path / "link").symlink_to("far/a")
    with whole(tmp_path / "link") as beside:
        beside.write_text("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "far" / "a").read_text() == "new"


def test_pages_and_archives_go_through_a_pipe_which_stays_one(tmp_path: Path) -> None:
    graph, pipe = str(tmp_path / "a.graph"), tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    with connect(graph) as store:
        for work in (
            lambda: write_page(subgraph(store), pipe),
            lambda: backup(store, pipe),  # type: ignore[arg-type]
        ):
            reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
            reader.start()
            work()
            reader.join(30)
            assert pipe.is_fifo()
        (tmp_path / "b.gz").write_bytes(received[1])
        with connect(str(tmp_path / "b.graph")) as other:
            restore(other, tmp_path / "b.gz")  # type: ignore[arg-type]
            assert list(other.dump()) == list(store.dump())
    assert received[0].startswith(b"<!")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="a system without the device that is always full")
def test_a_full_disk_is_a_line_and_the_device_stays(tmp_path: Path) -> None:
    full = tmp_path / "full"  # never the device itself: what is replaced by mistake is a link of the test
    full.symlink_to("/dev/full")
    with connect(str(tmp_path / "a.graph")) as store, pytest.raises(ViewError, match="No space left"):
        write_page(subgraph(store), full)
    assert full.is_symlink()
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_graph_is_a_file(tmp_path: Path, read_only: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(StoreUnavailable, match="is no file"):
            connect(str(place), read_only=read_only)
    assert (tmp_path / "pipe").is_fifo()
