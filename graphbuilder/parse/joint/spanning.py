"""The best tree of a dense graph: Chu–Liu/Edmonds, growing one path at a time, in the square of the number of words.

Stanza's own search starts anew after each cycle it contracts, which takes seconds for a sentence of 500 words without
punctuation; here a contraction costs one pass over the rows and columns of the cycle.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def arborescence(scores: Floats) -> Ints:
    """Return the heads (n + 1, the root's is -1) of the tree with the greatest sum of *scores*.

    *scores* (n + 1, n + 1) has a row for each dependent and a column for each head; node 0 is the root.
    """
    return _Search(scores).heads()


class _Search:
    """Nodes contracted into one live on under the number of the first; every row knows which arc each score stands for."""

    def __init__(self, scores: Floats) -> None:
        size = len(scores)
        self.scores = scores.astype(np.float64)
        np.fill_diagonal(self.scores, -np.inf)
        self.scores[0] = -np.inf
        # Of the best arc between two (contracted) nodes: the word that depends, the word it depends on.
        self.below = np.repeat(np.arange(size)[:, None], size, 1)
        self.above = np.repeat(np.arange(size)[None], size, 0)
        self.best = self.scores.argmax(1)
        self.active = np.ones(size, dtype=np.bool_)
        self.node = list(range(size))  # the number in the forest of contractions of each active node
        self.parent = [-1] * size
        self.cycles: list[list[tuple[int, int, int]]] = []  # children of node size + i: (node, below, above)

    def heads(self) -> Ints:
        size = len(self.scores)
        done = np.zeros(size, dtype=np.bool_)
        done[0] = True
        for start in range(1, size):
            path = [start] if self.active[start] and not done[start] else []
            while path:
                head = int(self.best[path[-1]])
                if done[head]:
                    done[path] = True
                    break
                if head in path:
                    where = path.index(head)
                    self._contract(path[where:])
                    del path[where + 1 :]
                else:
                    path.append(head)
        return self._expand()

    def _arc(self, node: int) -> tuple[int, int]:
        head = self.best[node]
        return int(self.below[node, head]), int(self.above[node, head])

    def _contract(self, cycle: list[int]) -> None:
        """Make one node, numbered as the first, of the nodes of *cycle*."""
        first, rest, every = cycle[0], cycle[1:], np.arange(len(self.scores))
        self.cycles.append([(self.node[node], *self._arc(node)) for node in cycle])
        self.parent.append(-1)
        for node in cycle:
            self.parent[self.node[node]] = len(self.parent) - 1
        self.node[first] = len(self.parent) - 1
        # Into the cycle: what an arc gains over the one it replaces.
        rows = self.scores[cycle] - self.scores[cycle, self.best[cycle]][:, None]
        chosen = rows.argmax(0)
        below, above = self.below[cycle][chosen, every], self.above[cycle][chosen, every]
        self.scores[first], self.below[first], self.above[first] = rows[chosen, every], below, above
        # Out of it: the best of its nodes.
        columns = self.scores[:, cycle]
        chosen = columns.argmax(1)
        source = np.array(cycle)[chosen]
        below, above = self.below[every, source], self.above[every, source]
        self.scores[:, first], self.below[:, first], self.above[:, first] = columns[every, chosen], below, above
        self.scores[:, rest] = -np.inf
        self.scores[first, first] = -np.inf
        self.active[rest] = False
        self.best[np.isin(self.best, rest)] = first
        self.best[first] = self.scores[first].argmax()

    def _expand(self) -> Ints:
        """Undo the contractions: the node an arc enters a cycle by loses its arc within, the others keep theirs."""
        size = len(self.scores)
        heads = np.full(size, -1, dtype=np.int64)
        waiting = [(self.node[node], *self._arc(node)) for node in range(1, size) if self.active[node]]
        while waiting:
            node, below, above = waiting.pop()
            if node < size:
                heads[below] = above
                continue
            entered = below
            while self.parent[entered] != node:
                entered = self.parent[entered]
            for child, own_below, own_above in self.cycles[node - size]:
                waiting.append((child, below, above) if child == entered else (child, own_below, own_above))
        return heads
