"""What is right of each pair, as tensors, and the loss."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from graphbuilder.extract.reader.network import MODES, Scores
from graphbuilder.makers.reader.prepare import Prepared

NONE = 0


class Targets(NamedTuple):
    """*labels* (b, c + 1, c + 1, labels) shares that sum to 1; *weight* (b, c + 1, c + 1) is 0 where nothing is taught.

    The others are told of the pairs in *where* (k, 3: sentence, subject, object) alone: *modes* (k), *unsure* (k),
    *trigger* (k, n), *speaker* and *theme* (k), 0 nobody.
    """

    labels: Tensor
    weight: Tensor
    where: Tensor
    modes: Tensor
    unsure: Tensor
    trigger: Tensor
    speaker: Tensor
    theme: Tensor


def targets(
    sentences: Sequence[Prepared],
    numbers: dict[str, int],
    symmetric: frozenset[str],
    count: int,
    words: int,
    *,
    negative: float,
) -> Targets:
    """Lay out the gold of *sentences*, padded to *count* candidates and *words* words; *numbers* are the labels'."""
    labels = torch.zeros(len(sentences), count + 1, count + 1, len(numbers) + 1)
    weight = torch.zeros(len(sentences), count + 1, count + 1)
    where, rest = [], []
    for s, one in enumerate(sentences):
        own = [*range(len(one.row.heads)), count]
        weight[s][torch.tensor(own)[:, None], torch.tensor(own)[None, :]] = negative
        weight[s].fill_diagonal_(0)
        for gold in one.gold:
            pair = [count if index is None else index for index in (gold.subject, gold.object)]
            if pair[0] == pair[1]:
                continue
            turned = [pair, pair[::-1]] if set(gold.labels) & symmetric else [pair]
            for subject, target in turned:
                weight[s, subject, target] = 1.0 if gold.labels else 0.0
                for name in gold.labels:
                    labels[s, subject, target, numbers[name]] = 1.0
            if gold.labels:
                where.append([s, *pair])
                rest.append(gold)
    total = labels.sum(-1)
    labels[..., NONE] = (total == 0).float()
    labels = labels / labels.sum(-1, keepdim=True)
    trigger = torch.zeros(len(where), words)
    for number, gold in enumerate(rest):
        trigger[number, list(gold.trigger)] = 1.0
    return Targets(
        labels,
        weight,
        torch.tensor(where, dtype=torch.long).view(-1, 3),
        torch.tensor([MODES.index(gold.mode) for gold in rest], dtype=torch.long),
        torch.tensor([float(gold.unsure) for gold in rest]),
        trigger,
        torch.tensor([0 if gold.speaker is None else gold.speaker + 1 for gold in rest], dtype=torch.long),
        torch.tensor([0 if gold.theme is None else gold.theme + 1 for gold in rest], dtype=torch.long),
    )


def losses(scores: Scores, gold: Targets) -> dict[str, Tensor]:
    """Return the parts of the loss: per sentence for labels, per statement for what is told of it."""
    log = scores.labels.float().log_softmax(-1)
    each = -(gold.labels * log).sum(-1)
    parts = {"label": (each * gold.weight).sum() / len(gold.labels)}
    if not len(gold.where):
        return parts
    s, i, j = gold.where.unbind(1)
    parts["mode"] = F.cross_entropy(scores.modes[s, i, j].float(), gold.modes)
    parts["unsure"] = F.binary_cross_entropy_with_logits(scores.unsure[s, i, j].float(), gold.unsure)
    parts["speaker"] = F.cross_entropy(scores.speaker[s, i, j].float(), gold.speaker)
    parts["theme"] = F.cross_entropy(scores.theme[s, i, j].float(), gold.theme) * 0.5
    told = gold.trigger.sum(-1) > 0
    if told.any():
        mass = (scores.attention[s, i, j].float() * gold.trigger).sum(-1)[told]
        parts["trigger"] = -(mass.clamp(min=1e-6).log()).mean() * 0.3
    return parts
