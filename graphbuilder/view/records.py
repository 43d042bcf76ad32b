"""What a picture, a page or an export is made of: a part of the graph as frozen records, evidence included.

Offsets are half-open code points of the document's text, as in the graph; `Evidence.start` is a sentence's base.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from graphbuilder.lexicon import relations
from graphbuilder.store.derive import OBJECTS, pairs

#: How far the text stands behind a statement: stated as fact, expected, only thought of, or denied.
Status = Literal["stated", "planned", "hypothetical", "denied"]


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the graph."""

    id: str
    name: str
    type: str
    name_ru: str | None = None
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """A document of the graph; *published* is an ISO date or moment, *source* the id of its source.

    *report* names the group of documents that are copies of each other, *ingested* and *run* when and with what it came.
    """

    id: str
    title: str = ""
    url: str | None = None
    language: str = ""
    published: str | None = None
    path: str | None = None
    source: str | None = None
    report: str | None = None
    ingested: str | None = None
    run: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence a statement was read from."""

    id: str
    document: str
    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Role:
    """An entity's part in a statement, and the words that say so; *via* is how they refer (``name``, ``pronoun`` …)."""

    role: str
    entity: str
    text: str = ""
    start: int = 0
    end: int = 0
    via: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of the graph with everything that was read: roles, modality, time and evidence.

    *judged* says what a person decided of it, ``confirmed`` or ``corrected``.
    """

    id: str
    relation: str
    roles: tuple[Role, ...]
    evidence: tuple[Evidence, ...] = ()
    plover: str = ""
    predicate: str = ""
    polarity: str = "affirmed"
    realis: str = "actual"
    certainty: str = "certain"
    time_from: str | None = None
    time_to: str | None = None
    time_precision: str | None = None
    time_by: str | None = None
    position: str | None = None
    quantity: float | None = None
    quantity_to: float | None = None
    unit: str | None = None
    approximate: bool = False
    attributed: bool = False
    confidence: float = 1.0
    trigger: str = ""
    start: int = 0
    end: int = 0
    rule: str = ""
    judged: str | None = None

    @property
    def status(self) -> Status:
        """Return how far the text stands behind it; a denial of a plan is a denial."""
        if self.polarity == "negated":
            return "denied"
        if self.realis == "planned":
            return "planned"
        return "hypothetical" if self.realis == "hypothetical" else "stated"

    def filled(self, role: str) -> tuple[str, ...]:
        """Return the ids of the entities in *role*, in the order of the text."""
        return tuple(one.entity for one in sorted(self.roles, key=lambda one: one.start) if one.role == role)

    @property
    def far(self) -> tuple[str, ...]:
        """Return whom a line of text names behind the relation: objects and participants, else the nearest other role."""
        found = self.filled("object") + self.filled("participant")
        others = ("destination", "beneficiary", "place", "theme", "instrument")
        return found or next((filled for role in others if (filled := self.filled(role))), ())

    @property
    def ends(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of entities this statement ties, by the rule of the graph's own derived edges, in order."""
        known = relations().get(self.relation)
        roles = {role: self.filled(role.lower()) for role in ("SUBJECT", "PARTICIPANT", *OBJECTS)}
        return tuple(sorted((a, b) for _, a, b in pairs(self.relation, roles, known is not None and known.symmetric)))


@dataclass(frozen=True, slots=True)
class Edge:
    """All statements of one relation between two entities. *status* is the strongest among them.

    *claims* are their ids in the order given, *own* and *attributed* how many of them the texts state themselves and how
    many only somebody in them does; *contested* where some state it and others deny it; *first_seen* and
    *last_seen* are dates (ISO) of the publications.
    """

    source: str
    target: str
    relation: str
    status: Status
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    contested: bool = False
    own: int = 0
    attributed: int = 0
    first_seen: str | None = None
    last_seen: str | None = None

    @property
    def id(self) -> str:
        return f"{self.source}|{self.relation}|{self.target}"


@dataclass(frozen=True, slots=True)
class Subgraph:
    """A part of the graph. *left_out* counts entities that *rule* kept out; *title* says what part it is.

    Every id that a claim, an article or an edge names is in *nodes*, *articles* or *sources*.
    """

    nodes: tuple[Node, ...] = ()
    claims: tuple[Claim, ...] = ()
    articles: tuple[Article, ...] = ()
    sources: tuple[Source, ...] = ()
    title: str = ""
    centre: str | None = None
    left_out: int = 0

    @property
    def edges(self) -> tuple[Edge, ...]:
        """Return the edges its claims make, ordered by source, target and relation."""
        return edges(self.claims, self.articles)


_STRENGTH: tuple[Status, ...] = ("stated", "planned", "hypothetical", "denied")


def edges(claims: Iterable[Claim], articles: Iterable[Article]) -> tuple[Edge, ...]:
    """Gather *claims* into edges; those of a symmetric relation are one edge whichever party is named first."""
    by_id = {article.id: article for article in articles}
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        for a, b in claim.ends:
            groups.setdefault((a, b, claim.relation), []).append(claim)
    return tuple(_edge(*key, groups[key], by_id) for key in sorted(groups))


def _edge(source: str, target: str, relation: str, claims: list[Claim], articles: dict[str, Article]) -> Edge:
    statuses = {claim.status for claim in claims}
    documents = sorted({one.document for claim in claims for one in claim.evidence})
    found = [articles[document] for document in documents if document in articles]
    days = sorted(article.published[:10] for article in found if article.published)
    return Edge(
        source,
        target,
        relation,
        status=next(status for status in _STRENGTH if status in statuses),
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
        documents=tuple(documents),
        sources=tuple(sorted({article.source for article in found if article.source})),
        contested={"stated", "denied"} <= statuses,
        own=len({claim.id for claim in claims if not claim.attributed}),
        attributed=len({claim.id for claim in claims if claim.attributed}),
        first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None,
    )
