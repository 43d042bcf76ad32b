"""The encoder a joint model begins with: a BERT of the Hugging Face layout under our names."""

import json
import lzma
from pathlib import Path

import torch
from safetensors.torch import load
from torch import Tensor

from graphbuilder.parse.joint.inventory import SOURCES, Inventory
from graphbuilder.parse.joint.names import LABELS
from graphbuilder.parse.joint.network import Joint, Shape

_PLACES = {
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm1",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "norm2",
}


def fetch_encoder(name: str, folder: Path) -> Path:
    """Return the folder of an encoder: *name* itself where it is one, else a download of that Hugging Face name."""
    if Path(name).is_dir():
        return Path(name)
    if not (folder / "tokenizer.json").is_file():
        from huggingface_hub import snapshot_download

        wanted = ["config.json", "tokenizer.json", "model.safetensors"]
        snapshot_download(name, local_dir=folder, allow_patterns=wanted)
    return folder


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


def from_encoder(encoder: Path, inventory: Inventory) -> Joint:
    """Return a new network over *inventory*, as large and as deep as the BERT in *encoder*, whose weights it takes."""
    state = read_encoder(encoder)
    config = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
    vocabulary, width = state["pieces.weight"].shape
    shape = Shape(
        vocabulary=vocabulary,
        tags=len(inventory.tags),
        scripts=len(inventory.scripts),
        relations=len(inventory.relations),
        names=len(LABELS),
        sources=len(SOURCES),
        layers=1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers.")),
        width=width,
        heads=config["num_attention_heads"],
        inner=len(state["layers.0.up.weight"]),
        positions=len(state["positions.weight"]),
    )
    network = Joint(shape)
    network.encoder.load_state_dict(state)
    return network
