"""Draws the texts to annotate: mechanical filters, one fixed seed, halves drawn before anyone reads them.

Usage: ``python data/gold/choose.py DATA``; DATA holds the folders factrueval-dev, ruopinionne-train and text.
Prints one line a text: half, source, and where it begins in the source.
"""

import json
import random
import sys
from itertools import pairwise
from pathlib import Path

SEED = 20250903
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


def ntrex(data: Path) -> list[str]:
    """Name the rows of each article: from a line without a full stop to the next, 7 to 20 of them, on power."""
    rows = (data / "text" / "ntrex-ru-en.tsv").read_text(encoding="utf-8").splitlines()
    english = [row.split("\t")[1].strip() for row in rows]
    heads = [n for n, line in enumerate(english) if not line.endswith(END_OF_SENTENCE)] + [len(english)]
    articles = []
    for first, end in pairwise(heads):
        text = " ".join(english[first:end]).lower()
        if 7 <= end - first <= 20 and sum(word in text for word in POWER_EN) >= 2:
            articles.append(f"rows {first}-{end - 1}")
    return articles


def ruopinionne(data: Path) -> list[str]:
    """Name the windows of ten consecutive sentences that hold at least six opinion tuples."""
    lines = (data / "ruopinionne-train" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    counts = [len(json.loads(line)["relations"]) for line in lines]
    return [f"sentences {n}-{n + 9}" for n in range(0, len(counts) - 9, 10) if sum(counts[n : n + 10]) >= 6]


def main(data: Path) -> None:
    """Draw 4 + 4 + 2 texts and give every second one of each source to the locked half."""
    draw = random.Random(SEED)
    for source, pool, count in (
        ("factrueval-dev", factrueval(data), 4),
        ("ntrex", ntrex(data), 4),
        ("ruopinionne-train", ruopinionne(data), 2),
    ):
        for position, name in enumerate(draw.sample(pool, count)):
            print("test" if position % 2 else "dev", source, name, f"(of {len(pool)})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
