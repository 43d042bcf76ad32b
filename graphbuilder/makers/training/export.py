"""A model folder of a training checkpoint: packed weights, classes, the encoder's pieces, the lemma lexicon, tokenizers."""

import json
import lzma
import os
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import torch

from graphbuilder.makers.training.examples import Example, read_examples
from graphbuilder.parse.joint import weights
from graphbuilder.parse.joint.lemmas import Lexicon
from graphbuilder.parse.joint.model import FORMAT
from graphbuilder.parse.joint.names import LABELS, TYPES

LANGUAGES = ("ru", "en")
#: Whose style each language follows, by the scores on dev.
SOURCES_CHOSEN: Mapping[str, str] = {"ru": "UD_Russian-GSD", "en": "unknown"}


def export_model(checkpoint: Path, out: Path, *, tokenizers: Path, pieces: Path, data: Path) -> None:
    """Make a model folder of a *checkpoint* folder, with *tokenizers* and the lemma lexicon of the treebanks in it."""
    trees = {language: data / "treebanks" / language / "train.conllu" for language in LANGUAGES}
    export(checkpoint, out, tokenizer=pieces, trees={k: path for k, path in trees.items() if path.is_file()})
    for file in sorted(tokenizers.glob("*.pt")):
        place(file, out / file.name)


def export(
    checkpoint: Path,
    folder: Path,
    *,
    tokenizer: Path,
    trees: Mapping[str, Path],
    sources: Mapping[str, str] | None = None,
    guarded: Sequence[str] = ("ru",),
) -> None:
    """Make a model folder of a training *checkpoint* folder (``checkpoint.pt``, ``inventory.json``).

    *tokenizer* is the encoder's ``tokenizer.json``; *trees* are the training CoNLL-U files by language, for the lemma
    lexicon; *sources* the treebank whose style each language follows (see `bench/parse.py --sources`).
    """
    folder.mkdir(parents=True, exist_ok=True)
    about = json.loads((checkpoint / "inventory.json").read_text(encoding="utf-8"))
    state = torch.load(checkpoint / "checkpoint.pt", map_location="cpu", weights_only=True)
    weights.save(folder / "model.safetensors", state["model"], {"step": state["step"]})
    (folder / "model.safetensors").chmod(0o644)
    examples = [example for language, path in sorted(trees.items()) for example in read_examples(path, language)]
    write_lemmas(collect_lemmas(examples), folder / "lemmas.json.xz")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    about |= {
        "format": FORMAT,
        "names": list(TYPES),
        "labels": list(LABELS),
        "guarded": list(guarded),
        "sources": dict(sources or SOURCES_CHOSEN),
        "step": state["step"],
    }
    (folder / "inventory.json").write_text(json.dumps(about, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def collect_lemmas(examples: Iterable[Example]) -> dict[str, dict[str, str]]:
    """Return language → ``UPOS form`` → edit script, for the pairs that have one lemma only in *examples*."""
    seen: dict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for example in examples:
        for form, tag, script in zip(example.words, example.tags, example.scripts, strict=False):
            seen[example.language][f"{tag.split('|')[0]} {form}"][script] += 1
    return {
        language: {key: next(iter(scripts)) for key, scripts in sorted(forms.items()) if len(scripts) == 1}
        for language, forms in seen.items()
    }


def write_lemmas(lexicon: Lexicon, path: Path) -> None:
    """Write *lexicon* as compressed JSON, the forms grouped by language, UPOS and script."""
    grouped: dict[str, dict[str, list[str]]] = {}
    for language, forms in sorted(lexicon.items()):
        groups: dict[str, list[str]] = defaultdict(list)
        for key, script in sorted(forms.items()):
            upos, form = key.split(" ", 1)
            groups[f"{upos} {script}"].append(form)
        grouped[language] = dict(sorted(groups.items()))
    text = json.dumps(grouped, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(lzma.compress(text.encode("utf-8"), preset=9))


def place(source: Path, target: Path) -> None:
    partial = target.with_name(target.name + ".partial")
    shutil.copyfile(source, partial)
    os.replace(partial, target)
