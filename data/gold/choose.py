"""Draws the texts to annotate: mechanical filters, one fixed seed, halves drawn before anyone reads them.

Usage: ``python data/gold/choose.py DATA``; DATA holds the folders factrueval-dev, ruopinionne-train and text.
Prints one line a text: folder, source, and where it begins in the source. The second draw passes over what the first one took.
"""

import json
import random
import sys
from itertools import pairwise
from pathlib import Path

SEED = 20250903
SECOND_SEED = 20261124
POWER_EN = ("president", "minister", "government", "police", "court", "parliament", "army", "senat", "troops", "talks")
END_OF_SENTENCE = (".", "?", "!", '"', "”", "'", "’", ":", ")", "…")


def factrueval(data: Path) -> list[str]:
    """Name the documents of 700 to 1,800 characters with at least two annotated facts."""
    names = []
    for path in sorted((data / "factrueval-dev").glob("book_*.txt")):
        length = len(path.read_text(encoding="utf-8"))
        facts = path.with_suffix(".facts").read_text(encoding="utf-8")
        if 700 <= length <= 1800 and sum(line[:1].isdigit() for line in facts.splitlines()) >= 2:
            names.append(path.stem)
    return names


def ntrex(data: Path, shortest: int = 7, longest: int = 20, power: int = 2) -> list[str]:
    """Name the rows of each article on power: from a line without a full stop to the next; ends are included."""
    rows = (data / "text" / "ntrex-ru-en.tsv").read_text(encoding="utf-8").splitlines()
    english = [row.split("\t")[1].strip() for row in rows]
    heads = [n for n, line in enumerate(english) if not line.endswith(END_OF_SENTENCE)] + [len(english)]
    articles = []
    for first, end in pairwise(heads):
        text = " ".join(english[first:end]).lower()
        if shortest <= end - first <= longest and sum(word in text for word in POWER_EN) >= power:
            articles.append(f"rows {first}-{end - 1}")
    return articles


def ruopinionne(data: Path) -> list[str]:
    """Name the windows of ten consecutive sentences that hold at least six opinion tuples."""
    lines = (data / "ruopinionne-train" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    counts = [len(json.loads(line)["relations"]) for line in lines]
    return [f"sentences {n}-{n + 9}" for n in range(0, len(counts) - 9, 10) if sum(counts[n : n + 10]) >= 6]


def draw(
    seed: int, pools: list[tuple[str, list[str], int]], second: str, taken: set[str]
) -> list[tuple[str, str, str]]:
    """Draw so many texts of each pool, every second one for the folder *second*: (folder, source, name)."""
    chooser = random.Random(seed)
    chosen = []
    for source, pool, count in pools:
        free = [name for name in pool if name not in taken]
        for position, name in enumerate(chooser.sample(free, count)):
            chosen.append((second if position % 2 else "dev", source, name))
            taken.add(name)
    return chosen


def main(data: Path) -> None:
    """Draw 4 + 4 + 2 texts for dev and test, then 6 + 10 + 4 + 4 others for dev and check, of a wider pool."""
    news, rows, opinions = factrueval(data), ntrex(data), ruopinionne(data)
    taken: set[str] = set()
    first = [("factrueval-dev", news, 4), ("ntrex", rows, 4), ("ruopinionne-train", opinions, 2)]
    wider = ntrex(data, 4, 28, 1)
    then = [("factrueval-dev", news, 6), ("ntrex", wider, 10), ("ntrex, Russian side", wider, 4)]
    then.append(("ruopinionne-train", opinions, 4))
    for row in [*draw(SEED, first, "test", taken), *draw(SECOND_SEED, then, "check", taken)]:
        print(*row)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
