"""Self-training: a finished model's answers on plain text as gold of less weight for the model that continues it.

The model that learns them sees words hidden and values dropped, so it learns more than its own answers (noisy student, Xie
et al. 2020). What the teacher itself doubts is left out word by word.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch

from graphbuilder.makers.training.examples import Example
from graphbuilder.makers.training.targets import IGNORED, cut, without_padding
from graphbuilder.parse.joint.batch import by_size, make_input
from graphbuilder.parse.joint.inventory import Inventory, source_number
from graphbuilder.parse.joint.network import Joint
from graphbuilder.parse.joint.pieces import Pieces

#: A head or tag less probable than this is not learnt.
SURE = 0.7
WEIGHT = 0.5
#: The styles in which sentences of a language are labelled, in turn.
STYLES = {"ru": ("UD_Russian-GSD", "UD_Russian-PUD"), "en": ("UD_English-EWT", "UD_English-GUM")}
WORDS_A_BATCH = 1500


def label(examples: Sequence[Example], network: Joint, inventory: Inventory, pieces: Pieces) -> list[Example]:
    """Return *examples* with the trees, tags and lemma scripts *network* gives them; names stay unsaid. Order is kept."""
    styled = [
        replace(example, source=STYLES[example.language][number % len(STYLES[example.language])])
        for number, example in enumerate(examples)
    ]
    labelled = list(styled)
    network.eval()
    for group in by_size([len(example.words) for example in styled], WORDS_A_BATCH):
        found = _label_batch([styled[index] for index in group], network, inventory, pieces)
        for index, example in zip(group, found, strict=True):
            labelled[index] = example
    return labelled


def write(path: Path, examples: Iterable[Example]) -> None:
    """Write *examples* as JSON lines; the file gets its name when it is complete."""
    partial = path.with_name(path.name + ".partial")
    with partial.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(example), ensure_ascii=False) + "\n" for example in examples)
    os.replace(partial, path)


def read(path: Path) -> list[Example]:
    """Read what `write` wrote."""
    with path.open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    return [Example(**{key: _frozen(value) for key, value in record.items()}) for record in records]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@torch.no_grad()
def _label_batch(batch: Sequence[Example], network: Joint, inventory: Inventory, pieces: Pieces) -> list[Example]:
    rows = [pieces(example.words) for example in batch]
    kept = [cut(example, row) for example, row in zip(batch, rows, strict=True)]
    data = make_input(
        [row[:count] for row, count in zip(rows, kept, strict=True)],
        [source_number(example.source) for example in batch],
    )
    tree, tag, _ = network(data.ids, data.words, data.source, data.count)
    arcs = without_padding(network.arcs(tree), data).softmax(-1)
    sure, heads = arcs.max(-1)
    relations = network.relations(tree, heads).argmax(-1)
    tagged, tags = network.tag(tag[:, 1:]).softmax(-1).max(-1)
    scripts = network.script(tag[:, 1:]).argmax(-1)
    return [
        replace(
            example,
            words=example.words[:count],
            heads=tuple(
                int(head) if p >= SURE else IGNORED for head, p in zip(heads[row, :count], sure[row], strict=False)
            ),
            relations=tuple(
                inventory.relations[int(name)] if p >= SURE else ""
                for name, p in zip(relations[row, :count], sure[row], strict=False)
            ),
            tags=tuple(
                inventory.tags[int(name)] if p >= SURE else ""
                for name, p in zip(tags[row, :count], tagged[row], strict=False)
            ),
            scripts=tuple(inventory.scripts[int(name)] for name in scripts[row, :count]),
            weight=WEIGHT,
        )
        for row, (example, count) in enumerate(zip(batch, kept, strict=True))
    ]
