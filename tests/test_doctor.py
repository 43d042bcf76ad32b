"""``graphbuilder doctor`` names what is missing, says what to do, and exits 1 only for what is needed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graphbuilder.cli.doctor import Finding, findings
from graphbuilder.store import connect


def found(graph: object, **options: str) -> dict[str, Finding]:
    return {one.check: one for one in findings(str(graph), **options)}


def test_a_whole_installation_with_a_graph_is_all_well(tmp_path: Path) -> None:
    with connect(str(tmp_path / "x.graph")) as store:
        store.prepare()
    report = found(tmp_path / "x.graph")
    assert {name: one.state for name, one in report.items() if name not in ("extras", "java")} == {
        **dict.fromkeys(("python", "version", "packages", "questions", "lexicon", "models", "graph", "folder"), "ok")
    }
    assert "0 documents" in report["graph"].found
    assert "en, ru" in report["models"].found


def test_a_graph_that_is_not_there_yet_is_only_noted(tmp_path: Path) -> None:
    assert found(tmp_path / "x.graph")["graph"].state == "note"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("graph", "check", "says"),
    [
        ("none/x.graph", "folder", "is no folder; make it"),
        ("bolt://127.0.0.1:9", "graph", "graphbuilder server start"),
        ("broken.graph", "graph", "restore a copy"),
    ],
)
def test_what_is_wrong_with_a_graph_is_said_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, graph: str, check: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("broken.graph").write_bytes(b"no graph at all")
    one = found(graph)[check]
    assert one.state == "missing"
    assert says in f"{one.found}; {one.advice}"


def test_missing_models_are_named(tmp_path: Path) -> None:
    one = found(tmp_path / "x.graph", models=str(tmp_path / "nowhere"))["models"]
    assert (one.state, str(tmp_path / "nowhere") in one.found) == ("missing", True)
    assert "--models" in one.advice


def test_without_java_only_the_server_is_out_of_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHBUILDER_JAVA", str(tmp_path / "java"))
    one = found(tmp_path / "x.graph")["java"]
    assert (one.state, "needs Java" in one.found) == ("note", True)


def test_extras_that_are_not_there_are_named_with_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib.metadata

    real = importlib.metadata.version

    def version(name: str) -> str:
        if name in ("odfdo", "mcp"):
            raise importlib.metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    report = found(tmp_path / "x.graph")
    assert (report["extras"].state, report["packages"].state) == ("note", "ok")
    assert report["extras"].found.startswith("ocr, export, server; not formats: odfdo is not installed; not mcp: ")
    assert report["extras"].advice.endswith('pip install "graphbuilder[formats,mcp]"')


def test_a_package_that_is_too_old_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.metadata

    real = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "0.1" if name == "kglite" else real(name))
    one = found(tmp_path / "x.graph")["packages"]
    assert (one.state, "kglite is 0.1, expected" in one.found) == ("missing", True)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graphbuilder.cli", "doctor", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env={**os.environ, "COLUMNS": "80"})


def test_the_command_prints_a_line_a_check_and_tells_by_its_exit_code(tmp_path: Path) -> None:
    well = run("--graph", str(tmp_path / "x.graph"), "--json")
    assert well.returncode == 0, well.stderr
    assert {json.loads(line)["check"] for line in well.stdout.splitlines()} >= {"python", "models", "graph", "folder"}
    ill = run("--graph", str(tmp_path / "x.graph"), "--models", str(tmp_path))
    assert (ill.returncode, ill.stderr) == (1, "")
    (line,) = [line for line in ill.stdout.splitlines() if line.startswith("missing")]
    assert line.split()[1] == "models"


@pytest.mark.model
def test_it_parses_a_sentence_when_asked(tmp_path: Path) -> None:
    report = {one.check: one for one in findings(str(tmp_path / "x.graph"), parse=True)}
    assert report["parse"].state == "ok"
