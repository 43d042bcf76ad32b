"""The process in which risky formats are read; started by `graphbuilder.read.isolation`, one request after another.

A request on stdin is one JSON line (kind, where, limits, arguments, path or the number of bytes that follow) and those
bytes. Answers on stdout are JSON lines: ``{"record": …}``, ``{"error": …}``, ``{"notice": …}`` and at last
``{"done": true}``.
"""

import contextlib
import dataclasses
import importlib
import json
import os
from pathlib import Path
from typing import Any, BinaryIO

from graphbuilder.budget import limit_memory
from graphbuilder.errors import ReadError
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import Alive, Notice

#: Kinds read here: the module, its function ``(data, where, limits, declared, …)``, and what it imports on first use,
#: loaded before memory is limited, so that the limit is for the document.
READERS = {
    "text": ("text", "records", "charset_normalizer"),
    "markdown": ("markdown", "records", "markdown_it"),
    "html": ("html", "records", "trafilatura"),
    "feed": ("feed", "records", "feedparser"),
    "pdf": ("pdf", "records", "pypdf"),
    "docx": ("office", "docx", "docx"),
    "odt": ("office", "odt", "odfdo"),
    "eml": ("mail", "records", "lxml.html"),
    "parquet": ("parquet", "records", "pyarrow.parquet"),
    "sqlite": ("sqlite", "records", "sqlite3"),
}


def main() -> None:
    """Serve requests until stdin ends. What libraries print goes nowhere: stdout carries the answers."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["size"])
        if not serve(request, data, answers):
            return


def serve(request: dict[str, Any], data: bytes, answers: BinaryIO) -> bool:
    """Answer one request; False where this process should not serve another one."""
    where, limits = request["where"], Limits(**request["limits"])
    healthy = True
    try:
        module, function, library = READERS[request["kind"]]
        with contextlib.suppress(ImportError):  # the reader says what is missing
            importlib.import_module(library)
        limit_memory(limits.worker_bytes)
        read = getattr(importlib.import_module(f"graphbuilder.read.{module}"), function)
        source = Path(request["path"]) if request["path"] else data
        for item in read(source, where, limits, **request["arguments"]):
            if isinstance(item, ReadError):
                _answer(answers, {"error": str(item)})
            elif isinstance(item, Alive):
                _answer(answers, {"alive": True})
            elif isinstance(item, Notice):
                _answer(answers, {"notice": dataclasses.asdict(item)})
            elif len(item.text) > limits.characters:
                # Refused here, not by the caller: a small file can unfold to many large texts.
                place = where if item.part is None else f"{where}#{item.part}"
                _answer(answers, {"error": str(refusal(place, "characters", limits, f"{len(item.text)} characters"))})
            else:
                _answer(answers, {"record": dataclasses.asdict(item)})
    except ReadError as error:
        _answer(answers, {"error": str(error)})
    except MemoryError:
        healthy = False
        _answer(
            answers,
            {"error": f"{one_line(where)}: needs more memory than worker_bytes={limits.worker_bytes}; split it"},
        )
    except Exception as error:
        cause = one_line(f"{type(error).__name__}: {error}")
        _answer(answers, {"error": f"{one_line(where)}: cannot be read as {request['kind']} ({cause}); give its text"})
    _answer(answers, {"done": True, "healthy": healthy})
    return healthy


def _answer(answers: BinaryIO, value: dict[str, Any]) -> None:
    answers.write(json.dumps(value).encode() + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
