"""The model card: what a model folder is made of, what may be done with it, and how it scored.

    python -m graphbuilder.parse.joint.card MODEL_FOLDER SCORES.json

*SCORES.json* is what ``bench/parse.py`` writes; ``CARD.md`` goes into the folder.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Scores = Mapping[str, Any]

#: What the shipped model was trained on, with the licence of each source.
DATA = (
    ("multilingual-e5-small, vocabulary cut to Russian and English", "the encoder's first weights", "MIT"),
    ("UD Russian-Taiga, UD Russian-GSD", "Russian trees", "CC BY-SA 4.0"),
    ("UD Russian-PUD, sentences 0–599", "Russian trees", "CC BY-SA 3.0"),
    ("UD English-EWT", "English trees", "CC BY-SA 4.0"),
    ("UD English-GUM, its openly licensed genres", "English trees", "CC BY 4.0"),
    ("UNER Russian-PUD, sentences 0–599", "Russian names", "CC BY-SA 4.0"),
    ("factRuEval-2016 development set, three documents in four", "Russian names and positions", "MIT"),
    ("slovnet news model (natasha)", "names set on Russian text as a teacher", "MIT"),
    ("spaCy en_core_web_sm", "names set on English text as a teacher", "MIT"),
)
#: Further text a student reads with its teacher's answers.
PLAIN = (
    ("OpenCorpora, resolved sentences", "CC BY-SA 3.0"),
    ("RuSentNE 2023 and RuOpinionNE-2024 training sentences", "MIT"),
    ("NTREX-128, first half", "CC BY-SA 4.0"),
)
ROWS = ("Words", "Sentences", "UPOS", "UFeats", "Case", "Number", "Gender", "Lemmas", "UAS", "LAS")
NAMES = (("f1", "all"), ("PER f1", "persons"), ("ORG/LOC f1", "organizations and places"))


def card(folder: Path, scores: Mapping[str, Scores]) -> str:
    """Return the card of the model in *folder*; *scores* are one record of ``bench/parse.py`` for each language."""
    about = json.loads((folder / "inventory.json").read_text(encoding="utf-8"))
    records = {record["language"]: record for record in scores.values() if "raw" in record}
    parts = [
        f"# The joint model ({about['shape']['layers']} layers)",
        "One multilingual encoder annotates a sentence in one pass: part of speech and features, lemma, dependency\n"
        "tree and names. Sentences and tokens come from Stanza tokenizers trained on the same treebanks. Languages: "
        f"{', '.join(sorted(records)) or 'ru, en'}.",
        "## Scores",
        "From raw text, F1 in per cent by the evaluation of CoNLL 2018; case, number and gender on the words that\n"
        "have them. Test sets: UD Russian PUD and GSD; UD English EWT and GUM.",
        table(["", *records], ([row, *(record["raw"][row] for record in records.values())] for row in ROWS)),
        "The same on gold words, by treebank:",
        table(["treebank", "UPOS", "UFeats", "Lemmas", "UAS", "LAS"], _by_treebank(records.values())),
        "Names by exact span on UNER sentences outside training, organizations and places as one class:",
        table(["", *records], ([label, *(r["names"].get(key, "") for r in records.values())] for key, label in NAMES)),
        "## Size and speed",
        table(["", *records], _speed(records.values())),
        f"Files: {_megabytes(folder):.1f} MB. Weights are rows of 8 bits with a scale each, computed with in 32 bits.",
        "## Trained on",
        table(["data", "for", "licence"], DATA),
        "Read with the teacher's answers by models of fewer layers than the encoder has:",
        table(["text", "licence"], PLAIN),
        "The weights are shared under CC BY-SA 4.0, the strictest of these licences; the program itself is MIT.\n"
        "No development or test sentence was trained on.",
        "## How to make it again",
        "    graphbuilder models train --data DATA --encoder ENCODER --out OUT --layers "
        f"{about['shape']['layers']}\n    python bench/parse.py OUT/model --data DATA --out scores.json\n"
        "    python -m graphbuilder.parse.joint.card OUT/model scores.json",
        "## Known weaknesses",
        WEAKNESSES,
    ]
    return "\n\n".join(parts) + "\n"


WEAKNESSES = """- The Russian treebanks differ in their features and in the lemmas of participles and aspect pairs; the
  model follows one of them, and is marked down where a test sentence follows another.
- A number after a foreign name is now and then taken into it («Ким Чен Ын 3 августа»).
- `obj` and `iobj` of Russian datives are mixed up, as the treebanks do: use the case.
- Types other than person, organization and place were taught in English and come over to Russian through the encoder:
  read their probabilities.
- Text without punctuation is cut where the encoder's window ends; such sentences say so (`cut`)."""


def table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [_row(head), _row(["---"] * len(head)), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _by_treebank(records: Iterable[Scores]) -> Iterator[list[object]]:
    for record in records:
        for name, scores in record.get("gold_words", {}).items():
            label = f"{record['language']}, {name}"
            yield [label, *(scores[metric] for metric in ("UPOS", "UFeats", "Lemmas", "UAS", "LAS"))]


def _speed(records: Iterable[Scores]) -> Iterator[list[object]]:
    records = list(records)
    yield ["words a second, from raw text", *(record["words_per_second"] for record in records)]
    yield ["peak memory, MB", *(record["peak_mb"] for record in records)]
    yield ["loading, seconds", *(record["load_seconds"] for record in records)]


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file() and path.name != "CARD.md") / 1e6


def main(arguments: Sequence[str]) -> int:
    """Write ``CARD.md``."""
    if len(arguments) != 2:
        print("usage: python -m graphbuilder.parse.joint.card MODEL_FOLDER SCORES.json", file=sys.stderr)
        return 2
    folder, scores = Path(arguments[0]), json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
    (folder / "CARD.md").write_text(card(folder, scores), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
