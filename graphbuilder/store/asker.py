"""The process that asks an embedded graph questions for `graphbuilder.store.asking`.

Requests are JSON lines on stdin; answers are JSON lines on stdout: ``{"open": true}`` once the graph is, then for each
request ``{"columns", "records"}`` or ``{"error", "message"}``.
"""

import json
import os
import sys
from typing import Any, BinaryIO

from graphbuilder.budget import limit_memory
from graphbuilder.errors import GraphbuilderError
from graphbuilder.store.embedded import EmbeddedStore
from graphbuilder.store.plain import to_json


def main() -> None:
    """Open the graph of the first request and answer it, then those that follow, until no more come.

    What the engine prints goes nowhere: stdout carries the answers.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    request = json.loads(sys.stdin.buffer.readline())
    try:
        with EmbeddedStore(request["graph"], read_only=True) as store:
            _answer(answers, {"open": True})
            limit_memory(request["memory"])
            while request:
                _ask(store, answers, request)
                line = sys.stdin.buffer.readline()
                request = json.loads(line) if line else None
    except GraphbuilderError as error:
        _answer(answers, {"error": type(error).__name__, "message": str(error)})


def _ask(store: EmbeddedStore, answers: BinaryIO, request: dict[str, Any]) -> None:
    try:
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


if __name__ == "__main__":
    main()
