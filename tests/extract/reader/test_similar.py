"""The annotated sentences that a guess reads like."""

import json
import lzma
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from graphbuilder.errors import ModelNotFound
from graphbuilder.extract.reader.similar import TEXTS, VECTORS, Memory, Similar

SENTENCES = [["a-1", "Иванов встретил Петрова."], ["a-2", "Anna met Boris."], ["a-3", "Пришёл Сидоров."]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four pairs in three sentences, of vectors two long made of three."""
    tensors = {
        "vectors": torch.tensor([[127, 0], [0, 127], [90, 90], [127, 5]], dtype=torch.int8),
        "mean": torch.tensor([1.0, 1.0, 1.0]).half(),
        "projection": torch.tensor([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]).half(),
        "relation": torch.tensor([0, 0, 0, 1], dtype=torch.int16),
        "sentence": torch.tensor([0, 1, 0, 2], dtype=torch.int32),
        "spans": torch.tensor([[0, 6, 16, 23], [0, 4, 9, 14], [16, 23, 0, 6], [7, 14, -1, -1]], dtype=torch.int16),
    }
    save_file(tensors, tmp_path / VECTORS, {"about": json.dumps({"labels": ["MET", "RESIGNED"], "sentences": 3})})
    (tmp_path / TEXTS).write_bytes(lzma.compress(json.dumps(SENTENCES).encode()))
    return tmp_path


def test_the_nearest_of_the_relation_come_first_and_each_sentence_once(folder: Path) -> None:
    memory = Memory.load(folder)
    assert memory is not None
    found = memory.nearest(torch.tensor([5.0, 1.0, 9.0]), "MET")  # less the mean: along the first axis
    assert [one.id for one in found] == ["a-1", "a-2"]
    assert found[0] == Similar("a-1", "Иванов встретил Петрова.", (0, 6), (16, 23), 1.0)
    assert found[1].likeness == 0.0
    assert memory.nearest(torch.tensor([5.0, 1.0, 9.0]), "MET", 1) == found[:1]


def test_nobody_has_no_place_and_a_relation_nobody_was_taught_has_no_likes(folder: Path) -> None:
    memory = Memory.load(folder)
    assert memory is not None
    assert memory.nearest(torch.tensor([5.0, 1.0, 9.0]), "RESIGNED")[0].object is None
    assert memory.nearest(torch.tensor([5.0, 1.0, 9.0]), "UNKNOWN") == []


def test_files_of_two_makings_are_refused_and_none_are_none(folder: Path, tmp_path: Path) -> None:
    (folder / TEXTS).write_bytes(lzma.compress(json.dumps(SENTENCES[:2]).encode()))
    with pytest.raises(ModelNotFound, match="not of one making"):
        Memory.load(folder)
    (folder / TEXTS).unlink()
    assert Memory.load(folder) is None
