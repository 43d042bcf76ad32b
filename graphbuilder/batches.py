"""Work on documents in batches and one by one, where a document that fails costs only itself.

Such a document is one `DocumentError`, which goes to the caller's *on_error*, or is raised where there is none. `Report`
counts what was done.
"""

import signal
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Self, TypeVar

from graphbuilder.budget import computed, within
from graphbuilder.errors import DocumentError, GraphbuilderError
from graphbuilder.model import Document, Localised

T = TypeVar("T")
R = TypeVar("R")

BATCH = 16  #: documents a transaction: small enough to lose little, large enough for full parser batches

NOTICES = 1_000  #: notices of a run that are kept

#: Seconds of computing that a stage has for any document, and for each thousand characters of it.
SECONDS, SECONDS_A_THOUSAND = 30.0, 0.5
#: Bytes a stage may take for a document, beyond what the process had.
MEMORY = 2_000_000_000
#: Seconds of computing from which on it is said what a document cost.
COSTLY = 10.0

OnError = Callable[[GraphbuilderError], None]


def moment() -> str:
    """Return this moment as runs, articles and failures are marked with it: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass
class Report:
    """What an ingest did: counts, and the error line of each source that failed. *run* names it in the graph.

    *documents* are those put into the graph: *new* ones, those *changed* since or made with other models, lexicon or
    program. *unchanged* ones were left as they are. *stopped* is True where the user ended it before all was done.
    Of the *documents* that were stored, *replaced* took the place of another text of theirs. *skipped* is what was left
    out since it is there already or of a kind that is not read; *notices* says so, the first `NOTICES` of them.
    *wordless* counts sentences by language that have no statements since there are no models of it; `untold` says so.
    *bytes_read* and *bytes_total* are those of files, the latter None where it cannot be known before.
    """

    run: str = ""
    documents: int = 0
    sentences: int = 0
    statements: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    stopped: bool = False
    replaced: int = 0
    skipped: int = 0
    wordless: dict[str, int] = field(default_factory=dict)
    bytes_read: int = 0
    bytes_total: int | None = None
    errors: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def note(self, message: str, *, skipped: bool = False) -> None:
        """Add something that is no error."""
        self.skipped += skipped
        if len(self.notices) < NOTICES:
            self.notices.append(message)

    def count(self, done: Iterable[Localised]) -> None:
        """Add documents that are in the graph."""
        for item in done:
            self.documents += 1
            self.sentences += len(item.extraction.sentences)
            self.statements += len(item.extraction.statements)
            for sentence in item.extraction.sentences:
                if not sentence.words:
                    self.wordless[sentence.language] = self.wordless.get(sentence.language, 0) + 1

    def untold(self) -> str | None:
        """Return the line that says which sentences are text alone, None where all are more."""
        if not self.wordless:
            return None
        listed = ", ".join(f"{count} in {language}" for language, count in sorted(self.wordless.items()))
        return f"sentences kept as text, without statements, for there are no models of their language: {listed}"


class Stopping:
    """While it is entered, the first interrupt (Ctrl-C) is noted and the next one ends the program at once.

    Outside the main thread, which alone may handle signals, interrupts stay what they are.
    """

    def __init__(self) -> None:
        self.asked = False

    def __enter__(self) -> Self:
        self._main = threading.current_thread() is threading.main_thread()
        if self._main:
            self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def _ask(self, *_: object) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True

    def __exit__(self, *_: object) -> None:
        if self._main:
            signal.signal(signal.SIGINT, self._before)


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Yield lists of up to *size* items, lazily.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def each(
    work: Callable[[T], R],
    items: Iterable[T],
    done: str,
    *,
    document: Callable[[T], Document],
    on_error: OnError | None = None,
    on_cost: Callable[[str], None] | None = None,
) -> Iterator[R]:
    """Yield what *work* makes of each item, lazily; of one it fails on, the error says what could not be *done*.

    One that takes longer than `seconds_for` its document, or more than `MEMORY`, is such a failure. One that took `COSTLY`
    seconds or more is told to *on_cost*.
    """
    for item in items:
        allowed, began = seconds_for(document(item)), computed()
        try:
            made = within(allowed, work, item, memory=MEMORY)
        except Exception as error:
            fail(failure(document(item), done, error), on_error)
            continue
        took = computed() - began
        if on_cost is not None and took >= COSTLY:
            on_cost(f"{where(document(item))}: {done} in {took:.0f} s of computing, of {allowed:.0f} s it may take")
        yield made


def seconds_for(document: Document) -> float:
    """Return how many seconds of computing a stage has for *document*."""
    return SECONDS + SECONDS_A_THOUSAND * len(document.text) / 1_000


def fail(error: GraphbuilderError, on_error: OnError | None) -> None:
    """Give *error* to *on_error*; raise it where there is none."""
    if on_error is None:
        raise error
    on_error(error)


def failure(document: Document, done: str, error: Exception) -> DocumentError:
    """Return the one line that says which document, what went wrong and where in the code."""
    cause = error.__cause__ or error
    frames = traceback.extract_tb(cause.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    happened = " ".join(f"{type(cause).__name__}: {cause}".split())[:300]
    made = DocumentError(f"{where(document)}: cannot be {done}: {happened}{place}; left out, all others are done")
    made.__cause__ = cause
    return made


def where(document: Document) -> str:
    """Return what names *document* to its reader."""
    return document.path or document.url or document.id
