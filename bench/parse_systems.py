"""Systems that ``bench/parse.py`` measures beside model folders: slovnet, and Stanza at its default layer sizes."""

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from parse_scores import gold_forms

from graphbuilder.parse import compact

#: Stanza's own sizes, without pretrained vectors and character language models: a floor of what its models cost.
DEFAULT_SIZES = ("--no_pretrain", "--cpu")


def default_stanza(language: str, data: Path, tokenizers: Path, out: Path) -> Path:
    """Make untrained Stanza models of default layer sizes under *out*: fit to be timed, not to be scored.

    Their tokenizer is the trained one of *tokenizers*; the lemmatizer is a dictionary alone, since an untrained network
    would write on to its longest output.
    """
    if (out / language / "ner" / "compact.pt").is_file():
        return out
    treebank, names = out / "treebank", out / "names.conllu"
    treebank.mkdir(parents=True, exist_ok=True)
    for part in ("train", "dev"):
        path = data / f"treebanks/{language}/{part}.conllu"
        blocks = path.read_text(encoding="utf-8").split("\n\n")[: 300 if part == "train" else 10]
        (treebank / f"{part}.conllu").write_text("\n\n".join(blocks) + "\n\n", encoding="utf-8")
    names.write_text(_some_names((treebank / "train.conllu").read_text(encoding="utf-8")), encoding="utf-8")
    with redirect_stdout(sys.stderr):
        compact.train(language, treebank, names, tokenizers, out, steps=1, sizes=DEFAULT_SIZES)
    return out


def _some_names(conllu: str) -> str:
    """Mark every proper noun as a name, so that there is something to make labels of."""
    lines = []
    for line in conllu.splitlines():
        row = line.split("\t")
        if len(row) == 10:
            row[9] = "NER=B-PER" if row[3] == "PROPN" else "NER=O"
        lines.append("\t".join(row))
    return "\n".join(lines) + "\n"


def slovnet(blocks: Sequence[str]) -> dict[str, Any]:
    """Measure slovnet's Russian news models on gold words: words a second of each alone, and their scores."""
    import natasha
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    folder = Path(natasha.__file__).parent / "data"
    started = time.perf_counter()
    vectors = Navec.load(str(folder / "emb/navec_news_v1_1B_250K_300d_100q.tar"))
    models = {}
    for name, kind in (("syntax", Syntax), ("morph", Morph), ("ner", NER)):
        models[name] = kind.load(str(folder / f"model/slovnet_{name}_news_v1.tar"))
        models[name].navec(vectors)
    loaded = time.perf_counter() - started
    words = gold_forms(blocks)
    count = sum(map(len, words))
    texts = [" ".join(sentence) for sentence in words]
    trees, syntax = _timed(lambda: list(models["syntax"].map(words)))
    tags, morph = _timed(lambda: list(models["morph"].map(words)))
    _, ner = _timed(lambda: [models["ner"](text) for text in texts])
    speeds = {"syntax": count / syntax, "morph": count / morph, "ner": count / ner}
    return {
        "words": count,
        "load_seconds": round(loaded, 2),
        "words_per_second": round(count / syntax),
        "each": {name: round(speed) for name, speed in speeds.items()},
        "megabytes": round(sum(path.stat().st_size for path in folder.rglob("*news*.tar")) / 1e6, 1),
        "gold_words": {"all": _right(blocks, trees, tags)},
    }


def _timed(call: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    return call(), time.perf_counter() - started


def _right(blocks: Sequence[str], trees: Sequence[Any], tags: Sequence[Any]) -> dict[str, float]:
    """Return shares right in per cent. Its heads need not make a tree, so the evaluation of CoNLL 2018 is not asked."""
    right = dict.fromkeys(("UPOS", "UFeats", "UAS", "LAS"), 0)
    count = 0
    for block, tree, tag in zip(blocks, trees, tags, strict=True):
        rows = [row for row in (line.split("\t") for line in block.split("\n")) if row[0].isdigit()]
        for row, arc, morph in zip(rows, tree.tokens, tag.tokens, strict=True):
            count += 1
            feats = "|".join(f"{key}={value}" for key, value in sorted((morph.feats or {}).items())) or "_"
            head = str(arc.head_id) == row[6]
            right["UPOS"] += morph.pos == row[3]
            right["UFeats"] += feats == row[5]
            right["UAS"] += head
            right["LAS"] += head and arc.rel.split(":")[0] == row[7].split(":")[0]
    return {name: round(100 * value / max(1, count), 2) for name, value in right.items()}
