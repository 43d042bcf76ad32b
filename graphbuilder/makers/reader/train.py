"""Training of branch and pair network, resumable; everything random is a function of the seed and the step."""

import json
import os
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from graphbuilder.extract.reader.layout import all_pairs, batch, most
from graphbuilder.extract.reader.model import LEAST, once
from graphbuilder.extract.reader.network import MODES, PairReader, Scores
from graphbuilder.makers.reader.measure import Guess, at, measured
from graphbuilder.makers.reader.prepare import Prepared
from graphbuilder.makers.reader.targets import asked, losses
from graphbuilder.parse.joint.batch import by_size
from graphbuilder.parse.joint.branch import Branch


@dataclass(frozen=True)
class Plan:
    """How to train: *passes* over the sentences, *positions* padded pieces a step; rates are AdamW's, with a linear fall.

    *authored* is the share of authored sentences drawn anew for each pass: there are three of them for one that was read,
    and news is what the reader is for.
    """

    passes: int = 12
    positions: int = 1600
    branch_rate: float = 1e-4
    head_rate: float = 1e-3
    warmup: int = 150
    negative: float = 0.6
    negatives: int = 40
    authored: float = 0.4
    seed: int = 7
    threads: int = 2
    score_every: int = 2


class ReaderNetwork(nn.Module):
    """Branch and pair network together: pieces' vectors → `Scores`."""

    def __init__(self, branch: Branch, pairs: PairReader) -> None:
        super().__init__()
        self.branch, self.pairs = branch, pairs

    def forward(self, sentences: Sequence[Prepared], pairs: Tensor) -> Scores:
        pieces, present, average = padded(sentences)
        words = self.branch(pieces, present, average)
        rows = [one.row for one in sentences]
        scores: Scores = self.pairs(batch(rows, [words[n, : one.words] for n, one in enumerate(rows)], pairs))
        return scores


def padded(sentences: Sequence[Prepared]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces' vectors (b, p, width), which are there (b, p), and the pieces of each word (b, n, p), each row summing to 1."""
    length = max(len(one.pieces) for one in sentences)
    count = max(one.row.words for one in sentences)
    pieces = torch.zeros(len(sentences), length, sentences[0].pieces.shape[1])
    present = torch.zeros(len(sentences), length, dtype=torch.bool)
    average = torch.zeros(len(sentences), count, length)
    for number, one in enumerate(sentences):
        size = len(one.pieces)
        pieces[number, :size] = one.pieces.float()
        present[number, :size] = True
        owner = one.owner.long()
        inside = (owner > 0) & (owner <= one.row.words)
        average[number, owner[inside] - 1, torch.arange(size)[inside]] = 1.0
    return pieces, present, average / average.sum(-1, keepdim=True).clamp(min=1)


class Trainer:
    """One run in *folder*: ``checkpoint.pt`` to resume from, ``curve.jsonl`` with losses and scores.

    *authored* are the portions of which each pass draws a share.
    """

    def __init__(
        self,
        network: ReaderNetwork,
        labels: Sequence[str],
        symmetric: frozenset[str],
        plan: Plan,
        folder: Path,
        authored: frozenset[str] = frozenset(),
    ) -> None:
        self.network, self.plan, self.folder = network, plan, folder
        self.labels, self.symmetric, self.authored = list(labels), symmetric, authored
        self.numbers = {name: number for number, name in enumerate(labels, 1)}
        groups = [
            {"params": list(network.branch.parameters()), "lr": plan.branch_rate},
            {"params": list(network.pairs.parameters()), "lr": plan.head_rate},
        ]
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.rates = [plan.branch_rate, plan.head_rate]
        self.done = 0

    def run(self, train: Sequence[Prepared], dev: Sequence[Prepared]) -> None:
        """Train to the end of the plan, from the folder's checkpoint where there is one."""
        torch.set_num_threads(self.plan.threads)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._resume()
        passes = [list(self._batches(train, number)) for number in range(self.plan.passes)]
        steps = sum(map(len, passes))
        started, step = time.monotonic(), 0
        for number, groups in enumerate(passes):
            sums: dict[str, float] = {}
            if number < self.done:
                step += len(groups)
                continue
            for group in groups:
                for name, value in self._step(group, step, steps).items():
                    sums[name] = sums.get(name, 0.0) + value / len(groups)
                step += 1
            self.done = number + 1
            line: dict[str, Any] = {"pass": self.done, "seconds": round(time.monotonic() - started)}
            line |= {name: round(value, 4) for name, value in sums.items()}
            if self.done % self.plan.score_every == 0 or self.done == self.plan.passes:
                line |= self.score(dev)
            self._log(line)
            self._save()

    def _batches(self, train: Sequence[Prepared], number: int) -> Iterator[list[Prepared]]:
        chooser = random.Random(self.plan.seed * 1000 + number)
        kept = [one for one in train if one.portion not in self.authored or chooser.random() < self.plan.authored]
        groups = list(by_size([len(one.pieces) for one in kept], self.plan.positions))
        chooser.shuffle(groups)
        for group in groups:
            yield [kept[index] for index in group]

    def _step(self, group: Sequence[Prepared], step: int, steps: int) -> dict[str, float]:
        torch.manual_seed(self.plan.seed * 1_000_003 + step)
        self.network.train()
        factor = min((step + 1) / self.plan.warmup, max(0.02, (steps - step) / steps))
        for entry, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            entry["lr"] = rate * factor
        plan, chooser = self.plan, random.Random(self.plan.seed * 7919 + step)
        pairs, wanted = asked(
            group, self.numbers, self.symmetric, negative=plan.negative, negatives=plan.negatives, chooser=chooser
        )
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.network(group, pairs)
        parts = losses(scores, wanted, len(group))
        self.optimizer.zero_grad(set_to_none=True)
        torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        return {name: part.item() for name, part in parts.items()}

    def score(self, dev: Sequence[Prepared]) -> dict[str, Any]:
        """Return recall, precision and F1 at several thresholds."""
        guesses = guess(self.network, dev, self.labels, self.symmetric)
        found: dict[str, Any] = {}
        for threshold in (0.3, 0.5, 0.7):
            result = measured(dev, at(guesses, threshold), self.symmetric)
            found[f"at{threshold}"] = {name: round(value, 3) for name, value in result.items()}
        return found

    def _log(self, line: dict[str, Any]) -> None:
        with (self.folder / "curve.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def _save(self) -> None:
        state = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "passes": self.done}
        partial = self.folder / "checkpoint.pt.partial"
        torch.save(state | {"labels": self.labels, "plan": asdict(self.plan)}, partial)
        os.replace(partial, self.folder / "checkpoint.pt")

    def _resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.done = state["passes"]


@torch.inference_mode()
def guess(
    network: ReaderNetwork, sentences: Sequence[Prepared], labels: Sequence[str], symmetric: frozenset[str]
) -> list[list[Guess]]:
    """Return what the network makes of each sentence, likeliest first: at most two labels a pair."""
    network.eval()
    results: list[list[Guess]] = [[] for _ in sentences]
    for group in by_size([len(one.pieces) for one in sentences], 1600):
        mine = [sentences[index] for index in group]
        nobody = most([one.row for one in mine])
        pairs = all_pairs([one.row for one in mine], nobody)
        scores = network(mine, pairs)
        top, which = scores.labels.float().softmax(-1)[:, 1:].topk(2, -1)
        modes = scores.modes.argmax(-1)
        for number in (top[:, 0] >= LEAST).nonzero()[:, 0].tolist():
            s, i, j = pairs[number].tolist()
            parties = (None if i == nobody else i, None if j == nobody else j)
            for p, label in zip(top[number].tolist(), which[number].tolist(), strict=True):
                if p >= LEAST:
                    results[group[s]].append(Guess(labels[label], *parties, p, MODES[int(modes[number])]))
    return [once(found, symmetric) for found in results]
