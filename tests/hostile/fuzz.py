"""Damaged files of every format, many: nothing crashes or hangs, every failure is named, no neighbour is lost, counts fit.

python -m tests.hostile.fuzz 20000 7     # files, seed
"""

import collections
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from unittest import mock

from graphbuilder.errors import ReadError
from graphbuilder.read import Limits, Meter, Notice, read
from graphbuilder.read.limits import one_line
from tests.hostile.samples import damaged

#: Files between two good ones, and the seconds after which a file counts as a hang.
EVERY, HANG = 25, 10.0
LIMITS = Limits(
    read_bytes=2_000_000, decompressed_bytes=10_000_000, characters=200_000, elements=20_000, reading_seconds=HANG
)


HEADER = "| class | tried | clear error | accepted | only a notice | crash | hang | lost |"
#: Endings of names, by class; what has none is a text.
CLASSES = {
    ending: name
    for name, endings in {
        "texts": "txt md text markdown",
        "pages, feeds, sitemaps": "html htm xhtml xml rss atom",
        "JSON, chats": "json jsonl ndjson",
        "tables, databases": "csv tsv tab parquet sqlite sqlite3 db",
        "documents, mail": "pdf docx odt eml mbox",
        "archives, compressed": "warc zip tar tgz gz bz2 xz zst",
    }.items()
    for ending in endings.split()
}


@dataclass
class Result:
    """What became of the files tried: by format, and what must be empty."""

    tried: collections.Counter[str] = field(default_factory=collections.Counter)
    accepted: collections.Counter[str] = field(default_factory=collections.Counter)
    refused: collections.Counter[str] = field(default_factory=collections.Counter)
    said: collections.Counter[str] = field(default_factory=collections.Counter)
    crashes: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    miscounted: list[str] = field(default_factory=list)
    good: int = 0
    slowest: float = 0.0
    slow: str = ""

    @property
    def faults(self) -> list[str]:
        return [*self.crashes, *self.hangs, *self.lost, *self.unnamed, *self.miscounted]

    def table(self) -> str:
        """Return the counts by class as a table in Markdown."""
        classes = sorted(set(CLASSES.values()))
        rows = [HEADER, "|---" * HEADER.count("| ") + "|"]
        for name in classes:
            formats = [one for one in self.tried if _class(one) == name]
            counts = [
                sum(one[form] for form in formats) for one in (self.tried, self.refused, self.accepted, self.said)
            ]
            faults = [sum(_class(_format(one)) == name for one in found) for found in (self.crashes, self.hangs)]
            rows.append(f"| {name} | {' | '.join(map(str, [*counts, *faults, '']))} |")
        rows.append(f"| good neighbours | {self.good} | | {self.good - len(self.lost)} | | | | {len(self.lost)} |")
        rows += [f"{name}: {len(getattr(self, name))}" for name in ("unnamed", "miscounted")]
        return "\n".join(rows) + f"\nslowest: {self.slowest:.1f} s, {self.slow}"


def fuzz(folder: Path, count: int, seed: int) -> Result:
    """Write *count* damaged files into *folder*, good ones between them, read them as a user would, and judge."""
    paths: list[Path] = []
    good: dict[str, str] = {}
    for number, (name, data) in enumerate(damaged(count, seed)):
        paths.append(folder / name)
        paths[-1].write_bytes(data)
        if number % EVERY == 0:
            paths.append(folder / f"{number:05}-good.txt")
            good[str(paths[-1])] = f"Хорошая статья номер {number} из {count}."
            paths[-1].write_text(good[str(paths[-1])], encoding="utf-8")
    result, state = Result(good=len(good)), _State()
    meter = Meter(sum(path.stat().st_size for path in paths))
    try:
        with mock.patch("graphbuilder.read.web.Fetcher.fetch", _offline):
            for document in read(
                state.timed(paths),
                on_error=state.errors.append,
                on_notice=state.notices.append,
                limits=LIMITS,
                meter=meter,
            ):
                state.documents.append((str(document.path), document.text))
                document.text.encode()
    except Exception as error:
        result.crashes.append(f"{state.current}: {type(error).__name__}: {error}")
    _judge(result, state, [path for path in paths if str(path) not in good], good)
    if meter.done != meter.total and not result.crashes:
        result.miscounted.append(f"{meter.done} of {meter.total} bytes")
    return result


def _offline(_: object, url: str) -> NoReturn:
    raise ReadError(f"{one_line(url)}: not fetched in a test")


@dataclass
class _State:
    documents: list[tuple[str, str]] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    current: str = ""

    def timed(self, paths: list[Path]) -> "collections.abc.Iterator[Path]":
        for path in paths:
            self.current, began = str(path), time.monotonic()
            yield path
            self.seconds[str(path)] = time.monotonic() - began


def _judge(result: Result, state: _State, paths: list[Path], good: dict[str, str]) -> None:
    found = collections.Counter(path.split("#")[0] for path, _ in state.documents)
    errors, notices = [str(error) for error in state.errors], [str(notice) for notice in state.notices]
    named = collections.Counter(one for message in errors for one in [_file(message)])
    told = collections.Counter(_file(message) for message in notices)
    result.lost += [path for path, text in good.items() if (path, text) not in set(state.documents)]
    result.slowest, result.slow = max(((seconds, path) for path, seconds in state.seconds.items()), default=(0.0, ""))
    for path in paths:
        name = path.name.partition("-")[2]
        result.tried[name] += 1
        if found[str(path)]:
            result.accepted[name] += 1
        elif named[str(path)]:
            result.refused[name] += 1
        elif told[str(path)]:
            result.said[name] += 1
        else:
            result.unnamed.append(f"{path}: nothing came of it and nothing was said")
    result.hangs += [path for path, seconds in state.seconds.items() if seconds > 2 * HANG]
    result.hangs += [message for message in errors if "reading_seconds" in message]
    result.unnamed += [message for message in (*errors, *notices) if _file(message) not in state.seconds]
    result.unnamed += [message for message in errors if "\n" in message or len(message) > 1_000]
    result.crashes += [message for message in errors if "the reader stopped" in message]


def _format(message: str) -> str:
    """The format of the file a message begins with: ``rows.csv``."""
    return _file(message).rpartition("/")[2].partition("-")[2]


def _class(name: str) -> str:
    """The class of a format: of ``rows.csv`` tables, of ``text.txt.gz`` archives."""
    return next((CLASSES[ending] for ending in reversed(name.split(".")) if ending in CLASSES), "texts")


def _file(message: str) -> str:
    """The file a message begins with."""
    path = message.split(": ", 1)[0]
    return path.split("#")[0].split(", ")[0]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        outcome = fuzz(Path(place), int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7)
        print(outcome.table())
        print("\n".join(outcome.faults[:40]))
        sys.exit(bool(outcome.faults))
