"""The image as far as a machine without Docker can tell: what it copies is there and enough, who runs it, who reaches it."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.hostile.samples import samples
from tests.installed import install, page, run, serving, wheel_of

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


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programs of what the steps of the build make: of what is copied alone, with the extras that they ask for."""
    source = tmp_path_factory.mktemp("source")
    for name in copied():
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)
    wheel = wheel_of(source, tmp_path_factory.mktemp("wheel"))
    shutil.rmtree(source)  # the image has no source any more
    (extras,) = re.findall(r'"\.\[([a-z,]+)\]"', DOCKERFILE)
    return install(wheel, tmp_path_factory.mktemp("opt"), extras.split(","))


@pytest.mark.model
def test_what_is_copied_is_enough_to_read_archives_and_to_ingest(image: Path, tmp_path: Path) -> None:
    """As «docker run … ingest» does, in an empty /data."""
    for name in ("paper.odt", "pages.warc"):
        (tmp_path / name).write_bytes(samples()[name])
    read = run(image, tmp_path, "read", "paper.odt", "pages.warc")
    assert read.returncode == 0, read.stderr
    assert len(read.stdout.splitlines()) == 3
    (tmp_path / "article.txt").write_text("Владимир Путин встретился в Пекине с Ким Чен Ыном.", encoding="utf-8")
    ingested = run(image, tmp_path, "ingest", "article.txt", "--graph", "news.graph")
    assert ingested.returncode == 0, ingested.stderr
    asked = run(image, tmp_path, "query", "who-met", "-p", "person=Ким Чен Ын", "--graph", "news.graph")
    assert "Владимир Путин" in asked.stdout


@pytest.mark.model
def test_in_a_container_the_workbench_answers_those_who_ask_by_the_published_port(image: Path, tmp_path: Path) -> None:
    """With compose's own command, over a graph of an article that a program sends."""
    (tmp_path / "article.txt").write_text("Владимир Путин встретился в Пекине с Ким Чен Ыном.", encoding="utf-8")
    assert run(image, tmp_path, "ingest", "article.txt", "--graph", "news.graph").returncode == 0
    with serving(image, tmp_path, "--in-container", "--graph", "news.graph") as address:
        base, _, token = address.partition("/?token=")
        assert "Путин" in page(address)
        sent = json.dumps({"text": "Антон Кротов встретился в Твери с Марией Лисовской.", "title": "Встреча"}).encode()
        request = urllib.request.Request(
            f"{base}/api/ingest", sent, {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        )
        assert json.loads(page(request))["documents"] == 1
        assert "Лисовск" in page(f"{base}/search?q={quote('Лисовская')}")
