"""A trained checkpoint → ``reader.safetensors`` (8 bits) and ``reader.json`` beside the joint model."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from graphbuilder.parse.joint import weights


def export_reader(
    checkpoint: Path, model: Path, *, layers: int, below: int, shape: Mapping[str, int], about: Any
) -> None:
    """Write the branch and the pair network of *checkpoint* into the *model* folder; *about* joins ``reader.json``."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    header = {"layers": layers, "below": below, "passes": state["passes"]}
    weights.save(model / "reader.safetensors", state["network"], header)
    (model / "reader.safetensors").chmod(0o644)
    told = {"format": 1, "labels": state["labels"], "shape": dict(shape), **about}
    (model / "reader.json").write_text(json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1), encoding="utf-8")
