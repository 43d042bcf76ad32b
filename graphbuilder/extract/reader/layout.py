"""Sentences and their candidates → the numbers the network reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from graphbuilder.extract.reader.candidates import KINDS, Candidate
from graphbuilder.extract.reader.network import DISTANCES, STEPS, Batch
from graphbuilder.model import Sentence

UPOS = (
    *("", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ"),
    *("SYM", "VERB", "X"),
)
DEPRELS = (
    *("", "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop"),
    *("csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark"),
    *("nmod", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "orphan", "parataxis", "punct", "reparandum"),
    *("root", "vocative", "xcomp"),
)
_KIND = {name: number for number, name in enumerate(KINDS)}
_UPOS = {name: number for number, name in enumerate(UPOS)}
_DEPREL = {name: number for number, name in enumerate(DEPRELS)}


@dataclass(frozen=True)
class Row:
    """One sentence: for each candidate its word (from 0) and class numbers, and the relations of each pair in the tree."""

    heads: Tensor
    kinds: Tensor
    upos: Tensor
    deprels: Tensor
    distance: Tensor
    up: Tensor
    down: Tensor
    words: int


def row(sentence: Sentence, found: Sequence[Candidate]) -> Row:
    """Lay out one sentence; the words' ids must be 1, 2, … in order."""
    words = {word.id: word for word in sentence.words}
    ways = [_way(candidate.word, {number: word.head for number, word in words.items()}) for candidate in found]
    count = len(found)
    distance, up, down = (torch.zeros(count + 1, count + 1, dtype=torch.long) for _ in range(3))
    for i, first in enumerate(found):
        for j, second in enumerate(found):
            distance[i, j] = _bucket(second.word - first.word)
            up[i, j], down[i, j] = _steps(ways[i], ways[j])
    return Row(
        torch.tensor([one.word - 1 for one in found], dtype=torch.long),
        torch.tensor([_KIND.get(one.kind, len(KINDS) - 1) for one in found], dtype=torch.long),
        torch.tensor([_UPOS.get(words[one.word].upos, 0) for one in found], dtype=torch.long),
        torch.tensor([_deprel(words[one.word].deprel) for one in found], dtype=torch.long),
        distance,
        up,
        down,
        len(sentence.words),
    )


def _deprel(name: str) -> int:
    return _DEPREL.get(name, _DEPREL.get(name.split(":")[0], 0))


def _way(number: int, heads: Mapping[int, int]) -> list[int]:
    """The word and those above it, up to the root."""
    found = [number]
    while (number := heads.get(number, 0)) and number not in found:
        found.append(number)
    return found


def _steps(first: Sequence[int], second: Sequence[int]) -> tuple[int, int]:
    """Steps from each of two words up to what both hang below; the most where nothing is."""
    places = {number: steps for steps, number in enumerate(second)}
    for steps, number in enumerate(first):
        if number in places:
            return min(steps, STEPS - 1), min(places[number], STEPS - 1)
    return STEPS - 1, STEPS - 1


def _bucket(distance: int) -> int:
    """Signed distances: one by one up to 4, then by doubling; 0 is kept for nobody."""
    size = abs(distance)
    step = size if size <= 4 else 5 if size <= 6 else 6 if size <= 9 else 7 if size <= 14 else 8 if size <= 22 else 9
    return min(1 + step if distance > 0 else 1 + 10 + step, DISTANCES - 1)


def all_pairs(rows: Sequence[Row], nobody: int) -> Tensor:
    """(k, 3): sentence, subject, object of every ordered pair, each candidate with nobody included."""
    found = []
    for number, one in enumerate(rows):
        own = [*range(len(one.heads)), nobody]
        found += [[number, i, j] for i in own for j in own if i != j]
    return torch.tensor(found, dtype=torch.long).view(-1, 3)


def most(rows: Sequence[Row]) -> int:
    """Return the number of candidates the rows are padded to: the index of nobody."""
    return max(len(one.heads) for one in rows)


def batch(rows: Sequence[Row], vectors: Sequence[Tensor], pairs: Tensor) -> Batch:
    """Pad *rows* with the word vectors (words, width) of their sentences; *pairs* as `all_pairs` gives them, or some."""
    n, c = max(one.words for one in rows), most(rows)
    words = vectors[0].new_zeros(len(rows), n, vectors[0].shape[1])
    present = torch.zeros(len(rows), n, dtype=torch.bool)
    lists = {name: torch.zeros(len(rows), c, dtype=torch.long) for name in ("heads", "kinds", "upos", "deprels")}
    places = {name: torch.zeros(len(rows), c + 1, c + 1, dtype=torch.long) for name in ("distance", "up", "down")}
    for number, (one, found) in enumerate(zip(rows, vectors, strict=True)):
        count = len(one.heads)
        words[number, : one.words] = found
        present[number, : one.words] = True
        for name, target in lists.items():
            target[number, :count] = getattr(one, name)
        for name, target in places.items():
            target[number, :count, :count] = getattr(one, name)[:count, :count]
    s, i, j = pairs.unbind(1)
    return Batch(words, present, pairs=pairs, **lists, **{name: one[s, i, j] for name, one in places.items()})
