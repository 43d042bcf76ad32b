"""The process that asks an embedded graph one question for `graphbuilder.store.asking`.

The request is a JSON line on stdin; answers are JSON lines on stdout: ``{"open": true}`` once the graph is, then
``{"columns", "records"}`` or ``{"error", "message"}``.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, BinaryIO

from graphbuilder.errors import GraphbuilderError
from graphbuilder.store.embedded import EmbeddedStore
from graphbuilder.store.plain import to_json


def main() -> None:
    """Answer the one request. What the engine prints goes nowhere: stdout carries the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    request = json.loads(sys.stdin.buffer.readline())
    try:
        with EmbeddedStore(request["graph"], read_only=True) as store:
            _answer(answers, {"open": True})
            _limit_memory(request["memory"])
            rows = store.read(request["cypher"], _parameters(request["parameters"]), timeout=request["timeout"])
            records = [[to_json(value) for value in record] for record in rows.records]
            _answer(answers, {"columns": list(rows.columns), "records": records})
    except GraphbuilderError as error:
        _answer(answers, {"error": type(error).__name__, "message": str(error)})
    except MemoryError:
        os._exit(1)


def _parameters(value: Any) -> dict[str, Any]:
    from graphbuilder.store.plain import from_json

    found: dict[str, Any] = from_json(value)
    return found


def _answer(answers: BinaryIO, value: dict[str, Any]) -> None:
    answers.write(json.dumps(value).encode() + b"\n")
    answers.flush()


def _limit_memory(memory: int) -> None:
    """Bound this process to what it has now and *memory* more, where the system can (Linux)."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + memory, hard))
    except (ImportError, OSError, ValueError):
        return


if __name__ == "__main__":
    main()
