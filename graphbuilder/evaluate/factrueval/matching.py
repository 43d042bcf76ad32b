"""The best one-to-one matching of a document's gold and produced things, and what it counts."""

from collections.abc import Callable, Sequence

from graphbuilder.evaluate.scores import Counts

#: A perfect pair must be matched, whatever else it prevents.
PERFECT = 10.0
#: A pair with a gold thing that is not scored is only worth as much as it keeps out of the false ones.
UNSCORED = 0.01


def best_pairs(
    gold: int, produced: int, quality: Callable[[int, int], float], unscored: Callable[[int], bool]
) -> dict[int, int]:
    """Return gold index → produced index of the matching with the greatest sum of qualities, perfect pairs first."""
    import networkx

    graph = networkx.Graph()
    for one in range(gold):
        for two in range(produced):
            value = quality(one, two)
            if value > 0:
                bonus = PERFECT if value >= 1 else 0.0
                graph.add_edge(
                    ("gold", one), ("produced", two), weight=bonus + value * (UNSCORED if unscored(one) else 1)
                )
    pairs = {}
    for component in networkx.connected_components(graph):
        for pair in networkx.max_weight_matching(graph.subgraph(component)):
            (_, one), (_, two) = sorted(pair)
            pairs[one] = two
    return pairs


def tally(
    types: Sequence[str],
    produced_types: Sequence[str],
    pairs: dict[int, int],
    scored: Callable[[int], bool],
    quality: Callable[[int, int], float],
) -> dict[str, Counts]:
    """Count by type of gold; a produced thing in no pair counts for its own type, one in an unscored pair for none."""
    counts: dict[str, Counts] = {}
    for index, kind in enumerate(types):
        if not scored(index):
            continue
        value = quality(index, pairs[index]) if index in pairs else 0.0
        unit = Counts(value, 1.0, value, 1.0) if index in pairs else Counts(expected=1.0)
        counts[kind] = counts.get(kind, Counts()) + unit
    for index in set(range(len(produced_types))) - set(pairs.values()):
        kind = produced_types[index]
        counts[kind] = counts.get(kind, Counts()) + Counts(produced=1.0)
    return counts
