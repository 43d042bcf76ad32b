"""Fetches what the pages draw with from npm, pinned by version and digest in ``vendor.toml`` (``make vendor``).

    python -m graphbuilder.makers.vendor

Wants the client ``npm``. Files and their licences are kept in the project, so that pages need no network. The outlines of
the world's countries become ``serve/static/world.svg``, projected here.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from graphbuilder.makers.shapes import world_svg

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WORLD = ROOT / "graphbuilder/serve/static/world.svg"


def main() -> int:
    """Fetch every package, or say which one is not what it was."""
    wanted = tomllib.loads((HERE / "vendor.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for name, entry in wanted.items():
            archive = fetch(name, entry, Path(folder))
            for source, target in entry["files"].items():
                (ROOT / target).write_bytes(member(archive, source))
                print(target, file=sys.stderr)
            if "shapes" in entry:
                WORLD.write_text(world_svg(json.loads(member(archive, entry["shapes"]))), encoding="utf-8")
                print(WORLD.relative_to(ROOT), file=sys.stderr)
    return 0


def fetch(name: str, entry: dict[str, Any], folder: Path) -> Path:
    """Return the archive of a package as pinned; ends where its digest is another."""
    asked = ["npm", "pack", f"{name}@{entry['version']}", "--silent", "--ignore-scripts"]
    packed = subprocess.run(asked, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
    archive = folder / packed
    digest = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != entry["integrity"]:
        sys.exit(f"{name} {entry['version']}: digest {digest}, expected {entry['integrity']}; look what has changed")
    return archive


def member(archive: Path, name: str) -> bytes:
    """Return one file of a package."""
    with tarfile.open(archive) as opened:
        found = opened.extractfile(f"package/{name}")
        if found is None:
            sys.exit(f"{archive.name} has no {name}")
        return found.read()


if __name__ == "__main__":
    sys.exit(main())
