"""Sentences → tensors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from graphbuilder.parse.joint.pieces import END, PAD, START


@dataclass(frozen=True)
class Input:
    """What the network reads of a batch: piece ids and the word of each piece, the source of each sentence."""

    ids: Tensor
    words: Tensor
    source: Tensor
    count: int


def make_input(pieces: Sequence[Sequence[tuple[int, ...]]], sources: Sequence[int]) -> Input:
    """Lay out sentences given as piece ids of their words; each must fit the encoder (see `windows`)."""
    count = max(len(sentence) for sentence in pieces)
    length = max(sum(map(len, sentence)) for sentence in pieces) + 2
    ids = torch.full((len(pieces), length), PAD)
    words = torch.full((len(pieces), length), count + 1)
    for row, sentence in enumerate(pieces):
        flat = [START, *(piece for word in sentence for piece in word), END]
        owner = [0, *(number for number, word in enumerate(sentence, 1) for _ in word)]
        ids[row, : len(flat)] = torch.tensor(flat)
        words[row, : len(owner)] = torch.tensor(owner)
    return Input(ids, words, torch.tensor(sources), count)


def by_size(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Yield index groups, short sentences first, each of at most *budget* padded positions (one sentence at least)."""
    group: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        if group and lengths[index] * (len(group) + 1) > budget:
            yield group
            group = []
        group.append(index)
    if group:
        yield group
