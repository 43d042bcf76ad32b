"""The corpus is prepared portion by portion: what changed is prepared again, nothing else, and a stop loses one portion."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from typer.testing import CliRunner

from graphbuilder.cli import app, register
from graphbuilder.extract.reader.layout import Row
from graphbuilder.makers.reader import recipe
from graphbuilder.makers.reader.portions import Portion, mark, portions, prepare_all
from graphbuilder.makers.reader.prepare import Prepared
from graphbuilder.makers.reader.train import Plan
from graphbuilder.parse.joint.model import FILES

KINDS = ("real", "authored")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    for kind, name in (("real", "a-01"), ("real", "b-01"), ("authored", "c"), ("authored", "a-01")):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        (folder / kind / f"{name}.ann").write_text(f"@{kind}-{name}\n", encoding="utf-8")
    (folder / "real" / "a-01.txt").write_text("@1 Text", encoding="utf-8")
    return folder


def sentence(portion: Portion) -> Prepared:
    nothing = torch.zeros(2, 4, dtype=torch.float16)
    text = portion.annotation.read_text(encoding="utf-8")
    empty = Row(0, *[torch.zeros(0)] * (len(Row.__dataclass_fields__) - 1))
    return Prepared(text.strip(), portion.name, "ru", text, (), empty, [], nothing, torch.zeros(2, dtype=torch.int16))


class Maker:
    """Prepares a sentence a portion, remembers which, and is stopped at the one called *stop*."""

    def __init__(self, stop: str = "") -> None:
        self.made: list[str] = []
        self.stop = stop

    def __call__(self, portion: Portion) -> list[Prepared]:
        if portion.name == self.stop:
            raise KeyboardInterrupt
        self.made.append(portion.name)
        return [sentence(portion)]


Run = Callable[..., tuple[list[str], list[str]]]


@pytest.fixture
def run(corpus: Path, tmp_path: Path) -> Run:
    def run(made_with: str = "model", **maker: str) -> tuple[list[str], list[str]]:
        make = Maker(**maker)
        found = [one.id for one in prepare_all(portions(corpus, KINDS), tmp_path / "out", made_with, make)]
        return make.made, found

    return run


def test_a_portion_is_of_the_first_kind_it_is_in(corpus: Path) -> None:
    assert [(one.kind, one.name) for one in portions(corpus, KINDS)] == [
        ("real", "a-01"),
        ("real", "b-01"),
        ("authored", "c"),
    ]


def test_what_is_prepared_is_read(run: Run) -> None:
    made, first = run()
    assert made == ["a-01", "b-01", "c"]
    assert first == ["@real-a-01", "@real-b-01", "@authored-c"]
    assert run() == ([], first)


@pytest.mark.parametrize("name", ["real/a-01.ann", "real/a-01.txt", "real/b-01.ann", "real/b-01.txt", "authored/c.ann"])
def test_only_the_portion_that_changed_is_prepared_again(corpus: Path, run: Run, tmp_path: Path, name: str) -> None:
    run()
    (corpus / name).write_text("@changed", encoding="utf-8")
    assert run()[0] == [Path(name).stem]
    assert run()[0] == []
    assert len(list((tmp_path / "out").rglob("*.pt"))) == 3


def test_another_model_prepares_everything_again(run: Run) -> None:
    run()
    assert run("another")[0] == ["a-01", "b-01", "c"]


def test_what_is_gone_from_the_corpus_is_gone(corpus: Path, run: Run, tmp_path: Path) -> None:
    run()
    (corpus / "authored" / "c.ann").unlink()
    assert run() == ([], ["@real-a-01", "@real-b-01"])
    assert len(list((tmp_path / "out").rglob("*.pt"))) == 2


def test_a_stop_loses_the_portion_at_work(run: Run, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(stop="b-01")
    assert [path.name[:4] for path in (tmp_path / "out").rglob("*") if path.is_file()] == ["a-01"]
    assert run()[0] == ["b-01", "c"]


def test_the_mark_is_that_of_the_parser_and_the_layer(tmp_path: Path) -> None:
    for name in (*FILES, "ru.tokenizer.pt", "reader.safetensors"):
        (tmp_path / name).write_bytes(b"1")
    first = mark([tmp_path], 8)
    assert mark([tmp_path, tmp_path], 8) == first != mark([tmp_path], 7)
    (tmp_path / "reader.safetensors").write_bytes(b"2")
    assert mark([tmp_path], 8) == first
    for name in (*FILES, "ru.tokenizer.pt"):
        (tmp_path / name).write_bytes(b"2")
        assert mark([tmp_path], 8) != first
        (tmp_path / name).write_bytes(b"1")


def test_the_command_takes_the_share_of_authored_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    plans: list[Plan] = []
    monkeypatch.setattr(recipe.Recipe, "run", lambda self: plans.append(self.plan))
    register()
    for given in ([], ["--authored", "0.25", "--passes", "3"]):
        assert CliRunner().invoke(app, ["models", "reader", *given]).exit_code == 0
    assert [plan.authored for plan in plans] == [Plan.authored, 0.25]
    assert plans[1].passes == 3
    assert CliRunner().invoke(app, ["models", "reader", "--authored", "1.5"]).exit_code == 2
