"""The best one-to-one matching of a document's gold and produced things, and what it counts."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graphbuilder.makers.evaluate.scores import Counts

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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one task gives in one document: counts by type, and the gold things and answers that found no partner."""

    counts: Mapping[str, Counts]
    missed: Sequence[str] = ()
    false: Sequence[str] = ()

    @property
    def total(self) -> Counts:
        """The counts of all types together."""
        return sum(self.counts.values(), Counts())


def tally(
    gold: Sequence[tuple[str, str]],
    produced: Sequence[tuple[str, str]],
    pairs: Mapping[int, int],
    scored: Callable[[int], bool],
    quality: Callable[[int, int], float],
) -> Outcome:
    """Count by type; things are given as (type, how to print it).

    An answer without partner counts for its own type, one whose partner is not scored for none.
    """
    counts: dict[str, Counts] = defaultdict(Counts)
    missed, false = [], []
    for index, (kind, text) in enumerate(gold):
        if not scored(index):
            continue
        value = quality(index, pairs[index]) if index in pairs else 0.0
        counts[kind] += Counts(value, 1.0, value, 1.0) if index in pairs else Counts(expected=1.0)
        if index not in pairs:
            missed.append(f"{kind} {text}")
    for index in sorted(set(range(len(produced))) - set(pairs.values())):
        kind, text = produced[index]
        counts[kind] += Counts(produced=1.0)
        false.append(f"{kind} {text}")
    return Outcome(dict(counts), missed, false)
