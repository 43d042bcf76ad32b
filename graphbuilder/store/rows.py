"""Model → rows: what a batch of documents looks like as the parameters of `statements`.

A row is ``{"id", "properties"}`` for a node and ``{"a", "b", "properties"}`` for an edge from a to b. Properties that
are None are left out, as neither engine stores them.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from graphbuilder import lexicon
from graphbuilder.errors import StoreError
from graphbuilder.model import NAME, Document, Entity, Localised, Mention, Party, Post, Sentence, Statement, digest
from graphbuilder.resolve.claim import claim
from graphbuilder.store.copies import fingerprint
from graphbuilder.store.terms import indexed, indexed_unread

Row = dict[str, Any]


def clean(value: Any) -> Any:
    """Return *value* with lone surrogates, which no database can store, as question marks; lengths stay."""
    if type(value) is str:
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "replace").decode("utf-8")
        return value
    if isinstance(value, (list, tuple)):
        return [clean(item) for item in value]
    return value


def properties(**values: Any) -> Row:
    """Return *values* without those that are None."""
    return {name: clean(value) for name, value in values.items() if value is not None}


def node(**values: Any) -> Row:
    """Return the row of a node; *values* contain its ``id``."""
    kept = properties(**values)
    return {"id": kept["id"], "properties": kept}


def edge(a: str, b: str, /, **values: Any) -> Row:
    """Return the row of an edge."""
    return {"a": clean(a), "b": clean(b), "properties": properties(**values)}


def document_node(document: Document) -> Row:
    """Return the row of a Document; its text stands in its sentences."""
    return node(
        id=document.id,
        title=document.title,
        url=document.url,
        path=document.path,
        language=document.language,
        published=document.published,
        sha256=document.sha256,
        content=content_of(document),
        text_available=document.text_available,
        lemmas=indexed_unread(document.title) or None,
    )


def content_of(document: Document) -> str:
    """Return a mark of all that *document* is and says of itself: where it is the same, nothing is new."""
    return digest(*(getattr(document, field.name) for field in fields(document)))


def came(new: Row, old: Mapping[str, Any] | None, *, run: str, at: str) -> Row:
    """Return when and by which run the text of a document came in: what the graph has of it while its text is the same.

    *new* are the properties of its node, *old* those the graph has, None where it is not there.
    """
    if old and old["sha256"] == new["sha256"] and old["ingested"]:
        return properties(ingested=old["ingested"], run=old["run"])
    return properties(ingested=at or None, run=run or None)


def stood(new: Row, old: Mapping[str, Any] | None) -> Row:
    """Return where the document was read, in this reading and in those before."""
    own = location(new.get("path"), new.get("url"))
    return properties(locations=sorted({*((old and old["locations"]) or ()), *([own] if own else ())}) or None)


def location(path: str | None, url: str | None = None) -> str | None:
    """Return what tells a place of reading from others: the whole path, or the address where there is none.

    Standard input is no place.
    """
    if path:
        return None if path.split("#", 1)[0] == "-" else os.path.abspath(path)
    return url


def sentence_node(sentence: Sentence) -> Row:
    """Return the row of a Sentence."""
    return node(
        id=sentence.id,
        index=sentence.index,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        lemmas=indexed(sentence.words) or indexed_unread(sentence.text) or None,
    )


def statement_node(name: str, statement: Statement, sentence: Sentence) -> Row:
    """Return the row of a Statement, whose id is *name*, on its *sentence*."""
    time, quantity = statement.time, statement.quantity
    return node(
        id=name,
        claim=claim_of(statement, sentence),
        relation=statement.relation,
        plover=statement.plover,
        predicate=statement.predicate,
        polarity=statement.polarity,
        realis=statement.realis,
        certainty=statement.certainty,
        time_from=time and time.start,
        time_to=time and time.end if time and time.told else None,
        time_by=time.end if time and not time.told else None,
        time_precision=time and time.precision,
        position=statement.position or None,
        quantity=float(quantity.value) if quantity else None,
        unit=quantity and quantity.unit,
        quantity_to=quantity and quantity.upper,
        approximate=quantity and quantity.approximate,
        attributed=statement.speaker is not None,
        confidence=float(statement.confidence),
        trigger=statement.trigger,
        start=statement.start,
        end=statement.end,
        rule=statement.rule,
    )


def claim_of(statement: Statement, sentence: Sentence) -> str:
    """Return what names what *statement* says, whatever its document."""
    told = [
        (Party(kind.lower(), each.text, each.start - sentence.start, each.end - sentence.start), each.via)
        for kind, each, _ in parties(statement)
    ]
    relation = lexicon.relations().get(statement.relation)
    symmetric = relation is not None and relation.symmetric
    return claim(sentence.text, statement.relation, told, symmetric=symmetric).id


def member_node(entity: Entity) -> Row:
    """Return the row of a Member, a document-level entity."""
    return node(
        id=entity.id,
        name=entity.name,
        type=entity.type,
        **{NAME + language: name for language, name in entity.names.items()},
        aliases=list(entity.aliases),
        country=entity.country,
        posts=["\t".join((post.title, post.of, post.at)) for post in entity.posts] or None,
        traits=list(entity.traits) or None,
    )


def entity_of(row: Mapping[str, Any]) -> Entity:
    """Return the entity or member of a row that has all fields but *members*; *posts*, *traits* and *wikidata* may lack."""
    posts = tuple(Post(*text.split("\t")) for text in row.get("posts") or ())
    traits = tuple(row.get("traits") or ())
    names = dict(row["names"])
    return Entity(**{**row, "names": names, "aliases": tuple(row["aliases"] or ()), "posts": posts, "traits": traits})


def entity_node(entity: Entity) -> Row:
    """Return the row of an Entity; *caption* is what a picture writes on it."""
    row = member_node(replace(entity, posts=(), traits=()))
    row["properties"] |= properties(caption=row["properties"]["name"], wikidata=entity.wikidata)
    return row


def parties(statement: Statement) -> Iterator[tuple[str, Mention, int | None]]:
    """Yield edge type, mention and depth (speakers only: 0 is the nearest) of everything that takes part."""
    for role, mention in sorted(statement.roles.items()):
        yield role.upper(), mention, None
    for mention in statement.participants:
        yield "PARTICIPANT", mention, None
    for mention in statement.involved:
        yield "INVOLVED", mention, None
    said_by = (statement.speaker,) if statement.speaker else ()
    for depth, mention in enumerate((*said_by, *statement.speakers)):
        yield "SPEAKER", mention, depth


def mentions(localised: Localised) -> Iterator[Mention]:
    """Yield every mention of a document once, those that only statements name included, in order of the text."""
    found = {mention.id: mention for mention in localised.extraction.mentions}
    for statement in localised.extraction.statements:
        for _, mention, _ in parties(statement):
            found.setdefault(mention.id, mention)
    yield from sorted(found.values(), key=lambda mention: (mention.start, mention.end, mention.type))


@dataclass(slots=True)
class Batch:
    """All rows of a batch of documents but for those of Documents and Members. *roles* is keyed by edge type."""

    sources: list[Row] = field(default_factory=list)
    sentences: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    published: list[Row] = field(default_factory=list)
    inside: list[Row] = field(default_factory=list)
    evidence: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    roles: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    fingerprints: list[Row] = field(default_factory=list)


def latest(batch: Sequence[Localised]) -> Iterable[Localised]:
    """Return the documents of *batch*, of two with one id the later."""
    return {localised.extraction.document.id: localised for localised in batch}.values()


def document_rows(batch: Sequence[Localised]) -> list[Row]:
    """Return the rows of the Documents of *batch*."""
    return [document_node(localised.extraction.document) for localised in latest(batch)]


def members_of(batch: Sequence[Localised]) -> dict[str, Entity]:
    """Return the document-level entities of *batch* that are mentioned, by id."""
    found = {
        entity.id: entity
        for localised in latest(batch)
        for mention in mentions(localised)
        if (entity := localised.entities.get(mention.id))
    }
    return {id: entity_of(_flat(member_node(entity))) for id, entity in found.items()}


def homes_of(batch: Sequence[Localised]) -> dict[str, str]:
    """Return the document of each member of *batch* that is of one only: those with a key are of as many as name them."""
    return {
        entity.id: localised.extraction.document.id
        for localised in latest(batch)
        for mention in mentions(localised)
        if (entity := localised.entities.get(mention.id)) and ":" not in entity.id
    }


def _flat(row: Row) -> Row:
    """Return the properties of a Member as the graph gives them."""
    own: Row = row["properties"]
    names = {key[len(NAME) :]: name for key, name in own.items() if key.startswith(NAME)}
    rest = {key: value for key, value in own.items() if not key.startswith(NAME)}
    return {"aliases": None, "country": None, **rest, "names": names}


def batch_rows(batch: Sequence[Localised], canonical: Mapping[str, str]) -> Batch:
    """Turn *batch* into rows; *canonical* maps members to entity ids, and what it lacks is an entity of its own.

    Of two documents with one id the later counts. A mention that belongs to no entity makes no edge.
    """
    rows = Batch()
    for localised in latest(batch):
        _add_document(rows, localised)
        _add_parties(rows, localised, canonical)
    rows.sources = [node(id=name, name=name) for name in sorted({row["b"] for row in rows.published})]
    return rows


def _add_document(rows: Batch, localised: Localised) -> None:
    extraction = localised.extraction
    document = extraction.document
    if found := fingerprint(document):
        rows.fingerprints.append(found)
    if document.source:
        rows.published.append(edge(document.id, document.source))
    for sentence in extraction.sentences:
        rows.sentences.append(sentence_node(sentence))
        rows.inside.append(edge(sentence.id, document.id))
    known = {sentence.index: sentence for sentence in extraction.sentences}
    for name, statement in _by_id(extraction.statements):
        if statement.sentence not in known:
            raise StoreError(
                f"document {document.id}: statement {name} rests on sentence {statement.sentence}, which the "
                "document does not have; expected every statement to have its evidence"
            )
        rows.statements.append(statement_node(name, statement, known[statement.sentence]))
        rows.evidence.append(edge(name, f"{statement.document}:{statement.sentence}"))


def _add_parties(rows: Batch, localised: Localised, canonical: Mapping[str, str]) -> None:
    entities = localised.entities
    for mention in mentions(localised):
        if entity := entities.get(mention.id):
            sentence = f"{mention.document}:{mention.sentence}"
            target = canonical.get(entity.id, entity.id)
            rows.mentions.append(edge(sentence, target, reason=mention.reason or None, **_span(mention, entity)))
    for name, statement in _by_id(localised.extraction.statements):
        for kind, mention, depth in parties(statement):
            if entity := entities.get(mention.id):
                target = canonical.get(entity.id, entity.id)
                rows.roles[kind].append(edge(name, target, depth=depth, **_span(mention, entity)))


def _by_id(statements: Sequence[Statement]) -> Iterable[tuple[str, Statement]]:
    """Return statements with their ids, which cost a hash each; of two with one id the later."""
    return {statement.id: statement for statement in statements}.items()


def _span(mention: Mention, entity: Entity) -> Row:
    return {"text": mention.text, "start": mention.start, "end": mention.end, "via": mention.via, "member": entity.id}
