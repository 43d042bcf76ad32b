"""B³ (Bagga and Baldwin 1998) and CEAF over entities (Luo 2005, φ4) as counts: of mentions, and of entities."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import Any

from graphbuilder.makers.evaluate.scores import Counts

#: Mentions by the entity they belong to.
Clusters = Mapping[Hashable, frozenset[Hashable]]


def clusters(assigned: Mapping[Any, Hashable]) -> dict[Hashable, frozenset[Hashable]]:
    """Return the mentions of each entity, from the entity of each mention."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, thing in assigned.items():
        found[thing].add(mention)
    return {thing: frozenset(mentions) for thing, mentions in found.items()}


def bcubed(gold: Clusters, made: Clusters) -> Counts:
    """Return B³ over mentions. A mention only one side has counts as wrong there: nothing is left out."""
    of_gold = {mention: cluster for cluster in gold.values() for mention in cluster}
    of_made = {mention: cluster for cluster in made.values() for mention in cluster}
    shared = of_gold.keys() & of_made.keys()
    right = sum(len(of_gold[m] & of_made[m]) / len(of_made[m]) for m in shared)
    found = sum(len(of_gold[m] & of_made[m]) / len(of_gold[m]) for m in shared)
    return Counts(right, len(of_made), found, len(of_gold))


def ceaf(gold: Clusters, made: Clusters) -> Counts:
    """Return CEAF over entities: the best one-to-one alignment, sought within what is linked by shared mentions."""
    from scipy.optimize import linear_sum_assignment

    golds, mades = list(gold.values()), list(made.values())
    total = 0.0
    for pairs in _parts(golds, mades):
        left, right = sorted({i for i, _ in pairs}), sorted({j for _, j in pairs})
        table = [[-2 * len(golds[i] & mades[j]) / (len(golds[i]) + len(mades[j])) for j in right] for i in left]
        total -= sum(table[i][j] for i, j in zip(*linear_sum_assignment(table), strict=True))
    return Counts(total, len(mades), total, len(golds))


def _parts(golds: list[frozenset[Hashable]], mades: list[frozenset[Hashable]]) -> list[set[tuple[int, int]]]:
    """Pairs of clusters that share a mention, grouped into connected parts."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    of_made = {mention: number for number, cluster in enumerate(mades) for mention in cluster}
    links = {(i, of_made[m]) for i, cluster in enumerate(golds) for m in cluster if m in of_made}
    size = len(golds) + len(mades)
    ends = [i for i, _ in links], [len(golds) + j for _, j in links]
    _, labels = connected_components(csr_matrix(([1] * len(links), ends), shape=(size, size)), directed=False)
    parts: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for i, j in links:
        parts[labels[i]].add((i, j))
    return list(parts.values())
