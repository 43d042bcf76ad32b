"""Training sentences: CoNLL-U whose MISC column may carry ``NER=B-PER`` and whose comments say by which guideline."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.parse.joint.inventory import Inventory
from graphbuilder.parse.joint.names import allowed
from graphbuilder.parse.joint.scripts import make_script


@dataclass(frozen=True)
class Example:
    """One training sentence. A field is empty where the source says nothing of it."""

    words: tuple[str, ...]
    tags: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    names: tuple[tuple[int, ...], ...] = ()
    source: str = "unknown"
    language: str = "ru"
    weight: float = 1.0


def read_examples(path: Path, language: str, weight: float = 1.0) -> list[Example]:
    """Read one CoNLL-U file; comments ``# source``, ``# names`` (a guideline) and ``# trees = no`` are heeded."""
    return [_example(block, language, weight) for block in _blocks(path)]


def _blocks(path: Path) -> Iterator[list[str]]:
    lines: list[str] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                lines.append(line.rstrip("\n"))
            elif lines:
                yield lines
                lines = []
    if lines:
        yield lines


def _example(block: Sequence[str], language: str, weight: float) -> Example:
    comments = dict(_comment(line) for line in block if line.startswith("#"))
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    rows = [row for row in rows if row[0].isdigit()]
    words = tuple(row[1] for row in rows)
    names: tuple[tuple[int, ...], ...] = ()
    if guideline := comments.get("names"):
        names = tuple(allowed(guideline, _misc(row[9]).get("NER", "O")) for row in rows)
    if comments.get("trees") == "no":
        return Example(words, names=names, language=language, weight=weight)
    return Example(
        words,
        tags=tuple(f"{row[3]}|{row[5]}" for row in rows),
        scripts=tuple(make_script(row[1], row[2]) for row in rows),
        heads=tuple(int(row[6]) for row in rows),
        relations=tuple(row[7] for row in rows),
        names=names,
        source=comments.get("source", "unknown"),
        language=language,
        weight=weight,
    )


def _comment(line: str) -> tuple[str, str]:
    key, _, value = line.lstrip("# ").partition("=")
    return key.strip(), value.strip()


def _misc(field: str) -> dict[str, str]:
    return dict(part.partition("=")[::2] for part in field.split("|")) if field != "_" else {}


def inventory_of(examples: Iterable[Example]) -> Inventory:
    """Collect the classes that occur at least twice, most frequent first, ties by name."""
    tags: Counter[str] = Counter()
    scripts: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for example in examples:
        tags.update(example.tags)
        scripts.update(example.scripts)
        relations.update(example.relations)
    return Inventory(_frequent(tags, "X|_"), _frequent(scripts, "k|0|0|"), _frequent(relations, "dep"))


def _frequent(counter: Counter[str], first: str) -> tuple[str, ...]:
    ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return (first, *(name for name, count in ordered if count >= 2 and name != first))
