"""Which groups of names are compared, and what they score together."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations

from graphbuilder.model import EntityType
from graphbuilder.resolve.groups import Group, GroupKey, block_keys, is_abbreviation
from graphbuilder.resolve.score import score_names, score_of
from graphbuilder.resolve.weights import doubtful, threshold, weights

#: Score, the two groups, and the reason.
Scored = tuple[float, GroupKey, GroupKey, str]


def compare(
    groups: Mapping[GroupKey, Group], closed: Collection[str] = ()
) -> tuple[list[Scored], dict[tuple[GroupKey, GroupKey], tuple[float, str]]]:
    """Score all pairs of *groups* with full names that share a block: those that are one, best first, and the doubtful.

    Under the blocks *closed* more groups fall than are compared, though not all are here.
    """
    found: list[Scored] = []
    unsure: dict[tuple[GroupKey, GroupKey], tuple[float, str]] = {}
    seen: set[tuple[GroupKey, GroupKey]] = set()
    for block, keys in sorted(_blocks(groups).items()):
        if closed and " ".join(block) in closed:
            continue
        if len(keys) > weights().limits.block and block[0] in ("Short", "Organization", "Tokens", "Place"):
            continue
        for a, b in combinations(keys, 2):
            if (a, b) in seen:
                continue
            seen.add((a, b))
            score, reason = score_groups(groups[a], groups[b])
            if score >= threshold():
                found.append((score, a, b, reason))
            elif score >= doubtful():
                unsure[a, b] = (score, reason)
    return sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2])), unsure


def _blocks(groups: Mapping[GroupKey, Group]) -> dict[tuple[str, ...], list[GroupKey]]:
    blocks: dict[tuple[str, ...], list[GroupKey]] = defaultdict(list)
    for key in sorted(groups):
        each = groups[key]
        if each.rank == 3 and not each.vague and key[0] not in ("key", "settled"):
            for block in set(block_keys(each)):
                if block[-1] or block[0] not in ("Person",):
                    blocks[block].append(key)
    return {block: keys for block, keys in blocks.items() if len(keys) > 1}


def score_groups(one: Group, other: Group) -> tuple[float, str]:
    """Return the best score of any two names of two groups; none where types or countries forbid it, or no doubt is left."""
    if one.type != other.type or countries_conflict(one, other) or (one.vague or other.vague):
        return 0.0, ""
    best = (0.0, "")
    for name in one.names:
        for second in other.names:
            if name == second and one.type == "Organization" and is_abbreviation(name):
                best = max(best, (weights().scores.same_abbreviation, f"the abbreviation {name}"))
            elif score_of(name, second, one.type) >= doubtful():
                best = max(best, _explained(name, second, one.type))
    return best


def _explained(name: str, second: str, type: EntityType) -> tuple[float, str]:
    score, features = score_names(name, second, type)
    if name == second:
        return score, f"one name: {name}"
    if features.get("acronym") and min(len(name), len(second)) < weights().letters.long_acronym:
        # МТС is many things: people decide, or a text that introduces it
        score = min(score, threshold() - weights().scores.just_doubtful)
    features_listed = ", ".join(f"{feature} {value:.2f}" for feature, value in sorted(features.items()) if value)
    return score, f"{name} ~ {second}: {features_listed}"


def countries_conflict(one: Group, other: Group) -> bool:
    """True where two groups are of different countries for sure."""
    return bool(one.country and other.country and one.country != other.country)
