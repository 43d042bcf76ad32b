"""What a reader remembers of the sentences it was taught, for `graphbuilder.extract.reader.similar`: some pairs a relation."""

import hashlib
import json
import lzma
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from graphbuilder.extract.reader.layout import most
from graphbuilder.extract.reader.similar import TEXTS, VECTORS
from graphbuilder.makers.reader.prepare import Prepared
from graphbuilder.makers.reader.train import ReaderNetwork
from graphbuilder.parse.joint.batch import by_size

#: Pairs a relation, and the length their vectors are made to: small enough to ship.
MOST, SHORT = 40, 32
#: Text under a share-alike licence is not put among the models.
_SHARE_ALIKE = ("ntrex-", "PLOVER-")


@dataclass(frozen=True)
class Pair:
    """A pair of a sentence with its relation; *subject* and *object* are candidates, None nobody."""

    sentence: Prepared
    relation: str
    subject: int | None
    object: int | None


def chosen(sentences: Sequence[Prepared], authored: frozenset[str]) -> list[Pair]:
    """Return the pairs to remember: up to `MOST` a relation, those of sentences that were read before *authored* ones.

    Which is settled by the sentences' ids alone.
    """
    found: dict[str, list[tuple[bool, str, Pair]]] = defaultdict(list)
    for one in sentences:
        if one.id.startswith(_SHARE_ALIKE) or one.portion.startswith(_SHARE_ALIKE):
            continue
        order = hashlib.sha256(one.id.encode()).hexdigest()
        for gold in one.gold:
            if gold.labels and gold.mode == "actual":
                pair = Pair(one, gold.labels[0], gold.subject, gold.object)
                found[pair.relation].append((one.portion in authored, order, pair))
    ordered = {name: sorted(pairs, key=lambda each: each[:2]) for name, pairs in sorted(found.items())}
    return [pair for pairs in ordered.values() for _, _, pair in pairs[:MOST]]


@torch.inference_mode()
def vectors(network: ReaderNetwork, pairs: Sequence[Pair]) -> Tensor:
    """Return (n, label): what *network* compares with the labels, for each of *pairs*."""
    network.eval()
    result = torch.zeros(len(pairs), network.pairs.shape.label)
    for group in by_size([len(pair.sentence.pieces) for pair in pairs], 1600):
        rows = [pairs[n].sentence for n in group]
        nobody = most([one.row for one in rows])
        asked = [[s, *(nobody if end is None else end for end in (pairs[n].subject, pairs[n].object))]
                 for s, n in enumerate(group)]  # fmt: skip
        result[group] = network(rows, torch.tensor(asked, dtype=torch.long)).pair.float()
    return result


def remember(network: ReaderNetwork, pairs: Sequence[Pair], folder: Path) -> None:
    """Write *pairs* with their vectors to *folder*."""
    found = vectors(network, pairs)
    mean = found.mean(0)
    _, _, axes = torch.linalg.svd(found - mean, full_matrices=False)
    projection = axes[:SHORT].t().contiguous()
    short = (found - mean) @ projection
    short = short / short.norm(dim=-1, keepdim=True).clamp(min=1e-6)
    labels = sorted({pair.relation for pair in pairs})
    texts = {pair.sentence.id: pair.sentence.text for pair in pairs}
    places = {id: number for number, id in enumerate(texts)}
    tensors = {
        "vectors": (short * 127).round().to(torch.int8),
        "mean": mean.half(),
        "projection": projection.half(),
        "relation": torch.tensor([labels.index(pair.relation) for pair in pairs], dtype=torch.int16),
        "sentence": torch.tensor([places[pair.sentence.id] for pair in pairs], dtype=torch.int32),
        "spans": torch.tensor([list(_spans(pair)) for pair in pairs], dtype=torch.int16),
    }
    about = {"labels": labels, "sentences": len(texts)}
    save_file(tensors, folder / VECTORS, {"about": json.dumps(about)})
    (folder / VECTORS).chmod(0o644)
    packed = lzma.compress(json.dumps(list(texts.items()), ensure_ascii=False).encode(), preset=9 | lzma.PRESET_EXTREME)
    (folder / TEXTS).write_bytes(packed)


def _spans(pair: Pair) -> Iterator[int]:
    """Where the head words of both parties stand in the text; -1 for nobody and for a word that is not found as written."""
    starts, place = [], 0
    for form in pair.sentence.forms:
        found = pair.sentence.text.find(form, place)
        starts.append(found)
        place = max(place, found + len(form))
    for end in (pair.subject, pair.object):
        word = -1 if end is None else int(pair.sentence.row.heads[end])
        found = starts[word] if word >= 0 else -1
        yield from (found, found + len(pair.sentence.forms[word]) if found >= 0 else -1)
