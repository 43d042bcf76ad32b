"""From a wheel and away from the repository everything works, and what needs an extra says so before it writes a byte."""

import json
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from zipfile import ZipFile

import pytest

from tests.hostile.samples import samples
from tests.installed import ROOT, install, page, run, serving, wheel_of

pytestmark = pytest.mark.model


@dataclass(frozen=True)
class Installed:
    """The program without extras, and an empty folder that the demo filled."""

    programs: Path
    place: Path
    demo: CompletedProcess[str]

    def __call__(self, *arguments: str) -> CompletedProcess[str]:
        return run(self.programs, self.place, *arguments)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_of(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    programs = install(wheel, tmp_path_factory.mktemp("bare"))
    place = tmp_path_factory.mktemp("elsewhere")
    return Installed(programs, place, run(programs, place, "demo"))


def test_the_wheel_has_every_file_of_the_package_and_what_it_ships(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        there = set(archive.namelist())
    shipped = {ROOT / name: f"graphbuilder/_shipped/{name}" for name in ("cypher", "data/models", "data/articles")}
    wanted = {
        f"{inside}/{path.relative_to(folder).as_posix()}"
        for folder, inside in {ROOT / "graphbuilder": "graphbuilder", **shipped}.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != "taught.safetensors"
    }
    assert wanted - there == set()


def test_the_demo_runs_in_an_empty_folder(installed: Installed) -> None:
    assert installed.demo.returncode == 0, installed.demo.stderr
    assert "10 documents" in installed.demo.stdout
    assert {"graph.html", "news.graph"} <= {path.name for path in (installed.place / "demo").iterdir()}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--version"], "graphbuilder 0."),
        (["queries"], "who-met"),
        (["query", "who-met", "-p", "person=Путин", "--graph", "demo/news.graph"], "Ким Чен Ын"),
        (["show", "Путин", "--graph", "demo/news.graph"], "Vladimir Putin"),
        (["report", "Россия", "КНДР", "--graph", "demo/news.graph"], "КНДР"),
        (["status", "--graph", "demo/news.graph"], "10 documents up to date"),
        (["lexicon", "встретиться"], "MET"),
        (["lexicon", "check", "--no-examples"], "every file is right"),
        (["models", "list"], "joint"),
        (["doctor", "--graph", "demo/news.graph"], "extras"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_what_asks_and_checks_needs_nothing_but_the_wheel(
    installed: Installed, arguments: list[str], says: str
) -> None:
    done = installed(*arguments)
    assert done.returncode == 0, done.stderr
    assert says in done.stdout


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv", "parquet", "jsonld", "plover", "neo4j-admin"])
def test_a_form_that_needs_no_extra_is_written(installed: Installed, form: str) -> None:
    done = installed("export", "--format", form, "-o", f"as.{form}", "--graph", "demo/news.graph")
    assert done.returncode == 0, done.stderr
    written = installed.place / f"as.{form}"
    assert any(one.stat().st_size for one in (written.iterdir() if written.is_dir() else [written]))


def test_the_workbench_answers_with_its_own_styles_and_scripts(installed: Installed) -> None:
    with serving(installed.programs, installed.place, "--graph", "demo/news.graph") as address:
        base = address.split("/?")[0].rstrip("/")
        assert "Путин" in page(address)
        assert "Ким Чен Ын" in page(f"{base}/search?q=%D0%9A%D0%B8%D0%BC")
        assert "<svg" in page(f"{base}/map")
        described = json.loads(page(f"{base}/api/openapi.json"))
        assert described["openapi"].startswith("3.")


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [
        (["export", "--format", "ftm", "-o", "out", "--graph", "demo/news.graph"], "export"),
        (["mcp", "--graph", "demo/news.graph"], "mcp"),
        (["server", "start", "--home", "out"], "server"),
        (["server", "status", "--home", "out"], "server"),
        (["read", "paper.odt"], "formats"),
        (["read", "pages.warc"], "formats"),
        (["calibrate"], None),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "",
)
def test_what_needs_an_extra_says_which_and_writes_nothing(
    installed: Installed, arguments: list[str], extra: str | None
) -> None:
    for name, data in samples().items():
        (installed.place / name).write_bytes(data)
    done = installed(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    line = done.stderr.splitlines()[0]
    assert (f"graphbuilder[{extra}]" if extra else "repository") in line
    assert "Traceback" not in done.stderr
    assert not (installed.place / "out").exists()


def test_the_doctor_names_the_extras_that_are_not_there_and_is_content(installed: Installed) -> None:
    done = installed("doctor", "--json", "--graph", "demo/news.graph")
    found = {one["check"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert {one["state"] for one in found.values()} == {"ok", "note"}
    assert 'pip install "graphbuilder[formats,' in found["extras"]["advice"]
    assert "graphbuilder[server]" in found["java"]["advice"]
