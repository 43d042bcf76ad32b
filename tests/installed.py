"""The program as pip installs it: the wheel and what the project says it needs, nothing else of this environment."""

import os
import signal
import subprocess
import sys
import urllib.request
import venv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent


def wheel_of(source: Path, folder: Path) -> Path:
    """Build the wheel of *source* into *folder* with the build backend of this environment, no network asked."""
    code = "import sys, hatchling.build as b; print(b.build_wheel(sys.argv[1]))"
    built = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=source, capture_output=True, text=True, check=True
    )
    return folder / built.stdout.strip().splitlines()[-1]


def install(wheel: Path, home: Path, extras: Iterable[str] = ()) -> Path:
    """Make an environment in *home* with the wheel, its requirements and those of *extras*, and return its bin folder.

    What is required is linked from this environment, so nothing is downloaded; what is not required cannot be imported.
    """
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    packages = next(home.glob("lib/python*/site-packages"))
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], capture_output=True, text=True, check=True)
    (ours,) = packages.glob("graphbuilder-*.dist-info")
    for found in _closure(Distribution.at(ours), set(extras)):
        _link(found, packages)
    return python.parent


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which nothing leads back to this project."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GRAPHBUILDER", "NEO4J"))
    }
    return {**kept, "HOME": str(home), "OMP_NUM_THREADS": "1", "COLUMNS": "200"}


def run(programs: Path, place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed ``graphbuilder`` in the folder *place*."""
    return subprocess.run(
        [str(programs / "graphbuilder"), *arguments], cwd=place, env=environment(place), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False, timeout=400,
    )  # fmt: skip


@contextmanager
def serving(programs: Path, place: Path, *arguments: str) -> Iterator[str]:
    """Run ``graphbuilder serve`` with *arguments* and yield the address it prints; it is ended by Ctrl-C."""
    command = [str(programs / "graphbuilder"), "serve", *arguments]
    with subprocess.Popen(
        command, cwd=place, env=environment(place), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as served:
        assert served.stdout is not None
        try:
            address = served.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), address or served.communicate(timeout=60)[1]
            yield address
        finally:
            served.send_signal(signal.SIGINT)
            assert served.wait(60) in (0, 130)  # interrupted; 0 where whoever started the tests ignores Ctrl-C


def page(address: str | urllib.request.Request) -> str:
    """Return what is at *address*, which answers without a detour through proxies."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor())
    with opener.open(address, timeout=300) as answer:
        assert answer.status in (200, 201)
        return str(answer.read().decode())


def _closure(root: Distribution, extras: set[str]) -> list[Distribution]:
    """Return what *root* requires, and what that requires."""
    found: dict[str, Distribution] = {}
    asked: set[tuple[str, str]] = set()
    todo = [(root, extras)]
    while todo:
        one, wanted = todo.pop()
        for requirement in map(Requirement, one.requires or ()):
            marker = requirement.marker
            if marker is not None and not any(marker.evaluate({"extra": extra}) for extra in {"", *wanted}):
                continue
            key = (requirement.name, ",".join(sorted(requirement.extras)))
            if key not in asked:
                asked.add(key)
                found[requirement.name] = distribution(requirement.name)
                todo.append((found[requirement.name], set(requirement.extras)))
    return list(found.values())


def _link(one: Distribution, packages: Path) -> None:
    """Link the files and folders of *one* into *packages*; a folder that several share is made of links itself."""
    for file in one.files or ():
        top = file.parts[0]
        if top in ("..", "__pycache__"):
            continue
        target, source = packages / top, Path(str(one.locate_file(top)))
        if not target.exists():
            target.symlink_to(source)
