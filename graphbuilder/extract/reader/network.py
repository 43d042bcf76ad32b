"""The network that types pairs of candidates.

Every ordered pair (subject, object) of a sentence's candidates, and each candidate with nobody, is one question. Its
answer rests on both
parties' vectors, on how they hang together in the tree, and on the words of the sentence that the pair attends to: the
attention is
taught to lie on the trigger, so that the words shown are the words it rests on. Labels have vectors that begin as the
encoder's own
reading of their definitions (as in Obeidat et al. 2019 for entity types), so that a rare label borrows from its neighbours.
"""

from dataclasses import asdict, dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

#: Modes in the order of their logits.
MODES = ("actual", "planned", "hypothetical", "negated")
DISTANCES = 24  #: buckets of signed distance between two candidates
STEPS = 8  #: longest way to the common ancestor that is told apart


@dataclass(frozen=True)
class ReaderShape:
    """Sizes of the network; *labels* counts NONE, which is label 0."""

    labels: int
    kinds: int
    upos: int
    deprels: int
    width: int = 384
    party: int = 256
    query: int = 128
    hidden: int = 384
    label: int = 256
    features: int = 24

    def to_json(self) -> dict[str, int]:
        return asdict(self)


class Batch(NamedTuple):
    """Sentences padded together: b sentences, n words, c candidates, and the k pairs of them that are asked about.

    *words* (b, n, width); *present* (b, n); *heads*, *kinds*, *upos*, *deprels* (b, c): the word of each candidate and
    its classes; *pairs* (k, 3): sentence, subject, object, where candidate c is nobody; *distance*, *up*, *down* (k):
    signed distance bucket, steps from subject and from object to their common ancestor.
    """

    words: Tensor
    present: Tensor
    heads: Tensor
    kinds: Tensor
    upos: Tensor
    deprels: Tensor
    pairs: Tensor
    distance: Tensor
    up: Tensor
    down: Tensor


class Scores(NamedTuple):
    """Logits of k pairs: *labels* (k, labels), *modes* (k, 4), *unsure* (k), *attention* (k, n) after softmax,
    *speaker* and *theme* (k, n + 1), 0 being nobody, *pair* (k, label) what the labels are compared with."""

    labels: Tensor
    modes: Tensor
    unsure: Tensor
    attention: Tensor
    speaker: Tensor
    theme: Tensor
    pair: Tensor


class PairReader(nn.Module):
    """Word vectors and candidates → `Scores`."""

    def __init__(self, shape: ReaderShape, dropout: float = 0.25) -> None:
        super().__init__()
        self.shape = shape
        self.dropout = dropout
        size = shape.features
        self.kind = nn.Embedding(shape.kinds, size)
        self.upos = nn.Embedding(shape.upos, size)
        self.deprel = nn.Embedding(shape.deprels, size)
        self.distance = nn.Embedding(DISTANCES, size)
        self.up, self.down = nn.Embedding(STEPS, size), nn.Embedding(STEPS, size)
        self.nobody = nn.Parameter(torch.zeros(shape.width + 3 * size))
        self.subject = nn.Linear(shape.width + 3 * size, shape.party)
        self.object = nn.Linear(shape.width + 3 * size, shape.party)
        self.asks_subject = nn.Linear(shape.width + 3 * size, shape.query)
        self.asks_object = nn.Linear(shape.width + 3 * size, shape.query)
        self.key = nn.Linear(shape.width, shape.query)
        self.value = nn.Linear(shape.width, shape.party)
        self.hidden = nn.Linear(4 * shape.party + 3 * size, shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.label)
        self.labels = nn.Parameter(torch.zeros(shape.labels, shape.label))
        self.bias = nn.Parameter(torch.zeros(shape.labels))
        self.mode = nn.Linear(shape.hidden, len(MODES))
        self.unsure = nn.Linear(shape.hidden, 1)
        self.speaker_query, self.theme_query = (
            nn.Linear(shape.hidden, shape.query),
            nn.Linear(shape.hidden, shape.query),
        )
        self.pointed = nn.Linear(shape.width, shape.query)
        self.none = nn.Parameter(torch.zeros(2, shape.query))
        nn.init.normal_(self.labels, std=0.05)
        nn.init.normal_(self.nobody, std=0.05)

    def forward(self, data: Batch) -> Scores:
        words = self._drop(data.words)
        parties = self._parties(words, data)
        i, j = _flat(data, parties)
        context, attention = self._attend(words, parties, data)
        subject = F.gelu(self.subject(parties)).flatten(0, 1).index_select(0, i)
        target = F.gelu(self.object(parties)).flatten(0, 1).index_select(0, j)
        place = torch.cat([self.distance(data.distance), self.up(data.up), self.down(data.down)], -1)
        joined = torch.cat([subject, target, subject * target, context, place], -1)
        hidden = self._drop(F.gelu(self.hidden(self._drop(joined))))
        pair = self.out(hidden)
        labels = pair @ self.labels.t() + self.bias
        pointed = self.pointed(words)
        speaker, theme = (
            self._point(query(hidden), pointed, self.none[row], data)
            for row, query in enumerate((self.speaker_query, self.theme_query))
        )
        return Scores(labels, self.mode(hidden), self.unsure(hidden)[..., 0], attention, speaker, theme, pair)

    def _parties(self, words: Tensor, data: Batch) -> Tensor:
        """(b, c + 1, width + features): what each candidate is; nobody last."""
        index = data.heads[..., None].expand(-1, -1, words.shape[-1])
        features = [self.kind(data.kinds), self.upos(data.upos), self.deprel(data.deprels)]
        found = torch.cat([words.gather(1, index), *features], -1)
        nobody = self.nobody.expand(len(words), 1, -1)
        return torch.cat([found, nobody], 1)

    def _attend(self, words: Tensor, parties: Tensor, data: Batch) -> tuple[Tensor, Tensor]:
        """What each pair reads in its sentence, and where: (k, party) and (k, n)."""
        i, j = _flat(data, parties)
        asked = self.asks_subject(parties).flatten(0, 1).index_select(0, i)
        query = torch.tanh(asked + self.asks_object(parties).flatten(0, 1).index_select(0, j))
        scores = self._of_words(query, self.key(words), data)
        attention = scores.softmax(-1)
        value = self.value(words)
        sentence, slot, most = _slots(data)
        laid = attention.new_zeros(len(words), most, attention.shape[1])
        laid = laid.index_put((sentence, slot), attention).to(value.dtype)
        return (laid @ value)[sentence, slot], attention

    def _of_words(self, query: Tensor, keys: Tensor, data: Batch) -> Tensor:
        """Scores (k, n) of a query (k, size) with the keys (b, n, size) of its sentence's words."""
        sentence, slot, most = _slots(data)
        laid = query.new_zeros(len(keys), most, query.shape[1]).index_put((sentence, slot), query)
        scores = (laid.to(keys.dtype) @ keys.transpose(1, 2))[sentence, slot].float()
        masked: Tensor = (scores * self.shape.query**-0.5).masked_fill(~data.present[sentence], -1e4)
        return masked

    def _point(self, query: Tensor, pointed: Tensor, none: Tensor, data: Batch) -> Tensor:
        nobody = (query.float() * none).sum(-1, keepdim=True)
        return torch.cat([nobody, self._of_words(query, pointed, data)], -1)

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, self.dropout, self.training)


def _flat(data: Batch, parties: Tensor) -> tuple[Tensor, Tensor]:
    """Rows of subject and object in the candidates (b · (c + 1)) of all sentences laid end to end."""
    sentence, i, j = data.pairs.unbind(1)
    return sentence * parties.shape[1] + i, sentence * parties.shape[1] + j


def _slots(data: Batch) -> tuple[Tensor, Tensor, int]:
    """Where each pair stands among those of its sentence, and how many pairs a sentence has at most.

    Laid out so, (b, most, size), what all pairs ask of their sentences are plain matrix products. Pairs of a sentence
    stand together.
    """
    sentence = data.pairs[:, 0]
    counts = torch.bincount(sentence, minlength=len(data.words))
    slot = torch.arange(len(sentence)) - (counts.cumsum(0) - counts)[sentence]
    return sentence, slot, int(counts.max())
