"""Documents and who is who across them, and their statements and mentions as JSON objects; the fields are fixed.

``graphbuilder extract`` prints these objects.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphbuilder.model import ROLES, Entity, Extraction, Localised, Mention, Quantity, Resolution, Statement

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Documents whose mentions are grouped, and who is who across them."""

    documents: tuple[Localised, ...]
    resolution: Resolution

    def statements(self) -> Iterator[Record]:
        """Yield one object a statement, in text order, its parties named as the entities they belong to."""
        for item in self.documents:
            view = _View(item, self.resolution.entities)
            yield from (view.statement(statement) for statement in item.extraction.statements)

    def mentions(self) -> Iterator[Record]:
        """Yield one object a mention, in text order."""
        for item in self.documents:
            view = _View(item, self.resolution.entities)
            for mention in item.extraction.mentions:
                head = {"document": view.document(), "sentence": view.sentence(mention.sentence)}
                yield head | view.mention(mention) | {"via": mention.via, "reason": mention.reason or None}


class _View:
    def __init__(self, item: Localised, entities: Mapping[str, Entity]) -> None:
        self.extraction: Extraction = item.extraction
        self.local, self.entities = item.entities, entities
        self.sentences = {sentence.index: sentence for sentence in item.extraction.sentences}

    def document(self) -> Record:
        document = self.extraction.document
        fields = ("id", "path", "title", "published", "language")
        return {name: getattr(document, name) for name in fields}

    def sentence(self, index: int) -> Record:
        sentence = self.sentences[index]
        return {"index": sentence.index, "start": sentence.start, "end": sentence.end, "text": sentence.text}

    def mention(self, mention: Mention) -> Record:
        local = self.local[mention.id]
        entity = self.entities.get(local.id, local)
        return {
            "id": entity.id,
            "name": entity.name,
            "type": entity.type,
            "country": entity.country,
            "text": mention.text,
            "start": mention.start,
            "end": mention.end,
        }

    def statement(self, statement: Statement) -> Record:
        roles = {role: self.mention(mention) for role, mention in statement.roles.items()}
        when, quantity = statement.time, statement.quantity
        record: Record = {
            "id": statement.id,
            "document": self.document(),
            "sentence": self.sentence(statement.sentence),
            "relation": statement.relation,
            "plover": statement.plover,
            "predicate": statement.predicate,
            "trigger": {"start": statement.start, "end": statement.end, "text": statement.trigger},
            "subject": roles.get("subject"),
            "object": roles.get("object"),
            "roles": {role: roles[role] for role in ROLES[2:] if role in roles},
            "polarity": statement.polarity,
            "realis": statement.realis,
            "certainty": statement.certainty,
            "speaker": self.mention(statement.speaker) if statement.speaker else None,
            "time": {"from": when.start, "to": when.end, "precision": when.precision} if when else None,
            "quantity": _quantity(quantity) if quantity else None,
            "confidence": statement.confidence,
            "rule": statement.rule,
        }
        if statement.participants:
            record["roles"]["participants"] = [self.mention(mention) for mention in statement.participants]
        if statement.involved:
            record["roles"]["involved"] = [self.mention(mention) for mention in statement.involved]
        return record


def _quantity(quantity: Quantity) -> Record:
    record: Record = {"value": _plain(quantity.value), "unit": quantity.unit}
    return record | ({"to": _plain(quantity.upper)} if quantity.upper is not None else {})


def _plain(value: float) -> int | float:
    return int(value) if value.is_integer() else value
