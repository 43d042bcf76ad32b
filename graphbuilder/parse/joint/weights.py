"""Weights on disk: safetensors with matrices in 8 bits, a scale for each row; never a pickle."""

import json
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

#: Ending of the name of a scale in the file.
SCALE = "#scale"  # not ".scale": the network has parameters of that name


def pack(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the state with every large matrix as int8 rows and one float16 scale a row; the rest in float16."""
    packed = {}
    for name, tensor in state.items():
        tensor = tensor.detach().float().cpu()
        if tensor.ndim >= 2 and tensor.numel() >= 4096:
            scale = tensor.abs().amax(-1, keepdim=True).clamp(min=1e-8) / 127
            scale = scale.half().float().clamp(min=6e-8)
            packed[name] = (tensor / scale).round().clamp(-127, 127).to(torch.int8)
            packed[name + SCALE] = scale.half()
        else:
            packed[name] = tensor.half()
    return packed


def unpack(packed: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Undo `pack`, in float32."""
    state = {}
    for name, tensor in packed.items():
        if name.endswith(SCALE):
            continue
        scale = packed.get(name + SCALE)
        state[name] = tensor.float() if scale is None else tensor.float() * scale.float()
    return state


def save(path: Path, state: Mapping[str, Tensor], about: Mapping[str, object]) -> None:
    """Write packed *state*; *about* goes into the header as JSON."""
    save_file(pack(state), path, {"about": json.dumps(about, ensure_ascii=False, sort_keys=True)})


def read(path: Path) -> tuple[dict[str, Tensor], dict[str, object]]:
    """Read what `save` wrote: the state in float32 and *about*."""
    packed, about = read_packed(path)
    return unpack(packed), about


def read_packed(path: Path) -> tuple[dict[str, Tensor], dict[str, object]]:
    """Read what `save` wrote as it is stored, memory-mapped."""
    with safe_open(path, "pt") as file:
        packed = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (not a dict)
        return packed, json.loads((file.metadata() or {}).get("about", "{}"))
