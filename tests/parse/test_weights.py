"""Weights in 8 bits come back close to what they were, under their own names."""

from pathlib import Path

import torch

from graphbuilder.parse.joint import weights


def test_matrices_keep_two_digits_and_vectors_three(tmp_path: Path) -> None:
    torch.manual_seed(1)
    state = {"matrix": torch.randn(80, 64), "mix.scale": torch.ones(1), "bias": torch.randn(7)}
    weights.save(tmp_path / "w.safetensors", state, {"step": 3})
    back, about = weights.read(tmp_path / "w.safetensors")
    assert about == {"step": 3}
    assert set(back) == set(state)
    assert (back["matrix"] - state["matrix"]).abs().max() < state["matrix"].abs().max() / 200
    assert torch.allclose(back["bias"], state["bias"], atol=2e-3)


def test_a_matrix_and_its_scale_do_not_take_another_parameters_name(tmp_path: Path) -> None:
    state = {"m": torch.randn(80, 64), "m.scale": torch.full((3,), 2.0)}
    weights.save(tmp_path / "w.safetensors", state, {})
    assert weights.read(tmp_path / "w.safetensors")[0]["m.scale"].tolist() == [2.0, 2.0, 2.0]
