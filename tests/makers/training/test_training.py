"""``graphbuilder models train`` as one command, from treebanks to a folder that loads: ten steps on a hundred sentences."""

import itertools
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from typer.testing import CliRunner

from graphbuilder import cli
from graphbuilder.errors import BadParameter
from graphbuilder.makers.training import prepare
from graphbuilder.makers.training.checkpoint import history
from graphbuilder.makers.training.recipe import Recipe, changed, settings
from graphbuilder.makers.training.train import Plan
from graphbuilder.model import Document
from graphbuilder.parse import load
from tests.tiny_model import CITIES, ENGLISH, PEOPLE, english

LAYERS, WIDTH, INNER = 2, 48, 96
BIG = PEOPLE + ENGLISH[0]


def bert(folder: Path, pieces: Path) -> None:
    """Write an encoder of the Hugging Face layout with random weights."""
    folder.mkdir()
    shutil.copyfile(pieces, folder / "tokenizer.json")
    (folder / "config.json").write_text(json.dumps({"num_attention_heads": 4}), encoding="utf-8")
    shapes = {
        "embeddings.word_embeddings.weight": (170, WIDTH),
        "embeddings.position_embeddings.weight": (512, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
    }
    names = {"attention.self.query": (WIDTH, WIDTH), "attention.self.key": (WIDTH, WIDTH)}
    names |= {"attention.self.value": (WIDTH, WIDTH), "attention.output.dense": (WIDTH, WIDTH)}
    names |= {"intermediate.dense": (INNER, WIDTH), "output.dense": (WIDTH, INNER)}
    for layer, (name, shape) in itertools.product(range(LAYERS), names.items()):
        shapes[f"encoder.layer.{layer}.{name}.weight"] = shape
    norms = ["embeddings.LayerNorm"]
    norms += [f"encoder.layer.{i}.{part}.LayerNorm" for i in range(LAYERS) for part in ("attention.output", "output")]
    torch.manual_seed(1)
    state = {name: torch.randn(shape) * 0.1 for name, shape in shapes.items()}
    for name in list(state):
        if name.startswith("encoder"):
            state[name.replace("weight", "bias")] = torch.zeros(len(state[name]))
    for name in norms:
        state |= {f"{name}.weight": torch.ones(WIDTH), f"{name}.bias": torch.zeros(WIDTH)}
    save_file(state, folder / "model.safetensors")


def tagger(kinds: Sequence[str]) -> prepare.Tagger:
    """A teacher of names that knows the few names of the made-up sentences."""

    def tag(words: Sequence[str]) -> list[str]:
        person, place = kinds
        places = (*CITIES, *ENGLISH[2])
        return [f"B-{person}" if w in BIG else f"B-{place}" if w in places else "O" for w in words]

    return tag


@pytest.fixture(scope="module")
def data(trees: Path, pieces_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training folder of made-up sentences, laid out as docs/models.md says."""
    root = tmp_path_factory.mktemp("data")
    sentences = "\n\n".join(english(*parts) for parts in itertools.product(*ENGLISH)) + "\n\n"
    for part in ("train", "dev"):
        for language in ("ru", "en"):
            (root / "treebanks" / language).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(trees, root / f"treebanks/ru/{part}.conllu")
        (root / f"treebanks/en/{part}.conllu").write_text(sentences, encoding="utf-8")
    for folder in ("ner/ru", "factrueval-dev", "text"):
        (root / folder).mkdir(parents=True)
    rows = "\n".join(f"{i}\t{form}\t{label}" for i, (form, label) in enumerate([("Иванов", "B-PER"), ("жил", "O")], 1))
    (root / "ner/ru/uner-pud.iob2").write_text(f"# text = Иванов жил\n{rows}\n\n", encoding="utf-8")
    for number in range(5):  # every fourth document is kept for development
        book = root / f"factrueval-dev/book_{number}"
        book.with_suffix(".txt").write_text("Иванов жил", encoding="utf-8")
        book.with_suffix(".tokens").write_text("1 0 6 Иванов\n2 7 3 жил\n", encoding="utf-8")
        book.with_suffix(".spans").write_text("10 surname 0 6 1 1 # 1 Иванов\n", encoding="utf-8")
        book.with_suffix(".objects").write_text("100 Person 10 # Иванов\n", encoding="utf-8")
    (root / "text/ru-news-sentences.txt").write_text("Волков остался в Пекине.\n" * 12, encoding="utf-8")
    bert(root / "encoder", pieces_file)
    return root


@pytest.fixture(scope="module")
def trained(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the one command leaves behind."""
    out = tmp_path_factory.mktemp("out")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepare, "slovnet_tagger", lambda: tagger(("PER", "LOC")))
        patch.setattr(prepare, "spacy_tagger", lambda: tagger(("PERSON", "GPE")))
        train(data, out, "--layers", "1", "--tokenizer-steps", "10")
    return out


def train(data: Path, out: Path, *options: str) -> None:
    cli.register()
    command = ["models", "train", "--data", str(data), "--encoder", str(data / "encoder"), "--out", str(out)]
    command += ["--steps", "10", "--limit", "100", "--plan", "threads=1", "--plan", "bfloat16=false", *options]
    done = CliRunner().invoke(cli.app, command, catch_exceptions=False)
    assert done.exit_code == 0, done.output


def test_every_step_of_the_recipe_leaves_its_result(trained: Path) -> None:
    made = {path.relative_to(trained).as_posix() for path in trained.rglob("*") if path.is_file()}
    assert {f"data/{name}.conllu" for name in ("ru.train", "en.train", "factrueval.train", "factrueval.dev")} <= made
    assert {f"tokenizers/{name}.pt" for name in ("ru.tokenizer", "en.tokenizer", "en.mwt")} <= made
    assert {f"{run}/{file}" for run in ("teacher", "student") for file in ("checkpoint.pt", "curve.jsonl")} <= made
    assert {"model/model.safetensors", "model/ru.tokenizer.pt", "model/en.mwt.pt"} <= made


def test_the_student_learns_from_the_teachers_answers(trained: Path) -> None:
    lines = [json.loads(line) for line in (trained / "student/curve.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["dev"] for line in lines if "dev" in line} == {"ru", "en"}
    assert torch.load(trained / "student/checkpoint.pt", weights_only=True)["step"] == 10


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "Иванов жил в Туле. Орлов остался."), ("en", "Smith didn't live in Paris.")]
)
def test_the_model_it_makes_loads_and_parses(trained: Path, language: str, text: str) -> None:
    ((_, sentences),) = load(language, str(trained / "model")).parse([Document("d", text, language=language)])
    words = [word for sentence in sentences for word in sentence.words]
    assert all(text[word.start : word.end].startswith(word.form[:1]) for word in words)
    assert all(sum(word.head == 0 for word in sentence.words) == 1 for sentence in sentences)


def test_started_again_it_does_nothing_anew(trained: Path, data: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in trained.rglob("checkpoint.pt")}
    weights = (trained / "model/model.safetensors").read_bytes()
    train(data, trained, "--layers", "1", "--tokenizer-steps", "10")
    assert {path: path.stat().st_mtime_ns for path in trained.rglob("checkpoint.pt")} == before
    assert (trained / "model/model.safetensors").read_bytes() == weights


def test_a_run_goes_on_from_the_weights_of_another_and_tells_its_history(
    trained: Path, data: Path, tmp_path: Path
) -> None:
    shutil.copytree(trained / "data", tmp_path / "data")
    options = ["--from", str(trained / "teacher"), "--tokenizers", str(trained / "tokenizers"), "--layers", "2"]
    options += ["--english", "20", "--silver", "5"]
    train(data, tmp_path, *options, "--plan", "seed=11", "--plan", "encoder_rate=0")
    first, second = (
        torch.load(run / "teacher/checkpoint.pt", weights_only=True)["model"] for run in (trained, tmp_path)
    )
    assert torch.equal(first["encoder.layers.0.qkv.weight"], second["encoder.layers.0.qkv.weight"])
    assert not torch.equal(first["tag.weight"], second["tag.weight"])
    runs = history(tmp_path / "model")
    assert [(run["english"], run["silver"]) for run in runs] == [(7000, 0), (20, 5)]
    assert (tmp_path / "silver.jsonl").is_file()
    assert runs[1]["plan"] == {"threads": 1, "bfloat16": False, "seed": 11, "encoder_rate": 0}


def test_plain_text_has_no_labels_without_an_earlier_run(data: Path, tmp_path: Path) -> None:
    with pytest.raises(BadParameter, match="--from"):
        Recipe(data, str(data / "encoder"), tmp_path, silver=5).run()


def test_settings_of_the_schedule_are_numbers_it_has() -> None:
    assert changed(Plan(), settings(["warmup=60", "hidden_words=.06"])) == Plan(warmup=60, hidden_words=0.06)
    with pytest.raises(BadParameter, match="no setting 'rate'"):
        changed(Plan(), {"rate": 1})
    with pytest.raises(BadParameter, match="expected NAME=NUMBER"):
        settings(["warmup"])
