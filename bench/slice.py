"""Scores of a model folder on the fixed slice of the test sets in data/slice, kept as ``slice.json`` in that folder.

    python bench/slice.py MODEL_FOLDER

The card quotes the numbers and a test computes them again. F1 in per cent: trees from raw text by the evaluation of
CoNLL 2018, names by exact span with organizations and places as one class.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from graphbuilder import resources
from graphbuilder.makers.evaluate.names import score_names
from graphbuilder.makers.evaluate.trees import score_trees
from graphbuilder.parse import load

METRICS = ("Words", "Sentences", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")


def scores(models: str, language: str) -> dict[str, float]:
    """Return metric → F1 of *models* on the slice of one language."""
    folder, parser = resources.folder("data/slice"), load(language, models)
    trees = score_trees(folder / f"{language}.conllu", language, parser.parse)
    found = {metric: trees.counts(metric).f1 for metric in METRICS}
    found["Names"] = (
        score_names(folder / f"{language}.iob2", language, parser.parse).counts("overall, ORG and LOC as one").f1
    )
    return {metric: round(100 * value, 2) for metric, value in found.items()}


def main(arguments: Sequence[str]) -> int:
    """Write ``slice.json``."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    table = {language: scores(arguments[0], language) for language in ("ru", "en")}
    text = json.dumps(table, indent=1)
    (Path(arguments[0]) / "slice.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
