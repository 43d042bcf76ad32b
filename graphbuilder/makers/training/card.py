"""The model card: what a model folder is made of, what may be done with it, and how it scored.

    python -m graphbuilder.makers.training.card MODEL_FOLDER SCORES.json [COMPARED.json]

*SCORES.json* is what ``bench/parse.py MODEL_FOLDER`` writes, *COMPARED.json* the same for several systems; ``slice.json`` in
the folder is what ``bench/slice.py`` wrote. ``CARD.md`` goes into the folder.
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


#: What the tokenizers went through beside the command.
TOKENIZERS = """The tokenizers ended early (800 to 1,260 of 4,000 steps); the Russian one was then continued at a lower rate, the
step chosen on dev. The treebank whose style a language follows and the least probability of a name were chosen on dev too."""
COLUMNS = ("UPOS", "UFeats", "Lemmas", "UAS", "LAS")


def card(folder: Path, scores: Mapping[str, Scores], compared: Mapping[str, Scores] | None = None) -> str:
    """Return the card of the model in *folder*; *scores* are one record of ``bench/parse.py`` for each language.

    *compared* are records of several systems, for a table of depths and other parsers.
    """
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
        table(["treebank", *COLUMNS], _by_treebank(records.values())),
        "Names by exact span on UNER sentences outside training, organizations and places as one class:",
        table(["", *records], ([label, *(r["names"].get(key, "") for r in records.values())] for key, label in NAMES)),
        "## Size and speed",
        table(["", *records], _speed(records.values())),
        f"Files: {_megabytes(folder):.1f} MB. Weights are rows of 8 bits with a scale each; the encoder multiplies in whole\n"
        "numbers (`GRAPHBUILDER_ARITHMETIC=float32`: in floats, with the same scores within a tenth of a point).",
        "Speeds were taken on two cores that other programs may have used too: read them as floors; ratios of one run compare.",
        *_slice(folder),
        *_compared(compared or {}),
        "## Trained on",
        table(["data", "for", "licence"], DATA),
        "Plain text, read with the answers of an earlier run (`--silver`) or, by models of fewer layers, of their teacher:",
        table(["text", "licence"], PLAIN),
        "The weights are shared under CC BY-SA 4.0, the strictest of these licences; the program itself is MIT.\n"
        "No development or test sentence was trained on.",
        "## How to make it again",
        "\n".join(f"    {line}" for line in commands(about)),
        TOKENIZERS,
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
            yield [label, *(scores[metric] for metric in COLUMNS)]


def _speed(records: Iterable[Scores]) -> Iterator[list[object]]:
    records = list(records)
    yield ["words a second, from raw text", *(record["words_per_second"] for record in records)]
    yield ["peak memory, MB", *(record["peak_mb"] for record in records)]
    yield ["loading, seconds, with the imports of PyTorch and Stanza", *(record["load_seconds"] for record in records)]
    yield ["loading, seconds, after these imports", *(record.get("model_seconds", "") for record in records)]


def _slice(folder: Path) -> Iterator[str]:
    """The section on the fixed slice of the test sets, where ``bench/slice.py`` was run."""
    path = folder / "slice.json"
    if path.is_file():
        found = json.loads(path.read_text(encoding="utf-8"))
        yield "## On the fixed slice"
        yield (
            "Forty sentences of trees and of names in each language (`data/slice`), which a test parses again: small, so\n"
            "read them as a check and not as a measure. Made by `python bench/slice.py MODEL_FOLDER`."
        )
        yield table(["", *found], ([metric, *(found[code][metric] for code in found)] for metric in found["ru"]))


def _compared(records: Mapping[str, Scores]) -> Iterator[str]:
    if records:
        yield "## Beside other depths and parsers"
        yield (
            "All in one run of `python bench/parse.py`, one after another, from raw text of the same test sets, or of so many\n"
            "of their sentences as `--limit` says. Six and four layers were taught by the model of this card for 400 steps each."
        )
    for code in dict.fromkeys(key.rsplit(" ", 1)[-1] for key in records):
        yield comparison({key: record for key, record in records.items() if key.endswith(f" {code}")})


def comparison(records: Mapping[str, Scores]) -> str:
    """Return one language's systems as a Markdown table: how many times as fast as the first, then the rest."""
    head = ["system", "layers", "speed ×", "words/s", "peak MB", "files MB", "load s", *COLUMNS, "names F1"]
    return table(head, _systems(records))


def _systems(records: Mapping[str, Scores]) -> Iterator[list[object]]:
    first = next((r["words_per_second"] for r in records.values() if "words_per_second" in r), 1)
    for key, record in records.items():
        name = key.rsplit(" ", 1)[0].rstrip("/").rsplit("/", 1)[-1] + f" {key.rsplit(' ', 1)[-1]}"
        if "error" in record:
            yield [f"{name} (failed)", *[""] * (len(COLUMNS) + 7)]
            continue
        name += ", gold words" if "raw" not in record and "gold_words" in record else ""
        name += f" ({record['note']})" if "note" in record else ""
        marks = record.get("raw") or record.get("gold_words", {}).get("all", {})
        speed = record["words_per_second"]
        sizes = (record["peak_mb"], record["megabytes"], record["load_seconds"])
        values = [marks.get(column, "") for column in COLUMNS]
        layers, names = record.get("layers", ""), record.get("names", {}).get("f1", "")
        yield [name, layers, f"{speed / first:.2f}", speed, *sizes, *values, names]


def commands(about: Mapping[str, Any]) -> Iterator[str]:
    """Yield the commands that make a model again, from its history: one for each run, each with a folder of its own."""
    runs = about.get("history") or [{"steps": about.get("step", 1500), "layers": about["shape"]["layers"]}]
    for number, run in enumerate(runs, 1):
        parts = ["graphbuilder models train --data DATA --encoder ENCODER"]
        parts += [f"--out OUT{number} --layers {run['layers']} --steps {run['steps']}"]
        if number > 1:
            option = "--teacher" if run.get("taught") else "--from"
            parts += [f"{option} OUT{number - 1}/teacher --tokenizers OUT{number - 1}/tokenizers"]
        parts += [f"--{name} {run[name]}" for name in ("english", "silver") if run.get(name)]
        parts += [f"--plan {name}={str(value).lower()}" for name, value in run.get("plan", {}).items()]
        yield " ".join(parts)
    model = f"OUT{len(runs)}/model"
    yield f"python bench/slice.py {model}"
    yield f"python bench/parse.py {model} --data DATA --out scores.json"
    yield f"python -m graphbuilder.makers.training.card {model} scores.json"


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file() and path.name != "CARD.md") / 1e6


def main(arguments: Sequence[str]) -> int:
    """Write ``CARD.md``."""
    if len(arguments) not in (2, 3):
        print(
            "usage: python -m graphbuilder.makers.training.card MODEL_FOLDER SCORES.json [COMPARED.json]",
            file=sys.stderr,
        )
        return 2
    folder, (scores, *more) = Path(arguments[0]), (_read(Path(path)) for path in arguments[1:])
    (folder / "CARD.md").write_text(card(folder, scores, *more), encoding="utf-8")
    return 0


def _read(path: Path) -> Mapping[str, Scores]:
    found: Mapping[str, Scores] = json.loads(path.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
