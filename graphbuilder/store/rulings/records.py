"""Rulings and statements as the graph has them, and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from graphbuilder.lexicon import Relation
from graphbuilder.model import Mode, Party, Ruling
from graphbuilder.resolve.claim import claim
from graphbuilder.store.rows import Row, node

#: Properties of a statement that a ruling gives it.
GIVEN = ("judged", "judged_by", "judged_at", "judged_reason", "was")
_TEXTS = ("claim", "sentence", "relation", "by", "at", "reason", "language")


@dataclass(frozen=True, slots=True)
class Role:
    """Who takes part in a statement: the type of the edge, its properties and the entity it goes to."""

    kind: str
    properties: Mapping[str, Any]
    entity: str

    @property
    def order(self) -> tuple[Any, ...]:
        """What roles of one statement are sorted by."""
        own = self.properties
        return self.kind, own.get("depth") or 0, own["start"], own["end"], own["member"], self.entity


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as the graph has it: *label* is Statement or Rejected, *start* and *text* are of its sentence."""

    id: str
    label: str
    properties: Mapping[str, Any]
    roles: tuple[Role, ...]
    document: str
    sentence: str
    start: int
    text: str
    title: str = ""
    url: str | None = None
    language: str = ""

    @property
    def mode(self) -> Mode:
        """How it stands to the facts."""
        return "negated" if self.properties["polarity"] == "negated" else self.properties["realis"]

    def party(self, role: Role) -> Party:
        """Return *role* by its place in the sentence."""
        own = role.properties
        return Party(role.kind.lower(), own["text"], own["start"] - self.start, own["end"] - self.start)


def ruling_row(ruling: Ruling) -> Row:
    """Return the row of a Ruling."""
    texts = {name: getattr(ruling, name) for name in _TEXTS}
    parties = json.dumps([asdict(party) for party in ruling.parties], ensure_ascii=False)
    to = [asdict(party) for party in ruling.to_parties]
    return node(
        id=ruling.id,
        kind=ruling.kind,
        mode=ruling.mode,
        **texts,
        documents=list(ruling.documents),
        article=ruling.title,  # the embedded engine has another use for *title*
        parties=parties,
        anywhere=ruling.anywhere,
        url=ruling.url,
        to_relation=ruling.to_relation,
        to_mode=ruling.to_mode,
        to_parties=json.dumps(to, ensure_ascii=False) if to else None,
    )


def ruling_of(row: Mapping[str, Any]) -> Ruling:
    """Return the ruling of the *properties* of its node."""
    own = row["node"]["properties"]
    return Ruling(
        kind=own["kind"],
        mode=own["mode"],
        documents=tuple(own["documents"]),
        parties=tuple(Party(**each) for each in json.loads(own["parties"])),
        anywhere=own["anywhere"],
        title=own.get("article") or "",
        url=own.get("url"),
        to_relation=own.get("to_relation"),
        to_mode=own.get("to_mode"),
        to_parties=tuple(Party(**each) for each in json.loads(own.get("to_parties") or "[]")),
        **{name: own.get(name) or "" for name in _TEXTS},
    )


def drafted(told: Told, relations: Mapping[str, Relation]) -> Ruling:
    """Return the ruling that confirms *told*, a statement as its text made it; by nobody yet."""
    relation = told.properties["relation"]
    symmetric = relation in relations and relations[relation].symmetric
    parties = [(told.party(role), role.properties["via"]) for role in told.roles]
    made = claim(told.text, relation, parties, symmetric=symmetric)
    return Ruling(
        kind="confirm",
        claim=made.id,
        documents=(told.document,),
        sentence=told.text,
        relation=relation,
        mode=told.mode,
        parties=made.parties,
        anywhere=made.anywhere,
        title=told.title,
        url=told.url,
        language=told.language,
    )


def holds(ruling: Ruling, document: str) -> bool:
    """Say whether *ruling* is about what *document* says."""
    return ruling.anywhere or document in ruling.documents


def followed(ruling: Ruling, gone: str, later: str) -> Ruling:
    """Return *ruling* as it holds once the document *later* took the place of *gone*."""
    if gone not in ruling.documents or later in ruling.documents:
        return ruling
    return replace(ruling, documents=(*ruling.documents, later))
