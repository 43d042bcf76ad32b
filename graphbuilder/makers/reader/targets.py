"""What is right of each pair, as tensors, and the loss."""

import random
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from graphbuilder.extract.reader.layout import most
from graphbuilder.extract.reader.network import MODES, Scores
from graphbuilder.makers.reader.corpus import Gold
from graphbuilder.makers.reader.prepare import Prepared

NONE = 0


class Targets(NamedTuple):
    """What is right of k pairs: *labels* (k, labels) shares that sum to 1, *weight* (k).

    The others are told of the pairs *told* (m, indexes into the k) alone: *modes*, *unsure*, *speaker*, *theme* (m; 0
    nobody), *trigger* (m, n).
    """

    labels: Tensor
    weight: Tensor
    told: Tensor
    modes: Tensor
    unsure: Tensor
    trigger: Tensor
    speaker: Tensor
    theme: Tensor


def asked(
    sentences: Sequence[Prepared],
    numbers: dict[str, int],
    symmetric: frozenset[str],
    *,
    negative: float,
    negatives: int,
    chooser: random.Random,
) -> tuple[Tensor, Targets]:
    """Choose the pairs to ask of *sentences*, all of gold and some others, and lay out what is right of them.

    At most *negatives* pairs without a relation are drawn from a sentence; they weigh for all there are, up to three
    times *negative*. Pairs whose relation the inventory lacks are not asked.
    """
    nobody = most([one.row for one in sentences])
    words = max(one.row.words for one in sentences)
    pairs: list[list[int]] = []
    weight: list[float] = []
    labels: list[frozenset[str]] = []
    told: list[int] = []
    rest: list[Gold] = []
    for s, one in enumerate(sentences):
        positive, silent = _right(one, symmetric, nobody)
        own = [*range(len(one.row.heads)), nobody]
        others = [(i, j) for i in own for j in own if i != j and (i, j) not in positive and (i, j) not in silent]
        drawn = chooser.sample(others, negatives) if len(others) > negatives else others
        for (i, j), (names, gold) in positive.items():
            if gold is not None:
                told.append(len(pairs))
                rest.append(gold)
            pairs.append([s, i, j])
            labels.append(names)
            weight.append(1.0)
        share = negative * min(3.0, len(others) / max(1, len(drawn)))
        for i, j in drawn:
            pairs.append([s, i, j])
            labels.append(frozenset())
            weight.append(share)
    shares = torch.zeros(len(pairs), len(numbers) + 1)
    for number, names in enumerate(labels):
        for name in names:
            shares[number, numbers[name]] = 1.0 / len(names)
        if not names:
            shares[number, NONE] = 1.0
    trigger = torch.zeros(len(rest), words)
    for number, gold in enumerate(rest):
        trigger[number, list(gold.trigger)] = 1.0
    return torch.tensor(pairs, dtype=torch.long).view(-1, 3), Targets(
        shares,
        torch.tensor(weight),
        torch.tensor(told, dtype=torch.long),
        torch.tensor([MODES.index(gold.mode) for gold in rest], dtype=torch.long),
        torch.tensor([float(gold.unsure) for gold in rest]),
        trigger,
        torch.tensor([0 if gold.speaker is None else gold.speaker + 1 for gold in rest], dtype=torch.long),
        torch.tensor([0 if gold.theme is None else gold.theme + 1 for gold in rest], dtype=torch.long),
    )


Right = dict[tuple[int, int], tuple[frozenset[str], Gold | None]]


def _right(one: Prepared, symmetric: frozenset[str], nobody: int) -> tuple[Right, set[tuple[int, int]]]:
    """The pairs of a sentence that have a relation, and those nothing is known of."""
    positive: Right = {}
    silent: set[tuple[int, int]] = set()
    for gold in one.gold:
        i, j = (nobody if index is None else index for index in (gold.subject, gold.object))
        if i == j:
            continue
        if not gold.labels:
            silent |= {(i, j)}
            continue
        names = frozenset(gold.labels)
        before = positive.get((i, j), (frozenset(), None))
        positive[i, j] = (before[0] | names, gold)
        if names & symmetric:
            before = positive.get((j, i), (frozenset(), None))
            positive[j, i] = (before[0] | (names & symmetric), before[1])
    return positive, silent - positive.keys()


def losses(scores: Scores, gold: Targets, sentences: int) -> dict[str, Tensor]:
    """Return the parts of the loss: per sentence for labels, per statement for what is told of it."""
    log = scores.labels.float().log_softmax(-1)
    parts = {"label": (-(gold.labels * log).sum(-1) * gold.weight).sum() / sentences}
    if not len(gold.told):
        return parts
    k = gold.told
    parts["mode"] = F.cross_entropy(scores.modes[k].float(), gold.modes)
    parts["unsure"] = F.binary_cross_entropy_with_logits(scores.unsure[k].float(), gold.unsure)
    parts["speaker"] = F.cross_entropy(scores.speaker[k].float(), gold.speaker)
    parts["theme"] = F.cross_entropy(scores.theme[k].float(), gold.theme) * 0.5
    has = gold.trigger.sum(-1) > 0
    if has.any():
        mass = (scores.attention[k].float() * gold.trigger).sum(-1)[has]
        parts["trigger"] = -(mass.clamp(min=1e-6).log()).mean() * 0.3
    return parts
