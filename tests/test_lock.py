"""The lock file: plain versions within the bounds of pyproject.toml, and nothing that names an index."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LINES = [line for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


def test_the_lock_holds_versions_and_markers_alone() -> None:
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.-]*(\[[a-z,]+\])?==[\w.!+]+( ; [\w<>=!.' ()]+)?", line) for line in LINES)


def test_every_dependency_is_locked_within_its_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    locked: dict[str, list[str]] = {}
    for line in LINES:
        found = Requirement(line)
        locked.setdefault(canonicalize_name(found.name), []).extend(one.version for one in found.specifier)
    wanted = [*project["dependencies"], *extras["server"], *extras["dev"], *extras["formats"], *extras["export"]]
    for text in wanted:
        asked = Requirement(text)
        versions = locked.get(canonicalize_name(asked.name), [])
        assert any(asked.specifier.contains(version, prereleases=True) for version in versions), text
