"""Very small Stanza models by Stanza's own trainers: they show that Stanza's files load here and give the same types.

    python -m graphbuilder.parse.compact LANGUAGE TREEBANK NAMES TOKENIZERS OUT [STEPS]

*TREEBANK* holds ``train.conllu`` and ``dev.conllu``; *NAMES* is a CoNLL-U file with ``NER=B-PER`` in MISC, as
``models train`` makes it (``data/ru.train.conllu``); *TOKENIZERS* a folder with ``LANGUAGE.tokenizer.pt``.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

#: Training steps of each network: minutes, not hours.
STEPS = 600
_SMALL = [
    *(
        "--no_pretrain",
        "--word_cutoff",
        "7",
        "--dropout",
        "0.2",
        "--word_dropout",
        "0.1",
        "--word_emb_dim",
        "40",
        "--char_emb_dim",
        "24",
        "--char_hidden_dim",
        "48",
    ),
    *("--hidden_dim", "64", "--transformed_dim", "40", "--num_layers", "1", "--cpu"),
]


def train(
    language: str,
    treebank: Path,
    names: Path,
    tokenizers: Path,
    out: Path,
    *,
    steps: int = STEPS,
    sizes: Sequence[str] | None = None,
) -> None:
    """Train and place all of ``OUT/LANGUAGE/{tokenize,mwt,pos,lemma,depparse,ner}/compact.pt``.

    *sizes* are options of Stanza's trainers in place of the small sizes.
    """
    home = out / language
    for processor, file in (("tokenize", "tokenizer"), ("mwt", "mwt")):
        source = tokenizers / f"{language}.{file}.pt"
        if source.is_file():
            (home / processor).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, home / processor / "compact.pt")
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch)
        for part in ("train", "dev"):
            text = (treebank / f"{part}.conllu").read_text(encoding="utf-8")
            (plain / f"{part}.conllu").write_text("".join(map(_plain, text.splitlines())), encoding="utf-8")
        train_tagger(language, plain, home / "pos", steps, sizes)
        train_lemmatizer(language, plain, home / "lemma")
        train_parser(language, plain, home / "depparse", steps, sizes)
    train_names(language, names, home / "ner", steps, sizes)


def _plain(line: str) -> str:
    """Drop what no small model should spend weights on: treebanks' own tags, which differ, and enhanced edges."""
    columns = line.split("\t")
    if len(columns) != 10 or line.startswith("#"):
        return line + "\n"
    return "" if "." in columns[0] else "\t".join([*columns[:4], "_", *columns[5:8], "_", columns[9]]) + "\n"


def train_tagger(language: str, treebank: Path, out: Path, steps: int, sizes: Sequence[str] | None = None) -> None:
    """Train part of speech and features."""
    from stanza.models import tagger

    small = ["--deep_biaff_hidden_dim", "64", "--composite_deep_biaff_hidden_dim", "24", "--tag_emb_dim", "24"]
    chosen = sizes or [*_SMALL, *small]
    tagger.main([*_common(language, treebank, out), *chosen, *_schedule(steps), "--batch_size", "96"])


def train_parser(language: str, treebank: Path, out: Path, steps: int, sizes: Sequence[str] | None = None) -> None:
    """Train dependency trees."""
    from stanza.models import parser

    small = ["--deep_biaff_hidden_dim", "64", "--deep_biaff_output_dim", "48", "--tag_emb_dim", "24"]
    chosen = sizes or [*_SMALL, *small]
    optimizer = ["--optim", "adam", "--lr", "0.003", "--no_second_optim", "--batch_size", "1500"]
    parser.main([*_common(language, treebank, out), *chosen, "--no_checkpoint", *optimizer, *_schedule(steps)])


def train_lemmatizer(language: str, treebank: Path, out: Path) -> None:
    """Collect the lemmas of the training trees: a dictionary, no network."""
    from stanza.models import lemmatizer

    lemmatizer.main([*_common(language, treebank, out), "--dict_only", "--cpu"])


def train_names(language: str, names: Path, out: Path, steps: int, sizes: Sequence[str] | None = None) -> None:
    """Train names on what *names* marks; every tenth sentence is for development."""
    from stanza.models import ner_tagger

    out.mkdir(parents=True, exist_ok=True)
    sentences = list(_labelled(names))
    parts = {"train": [s for i, s in enumerate(sentences) if i % 10], "dev": sentences[::10]}
    for part, members in parts.items():
        (out / f"{part}.json").write_text(json.dumps(members, ensure_ascii=False), encoding="utf-8")
    files = ["--train_file", str(out / "train.json"), "--eval_file", str(out / "dev.json")]
    place = ["--shorthand", f"{language}_compact", "--save_dir", str(out), "--save_name", "compact.pt"]
    small = ["--no_pretrain", "--word_emb_dim", "0", "--char_emb_dim", "24", "--char_hidden_dim", "64"]
    chosen = sizes or [*small, "--hidden_dim", "64", "--cpu"]
    optimizer = ["--optim", "adam", "--lr", "0.003", "--train_scheme", "bio"]
    ner_tagger.main([*files, *place, *chosen, *optimizer, *_schedule(steps * 4)])
    for part in parts:
        (out / f"{part}.json").unlink()


def _common(language: str, treebank: Path, out: Path) -> list[str]:
    out.mkdir(parents=True, exist_ok=True)
    files = ["--train_file", str(treebank / "train.conllu"), "--eval_file", str(treebank / "dev.conllu")]
    return [*files, "--shorthand", f"{language}_compact", "--save_dir", str(out), "--save_name", "compact.pt"]


def _schedule(steps: int) -> list[str]:
    return ["--max_steps", str(steps), "--eval_interval", str(max(1, steps // 3))]


def _labelled(path: Path) -> Iterator[list[dict[str, str]]]:
    """Yield sentences as Stanza's name trainer reads them: dictionaries with text and a BIO tag."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        yield [
            {"text": row[1], "ner": next((x[4:] for x in row[9].split("|") if x.startswith("NER=")), "O")}
            for row in rows
            if row[0].isdigit()
        ]


def main(arguments: Sequence[str]) -> int:
    """Train from the command line."""
    if len(arguments) not in (5, 6):
        print(__doc__, file=sys.stderr)
        return 2
    language, treebank, names, tokenizers, out = arguments[:5]
    steps = int(arguments[5]) if len(arguments) == 6 else STEPS
    train(language, Path(treebank), Path(names), Path(tokenizers), Path(out), steps=steps)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
