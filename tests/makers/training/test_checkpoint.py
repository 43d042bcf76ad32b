"""What a run of ten steps leaves, and the shallower model that starts from it."""

import json
from pathlib import Path

from graphbuilder.makers.training.checkpoint import read_checkpoint, shallower


def test_ten_steps_lower_the_loss_and_leave_a_checkpoint(checkpoint: Path) -> None:
    lines = [json.loads(line) for line in (checkpoint / "curve.jsonl").read_text().splitlines()]
    assert any(line.get("dev") == "ru" for line in lines)
    assert (checkpoint / "checkpoint.pt").is_file()


def test_a_shallower_model_starts_with_every_second_layer(checkpoint: Path) -> None:
    teacher, _ = read_checkpoint(checkpoint)
    student = shallower(teacher, 1)
    ours, theirs = student.state_dict(), teacher.state_dict()
    assert (ours["encoder.layers.0.qkv.weight"] == theirs["encoder.layers.1.qkv.weight"]).all()
    assert (ours["mix_tree.weights"] == theirs["mix_tree.weights"][[0, 2]]).all()
    assert (ours["tag.weight"] == theirs["tag.weight"]).all()
