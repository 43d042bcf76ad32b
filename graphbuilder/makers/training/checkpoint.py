"""The folder of a training run: ``checkpoint.pt`` (weights, optimizer, step) and ``inventory.json``.

``inventory.json`` holds the classes, the shape, the versions and the ``history``: one record for each run that made the
weights, oldest first, so that a model continued from another says how to make it again.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from graphbuilder.errors import ModelNotFound
from graphbuilder.parse.joint.inventory import Inventory
from graphbuilder.parse.joint.network import Joint, Shape

Run = Mapping[str, object]


def write_inventory(folder: Path, inventory: Inventory, shape: Shape, history: Sequence[Run]) -> None:
    """Write ``inventory.json`` of a run about to begin."""
    folder.mkdir(parents=True, exist_ok=True)
    about = {
        "tags": inventory.tags,
        "scripts": inventory.scripts,
        "relations": inventory.relations,
        "shape": shape.to_json(),
        "versions": _versions(),
        "history": list(history),
    }
    (folder / "inventory.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")


def read_checkpoint(folder: Path) -> tuple[Joint, Inventory]:
    """Load the network and its classes; raises `ModelNotFound` where the folder is not that of a run."""
    if not (folder / "checkpoint.pt").is_file():
        raise ModelNotFound(f"no checkpoint.pt in {folder}; name the folder of a training run")
    about = json.loads((folder / "inventory.json").read_text(encoding="utf-8"))
    network = Joint(Shape(**about["shape"]))
    state = torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)
    network.load_state_dict(state["model"])
    return network, Inventory(tuple(about["tags"]), tuple(about["scripts"]), tuple(about["relations"]))


def history(folder: Path) -> list[Run]:
    """Return the runs that made the weights in *folder*, oldest first; empty where nothing was recorded."""
    found: list[Run] = json.loads((folder / "inventory.json").read_text(encoding="utf-8")).get("history", [])
    return found


def shallower(teacher: Joint, layers: int) -> Joint:
    """Return a network of *layers* layers that starts as every so-manieth layer of *teacher*, the last one included."""
    depth = teacher.shape.layers
    kept = [round((number + 1) * depth / layers) - 1 for number in range(layers)]
    source = teacher.state_dict()
    student = Joint(replace(teacher.shape, layers=layers))
    state = {}
    for name in student.state_dict():
        if name.startswith("encoder.layers."):
            number, rest = name.removeprefix("encoder.layers.").split(".", 1)
            state[name] = source[f"encoder.layers.{kept[int(number)]}.{rest}"]
        elif name.startswith("mix_") and name.endswith(".weights"):
            state[name] = source[name][[0, *(layer + 1 for layer in kept)]]
        else:
            state[name] = source[name]
    student.load_state_dict(state)
    return student


def _versions() -> Mapping[str, str]:
    from importlib.metadata import version

    return {name: version(name) for name in ("torch", "stanza", "tokenizers", "graphbuilder")}
