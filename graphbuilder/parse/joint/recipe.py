"""The whole recipe: data, tokenizers, a deep teacher, a shallower student taught by it, the model folder.

Every step leaves its result in the output folder and is passed over when it is there; the two long ones also resume
from their last checkpoint. Folder: ``encoder/ data/ tokenizers/ teacher/ student/ model/``.
"""

import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from graphbuilder.errors import ModelNotFound
from graphbuilder.parse import tokenizers
from graphbuilder.parse.joint import model, plain, prepare, weights
from graphbuilder.parse.joint.data import Example, Inventory, read_examples
from graphbuilder.parse.joint.network import Joint, Shape
from graphbuilder.parse.joint.pieces import Pieces
from graphbuilder.parse.joint.train import Plan, Pool, Trainer, new_shape

LANGUAGES = ("ru", "en")
#: English sentences drawn for each pass over the Russian ones: there are more of them, and they would rule.
ENGLISH_SAMPLE = 7000
SEED = 7


@dataclass(frozen=True)
class Recipe:
    """One training run. *encoder* is a folder or a Hugging Face name; *limit* shortens every source, for trials."""

    data: Path
    encoder: str
    out: Path
    layers: int = 6
    steps: int = 1500
    teacher: Path | None = None
    limit: int | None = None
    tokenizer_steps: int = tokenizers.STEPS

    def run(self) -> Path:
        """Do every step that is not done; return the model folder."""
        self.out.mkdir(parents=True, exist_ok=True)
        encoder = fetch_encoder(self.encoder, self.out / "encoder")
        _once(self.out / "data", lambda folder: prepare.prepare(self.data, folder))
        for language in LANGUAGES:
            self._tokenizers(language)
        teacher = self.teacher or self._teacher(encoder)
        student = self._student(teacher, encoder)
        export_model(
            student,
            self.out / "model",
            tokenizers=self.out / "tokenizers",
            pieces=encoder / "tokenizer.json",
            data=self.data,
        )
        return self.out / "model"

    def _tokenizers(self, language: str) -> None:
        folder = self.out / "tokenizers"
        if (folder / f"{language}.tokenizer.pt").exists():
            return
        _say(f"tokenizer of {language}")
        work = self.out / "tokenizers.work" / language
        files = tokenizers.train(
            language, self.data / "treebanks" / language, work, work / "models", steps=self.tokenizer_steps
        )
        folder.mkdir(exist_ok=True)
        for file in sorted(files):  # the expander before the tokenizer, whose presence says that all is done
            _place(file, folder / f"{language}.{file.name}")

    def _gold(self) -> dict[str, list[Example]]:
        names = {"ru": "ru.train", "en": "en.train", "names": "factrueval.train"}
        return {
            key: read_examples(self.out / "data" / f"{name}.conllu", "en" if key == "en" else "ru")[: self.limit]
            for key, name in names.items()
        }

    def _dev(self) -> dict[str, list[Example]]:
        return {
            language: read_examples(self.data / "treebanks" / language / "dev.conllu", language)[: self.limit or 600]
            for language in LANGUAGES
        }

    def _teacher(self, encoder: Path) -> Path:
        folder, gold = self.out / "teacher", self._gold()
        inventory = Inventory.of(gold["ru"] + gold["en"])
        state = weights.read_encoder(encoder)
        depth = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
        shape = new_shape(inventory, len(state["pieces.weight"]), depth)
        torch.manual_seed(SEED)
        network = Joint(shape)
        network.encoder.load_state_dict(state)
        pools = [Pool(gold["ru"]), Pool(gold["en"], ENGLISH_SAMPLE), Pool(gold["names"])]
        self._train(network, inventory, shape, pools, folder, encoder, None)
        return folder

    def _student(self, teacher: Path, encoder: Path) -> Path:
        folder = self.out / "student"
        master, inventory = read_checkpoint(teacher)
        if self.layers >= master.shape.layers:
            return teacher
        student = shallower(master, self.layers)
        gold = self._gold()
        text = [example for language in LANGUAGES for example in self._plain(language)]
        random.Random(SEED).shuffle(text)
        pools = [Pool(gold["ru"]), Pool(gold["en"], ENGLISH_SAMPLE), Pool(gold["names"]), Pool(text, ENGLISH_SAMPLE)]
        self._train(student, inventory, student.shape, pools, folder, encoder, master)
        return folder

    def _plain(self, language: str) -> Sequence[Example]:
        """Read sentences without annotation: the teacher's answers are their only gold."""
        tokenizer = self.out / "tokenizers" / f"{language}.tokenizer.pt"
        found = plain.sentences(self.data, language, tokenizer, limit=self.limit)
        return [Example(words=words, language=language) for words in found]

    def _train(
        self,
        network: Joint,
        inventory: Inventory,
        shape: Shape,
        pools: Sequence[Pool],
        folder: Path,
        encoder: Path,
        teacher: Joint | None,
    ) -> None:
        _say(f"{shape.layers} layers, {self.steps} steps, in {folder}")
        folder.mkdir(parents=True, exist_ok=True)
        about = {
            "tags": inventory.tags,
            "scripts": inventory.scripts,
            "relations": inventory.relations,
            "shape": shape.to_json(),
            "versions": _versions(),
        }
        (folder / "inventory.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        plan = replace(Plan(), steps=self.steps, encoder_rate=1.5e-4 if teacher is None else 2e-4)
        pieces = Pieces(encoder / "tokenizer.json")
        Trainer(network, inventory, pieces, pools, plan, folder, teacher).run(self._dev())


def read_checkpoint(folder: Path) -> tuple[Joint, Inventory]:
    """Load a training checkpoint folder: the network and its classes."""
    if not (folder / "checkpoint.pt").is_file():
        raise ModelNotFound(f"no checkpoint.pt in {folder}; name the folder of a training run")
    about = json.loads((folder / "inventory.json").read_text(encoding="utf-8"))
    network = Joint(Shape(**about["shape"]))
    state = torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)
    network.load_state_dict(state["model"])
    return network, Inventory(tuple(about["tags"]), tuple(about["scripts"]), tuple(about["relations"]))


def shallower(teacher: Joint, layers: int) -> Joint:
    """Return a network of *layers* layers that starts as every so-manieth layer of *teacher*, the last one included."""
    depth = teacher.shape.layers
    kept = [round((number + 1) * depth / layers) - 1 for number in range(layers)]
    source = teacher.state_dict()
    student = Joint(replace(teacher.shape, layers=layers))
    state = {}
    for name in student.state_dict():
        if name.startswith("encoder.layers."):
            number, rest = name.removeprefix("encoder.layers.").split(".", 1)
            state[name] = source[f"encoder.layers.{kept[int(number)]}.{rest}"]
        elif name.startswith("mix_") and name.endswith(".weights"):
            state[name] = source[name][[0, *(layer + 1 for layer in kept)]]
        else:
            state[name] = source[name]
    student.load_state_dict(state)
    return student


def export_model(checkpoint: Path, out: Path, *, tokenizers: Path, pieces: Path, data: Path) -> None:
    """Make a model folder of a *checkpoint* folder, with *tokenizers* and the lemma lexicon of the treebanks in it."""
    trees = {language: data / "treebanks" / language / "train.conllu" for language in LANGUAGES}
    model.export(checkpoint, out, tokenizer=pieces, trees={k: path for k, path in trees.items() if path.is_file()})
    for file in sorted(tokenizers.glob("*.pt")):
        _place(file, out / file.name)


def fetch_encoder(name: str, folder: Path) -> Path:
    """Return the folder of an encoder: *name* itself where it is one, else a download of that Hugging Face name."""
    if Path(name).is_dir():
        return Path(name)
    if not (folder / "tokenizer.json").is_file():
        from huggingface_hub import snapshot_download

        wanted = ["config.json", "tokenizer.json", "model.safetensors"]
        snapshot_download(name, local_dir=folder, allow_patterns=wanted)
    return folder


def _once(folder: Path, make: Callable[[Path], None]) -> None:
    """Call *make* with a folder that gets its name only when it is complete."""
    if folder.is_dir():
        return
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    make(partial)
    os.replace(partial, folder)


def _place(source: Path, target: Path) -> None:
    partial = target.with_name(target.name + ".partial")
    shutil.copyfile(source, partial)
    os.replace(partial, target)


def _versions() -> Mapping[str, str]:
    from importlib.metadata import version

    return {name: version(name) for name in ("torch", "stanza", "tokenizers", "graphbuilder")}


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
