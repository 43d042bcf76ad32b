"""Annotated sentences that read like one before us: the nearest pairs of the same relation among those remembered.

Remembered are pairs of the corpus the reader was taught (`graphbuilder.makers.reader.memory`), each as the vector the labels
were compared with, made short by principal components. How alike two pairs are is the cosine of theirs.
"""

import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graphbuilder import resources
from graphbuilder.errors import ModelNotFound

if TYPE_CHECKING:
    from torch import Tensor

VECTORS, TEXTS = "remembered.safetensors", "remembered.json.xz"
Span = tuple[int, int]


@dataclass(frozen=True)
class Similar:
    """A pair of an annotated sentence: its *text*, where its parties stand in it, None for nobody, and how alike it is (to 1)."""

    id: str
    text: str
    subject: Span | None
    object: Span | None
    likeness: float


class Memory:
    """Pairs remembered: *vectors* (n, short) in 8 bits, *relation*, *sentence* (n), *spans* (n, 4; -1 nobody)."""

    def __init__(
        self, tensors: dict[str, "Tensor"], labels: Sequence[str], sentences: Sequence[tuple[str, str]]
    ) -> None:
        self._mean, self._projection = tensors["mean"].float(), tensors["projection"].float()
        self._vectors = tensors["vectors"].float()
        self._vectors /= self._vectors.norm(dim=-1, keepdim=True).clamp(min=1e-6)
        self._relation, self._sentence, self._spans = tensors["relation"], tensors["sentence"], tensors["spans"]
        self._labels, self._sentences = {name: n for n, name in enumerate(labels)}, sentences

    @classmethod
    def load(cls, folder: Path) -> "Memory | None":
        """Load what is remembered beside a reader, None where nothing is.

        Raises:
            ModelNotFound: The files do not belong together.
        """
        from graphbuilder.parse.joint import weights

        if not (folder / VECTORS).is_file() or not (folder / TEXTS).is_file():
            return None
        tensors, about = weights.read_packed(folder / VECTORS)
        sentences = json.loads(lzma.decompress((folder / TEXTS).read_bytes()))
        if about["sentences"] != len(sentences):
            raise ModelNotFound(f"{folder / VECTORS} and {TEXTS} are not of one making; export the reader anew")
        return cls(tensors, list(about["labels"]), sentences)  # type: ignore[call-overload]

    def nearest(self, vector: "Tensor", relation: str, count: int = 3) -> list[Similar]:
        """Return up to *count* pairs of *relation* in different sentences that are most like *vector*, the likest first."""
        if relation not in self._labels:
            return []
        mine = (self._relation == self._labels[relation]).nonzero()[:, 0]
        short = (vector.float() - self._mean) @ self._projection
        likeness = self._vectors[mine] @ (short / short.norm().clamp(min=1e-6))
        found: dict[int, Similar] = {}
        for place in likeness.argsort(descending=True, stable=True).tolist():
            number = int(self._sentence[mine[place]])
            if number not in found:
                a, b, c, d = self._spans[mine[place]].tolist()
                id, text = self._sentences[number]
                ends = (a, b) if a >= 0 else None, (c, d) if c >= 0 else None
                found[number] = Similar(id, text, *ends, round(float(likeness[place]), 3))
            if len(found) == count:
                break
        return list(found.values())


@cache
def memory() -> Memory | None:
    """Return what the shipped reader remembers, None where that is nothing."""
    return Memory.load(resources.folder("data/models") / "joint")
