"""What a batch of training sentences teaches: gold classes as tensors, hidden words, heads that are possible."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from graphbuilder.makers.training.examples import Example
from graphbuilder.parse.joint.batch import Input
from graphbuilder.parse.joint.inventory import Inventory
from graphbuilder.parse.joint.names import LABELS
from graphbuilder.parse.joint.pieces import MAX_PIECES, UNKNOWN, windows

IGNORED = -100


@dataclass(frozen=True)
class Targets:
    """Gold classes, `IGNORED` where unknown; *names* is True where a label is allowed (batch, n, labels)."""

    tags: Tensor
    scripts: Tensor
    heads: Tensor
    relations: Tensor
    names: Tensor
    named: Tensor
    weight: Tensor


def cut(example: Example, pieces: Sequence[tuple[int, ...]]) -> int:
    """Return how many words of a training sentence fit the encoder."""
    return windows(pieces, MAX_PIECES)[0][1] if pieces else 0


def drop_words(data: Input, share: float, generator: torch.Generator) -> Input:
    """Hide a share of the words behind the unknown piece: a brake on memorising."""
    hidden = torch.rand(data.words.shape[0], data.count + 2, generator=generator) < share
    hidden[:, 0] = hidden[:, -1] = False
    mask = hidden.gather(1, data.words)
    return Input(torch.where(mask, UNKNOWN, data.ids), data.words, data.source, data.count)


class Encoding:
    """Class numbers of an inventory."""

    def __init__(self, inventory: Inventory) -> None:
        self.tags = {name: number for number, name in enumerate(inventory.tags)}
        self.scripts = {name: number for number, name in enumerate(inventory.scripts)}
        self.relations = {name: number for number, name in enumerate(inventory.relations)}

    def targets(self, examples: Sequence[Example], count: int) -> Targets:
        """Lay out the gold of *examples*, padded to *count* words."""
        shape = (len(examples), count)
        tags, scripts, heads, relations = (torch.full(shape, IGNORED) for _ in range(4))
        names = torch.ones(*shape, len(LABELS), dtype=torch.bool)
        named = torch.zeros(shape, dtype=torch.bool)
        for row, example in enumerate(examples):
            _fill(tags[row], [self.tags.get(tag, IGNORED) for tag in example.tags])
            _fill(scripts[row], [self.scripts.get(script, IGNORED) for script in example.scripts])
            _fill(heads[row], example.heads)
            _fill(relations[row], [self.relations.get(name, IGNORED) for name in example.relations])
            for column, allowed in enumerate(example.names[:count]):
                names[row, column] = False
                names[row, column, list(allowed)] = True
                named[row, column] = True
        weight = torch.tensor([example.weight for example in examples])
        return Targets(tags, scripts, heads, relations, names, named, weight)


def _fill(row: Tensor, values: Sequence[int]) -> None:
    values = values[: len(row)]
    row[: len(values)] = torch.tensor(values, dtype=torch.long)


def present_words(data: Input) -> Tensor:
    """True (batch, n) where there is a word."""
    last = torch.where(data.words <= data.count, data.words, 0).amax(1)
    return torch.arange(1, data.count + 1, device=data.words.device)[None] <= last[:, None]


def without_padding(arcs: Tensor, data: Input) -> Tensor:
    """Forbid padding and a word itself as heads."""
    present = present_words(data)
    heads = torch.cat([present.new_ones(len(present), 1), present], 1)
    own = torch.eye(data.count, dtype=torch.bool, device=arcs.device)
    own = torch.cat([own.new_zeros(data.count, 1), own], 1)
    return arcs.masked_fill(~heads[:, None] | own, -1e4)
