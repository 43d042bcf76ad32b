"""The image as far as a machine without Docker can tell: what it copies is there and enough, who runs it, who reaches it."""

import re
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def copied() -> list[str]:
    """Return what the build copies out of the project."""
    lines = [
        line.split()[1:-1] for line in DOCKERFILE.splitlines() if line.startswith("COPY ") and "--from" not in line
    ]
    return [source for line in lines for source in line]


def test_what_the_build_copies_is_there_and_let_through() -> None:
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in allowed
    for source in copied():
        assert (ROOT / source).exists(), source
        assert f"!{source}" in allowed


def test_nobody_in_particular_runs_the_program_that_the_project_has() -> None:
    last = DOCKERFILE.split("\nFROM ")[-1]
    users = re.findall(r"^USER (\S+)$", last, re.MULTILINE)
    assert users == ["graphbuilder"]
    assert re.search(r"useradd [^&]*--uid [1-9]\d+ graphbuilder", last)
    assert 'ENTRYPOINT ["graphbuilder"]' in last
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert "graphbuilder" in scripts


def test_the_build_asks_for_extras_there_are() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    asked = re.findall(r'"\.\[([a-z,]+)\]"', DOCKERFILE)
    assert asked
    assert set(asked[0].split(",")) <= set(extras)
    assert "--torch-backend cpu" in DOCKERFILE


def test_no_secret_stands_in_image_or_compose_and_ports_are_on_the_loopback() -> None:
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    ports = re.findall(r"^\s+- ([\d.:]+:\d+:\d+)$", compose, re.MULTILINE)
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert re.findall(r"NEO4J_PASSWORD: (?!\$\{)", compose) == []
    assert "PASSWORD" not in DOCKERFILE


def test_what_compose_runs_is_a_command_there_is() -> None:
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    (command,) = re.findall(r"^    command: (.+)$", compose, re.MULTILINE)
    asked = [sys.executable, "-m", "graphbuilder.cli", command.split()[0], "--help"]
    shown = subprocess.run(asked, capture_output=True, text=True, env=None, check=True, cwd=ROOT).stdout
    for option in re.findall(r"--[a-z-]+", command):
        assert option in shown


@pytest.mark.model
def test_what_is_copied_is_enough_to_install_and_to_run(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in copied():
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)
    home = tmp_path / "venv"
    venv.create(home, with_pip=False, system_site_packages=False)
    uv = [sys.executable, "-m", "uv"] if shutil.which("uv") is None else ["uv"]
    found = subprocess.run(
        [*uv, "pip", "install", "--python", str(home / "bin/python"), "--no-deps", str(source)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if found.returncode:
        pytest.skip(f"no build backend can be had here: {found.stderr[-200:]}")
    packages = next(Path(sys.prefix).glob("lib/python*/site-packages"))
    shutil.rmtree(source)  # the image has no source any more
    (next(home.glob("lib/python*/site-packages")) / "rest.pth").write_text(str(packages))
    code = "import graphbuilder, sys; from graphbuilder.serve import Workbench; print(graphbuilder.__file__)"
    where = subprocess.run(
        [str(home / "bin/python"), "-P", "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    ).stdout
    assert where.startswith(str(home))
    made = subprocess.run(
        [str(home / "bin/graphbuilder"), "demo", "demo"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert made.returncode == 0, made.stderr[-500:]
    assert (tmp_path / "demo" / "graph.html").exists()
