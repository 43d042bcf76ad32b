"""Full-text search: sentences and titles that hold words in any form, by the store's own full-text index.

The engine ranks (BM25 on the embedded one, Lucene on Neo4j); here texts with all of the words are put before those with
some, since the engines agree on no way to ask for that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from graphbuilder.errors import QueryError
from graphbuilder.query.entities import Reader
from graphbuilder.store.terms import readings, terms

#: Words of a search that count, hits the engine is asked for, and texts looked at where a graph has no index.
MOST_WORDS = 12
MOST_HITS = 1000
MOST_LETTERS = 200
#: Letters that stand for a word where there is no index.
SHORTEST = 4

_RETURN = """
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(p:Source)
RETURN {text} AS text, {index} AS index, {lemmas} AS lemmas, d.id AS document, d.title AS title, d.language AS language,
       d.published AS published, d.url AS url, p.name AS source, score
ORDER BY score DESC, document, index LIMIT $most
"""
_SENTENCES = """
CALL db.index.fulltext.queryNodes('sentence_lemmas', $query) YIELD node, score
WITH node, score ORDER BY score DESC LIMIT $most
MATCH (node)-[:IN]->(d:Document)
""" + _RETURN.format(text="node.text", index="node.index", lemmas="node.lemmas")
_TITLES = """
CALL db.index.fulltext.queryNodes('document_lemmas', $query) YIELD node, score
WITH node AS d, score ORDER BY score DESC LIMIT $most
""" + _RETURN.format(text="d.title", index="-1", lemmas="d.lemmas")
_PLAIN = """
MATCH (n:Sentence)-[:IN]->(d:Document)
WHERE any(word IN $words WHERE toLower(n.text) CONTAINS word)
WITH n, d, 0.0 AS score
""" + _RETURN.format(text="n.text", index="n.index", lemmas="null")
_INDEXED = "MATCH (n:Sentence) WHERE n.lemmas IS NOT NULL RETURN n.id AS id LIMIT 1"


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence, or a title (*index* -1), that holds words searched for.

    *marks* are the half-open code points of those words in *text*, *words* how many different ones it holds.
    """

    document: str
    index: int
    text: str
    title: str
    language: str
    published: str | None
    url: str | None
    source: str | None
    marks: tuple[tuple[int, int], ...]
    words: int

    @property
    def spans(self) -> list[tuple[int, int, bool]]:
        """Return the marks with what marks them, as a template cuts text by."""
        return [(start, end, True) for start, end in self.marks]


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found: *hits* best first, *words* how many words it was for.

    *indexed* is False where the graph was made before there was an index, so that letters were compared.
    """

    hits: tuple[Hit, ...]
    words: int
    indexed: bool = True


def search_texts(store: Reader, text: str, *, limit: int = 50) -> Hits:
    """Return up to *limit* sentences and titles with the words of *text* in any form, those with all of them first.

    Russian words are found in any form by the dictionary, English ones by their ending and the parser's lemma.

    Raises:
        QueryError: The graph cannot be asked.
    """
    wanted = _wanted(text)
    if not wanted:
        return Hits((), 0)
    query = " ".join(sorted({one for word in wanted for one in word}))
    try:
        rows = [
            *_ask(store, _TITLES, query=query, most=MOST_HITS),
            *_ask(store, _SENTENCES, query=query, most=MOST_HITS),
        ]
        indexed = bool(rows) or bool(_ask(store, _INDEXED))
    except QueryError:  # a graph made before there were indexes has none of that name
        rows, indexed = [], False
    if not indexed:
        rows = _ask(store, _PLAIN, words=sorted(map(_beginning, wanted)), most=MOST_HITS)
    distinct = {(row["document"], row["text"]): row for row in reversed(rows)}  # a title that is also a sentence
    hits = [_hit(row, wanted) for row in reversed(distinct.values())]
    ranked = sorted((hit for hit in hits if hit.words), key=lambda hit: -hit.words)  # stable: the engine's order within
    return Hits(tuple(ranked[:limit]), len(wanted), indexed)


def by_document(hits: Sequence[Hit]) -> list[tuple[Hit, list[Hit]]]:
    """Return the hits by their document, documents by their best hit; the first of a pair says which it is."""
    place = {hit.document: number for number, hit in reversed(list(enumerate(hits)))}
    ordered = sorted(hits, key=lambda hit: (place[hit.document], hit.index))
    return [(found[0], found) for found in (list(group) for _, group in groupby(ordered, key=lambda hit: hit.document))]


def _wanted(text: str) -> list[frozenset[str]]:
    found = dict.fromkeys(term for _, _, term in terms(text[:MOST_LETTERS]))
    return [readings(term) for term in list(found)[:MOST_WORDS]]


def _beginning(word: frozenset[str]) -> str:
    """Return letters that the forms of a word begin with."""
    first, last = min(word), max(word)
    length = next(
        (place for place, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first)
    )
    return first[:length] if length >= SHORTEST else min(word, key=len)


def _hit(row: dict[str, Any], wanted: list[frozenset[str]]) -> Hit:
    text = row["text"] or ""
    found = [(start, end, readings(term)) for start, end, term in terms(text)]
    kept = set((row["lemmas"] or "").split()).union(*(own for _, _, own in found))
    marks = tuple((start, end) for start, end, own in found if any(own & word for word in wanted))
    return Hit(
        document=row["document"],
        index=int(row["index"]),
        text=text,
        title=row["title"] or "",
        language=row["language"] or "",
        published=row["published"] and str(row["published"]),
        url=row["url"],
        source=row["source"],
        marks=marks,
        words=sum(bool(kept & word) for word in wanted),
    )


def _ask(store: Reader, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
    return store.read(cypher, parameters).dicts()
