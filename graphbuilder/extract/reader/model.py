"""The trained pair network, ready to read sentences: candidates in, guesses out."""

import json
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from graphbuilder import resources
from graphbuilder.errors import ModelNotFound
from graphbuilder.extract.reader.candidates import Candidate
from graphbuilder.lexicon import relations
from graphbuilder.model import Sentence

if TYPE_CHECKING:
    from torch import Tensor

    from graphbuilder.extract.reader.network import PairReader

#: What a user taught the reader, beside it: its weights in place of the shipped ones. Deleted, nothing is taught.
TAUGHT = "taught.safetensors"
#: Guesses below are not worth a look at any threshold.
LEAST = 0.05
#: Sentences read together.
BATCH = 16


@dataclass(frozen=True)
class Guess:
    """One relation the reader sees between two candidates of a sentence; *object* or *subject* is None for nobody.

    *probability* is that of the relation among all and none; *other* that of the next best, *nothing* that of none.
    *words* are the words it rests on, strongest first (ids), *speaker* and *theme* the words it points to (ids). *vector* is
    what the labels were compared with (see `similar`).
    """

    relation: str
    subject: Candidate | None
    object: Candidate | None
    probability: float
    nothing: float
    other: tuple[str, float]
    mode: str
    mode_probability: float
    unsure: float
    words: tuple[int, ...]
    speaker: int | None = None
    theme: int | None = None
    vector: "Tensor | None" = field(default=None, compare=False, repr=False)


class Reader:
    """The pair network with its labels."""

    def __init__(self, network: "PairReader", labels: Sequence[str]) -> None:
        self.network = network.eval()
        self.labels = list(labels)
        known = relations()
        self.symmetric = frozenset(name for name in labels if name in known and known[name].symmetric)

    @classmethod
    def load(cls, folder: Path) -> "Reader":
        """Load ``reader.safetensors`` and ``reader.json`` of a model folder.

        Raises:
            ModelNotFound: One of them is missing or of another version.
        """
        from graphbuilder.extract.reader.network import PairReader, ReaderShape
        from graphbuilder.parse.joint import weights

        about_path, path = folder / "reader.json", folder / "reader.safetensors"
        if not about_path.is_file() or not path.is_file():
            raise ModelNotFound(f"no reader in {folder}: expected reader.safetensors and reader.json")
        about = json.loads(about_path.read_text(encoding="utf-8"))
        if about.get("format") != 1:
            raise ModelNotFound(f"{about_path} was made by another version; export the reader anew")
        state, _ = weights.read(path)
        if (folder / TAUGHT).is_file():
            state, taught = weights.read(folder / TAUGHT)
            about |= taught
        network = PairReader(ReaderShape(**about["shape"]))
        own = {name.removeprefix("pairs."): tensor for name, tensor in state.items() if name.startswith("pairs.")}
        network.load_state_dict(own)
        return cls(network, about["labels"])

    def read(self, sentences: Sequence[tuple[Sentence, Sequence[Candidate]]]) -> list[list[Guess]]:
        """Return what the reader sees in each sentence, likeliest first; a sentence without vectors gives nothing."""
        import torch

        results: list[list[Guess]] = [[] for _ in sentences]
        readable = [n for n, (sentence, found) in enumerate(sentences) if sentence.vectors is not None and found]
        readable.sort(key=lambda n: (len(sentences[n][0].words), n))
        with torch.inference_mode():
            for start in range(0, len(readable), BATCH):
                group = readable[start : start + BATCH]
                for n, found in zip(group, self._batch([sentences[n] for n in group]), strict=True):
                    results[n] = found
        return results

    def _batch(self, sentences: Sequence[tuple[Sentence, Sequence[Candidate]]]) -> list[list[Guess]]:
        from graphbuilder.extract.reader.layout import all_pairs, batch, most, row
        from graphbuilder.extract.reader.network import MODES

        rows = [row(sentence, found) for sentence, found in sentences]
        nobody = most(rows)
        pairs = all_pairs(rows, nobody)
        scores = self.network(batch(rows, [sentence.vectors.float() for sentence, _ in sentences], pairs))
        probability = scores.labels.softmax(-1)
        top, which = probability[:, 1:].topk(2, -1)
        results: list[list[Guess]] = [[] for _ in sentences]
        for k in (top[:, 0] >= LEAST).nonzero()[:, 0].tolist():
            s, i, j = pairs[k].tolist()
            found = sentences[s][1]
            mode_probability, mode = scores.modes[k].softmax(-1).max(-1)
            best = [
                (self.labels[label], _rounded(p)) for p, label in zip(top[k].tolist(), which[k].tolist(), strict=True)
            ]
            words = scores.attention[k].topk(min(3, scores.attention.shape[1]))
            guess = Guess(
                best[0][0],
                None if i == nobody else found[i],
                None if j == nobody else found[j],
                best[0][1],
                _rounded(float(probability[k, 0])),
                best[1],
                MODES[int(mode)],
                _rounded(float(mode_probability)),
                _rounded(float(scores.unsure[k].sigmoid())),
                tuple(n + 1 for n, p in zip(words.indices.tolist(), words.values.tolist(), strict=True) if p > 0.1),
                int(scores.speaker[k].argmax()) or None,
                int(scores.theme[k].argmax()) or None,
                scores.pair[k],
            )
            results[s].append(guess)
            second = best[1]
            if second[1] >= LEAST:
                results[s].append(replace(guess, relation=second[0], probability=second[1], other=best[0]))
        return [once(found, self.symmetric) for found in results]


class Seen(Protocol):
    """A relation seen between two parties, None for nobody."""

    @property
    def relation(self) -> str: ...
    @property
    def subject(self) -> Hashable: ...
    @property
    def object(self) -> Hashable: ...
    @property
    def probability(self) -> float: ...


S = TypeVar("S", bound=Seen)


def once(found: Iterable[S], symmetric: Collection[str]) -> list[S]:
    """Likeliest first; of a symmetric relation one direction."""
    kept: list[S] = []
    seen: set[tuple[str, Hashable, Hashable]] = set()
    for one in sorted(found, key=lambda one: (-one.probability, one.relation)):
        if one.relation in symmetric and (one.relation, one.object, one.subject) in seen:
            continue
        seen.add((one.relation, one.subject, one.object))
        kept.append(one)
    return kept


@cache
def shipped() -> Reader | None:
    """Return the reader beside the joint model, None where there is none."""
    folder = resources.folder("data/models") / "joint"
    return Reader.load(folder) if (folder / "reader.json").is_file() else None


def _rounded(probability: float) -> float:
    """Three digits: what lies beyond them depends on the other sentences of the batch."""
    return min(1.0, round(float(probability), 3))
