"""From the corpus to ``reader.safetensors``: prepare, train, export. What is done is not done again: portions, passes."""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import torch

from graphbuilder.extract.reader.candidates import KINDS
from graphbuilder.extract.reader.layout import DEPRELS, UPOS
from graphbuilder.extract.reader.network import PairReader, ReaderShape
from graphbuilder.lexicon import relations
from graphbuilder.makers.reader.annotation import rows
from graphbuilder.makers.reader.corpus import examples
from graphbuilder.makers.reader.export import export_reader
from graphbuilder.makers.reader.memory import chosen, remember
from graphbuilder.makers.reader.portions import Portion, mark, portions, prepare_all
from graphbuilder.makers.reader.prepare import Prepared, prepared
from graphbuilder.makers.reader.train import Plan, ReaderNetwork, Trainer
from graphbuilder.parse.joint import weights
from graphbuilder.parse.joint.branch import Branch
from graphbuilder.parse.joint.model import JointModel
from graphbuilder.parse.joint.network import Shape
from graphbuilder.parse.load import folder_of, load
from graphbuilder.parse.parser import Parser

#: Portions that train nothing: the first are for tuning, the second for the figures that are reported.
DEV, TEST = "dev-", "test-"
#: What the corpus is made of, in the order of `Recipe.kinds`.
KINDS_OF_TEXT = ("real", "public", "written", "authored")
#: Log odds for no relation that training begins with: one pair in twenty has one.
SILENCE = 3.0


@dataclass(frozen=True)
class Recipe:
    """How to make a reader for the joint model in *model* from the annotated *corpus*, in *out*.

    *kinds* and *share* (of the sentences, drawn by *plan.seed*) are for learning curves. The branch has *layers* above the
    encoder's layer *below* and begins as the encoder's last ones. *tell* is told how far the preparation is.
    """

    corpus: Path
    model: Path
    out: Path
    plan: Plan = field(default_factory=Plan)
    kinds: Sequence[str] = KINDS_OF_TEXT
    share: float = 1.0
    below: int = 8
    layers: int = 4
    tell: Callable[[str], None] = lambda _: None

    def run(self) -> None:
        """Prepare what is not prepared, train on from the last checkpoint, write the reader beside the model."""
        self.out.mkdir(parents=True, exist_ok=True)
        sentences = self._prepared()
        dev = [one for one in sentences if one.portion.startswith(DEV)]
        network, labels = self._network()
        symmetric = frozenset(name for name, relation in relations().items() if relation.symmetric)
        authored = frozenset(one.portion for one in sentences if self._kind(one) == "authored")
        train = self._train(sentences)
        Trainer(network, labels, symmetric, self.plan, self.out, authored).run(train, dev)
        self.export()
        remember(network, chosen(train, authored), self.model)

    def export(self) -> None:
        """Write ``reader.safetensors`` and ``reader.json`` of the checkpoint in *out* beside the joint model."""
        shape = self._shape(len(relations()) + 1).to_json()
        about: dict[str, Any] = {"kinds": list(self.kinds), "share": self.share}
        export_reader(
            self.out / "checkpoint.pt", self.model, layers=self.layers, below=self.below, shape=shape, about=about
        )

    def _prepared(self) -> list[Prepared]:
        """The sentences with what the frozen layers make of them; each portion is prepared once."""
        made_with = mark([self.model, folder_of("joint")], self.below)  # candidates are those of the shipped parser
        folder = self.out / f"prepared{self.below}"
        return list(prepare_all(self._portions, folder, made_with, self._prepare, self.tell))

    def _prepare(self, portion: Portion) -> list[Prepared]:
        made = list(examples(list(rows([portion.annotation])), self._parsers))
        languages = sorted({one.sentence.language for one in made})
        groups = ([one for one in made if one.sentence.language == language] for language in languages)
        return [one for group in groups for one in prepared(group, self._joint, self.below)]

    @cached_property
    def _parsers(self) -> Callable[[str], Parser]:
        return cache(load)

    @cached_property
    def _joint(self) -> JointModel:
        found: JointModel = load("ru", str(self.model)).pipeline.processors["joint"].model
        return found

    def _train(self, sentences: Sequence[Prepared]) -> list[Prepared]:
        own = [one for one in sentences if not one.portion.startswith((DEV, TEST)) and self._kind(one) in self.kinds]
        random.Random(self.plan.seed).shuffle(own)
        return own[: int(len(own) * self.share)]

    def _kind(self, one: Prepared) -> str:
        return self._kinds.get(one.portion, "")

    @cached_property
    def _portions(self) -> list[Portion]:
        return portions(self.corpus, KINDS_OF_TEXT)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """The kind of text of each portion."""
        return {portion.name: portion.kind for portion in self._portions}

    def _network(self) -> tuple[ReaderNetwork, list[str]]:
        """A branch that begins as the encoder's last layers, and a pair network that begins by saying nothing."""
        torch.manual_seed(self.plan.seed)
        shape = Shape(**json.loads((self.model / "inventory.json").read_text(encoding="utf-8"))["shape"])
        state, _ = weights.read(self.model / "model.safetensors")
        branch = Branch(shape, self.layers, self.below)
        own = {}
        for number in range(self.layers):
            prefix = f"encoder.layers.{shape.layers - self.layers + number}."
            for name, tensor in state.items():
                if name.startswith(prefix):
                    own[f"layers.{number}.{name.removeprefix(prefix)}"] = tensor.float()
        branch.load_state_dict(own, strict=False)
        labels = list(relations())
        pairs = PairReader(self._shape(len(labels) + 1))
        with torch.no_grad():
            branch.mix.weights[-1] = 2.0
            pairs.bias[0] = SILENCE
        return ReaderNetwork(branch, pairs), labels

    @staticmethod
    def _shape(labels: int) -> ReaderShape:
        return ReaderShape(labels, len(KINDS), len(UPOS), len(DEPRELS))
