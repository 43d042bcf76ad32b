"""How often the same news in Russian and in English gives the same relations, as JSON.

    python bench/consistency.py PAIRS.tsv [--limit 300] [--models joint] [--show 20]

*PAIRS.tsv* has a Russian and an English sentence a line (the columns ``ru`` and ``en``, or the last two). Each sentence
is a document of its own. Compared are the statements a rule types (not RELATED): by their relations, and by relation
with the parties the gazetteer knows. A pair in which neither language gives a statement counts nowhere.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuilder.lexicon import relations
from graphbuilder.model import Document, Localised
from graphbuilder.pipeline import analyse

#: What is compared of a statement: its relation, the parties (in any order where it is symmetric), how real it is.
Fact = tuple[str, tuple[str, ...], str]


@dataclass(frozen=True)
class Pair:
    """One sentence in both languages, with what was found in each."""

    texts: tuple[str, str]
    found: tuple[frozenset[Fact], frozenset[Fact]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--limit", type=int, default=300, help="how many pairs, evenly over the file")
    parser.add_argument("--models", default="joint")
    parser.add_argument("--show", type=int, default=0, help="print so many pairs that differ to read them")
    options = parser.parse_args()
    pairs = compare(sample(read_pairs(options.pairs), options.limit), options.models)
    print(json.dumps(report(pairs), ensure_ascii=False, indent=1))
    differing = [pair for pair in pairs if relations_of(pair, 0) != relations_of(pair, 1)]
    for pair in differing[: options.show]:
        for text, found in zip(pair.texts, pair.found, strict=True):
            print(text, "\n   ", sorted(found))


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Read the (Russian, English) pairs of a tab-separated file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if {"ru", "en"} <= set(rows[0]):
        columns = rows[0].index("ru"), rows[0].index("en")
        return [(row[columns[0]], row[columns[1]]) for row in rows[1:]]
    return [(row[-2], row[-1]) for row in rows]


def sample(pairs: Sequence[tuple[str, str]], limit: int) -> list[tuple[str, str]]:
    """Return *limit* pairs at even distances."""
    count = min(limit, len(pairs))
    return [pairs[number * len(pairs) // count] for number in range(count)]


def compare(pairs: Sequence[tuple[str, str]], models: str) -> list[Pair]:
    """Extract from both sides of every pair."""
    sides = []
    for number, language in enumerate(("ru", "en")):
        documents = [Document(f"{i}", pair[number], language=language) for i, pair in enumerate(pairs)]
        sides.append([facts(found) for found in analyse(documents, models=models)])
    return [Pair(texts, (ru, en)) for texts, ru, en in zip(pairs, *sides, strict=True)]


def facts(found: Localised) -> frozenset[Fact]:
    """Return the typed statements of one sentence as what can be compared across languages."""
    made = set()
    for statement in found.extraction.statements:
        if statement.relation == "RELATED":
            continue
        mentions = [statement.roles[role] for role in ("subject", "object") if role in statement.roles]
        parties = [mention.key or "?" for mention in (*mentions, *statement.participants)]
        if relations()[statement.relation].symmetric:
            parties.sort()
        real = "fact" if statement.asserted else statement.polarity + statement.realis
        made.add((statement.relation, tuple(parties), real))
    return frozenset(made)


def relations_of(pair: Pair, side: int) -> frozenset[str]:
    return frozenset(fact[0] for fact in pair.found[side])


def report(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return how far the two sides agree."""
    spoken = [pair for pair in pairs if any(pair.found)]
    by_relation = [(relations_of(pair, 0), relations_of(pair, 1)) for pair in spoken]
    known = [tuple(frozenset(f for f in side if "?" not in f[1]) for side in pair.found) for pair in spoken]
    plover = [tuple(frozenset(relations()[name].plover for name in side) for side in pair) for pair in by_relation]
    return {
        "pairs": len(pairs),
        "with_statements": len(spoken),
        "with_statements_in_both": sum(all(pair.found) for pair in spoken),
        "relations": agreement(by_relation),
        "plover_types": agreement(plover),
        "relations_with_known_parties": agreement([sides for sides in known if any(sides)]),
        "only_russian": counted(one - two for one, two in by_relation),
        "only_english": counted(two - one for one, two in by_relation),
    }


def agreement(pairs: Sequence[Sequence[frozenset[Any]]]) -> dict[str, float | int]:
    """Return the share of pairs that agree in full, and what both have over what either has."""
    both = sum(len(one & two) for one, two in pairs)
    either = sum(len(one | two) for one, two in pairs)
    same = sum(one == two for one, two in pairs)
    return {
        "pairs": len(pairs),
        "same": round(same / max(len(pairs), 1), 3),
        "both_over_either": round(both / max(either, 1), 3),
    }


def counted(sets: Iterable[frozenset[str]]) -> dict[str, int]:
    counts = Counter(name for one in sets for name in one)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:15])


if __name__ == "__main__":
    main()
