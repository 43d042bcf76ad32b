"""A model's answers on plain text as gold of less weight."""

from pathlib import Path

from graphbuilder.makers.training import silver
from graphbuilder.makers.training.checkpoint import read_checkpoint
from graphbuilder.makers.training.examples import Example
from graphbuilder.makers.training.targets import IGNORED
from graphbuilder.parse.joint.pieces import Pieces

PLAIN = [
    Example(("Иванов", "жил", "в", "Туле", ".")),
    Example(("Петров",)),
    Example(("Орлов", "остался", "в", "Минске", "и", "Москве", ".")),
]


def labelled(checkpoint: Path, pieces_file: Path) -> list[Example]:
    return silver.label(PLAIN, *read_checkpoint(checkpoint), Pieces(pieces_file))


def test_heads_lie_in_the_sentence_and_what_is_doubted_is_left_out(checkpoint: Path, pieces_file: Path) -> None:
    found = labelled(checkpoint, pieces_file)
    assert [example.words for example in found] == [example.words for example in PLAIN]
    assert any(head != IGNORED for example in found for head in example.heads)
    for example in found:
        assert all(head == IGNORED or 0 <= head <= len(example.words) for head in example.heads)
        assert not any(head == number for number, head in enumerate(example.heads, 1))
        assert [head == IGNORED for head in example.heads] == [not name for name in example.relations]
        assert example.weight == silver.WEIGHT
        assert example.names == ()


def test_what_was_written_is_read_again(checkpoint: Path, pieces_file: Path, tmp_path: Path) -> None:
    found = labelled(checkpoint, pieces_file)
    silver.write(tmp_path / "silver.jsonl", found)
    assert silver.read(tmp_path / "silver.jsonl") == found
