"""Teaching a trained reader a few sentences: its last layers are fitted to them, and kept from forgetting the rest.

What is taught is told of its pair alone; of every other pair, in the taught sentences and in articles shipped for practice,
the network is to say what it said before (learning without forgetting, Li and Hoiem 2016). A relation it has never seen, of
a lexicon of one's own, becomes a new label. The result lies beside the shipped reader as ``taught.safetensors``; deleting
that undoes it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from graphbuilder import resources
from graphbuilder.errors import ReadError
from graphbuilder.extract.reader.layout import Row, all_pairs, batch, most, row
from graphbuilder.extract.reader.model import TAUGHT, Reader
from graphbuilder.extract.reader.network import MODES, Batch, PairReader
from graphbuilder.lexicon import relations
from graphbuilder.makers.reader.corpus import Example, examples
from graphbuilder.parse.joint import weights

#: What is fitted: rates of the layers behind the parties and the words.
RATES = {"labels": 3e-3, "bias": 3e-3, "out": 1e-3, "hidden": 2e-4, "mode": 5e-4}
STEPS = 120
#: What a step costs to say otherwise of the pairs that are not taught.
KEPT = 30.0
#: Log odds that a new label begins with, far below those of the others.
UNHEARD = -2.0


@dataclass(frozen=True)
class Lesson:
    """Pairs of one batch with what is right of each; *soft* pairs are to stay as they are."""

    data: Batch
    hard: Tensor
    labels: Tensor
    modes: Tensor
    before: Tensor


def read_lessons(path: Path) -> list[dict[str, Any]]:
    """Read taught sentences: JSON lines with ``text``, ``language`` and ``statements`` as in data/relations/README.md.

    A statement with ``"right": false`` says that its pair has no relation.

    Raises:
        ReadError: A line is not of the form, or names a relation there is none of; names file and line.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_lesson(json.loads(line), number))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ReadError(
                f"{path}: line {number} is no taught sentence ({error}); expected text, language and statements with "
                "relation, subject and object as offsets"
            ) from None
    if not found:
        raise ReadError(f"{path}: no taught sentence; expected JSON lines with text, language and statements")
    return found


def _lesson(one: Mapping[str, Any], number: int) -> dict[str, Any]:
    statements = []
    for told in one["statements"]:
        if told["relation"] not in relations():
            raise ValueError(f"there is no relation {told['relation']!r}")
        for role in ("subject", "object"):
            span = told.get(role)
            if span is not None and not 0 <= span[0] < span[1] <= len(one["text"]):
                raise ValueError(f"{role} {span} does not lie in the text")
        statements.append({"mode": "actual", **told})
    row = {"id": f"taught-{number}", "document": f"taught-{number}", "portion": "taught", "before": [], "date": ""}
    return {**row, "text": one["text"], "language": one["language"], "statements": statements}


def teach(lessons: Sequence[Mapping[str, Any]], model: Path, *, seed: int = 7) -> dict[str, float]:
    """Fit the reader of the *model* folder to *lessons*; return how many were taught, and the share known before and after.

    Raises:
        ReadError: None of the pairs taught is one of two words that may be parties.
    """
    torch.manual_seed(seed)
    reader = Reader.load(model)
    taught = list(examples(lessons))
    if not any(one.gold for one in taught):
        raise ReadError("no taught pair stands between two nouns or names of one sentence; check the offsets")
    labels = [*reader.labels, *sorted({n for one in taught for g in one.gold for n in g.labels} - {*reader.labels})]
    network = _grown(reader.network, len(labels))
    practice = list(examples(list(_practice())))
    parts = [list(group) for group in _groups([*taught, *practice])]
    done = [_prepared(part, network, labels) for part in parts]
    before = _known(done, network)
    _fit(network, done)
    state = {f"pairs.{name}": tensor for name, tensor in network.state_dict().items()}
    weights.save(model / TAUGHT, state, {"labels": labels, "shape": network.shape.to_json()})
    return {"sentences": len(taught), "before": before, "after": _known(done, network)}


def _practice() -> Iterator[dict[str, Any]]:
    """The sentences of the sample articles, of which nothing is told."""
    for path in sorted(resources.folder("data/articles").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(filter(str.strip, text.splitlines())):
            head = {
                "id": f"{path.stem}-{number}",
                "document": path.stem,
                "portion": "practice",
                "before": [],
                "date": "",
            }
            yield {**head, "text": line, "language": "en" if path.stem.startswith("en-") else "ru", "statements": []}


def _grown(network: PairReader, labels: int) -> PairReader:
    """The network with as many labels; new ones begin unheard."""
    grown = PairReader(replace(network.shape, labels=labels + 1))
    state = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    more = labels + 1 - len(state["bias"])
    state["labels"] = torch.cat([state["labels"], 0.02 * torch.randn(more, network.shape.label)])
    state["bias"] = torch.cat([state["bias"], torch.full((more,), UNHEARD)])
    grown.load_state_dict(state)
    return grown.eval()


def _groups(found: Sequence[Example]) -> Iterator[Sequence[Example]]:
    able = [one for one in found if one.candidates and one.sentence.vectors is not None]
    able.sort(key=lambda one: len(one.sentence.words))
    for start in range(0, len(able), 16):
        yield able[start : start + 16]


@torch.no_grad()
def _prepared(part: Sequence[Example], network: PairReader, labels: Sequence[str]) -> Lesson:
    rows: list[Row] = [row(one.sentence, one.candidates) for one in part]
    nobody = most(rows)
    pairs = all_pairs(rows, nobody)
    data = batch(rows, [one.sentence.vectors.float().clone() for one in part], pairs)
    numbers = {name: number for number, name in enumerate(labels, 1)}
    where = {tuple(pair): index for index, pair in enumerate(pairs.tolist())}
    hard, right, modes = [], [], []
    for s, one in enumerate(part):
        for gold in one.gold:
            ends = tuple(nobody if index is None else index for index in (gold.subject, gold.object))
            index = where.get((s, *ends))
            if index is None:
                continue
            hard.append(index)
            right.append(numbers[gold.labels[0]] if gold.right else 0)
            modes.append(MODES.index(gold.mode))
    before = network(data).labels.log_softmax(-1)
    told, wanted, mode = (torch.tensor(values, dtype=torch.long) for values in (hard, right, modes))
    return Lesson(data, told, wanted, mode, before)


def _fit(network: PairReader, lessons: Sequence[Lesson]) -> None:
    groups: list[dict[str, Any]] = []
    for name, parameter in network.named_parameters():
        rate = RATES.get(name.split(".")[0])
        parameter.requires_grad_(rate is not None)
        if rate is not None:
            groups.append({"params": [parameter], "lr": rate})
    optimizer = torch.optim.AdamW(groups, weight_decay=0.0)
    asked = sum(len(one.before) for one in lessons)
    for step in range(STEPS):
        for entry in optimizer.param_groups:
            entry["lr"] *= 1.0 if step < STEPS // 2 else 0.97
        optimizer.zero_grad(set_to_none=True)
        for one in lessons:
            _loss(network, one, asked).backward()  # type: ignore[no-untyped-call]
        optimizer.step()


def _loss(network: PairReader, one: Lesson, asked: int) -> Tensor:
    scores = network(one.data)
    now = scores.labels.log_softmax(-1)
    soft = torch.ones(len(now), dtype=torch.bool)
    soft[one.hard] = False
    kept = F.kl_div(now[soft], one.before[soft], log_target=True, reduction="sum") * KEPT / asked
    if not len(one.hard):
        return kept
    taught = F.nll_loss(now[one.hard], one.labels) + 0.3 * F.cross_entropy(scores.modes[one.hard], one.modes)
    return kept + taught


@torch.inference_mode()
def _known(lessons: Iterable[Lesson], network: PairReader) -> float:
    """The share of taught pairs whose likeliest label is the taught one."""
    right = total = 0
    for one in lessons:
        if len(one.hard):
            right += int((network(one.data).labels[one.hard].argmax(-1) == one.labels).sum())
            total += len(one.hard)
    return round(right / max(total, 1), 3)
