"""What the tests of reading share: reading to lists, and measuring the memory a call takes."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graphbuilder.model import Document
from graphbuilder.read import read

ARTICLE = (
    "Путин и Ким Чен Ын провели переговоры в Пекине\n"
    "Президент России Владимир Путин встретился с главой КНДР Ким Чен Ыном в среду.\n"
    "Он поблагодарил северокорейского лидера за поддержку и пригласил его в Москву.\n"
)


def read_all(*sources: str | Path, **options: Any) -> tuple[list[Document], list[str]]:
    """Return the documents of *sources* and the messages of the errors, each checked to be one line."""
    errors: list[str] = []
    documents = list(read(sources, on_error=lambda error: errors.append(str(error)), **options))
    assert all("\n" not in error and len(error) < 1_000 for error in errors)
    return documents, errors


def peak_bytes(call: Callable[[], object]) -> int:
    """Return the most memory Python held for *call*, in bytes."""
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
