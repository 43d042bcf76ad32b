"""The whole recipe: data, tokenizers, a deep teacher, a shallower student taught by it, the model folder.

Every step leaves its result in the output folder and is passed over when it is there; the two long ones also resume
from their last checkpoint. Folder: ``encoder/ data/ tokenizers/ teacher/ student/ model/``.
"""

import os
import random
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

import torch

from graphbuilder.errors import BadParameter
from graphbuilder.makers.training import plain, prepare, silver, tokenizers
from graphbuilder.makers.training.checkpoint import (
    Run,
    history,
    read_checkpoint,
    shallower,
    write_inventory,
)
from graphbuilder.makers.training.encoder import fetch_encoder, from_encoder
from graphbuilder.makers.training.examples import Example, inventory_of, read_examples
from graphbuilder.makers.training.export import LANGUAGES, export_model, place
from graphbuilder.makers.training.train import Plan, Pool, Trainer
from graphbuilder.parse.joint.inventory import Inventory
from graphbuilder.parse.joint.network import Joint
from graphbuilder.parse.joint.pieces import Pieces

#: English sentences drawn for each pass over the Russian ones: there are more of them, and they would rule.
ENGLISH_SAMPLE = 7000
SEED = 7


@dataclass(frozen=True)
class Recipe:
    """One training run; every result goes under *out*.

    *encoder* is a folder or a Hugging Face name. *start* is the checkpoint folder of an earlier run whose weights and
    classes the deep model continues from, with a schedule of its own; *teacher* a finished deep model, not trained
    further. *silver* sentences of plain text, labelled by *start*, join each pass. *trained_tokenizers* is a folder of
    tokenizers to take. *plan* changes fields of `Plan`. *limit* shortens every source, for trials.
    """

    data: Path
    encoder: str
    out: Path
    layers: int = 6
    steps: int = 1500
    start: Path | None = None
    teacher: Path | None = None
    trained_tokenizers: Path | None = None
    plan: Mapping[str, int | float | bool] = field(default_factory=dict)
    english: int = ENGLISH_SAMPLE
    silver: int = 0
    limit: int | None = None
    tokenizer_steps: int = tokenizers.STEPS

    def run(self) -> Path:
        """Do every step that is not done; return the model folder."""
        changed(Plan(), self.plan)  # a wrong setting is told at once, not after the tokenizers
        if self.silver and self.start is None:
            raise BadParameter(
                "--silver: plain text is labelled by an earlier run; name its checkpoint folder with --from"
            )
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
        if self.trained_tokenizers is not None:
            folder.mkdir(exist_ok=True)
            for file in sorted(self.trained_tokenizers.glob(f"{language}.*.pt")):
                place(file, folder / file.name)
            return
        _say(f"tokenizer of {language}")
        work = self.out / "tokenizers.work" / language
        files = tokenizers.train(
            language, self.data / "treebanks" / language, work, work / "models", steps=self.tokenizer_steps
        )
        folder.mkdir(exist_ok=True)
        for file in sorted(files):  # the expander before the tokenizer, whose presence says that all is done
            place(file, folder / f"{language}.{file.name}")

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
        """Train the deep model: new heads on the encoder, or the weights of the run it continues."""
        folder, gold = self.out / "teacher", self._gold()
        torch.manual_seed(SEED)
        if self.start is not None:
            network, inventory = read_checkpoint(self.start)
        else:
            inventory = inventory_of(gold["ru"] + gold["en"])
            network = from_encoder(encoder, inventory)
        pools = [Pool(gold["ru"]), Pool(gold["en"], self.english), Pool(gold["names"])]
        earlier = history(self.start) if self.start is not None else []
        if self.silver:
            pools.append(Pool(self._silver(network, inventory, encoder), self.silver))
        self._train(network, inventory, pools, folder, encoder, earlier)
        return folder

    def _silver(self, network: Joint, inventory: Inventory, encoder: Path) -> list[Example]:
        """Label the plain text once: a run that is taken up again reads it."""
        path = self.out / "silver.jsonl"
        if not path.is_file():
            _say(f"plain text labelled, in {path}")
            silver.write(path, silver.label(self._text(), network, inventory, Pieces(encoder / "tokenizer.json")))
        return silver.read(path)

    def _student(self, teacher: Path, encoder: Path) -> Path:
        """Train the shallower model on the deep one's answers; the deep one itself where no less depth is asked for."""
        folder = self.out / "student"
        master, inventory = read_checkpoint(teacher)
        if self.layers >= master.shape.layers:
            return teacher
        student = shallower(master, self.layers)
        gold = self._gold()
        text = self._text()
        pools = [Pool(gold["ru"]), Pool(gold["en"], self.english), Pool(gold["names"]), Pool(text, self.english)]
        self._train(student, inventory, pools, folder, encoder, history(teacher), master)
        return folder

    def _text(self) -> list[Example]:
        text = [example for language in LANGUAGES for example in self._plain(language)]
        random.Random(SEED).shuffle(text)
        return text

    def _plain(self, language: str) -> Sequence[Example]:
        """Read sentences without annotation: the teacher's answers are their only gold."""
        tokenizer = self.out / "tokenizers" / f"{language}.tokenizer.pt"
        found = plain.sentences(self.data, language, tokenizer, limit=self.limit)
        return [Example(words=words, language=language) for words in found]

    def _train(
        self,
        network: Joint,
        inventory: Inventory,
        pools: Sequence[Pool],
        folder: Path,
        encoder: Path,
        earlier: Sequence[Run],
        teacher: Joint | None = None,
    ) -> None:
        _say(f"{network.shape.layers} layers, {self.steps} steps, in {folder}")
        usual = replace(Plan(), steps=self.steps, encoder_rate=1.5e-4 if teacher is None else 2e-4)
        plan = changed(usual, self.plan)
        run: dict[str, object] = {"layers": network.shape.layers, "taught": teacher is not None, "steps": self.steps}
        run |= {"english": self.english, "silver": self.silver, "plan": dict(self.plan)}
        write_inventory(folder, inventory, network.shape, [*earlier, run])
        pieces = Pieces(encoder / "tokenizer.json")
        Trainer(network, inventory, pieces, pools, plan, folder, teacher).run(self._dev())


def changed(plan: Plan, settings: Mapping[str, int | float | bool]) -> Plan:
    """Return *plan* with *settings*; raises `BadParameter` for one it does not have."""
    known = sorted({entry.name for entry in fields(Plan)} - {"steps"})
    for name in settings:
        if name not in known:
            raise BadParameter(f"--plan: no setting {name!r}; there are {', '.join(known)}")
    return replace(plan, **settings)  # type: ignore[arg-type]


def settings(pairs: Sequence[str]) -> dict[str, int | float | bool]:
    """Parse ``NAME=NUMBER`` pairs of the command line.

    >>> settings(["seed=11", "hidden_words=.06", "bfloat16=false"])
    {'seed': 11, 'hidden_words': 0.06, 'bfloat16': False}
    """
    found: dict[str, int | float | bool] = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        try:
            found[name] = value == "true" if value in ("true", "false") else _number(value)
        except ValueError:
            raise BadParameter(f"--plan: expected NAME=NUMBER, found {pair!r}; such as encoder_rate=1.2e-4") from None
    return found


def _number(value: str) -> int | float:
    return int(value) if value.lstrip("-").isdigit() else float(value)


def _once(folder: Path, make: Callable[[Path], None]) -> None:
    """Call *make* with a folder that gets its name only when it is complete."""
    if folder.is_dir():
        return
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    make(partial)
    os.replace(partial, folder)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
