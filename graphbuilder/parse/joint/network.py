"""The network: a BERT-shaped encoder and heads for tags, lemmas, trees and names.

Biaffine trees follow Dozat & Manning (2017); the learned mix of layers follows ELMo and UDify (Kondratyuk & Straka 2019);
the embedding of the treebank a sentence comes from follows Stymne et al. (2018).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True)
class Shape:
    """Sizes of a network; all are counts."""

    vocabulary: int
    tags: int
    scripts: int
    relations: int
    names: int
    sources: int
    layers: int = 12
    width: int = 384
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    arc: int = 300
    relation: int = 128

    def to_json(self) -> dict[str, int]:
        return asdict(self)


@contextmanager
def unfilled() -> Iterator[None]:
    """Make linear and embedding layers without random numbers: for networks that get all of their weights from a file."""
    kept = {kind: kind.reset_parameters for kind in (nn.Linear, nn.Embedding)}
    for kind in kept:
        kind.reset_parameters = lambda self: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        for kind, fill in kept.items():
            kind.reset_parameters = fill  # type: ignore[method-assign]


class Layer(nn.Module):
    """One transformer layer, normalised after each block, as BERT has it."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.dropout = dropout
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # Plain matrix products: on two cores they outrun the fused kernel at these lengths, forward and backward.
        scores = ((q * (width // self.heads) ** -0.5) @ k.transpose(-1, -2)).add_(mask)
        attended = scores.softmax(-1).to(v.dtype) @ v
        x = self.norm1(self.out(attended.transpose(1, 2).reshape(batch, length, width)).add_(x))
        inner = self.down(F.gelu(self.up(x)))
        normed: Tensor = self.norm2(x + F.dropout(inner, self.dropout, self.training))
        return normed


class Encoder(nn.Module):
    """Piece ids (batch, pieces) → the outputs of the embeddings and of each layer."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, ids: Tensor, present: Tensor) -> list[Tensor]:
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]]
        x = F.dropout(self.norm(x), self.dropout, self.training)
        mask = torch.where(present, 0.0, -1e4)[:, None, None, :]
        outputs = [x]
        for layer in self.layers:
            x = layer(x, mask)
            outputs.append(x)
        return outputs


class Mix(nn.Module):
    """A learned weighting of all layers' outputs."""

    def __init__(self, outputs: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(outputs))
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, outputs: list[Tensor]) -> Tensor:
        weights = torch.softmax(self.weights.float(), 0)
        mixed = outputs[0].float() * weights[0]
        for weight, output in zip(weights[1:], outputs[1:], strict=True):
            mixed = torch.addcmul(mixed, output.float(), weight)
        scaled: Tensor = mixed * self.scale
        return scaled


class Biaffine(nn.Module):
    """Scores of each dependent–head pair: a bilinear form with a bias on both sides."""

    def __init__(self, size: int, out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(out, size + 1, size + 1))

    def all_pairs(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(batch, n, size), (batch, m, size) → (batch, n, m); for ``out = 1``."""
        return _ones(dependents) @ self.weight[0] @ _ones(heads).transpose(1, 2)

    def chosen(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Two (n, size) → (n, out), each dependent with its own head."""
        return torch.einsum("ni,oij,nj->no", _ones(dependents), self.weight, _ones(heads))


def _ones(x: Tensor) -> Tensor:
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)


class Joint(nn.Module):
    """Encoder and heads.

    `forward` takes piece ids (batch, pieces), the word of each piece (batch, pieces; 0 is the root, padding has the
    number of words + 1) and the source of each sentence (batch), and returns the vectors the heads read.
    """

    def __init__(self, shape: Shape, dropout: float = 0.2) -> None:
        super().__init__()
        self.shape = shape
        self.dropout = dropout
        self.encoder = Encoder(shape)
        self.mix_tree, self.mix_tag, self.mix_name = (Mix(shape.layers + 1) for _ in range(3))
        self.source = nn.Embedding(shape.sources, shape.width)
        nn.init.zeros_(self.source.weight)
        self.tag = nn.Linear(shape.width, shape.tags)
        self.script = nn.Linear(shape.width, shape.scripts)
        self.name = nn.Linear(shape.width, shape.names)
        self.arc_dependent, self.arc_head = (nn.Linear(shape.width, shape.arc) for _ in range(2))
        self.relation_dependent, self.relation_head = (nn.Linear(shape.width, shape.relation) for _ in range(2))
        self.arc = Biaffine(shape.arc, 1)
        self.relation = Biaffine(shape.relation, shape.relations)
        nn.init.normal_(self.relation.weight, std=0.01)
        nn.init.normal_(self.arc.weight, std=0.01)

    def forward(self, ids: Tensor, words: Tensor, source: Tensor, count: int) -> tuple[Tensor, Tensor, Tensor]:
        """Return the word vectors for trees, tags and names: three (batch, count + 1, width), the root first."""
        return self.vectors(self.encoder(ids, ids != 1), self.average(words, count), source)

    def average(self, words: Tensor, count: int) -> Tensor:
        """(batch, pieces) → (batch, count + 1, pieces): each word as the mean of its pieces."""
        belongs = F.one_hot(words, count + 2)[..., : count + 1].float()
        return (belongs / belongs.sum(1, keepdim=True).clamp(min=1)).transpose(1, 2)

    def vectors(self, outputs: list[Tensor], average: Tensor, source: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Outputs of the encoder's layers → the word vectors that `forward` returns."""
        where = self.source(source)[:, None]
        tree = average @ self.mix_tree(outputs) + where
        tag = average @ self.mix_tag(outputs) + where
        name = average @ self.mix_name(outputs)
        return self._drop(tree), self._drop(tag), self._drop(name)

    def arcs(self, tree: Tensor) -> Tensor:
        """(batch, n + 1, width) → scores (batch, n, n + 1) of each word's heads, 0 being the root."""
        dependents = self._drop(F.gelu(self.arc_dependent(tree[:, 1:])))
        heads = self._drop(F.gelu(self.arc_head(tree)))
        return self.arc.all_pairs(dependents, heads)

    def relations(self, tree: Tensor, heads: Tensor) -> Tensor:
        """Scores (batch, n, relations) given each word's head (batch, n)."""
        dependents = self._drop(F.gelu(self.relation_dependent(tree[:, 1:])))
        governors = self._drop(F.gelu(self.relation_head(tree)))
        index = heads[..., None].expand(-1, -1, governors.shape[-1])
        chosen = governors.gather(1, index)
        flat = self.relation.chosen(dependents.flatten(0, 1), chosen.flatten(0, 1))
        return flat.view(*heads.shape, -1)

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, self.dropout, self.training)
