"""Training of Stanza's tokenizers: sentences, tokens and, where the treebank has them, multi-word tokens.

Stanza's own trainers do the work; this module lays out their files. Text is laid out as a treebank has it: a sentence
follows the one before it after a space, and a paragraph or document begins after an empty line.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

#: Steps of the tokenizer and rounds of the expander that were enough; more did not help.
STEPS = 4000
ROUNDS = 6


@dataclass(frozen=True)
class Token:
    """A token of the raw text; *words* holds more than one form where it is a multi-word token."""

    text: str
    words: tuple[str, ...]
    space: bool


@dataclass(frozen=True)
class Block:
    """One sentence; *starts* is True where a paragraph or document begins with it."""

    tokens: tuple[Token, ...]
    starts: bool


def read_blocks(path: Path) -> Iterator[Block]:
    """Yield the sentences of a CoNLL-U file, in order."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        starts = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        yield Block(tuple(_tokens(rows)), starts)


def _tokens(rows: Sequence[Sequence[str]]) -> Iterator[Token]:
    last = 0
    forms = {row[0]: row[1] for row in rows}
    for row in rows:
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            yield Token(row[1], tuple(forms[str(i)] for i in range(first, last + 1)), space)
        elif "." not in row[0] and int(row[0]) > last:
            yield Token(row[1], (row[1],), space)


def layout(blocks: Sequence[Block]) -> tuple[str, str, Counter[tuple[str, tuple[str, ...]]]]:
    """Return the raw text, Stanza's label of each character and the expansions of multi-word tokens with their counts.

    Labels: 0 inside, 1 last of a token, 2 last of a sentence, 3 and 4 the same for a multi-word token.
    """
    text, labels, expansions = [], [], Counter[tuple[str, tuple[str, ...]]]()
    for number, block in enumerate(blocks):
        if block.starts and number:
            text.append("\n\n")
            labels.append("\n\n")
        for index, token in enumerate(block.tokens):
            label = (3 if len(token.words) > 1 else 1) + (index == len(block.tokens) - 1)
            gap = " " if token.space or index == len(block.tokens) - 1 else ""
            text.append(token.text + gap)
            labels.append("0" * (len(token.text) - 1) + str(label) + "0" * len(gap))
            if len(token.words) > 1:
                expansions[token.text, tuple(word.lower() for word in token.words)] += 1
    return "".join(text), "".join(labels), expansions


def prepare(conllu: Path, folder: Path, part: str) -> None:
    """Write ``PART.txt``, ``.labels``, ``.mwt.json`` and ``.conllu`` (without empty nodes) under *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    text, labels, expansions = layout(list(read_blocks(conllu)))
    (folder / f"{part}.txt").write_text(text, encoding="utf-8")
    (folder / f"{part}.labels").write_text(labels, encoding="utf-8")
    pairs = [[[form, list(words)], count] for (form, words), count in sorted(expansions.items())]
    (folder / f"{part}.mwt.json").write_text(json.dumps(pairs, ensure_ascii=False), encoding="utf-8")
    lines = conllu.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "." not in line.split("\t", 1)[0] or line.startswith("#")]
    (folder / f"{part}.conllu").write_text("".join(kept), encoding="utf-8")


def train_tokenizer(language: str, folder: Path, out: Path, *, steps: int = STEPS) -> Path:
    """Train on what `prepare` wrote for ``train`` and ``dev``; return the file of the best model on dev."""
    from stanza.models import tokenizer

    tokenizer.main([
        "--mode", "train", "--lang", language, "--shorthand", f"{language}_joint",
        "--txt_file", str(folder / "train.txt"), "--label_file", str(folder / "train.labels"),
        "--dev_txt_file", str(folder / "dev.txt"), "--dev_label_file", str(folder / "dev.labels"),
        "--dev_conll_gold", str(folder / "dev.conllu"), "--mwt_json_file", str(folder / "dev.mwt.json"),
        "--max_seqlen", "300", "--steps", str(steps), "--save_dir", str(out), "--save_name", "tokenizer.pt", "--cpu",
    ])  # fmt: skip
    return out / "tokenizer.pt"


def train_expander(language: str, folder: Path, out: Path, *, rounds: int = ROUNDS) -> Path | None:
    """Train the expander of multi-word tokens; None where the training part has none."""
    if not json.loads((folder / "train.mwt.json").read_text(encoding="utf-8")):
        return None
    from stanza.models import mwt_expander
    from stanza.utils.datasets.contract_mwt import contract_mwt

    contract_mwt(str(folder / "dev.conllu"), str(folder / "dev.in.conllu"))
    mwt_expander.main([
        "--mode", "train", "--lang", language, "--shorthand", f"{language}_joint",
        "--train_file", str(folder / "train.conllu"), "--eval_file", str(folder / "dev.in.conllu"),
        "--output_file", str(folder / "dev.pred.conllu"), "--gold_file", str(folder / "dev.conllu"),
        "--num_epoch", str(rounds), "--save_dir", str(out), "--save_name", "mwt.pt", "--cpu",
    ])  # fmt: skip
    return out / "mwt.pt"


def train(language: str, treebank: Path, work: Path, out: Path, *, steps: int = STEPS) -> list[Path]:
    """Train all that *language* needs from ``train.conllu`` and ``dev.conllu`` under *treebank*; return the files."""
    for part in ("train", "dev"):
        prepare(treebank / f"{part}.conllu", work, part)
    out.mkdir(parents=True, exist_ok=True)
    files = [train_tokenizer(language, work, out, steps=steps), train_expander(language, work, out)]
    return [file for file in files if file is not None]
