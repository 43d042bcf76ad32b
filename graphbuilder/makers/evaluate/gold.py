"""Gold files: one JSON file a text, in the layout of ``data/gold/vot-tak.json``; the text stands beside it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.lexicon import relations
from graphbuilder.makers.evaluate.compare import keys
from graphbuilder.model import Document, digest
from graphbuilder.resources import folder

#: Either file in a folder of gold says that its findings are counted and never listed, and that nothing is fitted to it.
MARKS = ("LOCKED", "CLOSED")
#: A file in a folder of gold that lists the relations its annotators did not have yet, one a line, with what they wrote.
UNJUDGED = "UNJUDGED"


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """What a careful reader takes from the text.

    *subjects*, *relations* and *objects* hold the annotated answer first, then the accepted ones; None in *objects* or
    *subjects* means that nothing fills the role. *either_way* lets subject and object change places.
    """

    subjects: tuple[str | None, ...]
    relations: tuple[str, ...]
    objects: tuple[str | None, ...]
    start: int
    end: int
    text: str
    required: bool
    polarity: str = "affirmed"
    realis: str = "actual"
    either_way: bool = False
    speaker: str | None = None
    place: str | None = None
    theme: str | None = None
    time: str | None = None
    quantity: float | None = None

    @property
    def asserted(self) -> bool:
        """True where the text states it as a fact."""
        return self.polarity == "affirmed" and self.realis == "actual"

    def __str__(self) -> str:
        return f"{self.subjects[0] or '∅'} {self.relations[0]} {self.objects[0] or '∅'}"


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated text. *names* maps an entity's key to the keys its names are compared by.

    *unjudged* are the relations its annotators did not have, each with those they wrote for it: what is found of them and
    not annotated is neither right nor wrong.
    """

    name: str
    document: Document
    names: Mapping[str, frozenset[str]]
    statements: Sequence[GoldStatement]
    locked: bool = False
    unjudged: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_gold(path: Path) -> list[Gold]:
    """Read one gold file, or every one of a folder in the order of their names; one of `MARKS` there locks it.

    Raises:
        ReadError: Nothing there, a file is not gold, or an annotation does not fit its text; names file and place.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise ReadError(f"{path}: no gold files; expected JSON files like vot-tak.json")
    return [_read(file) for file in files]


def _read(path: Path) -> Gold:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        text = _text(path, content["document"])
        statements = [_statement(entry) for entry in content["statements"]]
        names = {k: keys([entity["name"], *entity["aliases"]]) for k, entity in content["entities"].items()}
    except FileNotFoundError:
        raise ReadError(
            f"{path}: there is nothing; name a gold file or folder (the project's own lie in data/gold of its repository)"
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError(f"{path}: {error!r}; expected a gold file like vot-tak.json") from None
    _check(path, text, names, statements)
    document = Document(digest(text), text, language=content.get("language", "ru"), published=content.get("published"))
    return Gold(
        path.stem, document, names, statements, any((path.parent / mark).is_file() for mark in MARKS), _unjudged(path)
    )


def _unjudged(path: Path) -> dict[str, frozenset[str]]:
    listed = path.parent / UNJUDGED
    if not listed.is_file():
        return {}
    lines = [line.split() for line in listed.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = {words[0]: frozenset(words[1:]) for words in lines if words}
    if unknown := sorted({name for words in lines for name in words} - relations().keys()):
        raise ReadError(
            f"{listed}: no relation {unknown[0]!r}; expected names of the lexicon, those meant then behind each"
        )
    return found


def _text(path: Path, name: str) -> str:
    for place in (path.parent, folder("data/articles")):
        if (place / Path(name).name).is_file():
            return (place / Path(name).name).read_text(encoding="utf-8")
    raise OSError(f"the text {name} is neither beside it nor in data/articles")


def _statement(entry: Mapping[str, Any]) -> GoldStatement:
    evidence = entry["evidence"]
    return GoldStatement(
        (entry["subject"], *entry.get("accept_subject", ())),
        (entry["relation"], *entry.get("accept", ())),
        (entry["object"], *entry.get("accept_object", ())),
        evidence["start"],
        evidence["end"],
        evidence["text"],
        entry["required"],
        entry.get("polarity", "affirmed"),
        entry.get("realis", "actual"),
        entry.get("either_way", False),
        **{name: entry.get(name) for name in ("speaker", "place", "theme", "time", "quantity")},
    )


def _check(path: Path, text: str, names: Mapping[str, object], statements: Sequence[GoldStatement]) -> None:
    for statement in statements:
        if text[statement.start : statement.end] != statement.text:
            raise ReadError(
                f"{path}: {statement}: the text at {statement.start} is not «{statement.text}»; correct the offsets"
            )
        parties = (*statement.subjects, *statement.objects, statement.speaker, statement.place, statement.theme)
        if unknown := [party for party in parties if party is not None and party not in names]:
            raise ReadError(f"{path}: {statement}: no entity {unknown[0]!r}; add it to entities")
