"""An article sent by a program, read into the graph by ``graphbuilder ingest`` in a process of its own.

So the models are loaded where they can be let go of, and whatever a text does to them ends that process alone.
"""

import json
import subprocess
import sys
from typing import Any

from graphbuilder.errors import BadParameter, StoreError
from graphbuilder.serve.judging import Judging
from graphbuilder.store.asking import environment

#: What an article may say of itself, and seconds its reading may take.
FIELDS = ("text", "title", "url", "published", "source", "language")
SECONDS = 600.0


def ingest(judging: Judging, body: bytes) -> dict[str, Any]:
    """Read the article in *body*, a JSON object of `FIELDS`, into the graph and return what came of it.

    Raises:
        BadParameter: *body* is no such object, or no article. StoreError: The graph cannot be written.
    """
    line = json.dumps(_article(body), ensure_ascii=False) + "\n"
    asked = [
        sys.executable,
        "-P",
        "-m",
        "graphbuilder.cli",
        "ingest",
        "-",
        "--json",
        "--quiet",
        "--graph",
        judging.graph,
    ]
    with judging.alone():
        try:
            done = subprocess.run(
                asked, input=line.encode(), capture_output=True, env=environment(), timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise StoreError(f"reading the article took longer than {SECONDS:g} s: send a shorter one") from None
    try:
        report = json.loads(done.stdout)
    except ValueError:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise StoreError(said[-1].removeprefix("graphbuilder: ") if said else "the article could not be read") from None
    if report["errors"]:
        raise BadParameter(str(report["errors"][0]))
    return {
        name: report[name] for name in ("documents", "sentences", "statements", "new", "changed", "unchanged", "run")
    }


def _article(body: bytes) -> dict[str, str]:
    try:
        found = json.loads(body)
    except ValueError:
        raise BadParameter("the body is no JSON; expected an object with text, title, url, published …") from None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise BadParameter(f"the body is no article; expected an object of texts: {', '.join(FIELDS)}")
    if unknown := sorted(set(found) - set(FIELDS)):
        raise BadParameter(f"{unknown[0]!r} is no field of an article; expected {', '.join(FIELDS)}")
    if not found.get("text", "").strip():
        raise BadParameter("the article has no text")
    return found
