"""One article: its sentences in order, who is mentioned in each, and what each states."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graphbuilder.serve.facts import OPEN, rows
from graphbuilder.view import Article, Claim, Subgraph
from graphbuilder.view.told import told

#: Sentences a page shows of a very long text.
PAGE = 300

_SENTENCES = """
MATCH (d:Document {id: $id})<-[:IN]-(n:Sentence)
RETURN n.id AS id, n.index AS index, n.start AS start, n.text AS text ORDER BY n.index SKIP $skip LIMIT $limit
"""
_MENTIONS = """
MATCH (d:Document {id: $id})<-[:IN]-(n:Sentence)-[m:MENTIONS]->(e:Entity)
RETURN n.id AS sentence, m.start AS start, m.`end` AS until, m.via AS via, e.id AS id, e.name AS name, e.type AS type
ORDER BY m.start, m.`end` DESC
"""
_STATED = """
MATCH (d:Document {id: $id})<-[:IN]-(n:Sentence)<-[:EVIDENCE]-(s:Statement) WHERE s.relation <> $open
RETURN n.id AS sentence, s.id AS id ORDER BY s.start, s.id
"""
_REJECTED = """
MATCH (d:Document {id: $id})<-[:IN]-(n:Sentence)<-[:EVIDENCE]-(s:Rejected)
RETURN n.id AS sentence, s.id AS id, s.relation AS relation ORDER BY s.start, s.id
"""
_COPIES = """
MATCH (d:Document {id: $id}) MATCH (o:Document {duplicate_group: d.duplicate_group}) WHERE o.id <> d.id
RETURN o.id AS id, o.title AS title, o.published AS published ORDER BY o.published, o.id LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Mention:
    """Who is mentioned at half-open code points of a sentence."""

    start: int
    end: int
    entity: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its mentions, none within another, its statements, and those that people rejected."""

    id: str
    index: int
    text: str
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    rejected: tuple[dict[str, Any], ...]

    @property
    def spans(self) -> list[tuple[int, int, Mention]]:
        """Return the mentions with their places, as a template cuts text by."""
        return [(one.start, one.end, one) for one in self.mentions]


@dataclass(frozen=True, slots=True)
class Text:
    """What the page of an article shows; *more* says that sentences follow on the next page."""

    article: Article
    lines: tuple[Line, ...]
    graph: Subgraph
    copies: list[dict[str, Any]]
    more: bool


def document(store: Any, id: str, *, page: int = 1) -> Text | None:
    """Return the article with that id, None where there is none; *page* counts from 1."""
    stated = rows(store, _STATED, id=id, open=OPEN)
    graph = told(store, [row["id"] for row in stated], documents=[id])
    article = next((one for one in graph.articles if one.id == id), None)
    if article is None:
        return None
    sentences = rows(store, _SENTENCES, id=id, skip=(page - 1) * PAGE, limit=PAGE + 1)
    claims = {claim.id: claim for claim in graph.claims}
    said = _by_sentence((row["sentence"], claims.get(row["id"])) for row in stated)
    rejected = _by_sentence((row["sentence"], row) for row in rows(store, _REJECTED, id=id))
    mentions = _by_sentence((row["sentence"], row) for row in rows(store, _MENTIONS, id=id))
    lines = tuple(
        Line(
            row["id"],
            int(row["index"]),
            row["text"] or "",
            outermost(row["text"] or "", int(row["start"]), mentions.get(row["id"], [])),
            tuple(said.get(row["id"], ())),
            tuple(rejected.get(row["id"], ())),
        )
        for row in sentences[:PAGE]
    )
    return Text(article, lines, graph, rows(store, _COPIES, id=id), len(sentences) > PAGE)


def outermost(text: str, base: int, found: list[dict[str, Any]]) -> tuple[Mention, ...]:
    """Return the mentions of a sentence that begins at *base* in its document, in order, none within another."""
    kept: list[Mention] = []
    for row in sorted(found, key=lambda row: (row["start"], -row["until"], row["id"])):
        start, end = int(row["start"]) - base, int(row["until"]) - base
        if 0 <= start < end <= len(text) and (not kept or start >= kept[-1].end):
            kept.append(Mention(start, end, row["id"], row["name"] or row["id"], row["type"] or ""))
    return tuple(kept)


def _by_sentence(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for sentence, one in pairs:
        if one is not None:
            found.setdefault(sentence, []).append(one)
    return found
