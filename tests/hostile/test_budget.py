"""Work that takes too long costs its document only, and nothing is interrupted that ended in time."""

import threading
import time
from types import SimpleNamespace

import pytest

from graphbuilder import batches
from graphbuilder.budget import within
from graphbuilder.errors import GraphbuilderError
from graphbuilder.model import Document
from graphbuilder.parse import Parser, parser
from graphbuilder.parse.documents import _parse as by_language


def spin(seconds: float) -> float:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        try:
            sum(range(500))
        except Exception:  # as careless code does
            continue
    return seconds


def test_work_that_takes_too_long_is_interrupted_whatever_it_catches() -> None:
    with pytest.raises(TimeoutError, match="longer than its"):
        within(0.2, spin, 60.0)


def test_work_that_ends_in_time_is_left_alone_also_at_the_very_moment() -> None:
    for number in range(50):
        try:
            assert within(0.01, spin, 0.0098) == 0.0098
        except TimeoutError:
            continue
        assert number < 50
    assert within(10, spin, 0.0) == 0.0


def test_waiting_for_others_does_not_count() -> None:
    assert within(0.05, lambda seconds: time.sleep(seconds) or "done", 0.3) == "done"


def test_other_threads_are_not_interrupted() -> None:
    found: list[float] = []
    other = threading.Thread(target=lambda: found.append(spin(0.5)))
    other.start()
    with pytest.raises(TimeoutError):
        within(0.1, spin, 60.0)
    other.join()
    assert found == [0.5]


def test_a_document_that_takes_too_long_is_named_and_the_others_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "SECONDS", 0.2)
    documents = [Document(name, name, path=f"{name}.txt") for name in ("a", "slow", "b")]
    errors: list[GraphbuilderError] = []

    def work(document: Document) -> str:
        spin(60.0 if document.id == "slow" else 0.0)
        return document.id

    found = batches.each(work, documents, "extracted", document=lambda one: one, on_error=errors.append)
    assert list(found) == ["a", "b"]
    assert [str(error).split(": ")[:2] for error in errors] == [["slow.txt", "cannot be extracted"]]
    assert "took longer than its 0 s" in str(errors[0])


def test_work_that_takes_too_much_memory_is_interrupted() -> None:
    def grow(size: int) -> int:
        held: list[bytearray] = []
        while sum(map(len, held)) < size:
            held.append(bytearray(b"x" * 1_000_000))
            time.sleep(0.002)
        return len(held)

    with pytest.raises(MemoryError, match="more than its 100"):
        within(60.0, grow, 2_000_000_000, memory=100_000_000)
    assert within(60.0, grow, 1_000_000, memory=100_000_000) == 1


def test_what_a_costly_document_took_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "COSTLY", 0.2)
    documents = [Document(name, name, path=f"{name}.txt") for name in ("quick", "slow")]
    told: list[str] = []

    def work(document: Document) -> str:
        spin(0.3 if document.id == "slow" else 0.0)
        return document.id

    found = batches.each(work, documents, "extracted", document=lambda one: one, on_cost=told.append)
    assert list(found) == ["quick", "slow"]
    assert told == ["slow.txt: extracted in 0 s of computing, of 30 s it may take"]


def test_models_that_take_too_long_lose_one_document_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "SECONDS", 0.2)
    monkeypatch.setattr(parser, "SECONDS_A_THOUSAND", 0.0)

    def pipeline(text: str) -> object:
        spin(60.0 if "slow" in text else 0.0)
        return SimpleNamespace(sentences=[])

    errors: list[GraphbuilderError] = []
    models = Parser("en", pipeline, lambda kind: kind)
    listed = [Document(name, name, path=f"{name}.txt", language="en") for name in ("a", "slow", "b")]
    assert [found.document.id for found in by_language(models, listed, errors.append)] == ["a", "b"]
    assert "slow.txt: cannot be parsed: TimeoutError" in str(errors[0])
