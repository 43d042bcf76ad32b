"""Training: gold trees and names, and optionally a deeper model as a teacher (soft labels on gold and plain text)."""

import json
import os
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from graphbuilder.makers.training.examples import Example
from graphbuilder.makers.training.targets import (
    IGNORED,
    Encoding,
    Targets,
    cut,
    drop_words,
    present_words,
    without_padding,
)
from graphbuilder.parse.joint.batch import Input, by_size, make_input
from graphbuilder.parse.joint.inventory import Inventory, source_number
from graphbuilder.parse.joint.network import Joint
from graphbuilder.parse.joint.pieces import Pieces


@dataclass(frozen=True)
class Plan:
    """How to train. Rates are AdamW's; *steps* is the length of the whole run, with a linear fall to zero."""

    steps: int = 1500
    words: int = 1200
    warmup: int = 100
    encoder_rate: float = 1.5e-4
    pieces_rate: float = 7.5e-5
    head_rate: float = 2e-3
    hidden_words: float = 0.03
    seed: int = 7
    threads: int = 2
    save_every: int = 50
    score_every: int = 250
    bfloat16: bool = True
    teacher_share: float = 1.0


@dataclass(frozen=True)
class Pool:
    """Training sentences of one kind; *sample* of them are drawn for each pass (None: all)."""

    examples: Sequence[Example]
    sample: int | None = None


class Trainer:
    """One run, resumable: everything random is a function of the seed and the step."""

    def __init__(
        self,
        model: Joint,
        inventory: Inventory,
        pieces: Pieces,
        pools: Sequence[Pool],
        plan: Plan,
        folder: Path,
        teacher: Joint | None = None,
    ) -> None:
        self.model, self.inventory, self.pieces = model, inventory, pieces
        self.pools, self.plan, self.folder, self.teacher = pools, plan, folder, teacher
        self.encoding = Encoding(inventory)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        model.to(self.device)
        if teacher is not None:
            teacher.to(self.device).eval()
        self.optimizer = torch.optim.AdamW(_groups(model, plan), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.step = 0

    def run(self, dev: Mapping[str, Sequence[Example]]) -> None:
        """Train to the end of the plan, resuming from the folder's checkpoint if there is one."""
        torch.set_num_threads(self.plan.threads)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._resume()
        if self.step >= self.plan.steps:
            return
        started = time.monotonic()
        sums: dict[str, float] = {}
        for step, batch in self._batches():
            if step < self.step:
                continue
            losses = self._step(step, batch)
            for name, value in losses.items():
                sums[name] = sums.get(name, 0.0) + value
            self.step = step + 1
            if self.step % 25 == 0:
                self._log(
                    {"step": self.step, "seconds": round(time.monotonic() - started)}
                    | {k: round(v / 25, 3) for k, v in sums.items()}
                )
                sums = {}
            if self.step % self.plan.save_every == 0:
                self._save()
            if self.step % self.plan.score_every == 0 or self.step == self.plan.steps:
                for name, examples in dev.items():
                    self._log({"step": self.step, "dev": name} | self.score(examples))
            if self.step >= self.plan.steps:
                break
        self._save()

    def _batches(self) -> Iterator[tuple[int, list[Example]]]:
        step = number = 0
        while True:
            chooser = random.Random(self.plan.seed * 1000 + number)
            examples: list[Example] = []
            for pool in self.pools:
                drawn = list(pool.examples)
                chooser.shuffle(drawn)
                examples += drawn[: pool.sample]
            lengths = [len(example.words) for example in examples]
            groups = list(by_size(lengths, self.plan.words))
            chooser.shuffle(groups)
            for group in groups:
                yield step, [examples[index] for index in group]
                step += 1
            number += 1

    def _input(self, examples: Sequence[Example]) -> Input:
        rows = []
        for example in examples:
            pieces = self.pieces(example.words)
            rows.append(pieces[: cut(example, pieces)])
        data = make_input(rows, [source_number(example.source) for example in examples])
        return Input(data.ids.to(self.device), data.words.to(self.device), data.source.to(self.device), data.count)

    def _step(self, step: int, examples: Sequence[Example]) -> dict[str, float]:
        torch.manual_seed(self.plan.seed * 1_000_003 + step)
        self.model.train()
        factor = min((step + 1) / self.plan.warmup, max(0.0, (self.plan.steps - step) / self.plan.steps))
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        data = self._input(examples)
        generator = torch.Generator().manual_seed(self.plan.seed + step)
        hidden = drop_words(
            Input(data.ids.cpu(), data.words.cpu(), data.source.cpu(), data.count), self.plan.hidden_words, generator
        )
        # A source is hidden from a fifth of the sentences, so that text from elsewhere is well served too.
        source = torch.where(torch.rand(len(examples), generator=generator) < 0.2, 0, hidden.source)
        seen = Input(hidden.ids.to(self.device), data.words, source.to(self.device), data.count)
        targets = self.encoding.targets(examples, data.count)
        targets = Targets(**{name: value.to(self.device) for name, value in vars(targets).items()})
        losses = self._losses(data, seen, targets)
        total = torch.stack(list(losses.values())).sum()
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        self.optimizer.step()
        return {name: loss.item() for name, loss in losses.items()}

    def _logits(self, model: Joint, data: Input, heads: Tensor | None = None) -> dict[str, Tensor]:
        """Scores of all heads, in float32; relations at *heads* (batch, n), or at the best ones."""
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.plan.bfloat16):
            tree, tag, name = model(data.ids, data.words, data.source, data.count)
            arcs = without_padding(model.arcs(tree).float(), data)
            logits = {
                "arc": arcs,
                "relation": model.relations(tree, arcs.argmax(-1) if heads is None else heads),
                "tag": model.tag(tag[:, 1:]),
                "script": model.script(tag[:, 1:]),
                "name": model.name(name[:, 1:]),
            }
        return {key: value.float() for key, value in logits.items()}

    def _losses(self, data: Input, seen: Input, gold: Targets) -> dict[str, Tensor]:
        heads = gold.heads.clamp(min=0)
        soft = self._teach(data) if self.teacher is not None else None
        present = present_words(data)
        if soft is not None:  # where there is no gold head, the relation is learnt at the teacher's
            heads = torch.where(gold.heads == IGNORED, soft["heads"], heads)
        logits = self._logits(self.model, seen, heads)
        wanted = {"tag": gold.tags, "script": gold.scripts, "arc": gold.heads, "relation": gold.relations}
        losses = {}
        words = present.sum().clamp(min=1)
        for key, target in wanted.items():
            if (target != IGNORED).any():
                each = F.cross_entropy(
                    logits[key].flatten(0, 1), target.flatten(), ignore_index=IGNORED, reduction="none"
                )
                losses[key] = (each.view_as(target) * gold.weight[:, None]).sum() / words
        if gold.named.any():
            log = logits["name"].log_softmax(-1)
            mass = log.masked_fill(~gold.names, -1e4).logsumexp(-1)
            losses["name"] = -(mass * gold.named * gold.weight[:, None]).sum() / words
        if soft is not None:
            for key in logits:
                target = soft[key]
                if key == "relation":
                    agree = (gold.heads == IGNORED) | (gold.heads == soft["heads"])
                    mask = present & agree
                else:
                    mask = present
                log = logits[key].log_softmax(-1)
                each = -(target * log.masked_fill(target == 0, 0)).sum(-1)
                losses[f"{key}~"] = (each * mask).sum() / words * self.plan.teacher_share
        return losses

    @torch.no_grad()
    def _teach(self, data: Input) -> dict[str, Tensor]:
        assert self.teacher is not None
        soft = {key: value.softmax(-1) for key, value in self._logits(self.teacher, data).items()}
        return soft | {"heads": soft["arc"].argmax(-1)}

    @torch.no_grad()
    def score(self, examples: Sequence[Example]) -> dict[str, float]:
        """Return shares right on gold words: las, uas, upos, tag (with features), lemma, named (labels allowed)."""
        self.model.eval()
        right: dict[str, int] = dict.fromkeys(("las", "uas", "upos", "tag", "lemma", "named"), 0)
        total = named = 0
        for group in by_size([len(example.words) for example in examples], 1500):
            batch = [examples[index] for index in group]
            data = self._input(batch)
            best = {key: value.argmax(-1).tolist() for key, value in self._logits(self.model, data).items()}
            heads, relations, tags = best["arc"], best["relation"], best["tag"]
            scripts, names = best["script"], best["name"]
            for row, example in enumerate(batch):
                for i, _ in enumerate(example.heads[: data.count]):
                    total += 1
                    arc = heads[row][i] == example.heads[i]
                    relation = self.inventory.relations[relations[row][i]].split(":")[0]
                    right["uas"] += arc
                    right["las"] += arc and relation == example.relations[i].split(":")[0]
                    ours = self.inventory.tags[tags[row][i]]
                    right["tag"] += ours == example.tags[i]
                    right["upos"] += ours.split("|")[0] == example.tags[i].split("|")[0]
                    right["lemma"] += self.inventory.scripts[scripts[row][i]] == example.scripts[i]
                for i, allowed in enumerate(example.names[: data.count]):
                    named += 1
                    right["named"] += names[row][i] in allowed
        return {name: round(value / max(1, named if name == "named" else total), 4) for name, value in right.items()}

    def _log(self, line: Mapping[str, object]) -> None:
        with (self.folder / "curve.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def _save(self) -> None:
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "step": self.step}
        partial = self.folder / "checkpoint.pt.partial"
        torch.save(state, partial)
        os.replace(partial, self.folder / "checkpoint.pt")

    def _resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, map_location=self.device, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step = state["step"]


def _groups(model: Joint, plan: Plan) -> list[dict[str, object]]:
    pieces, encoder, heads = [], [], []
    for name, parameter in model.named_parameters():
        if name.startswith("encoder.pieces"):
            pieces.append(parameter)
        elif name.startswith("encoder."):
            encoder.append(parameter)
        else:
            heads.append(parameter)
    return [
        {"params": pieces, "lr": plan.pieces_rate},
        {"params": encoder, "lr": plan.encoder_rate},
        {"params": heads, "lr": plan.head_rate},
    ]
