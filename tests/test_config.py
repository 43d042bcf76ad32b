"""graphbuilder.toml: what every command reads, and what is said of one that is wrong."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graphbuilder.cli import config, main
from graphbuilder.errors import ConfigError
from graphbuilder.store import connect
from tests.store.builders import first

Done = tuple[int, str, str]
Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return the command, run in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("GRAPHBUILDER_GRAPH", "GRAPHBUILDER_CONFIG", "GRAPHBUILDER_LEXICON"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["graphbuilder", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return run


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_every_command_reads_the_file_here_or_above(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with connect(str(tmp_path / "own.graph")) as store:
        store.replace([first()])
    write(tmp_path / "graphbuilder.toml", 'graph = "own.graph"\n[thresholds]\nmin_confidence = 0.5\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    for command in (("status",), ("judgements", "list"), ("show", "Пекин"), ("query", "documents")):
        code, _, err = run(*command)
        assert (code, err.replace("no rows\n", "")) == (0, "")
    assert run("status", "--graph", "other.graph")[0] == 1
    monkeypatch.setenv("GRAPHBUILDER_GRAPH", "third.graph")
    assert "third.graph" in run("status")[2]
    monkeypatch.setenv("GRAPHBUILDER_CONFIG", "")
    assert config.load().path is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('grpah = "x"', "unknown key 'grpah' (did you mean 'graph'?)"),
        ("precision = 0.5", "unknown key 'precision' (did you mean 'thresholds.precision'?)"),
        ("[thresholds]\nprecison = 0.5", "unknown key 'precison' in [thresholds] (did you mean 'precision'?)"),
        ("[watch]\nevery = 5", "unknown key 'every' in [watch]; there are alerts, interval, to"),
        ("[thresholds]\nprecision = 2.0", "thresholds.precision = 2; expected 0 to 1"),
        ("[thresholds]\nprecision = 'high'", "Expected 'float | null', got 'str' - at 'thresholds.precision'"),
        ("sources = 5", "Expected 'array', got 'int' - at 'sources'"),
        ("graph = ", "not TOML"),
        ("\x00", "not TOML"),
    ],
)
def test_a_wrong_file_is_one_clear_line(run: Run, tmp_path: Path, text: str, told: str) -> None:
    write(tmp_path / "graphbuilder.toml", text)
    code, out, err = run("status")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
    assert "graphbuilder.toml" in err


def test_a_file_named_and_not_there_is_said(run: Run) -> None:
    assert "none.toml: cannot be read" in run("--config", "none.toml", "status")[2]


def test_paths_count_from_the_file_and_addresses_stay(tmp_path: Path) -> None:
    write(tmp_path / "my.toml", 'sources = ["news/", "https://a.example/feed", "-"]\ngraph = "bolt://localhost:7687"')
    found = config.load(str(tmp_path / "my.toml"))
    assert found.sources == [str(tmp_path / "news"), "https://a.example/feed", "-"]
    assert found.defaults() == {"graph": "bolt://localhost:7687"}
    with pytest.raises(ConfigError):
        config.load(str(tmp_path))


def test_ingest_without_sources_says_where_they_may_be_listed(run: Run) -> None:
    code, _, err = run("ingest")
    assert code == 2
    assert "list them as sources in graphbuilder.toml" in err


def test_the_version_is_told(run: Run) -> None:
    assert run("--version")[1].startswith("graphbuilder 0.")
