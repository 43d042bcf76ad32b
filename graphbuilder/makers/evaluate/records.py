"""Produced statements as measures see them: from the pipeline's objects or the lines of ``graphbuilder extract``."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.model import Localised, Mention, Statement


@dataclass(frozen=True, slots=True)
class Party:
    """Who fills a role: the entity's *name*, *aliases*, *type*, *country* (alpha-2); the *text* that mentions it."""

    name: str
    type: str = ""
    text: str = ""
    aliases: tuple[str, ...] = ()
    country: str | None = None
    start: int = 0
    end: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Every way this party is called here."""
        return (self.name, self.text, *self.aliases)


@dataclass(frozen=True, slots=True)
class Record:
    """One produced statement. *roles* has subject and object too, where filled; offsets are those of the document."""

    document: str
    path: str
    start: int
    end: int
    sentence: str
    relation: str
    plover: str = ""
    predicate: str = ""
    roles: Mapping[str, Party] = field(default_factory=dict)
    participants: tuple[Party, ...] = ()
    polarity: str = "affirmed"
    realis: str = "actual"
    certainty: str = "certain"
    speaker: Party | None = None
    time: tuple[str | None, str | None] | None = None
    quantity: float | None = None
    confidence: float = 1.0
    rule: str = ""

    @property
    def asserted(self) -> bool:
        """True where it is shown as a fact."""
        return self.polarity == "affirmed" and self.realis == "actual"

    def __str__(self) -> str:
        subject, other = (self.roles[role].name if role in self.roles else "∅" for role in ("subject", "object"))
        more = "".join(f", {party.name}" for party in self.participants)
        marks = "".join(f" ({mark})" for mark in (self.polarity, self.realis) if mark not in ("affirmed", "actual"))
        relation = f"RELATED ({self.predicate})" if self.relation == "RELATED" else self.relation
        return f"{subject} {relation} {other}{more}{marks}"


def records(localised: Localised) -> list[Record]:
    """Return the statements of one document, in their order."""
    document = localised.extraction.document
    sentences = {sentence.index: sentence for sentence in localised.extraction.sentences}
    found = []
    for statement in localised.extraction.statements:
        sentence = sentences[statement.sentence]
        where = (document.id, document.path or "", sentence.start, sentence.end, sentence.text)
        found.append(_record(where, statement, localised))
    return found


def _record(where: tuple[str, str, int, int, str], statement: Statement, localised: Localised) -> Record:
    return Record(
        *where,
        relation=statement.relation,
        plover=statement.plover,
        predicate=statement.predicate,
        roles={role: _party(mention, localised) for role, mention in statement.roles.items()},
        participants=tuple(_party(mention, localised) for mention in statement.participants),
        polarity=statement.polarity,
        realis=statement.realis,
        certainty=statement.certainty,
        speaker=_party(statement.speaker, localised) if statement.speaker else None,
        time=(statement.time.start, statement.time.end) if statement.time and statement.time.told else None,
        quantity=statement.quantity.value if statement.quantity else None,
        confidence=statement.confidence,
        rule=statement.rule,
    )


def _party(mention: Mention, localised: Localised) -> Party:
    entity = localised.entities.get(mention.id)
    if entity is None:
        return Party(mention.name, mention.type, mention.text, (), mention.country, mention.start, mention.end)
    more = tuple(name for name in (*entity.names.values(), *entity.aliases) if name)
    country = entity.country or mention.country
    return Party(entity.name, entity.type, mention.text, more, country, mention.start, mention.end)


def read_records(path: Path) -> list[Record]:
    """Read the JSON lines that ``graphbuilder extract`` prints.

    Raises:
        ReadError: The file cannot be read, or a line is not a statement; names file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: {error}; expected the JSON lines of 'graphbuilder extract'") from None
    return list(_from_lines(path, lines))


def _from_lines(path: Path, lines: Iterable[str]) -> Iterator[Record]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield from_json(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            message = f"{path}, line {number}: {error!r}; expected a statement as 'graphbuilder extract' prints it"
            raise ReadError(message) from None


def from_json(line: Mapping[str, Any]) -> Record:
    """Return the record of one JSON object of ``graphbuilder extract``."""
    document, sentence = line["document"], line["sentence"]
    filled = {"subject": line.get("subject"), "object": line.get("object"), **(line.get("roles") or {})}
    time, quantity = line.get("time"), line.get("quantity")
    return Record(
        document["id"],
        document.get("path") or "",
        sentence["start"],
        sentence["end"],
        sentence["text"],
        relation=line["relation"],
        plover=line.get("plover") or "",
        predicate=line.get("predicate") or "",
        roles={role: _party_of(value) for role, value in filled.items() if value},
        participants=tuple(_party_of(value) for value in line.get("participants") or ()),
        polarity=line.get("polarity", "affirmed"),
        realis=line.get("realis", "actual"),
        certainty=line.get("certainty", "certain"),
        speaker=_party_of(line["speaker"]) if line.get("speaker") else None,
        time=(time["from"], time["to"]) if time and time["precision"] != "published" else None,
        quantity=quantity["value"] if quantity else None,
        confidence=line.get("confidence", 1.0),
        rule=line.get("rule") or "",
    )


def _party_of(value: Mapping[str, Any]) -> Party:
    return Party(
        value["name"],
        value.get("type") or "",
        value.get("text") or "",
        tuple(value.get("aliases") or ()),
        value.get("country"),
        value.get("start") or 0,
        value.get("end") or 0,
    )
