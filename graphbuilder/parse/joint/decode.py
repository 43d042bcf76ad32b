"""Scores → legal annotations: one-root trees, BIO sequences, and the probability of each choice.

All arrays are float32 numpy and cover one sentence: *n* words, and for heads *n* + 1 columns of which 0 is the root.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from graphbuilder import grammar
from graphbuilder.parse.joint.names import LABELS
from graphbuilder.parse.joint.spanning import arborescence

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
#: Logarithm of what counts as impossible.
LEAST = -1e4


def softmax(scores: Floats) -> Floats:
    """Return the distribution over the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), dtype=np.float32)


def is_tree(heads: Sequence[int] | Ints) -> bool:
    """Tell whether *heads* (of words 1…n, 0 the root) make a tree with exactly one word under the root.

    >>> is_tree([2, 0, 2]), is_tree([0, 0]), is_tree([0, 3, 2])
    (True, False, False)
    """
    heads = [int(head) for head in heads]
    if sum(head == 0 for head in heads) != 1:
        return False
    state = [2, *([0] * len(heads))]  # 0 not seen, 1 on the path now walked, 2 known to reach the root
    for word in range(1, len(heads) + 1):
        path = []
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = heads[word - 1]
        if state[word] == 1:
            return False
        for step in path:
            state[step] = 2
    return True


def tree(arcs: Floats) -> Ints:
    """Return the head of each word under the best tree with one root; *arcs* are log probabilities (n, n + 1).

    Most sentences are a tree already when each word takes its best head; only the others need the search.
    """
    greedy = arcs.argmax(-1)
    if is_tree(greedy):
        return np.asarray(greedy, dtype=np.int64)
    square = np.full((len(arcs) + 1, len(arcs) + 1), LEAST, dtype=np.float64)
    square[1:] = np.maximum(arcs, LEAST)
    # A second root costs more than any tree can gain by it, so one search finds the best tree with one root
    # (Stanojević & Cohen 2021) where trying each word as the root would take as many as there are words.
    square[1:, 0] += (len(arcs) + 1) * LEAST
    return np.asarray(arborescence(square)[1:], dtype=np.int64)


def _transitions() -> NDArray[np.bool_]:
    """True where the label of the column may follow that of the row; the last row is the start."""
    allowed = np.ones((len(LABELS) + 1, len(LABELS)), dtype=np.bool_)
    for column, label in enumerate(LABELS):
        if label.startswith("I-"):
            allowed[:, column] = False
            allowed[LABELS.index("B-" + label[2:]), column] = allowed[column, column] = True
    return allowed


_FORBIDDEN = np.where(_transitions(), 0.0, -np.inf)


def labels(names: Floats) -> Ints:
    """Return the best legal BIO sequence; *names* are logarithms of probabilities (n, labels)."""
    greedy = names.argmax(-1)
    before = np.concatenate(([len(LABELS)], greedy[:-1]))
    if np.isfinite(_FORBIDDEN[before, greedy]).all():
        return np.asarray(greedy, dtype=np.int64)
    best = names[0] + _FORBIDDEN[-1]
    back = np.zeros(names.shape, dtype=np.int64)
    for word in range(1, len(names)):
        candidates = best[:, None] + _FORBIDDEN[:-1]
        back[word] = candidates.argmax(0)
        best = candidates.max(0) + names[word]
    path = [int(best.argmax())]
    for word in range(len(names) - 1, 0, -1):
        path.append(int(back[word, path[-1]]))
    return np.asarray(path[::-1], dtype=np.int64)


class Naming:
    """How names are decoded in a language.

    *kin* are kinds one name wavers between: whether there is a name is decided on their joint mass, which kind it is after
    that. A name is kept at *least* this likely: sources that know no dates or positions leave doubt everywhere.
    """

    def __init__(self, kin: Sequence[str], least: float) -> None:
        self.kin, self.least = tuple(kin), least
        self.columns = {prefix: [LABELS.index(f"{prefix}-{kind}") for kind in kin] for prefix in "BI"}


#: Whatever bears a name of its own: models take persons for places and bodies for either.
_KIN = ("Organization", "Geopolitical", "Place", "Facility", "Person")


@cache
def _naming(language: str) -> Naming:
    return Naming(_KIN, grammar.get(language).properties.name_floor)


def names(scores: Floats, language: str = "") -> list[tuple[int, int, str, float]]:
    """Return (first, last, type, probability) of each name; words count from 1, both ends inclusive.

    *scores* are logarithms of probabilities (n, labels). The probability is the geometric mean over the name's words: a
    long name is not doubted for its length. What is kept depends on the *language*.
    """
    naming = _naming(language)
    pooled = scores.copy()
    for columns in naming.columns.values():
        pooled[:, columns] = -np.inf
        pooled[:, columns[0]] = np.logaddexp.reduce(scores[:, columns], axis=1)
    chosen = labels(pooled)
    found: list[tuple[int, int, str, float]] = []
    start = 0
    while start < len(chosen):
        label, end = LABELS[chosen[start]], start + 1
        if label != "O":
            while end < len(chosen) and LABELS[chosen[end]] == f"I-{label[2:]}":
                end += 1
            probability = float(np.exp(pooled[np.arange(start, end), chosen[start:end]].mean()))
            if probability >= naming.least:
                found.append((start + 1, end, _kind(label[2:], scores[start:end], naming), probability))
        start = end
    return found


def _kind(kind: str, scores: Floats, naming: Naming) -> str:
    """Return the likeliest of kindred types for the words of one name."""
    if kind != naming.kin[0]:
        return kind
    mass = scores[0, naming.columns["B"]] + scores[1:, naming.columns["I"]].sum(0)
    return naming.kin[int(mass.argmax())]
