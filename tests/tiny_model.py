"""A tiny joint model, trained for ten steps on a hundred made-up sentences: the whole recipe in seconds."""

import itertools
import json
from pathlib import Path

import pytest
import torch

from graphbuilder.makers.training.examples import inventory_of, read_examples
from graphbuilder.makers.training.export import export
from graphbuilder.makers.training.train import Plan, Pool, Trainer
from graphbuilder.parse.joint.model import JointModel
from graphbuilder.parse.joint.names import LABELS
from graphbuilder.parse.joint.network import Joint, Shape
from graphbuilder.parse.joint.pieces import Pieces

PEOPLE = ("Иванов", "Петров", "Сидоров", "Орлов", "Волков")
CITIES = ("Москве", "Пекине", "Минске", "Туле")
VERBS = (
    ("прибыл", "прибыть"),
    ("выступил", "выступить"),
    ("работал", "работать"),
    ("остался", "остаться"),
    ("жил", "жить"),
)


ENGLISH = ("Smith", "Jones", "Brown", "Clark", "Lewis"), ("work", "live", "stay", "speak", "wait"), ("London", "Paris")


def sentence(person: str, verb: tuple[str, str], city: str) -> str:
    """Return one CoNLL-U block: «Иванов прибыл в Москве.»"""
    rows = (
        (1, person, person, "PROPN", "Case=Nom|Number=Sing", 2, "nsubj", "B-PER"),
        (2, verb[0], verb[1], "VERB", "Number=Sing|Tense=Past", 0, "root", "O"),
        (3, "в", "в", "ADP", "_", 4, "case", "O"),
        (4, city, city[:-1] + "а", "PROPN", "Case=Loc|Number=Sing", 2, "obl", "B-LOC"),
        (5, ".", ".", "PUNCT", "_", 2, "punct", "O"),
    )
    lines = [
        f"{i}\t{form}\t{lemma}\t{pos}\t_\t{feats}\t{head}\t{rel}\t_\tNER={ner}"
        for i, form, lemma, pos, feats, head, rel, ner in rows
    ]
    return "\n".join(["# source = UD_Russian-GSD", "# names = coarse", *lines])


def english(person: str, verb: str, city: str) -> str:
    """Return one CoNLL-U block with a multi-word token: "Smith didn't work in London."."""
    rows = (
        (1, person, person, "PROPN", "Number=Sing", 4, "nsubj"),
        (2, "did", "do", "AUX", "Tense=Past", 4, "aux"),
        (3, "n't", "not", "PART", "Polarity=Neg", 4, "advmod"),
        (4, verb, verb, "VERB", "VerbForm=Inf", 0, "root"),
        (5, "in", "in", "ADP", "_", 6, "case"),
        (6, city, city, "PROPN", "Number=Sing", 4, "obl"),
        (7, ".", ".", "PUNCT", "_", 4, "punct"),
    )
    lines = [
        f"{i}\t{form}\t{lemma}\t{pos}\t_\t{feats}\t{head}\t{rel}\t_\t_"
        for i, form, lemma, pos, feats, head, rel in rows
    ]
    lines[5] += "SpaceAfter=No"
    lines.insert(1, "2-3\tdidn't" + "\t_" * 8)
    return "\n".join([f"# text = {person} didn't {verb} in {city}.", "# source = UD_English-EWT", *lines])


@pytest.fixture(scope="session")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A CoNLL-U file of a hundred sentences."""
    path = tmp_path_factory.mktemp("trees") / "train.conllu"
    blocks = [sentence(*parts) for parts in itertools.product(PEOPLE, VERBS, CITIES)]
    path.write_text("\n\n".join(blocks) + "\n\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def pieces_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tokenizer whose pieces are single letters."""
    from tokenizers import Tokenizer, models

    letters = [chr(code) for code in (*range(33, 127), *range(0x410, 0x450), 0x401, 0x451)]
    names = ["<s>", "<pad>", "</s>", "<unk>", *letters]
    tokenizer = Tokenizer(models.Unigram([(name, -float(number > 3)) for number, name in enumerate(names)], unk_id=3))
    path = tmp_path_factory.mktemp("pieces") / "tokenizer.json"
    tokenizer.save(str(path))
    return path


@pytest.fixture(scope="session")
def checkpoint(trees: Path, pieces_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a ten-step training run."""
    folder = tmp_path_factory.mktemp("run")
    examples = read_examples(trees, "ru")
    inventory = inventory_of(examples)
    sizes = {"layers": 2, "width": 48, "heads": 4, "inner": 96, "arc": 32, "relation": 16}
    shape = Shape(170, len(inventory.tags), len(inventory.scripts), len(inventory.relations), len(LABELS), 6, **sizes)
    torch.manual_seed(7)
    plan = Plan(
        steps=10, words=200, warmup=2, threads=1, save_every=5, score_every=10, bfloat16=False, encoder_rate=2e-3
    )
    Trainer(Joint(shape), inventory, Pieces(pieces_file), [Pool(examples)], plan, folder).run({"ru": examples[:20]})
    about = {
        "tags": inventory.tags,
        "scripts": inventory.scripts,
        "relations": inventory.relations,
        "shape": shape.to_json(),
    }
    (folder / "inventory.json").write_text(json.dumps(about), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def model_folder(checkpoint: Path, trees: Path, pieces_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported model folder of that run."""
    folder = tmp_path_factory.mktemp("model")
    export(checkpoint, folder, tokenizer=pieces_file, trees={"ru": trees})
    return folder


@pytest.fixture(scope="session")
def joint(model_folder: Path) -> JointModel:
    """The model of `model_folder`, loaded."""
    return JointModel.load(model_folder)
