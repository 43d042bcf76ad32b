"""Wordings with what must hold of them, in tables beside the tests: read, run through the stages, and checked.

A line has a kind, a language, the texts (parted by ``||``, ``\\n`` a line break) and what must hold, parted by ``;``:
``A = B`` one entity, ``A # B`` two, ``name: A`` an entity is shown so, ``type: A Person`` and is one, ``no: A`` none is,
``fact: A RELATION B`` and ``never: A RELATION B`` (``*`` anybody), ``mode: A RELATION B negated`` (``planned`` …) it is
told, but so. ``A|B`` are ways to write one name; ``A@2`` is A of the second text.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graphbuilder.lexicon import relations
from graphbuilder.model import Entity, Localised, Mention, Statement
from graphbuilder.pipeline import analyse
from graphbuilder.read.limits import DEFAULT
from graphbuilder.read.record import Record, document
from graphbuilder.resolve import resolve

PUBLISHED = "2025-03-12"


class Wording(NamedTuple):
    """One line of a table."""

    kind: str
    language: str
    texts: tuple[str, ...]
    wanted: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"{self.kind} {self.language}: {' || '.join(self.texts)}"


def read(path: Path) -> list[Wording]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, language, texts, wanted = line.split("\t")
            parts = tuple(part.strip().replace("\\n", "\n").replace("\\t", "\t") for part in texts.split("||"))
            found.append(Wording(kind, language, parts, tuple(part.strip() for part in wanted.split(";"))))
    return found


def failures(wordings: Iterable[Wording]) -> dict[Wording, list[str]]:
    """Return what does not hold of each wording; all texts are parsed together."""
    listed = list(wordings)
    documents = {
        (wording, number): document(
            Record(text, id=f"{at}-{number}"), path=None, where=text, limits=DEFAULT, fields={"published": PUBLISHED}
        )
        for at, wording in enumerate(listed)
        for number, text in enumerate(wording.texts)
    }
    errors: list[str] = []
    done = {
        item.extraction.document.id: item
        for item in analyse(documents.values(), on_error=lambda error: errors.append(str(error)))
    }
    return {
        wording: list(
            _missing(wording, [done.get(documents[wording, number].id) for number in range(len(wording.texts))])
        )
        for wording in listed
    }


def _missing(wording: Wording, items: list[Localised | None]) -> Iterator[str]:
    if None in items:
        yield "left out"
        return
    graph = _Graph([item for item in items if item is not None])
    for wanted in wording.wanted:
        if not graph.holds(wanted):
            yield f"{wanted}  ({graph})"


class _Graph:
    def __init__(self, items: list[Localised]) -> None:
        self.items = items
        entities = {entity.id: entity for item in items for entity in item.entities.values()}
        self.found = resolve(entities.values()).entities
        self.of: list[dict[str, Entity]] = [
            {entity.id: self.found[entity.id] for entity in item.entities.values()} for item in items
        ]

    def __str__(self) -> str:
        said = [
            f"{self._name(s.roles.get('subject'), item)} {s.relation} {self._name(s.roles.get('object'), item)} {_mode(s)}"
            for item, s in self._statements()
            if s.relation != "RELATED"
        ]
        return "; ".join([", ".join(sorted({entity.name for entity in self.found.values()})), *said])

    def holds(self, wanted: str) -> bool:
        kind, _, rest = wanted.partition(": ")
        shown = {_fold(entity.name) for entity in self.found.values()}
        if kind == "name":
            return bool(_ways(rest) & shown)
        if kind == "type":
            names, _, type_ = rest.rpartition(" ")
            return {e.type for e in self.found.values() if _ways(names) & {_fold(e.name), _fold(e.name_en)}} == {type_}
        if kind == "no":
            return not _ways(rest) & shown
        if kind in ("fact", "never"):
            return bool(self._said(rest) & {"actual", "uncertain"}) == (kind == "fact")
        if kind == "mode":
            told, _, mode = rest.rpartition(" ")
            return self._said(told) == {mode}
        for sign in (" = ", " # "):
            if sign in wanted:
                a, b = (self._owners(name) for name in wanted.split(sign))
                return bool(a & b) if sign == " = " else bool(a and b and not a & b)
        raise ValueError(wanted)

    def _owners(self, names: str) -> set[str]:
        """The entities that bear a name, in the graph or in the text named."""
        found = set()
        for name in names.split("|"):
            wanted, _, number = name.partition("@")
            for at, members in enumerate(self.of, 1):
                if number and int(number) != at:
                    continue
                local = {entity.id: entity for entity in self.items[at - 1].entities.values()}
                for id, entity in members.items():
                    own = local[id] if number else entity
                    if _fold(wanted) in {_fold(each) for each in (own.name, own.name_ru, own.name_en, *own.aliases)}:
                        found.add(entity.id)
        return found

    def _statements(self) -> Iterator[tuple[Localised, Statement]]:
        return ((item, statement) for item in self.items for statement in item.extraction.statements)

    def _name(self, mention: Mention | None, item: Localised) -> str:
        return self.found[item.entities[mention.id].id].name if mention is not None else "-"

    def _said(self, wanted: str) -> set[str]:
        """The modes in which it is told."""
        words = wanted.split(" ")
        at = next(
            number
            for number, word in enumerate(words)
            if number and word.isupper() and set(word.split("|")) & _relations()
        )
        one, names, other = " ".join(words[:at]), words[at].split("|"), " ".join(words[at + 1 :])
        return {
            _mode(statement)
            for item, statement in self._statements()
            if statement.relation in names
            and (
                self._between(statement, item, one, other)
                or (relations()[statement.relation].symmetric and self._between(statement, item, other, one))
            )
        }

    def _between(self, statement: Statement, item: Localised, one: str, other: str) -> bool:
        subject = statement.roles.get("subject")
        return self._is(subject, item, one) and any(
            self._is(each, item, other) for role, each in self._others(statement)
        )

    def _others(self, statement: Statement) -> Iterator[tuple[str, Mention | None]]:
        return ((role, mention) for role, mention in statement.roles.items() if role != "subject")

    def _is(self, mention: Mention | None, item: Localised, wanted: str) -> bool:
        if wanted == "*":
            return True
        if mention is None:
            return False
        entity = self.found[item.entities[mention.id].id]
        return bool(
            _ways(wanted) & {_fold(entity.name), _fold(entity.name_en), _fold(entity.name_ru), _fold(mention.text)}
        )


def _mode(statement: Statement) -> str:
    if statement.polarity == "negated":
        return "negated"
    if statement.realis != "actual":
        return statement.realis
    return "actual" if statement.certainty == "certain" else "uncertain"


@cache
def _relations() -> set[str]:
    return {path.stem.upper() for path in Path(__file__).parents[1].glob("graphbuilder/lexicon/relations/*/*.toml")}


def _fold(name: str | None) -> str:
    return (name or "").lower().replace("ё", "е").strip()


def _ways(names: str) -> set[str]:
    return {_fold(name) for name in names.split("|")}


def main(paths: list[str]) -> None:
    """Print what fails and how many of each kind hold."""
    for path in paths:
        found = failures(read(Path(path)))
        held = Counter((wording.kind, wording.language) for wording, missing in found.items() if not missing)
        for wording, missing in found.items():
            for each in missing:
                print(f"{wording.title}\n      {each}")
        for kind in dict.fromkeys((wording.kind, wording.language) for wording in found):
            total = sum((wording.kind, wording.language) == kind for wording in found)
            print(f"{kind[0]:15} {kind[1]} {held[kind]:3} of {total}")


if __name__ == "__main__":
    main(sys.argv[1:])
