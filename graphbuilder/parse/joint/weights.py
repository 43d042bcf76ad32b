"""Weights on disk: safetensors with matrices in 8 bits, a scale for each row; never a pickle."""

import json
import lzma
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load, save_file
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


def read_encoder(folder: Path) -> dict[str, Tensor]:
    """Read a BERT checkpoint of the Hugging Face layout (``.safetensors``, also ``.xz``) under our names."""
    plain, squeezed = folder / "model.safetensors", folder / "model.safetensors.xz"
    data = plain.read_bytes() if plain.exists() else lzma.decompress(squeezed.read_bytes())
    source = {name.removeprefix("bert."): tensor.float() for name, tensor in load(data).items()}
    state = {
        "pieces.weight": source["embeddings.word_embeddings.weight"],
        "positions.weight": source["embeddings.position_embeddings.weight"]
        + source["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": source["embeddings.LayerNorm.weight"],
        "norm.bias": source["embeddings.LayerNorm.bias"],
    }
    layers = 1 + max(int(name.split(".")[2]) for name in source if name.startswith("encoder.layer."))
    for number in range(layers):
        theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
        for kind in ("weight", "bias"):
            parts = [source[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"{ours}qkv.{kind}"] = torch.cat(parts)
            for name, place in _PLACES.items():
                state[f"{ours}{place}.{kind}"] = source[f"{theirs}{name}.{kind}"]
    return state


_PLACES = {
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm1",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "norm2",
}
