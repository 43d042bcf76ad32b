"""Whole annotated articles, and what of the statements found in them is right: for measuring and for the confidence.

A statement found is right where an annotated one has its relation (or its second label), its parties overlap and its mode
is the same; either way round where the relation is symmetric. What stands in sentences nobody annotated counts for nothing.
Annotation is exhaustive, but readers differ: of statements that two readers made each, .71–.79 are the same, so a precision
against one reader lies below what a judge would say. `Verdicts` has what a judge said of those that annotation lacks.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphbuilder.lexicon import relations
from graphbuilder.model import Document, Extraction, Statement

Span = tuple[int, int]
_ENDS = '.!?…»”"'


@dataclass(frozen=True)
class Annotated:
    """A statement of the annotation; spans are offsets in the article, None where nobody is named."""

    labels: frozenset[str]
    subject: Span | None
    object: Span | None
    mode: str


@dataclass
class Article:
    """An article with the spans of the sentences that were annotated."""

    document: Document
    portion: str
    sentences: list[Span] = field(default_factory=list)
    statements: list[Annotated] = field(default_factory=list)


#: Verdicts of a judge on what the annotation lacks: `key` of a statement → right.
Verdicts = Mapping[str, bool]


def articles(rows: Iterable[Mapping[str, Any]]) -> list[Article]:
    """Put the sentences of annotated rows (see data/relations/README.md) together as the articles they are from."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["document"], []).append(row)
    return [_article(name, own) for name, own in found.items()]


def _article(name: str, rows: Sequence[Mapping[str, Any]]) -> Article:
    text, starts = "", dict[str, int]()
    for row in rows:
        for sentence in (*row["before"], row["text"]):
            if sentence not in starts:
                text += "" if not text else " " if text[-1] in _ENDS else "\n\n"
                starts[sentence] = len(text)
                text += sentence
    published = rows[0].get("date") or None
    document = Document(name, text, language=rows[0]["language"], published=published)
    article = Article(document, rows[0]["portion"])
    for row in rows:
        start = starts[row["text"]]
        article.sentences.append((start, start + len(row["text"])))
        article.statements += [_annotated(one, row, starts) for one in row["statements"]]
    return article


def _annotated(one: Mapping[str, Any], row: Mapping[str, Any], starts: Mapping[str, int]) -> Annotated:
    subject, target = (_span(one.get(name), row, starts) for name in ("subject", "object"))
    labels = frozenset(name for name in (one["relation"], one.get("also")) if name)
    return Annotated(labels, subject, target, one["mode"])


def _span(span: Sequence[int] | None, row: Mapping[str, Any], starts: Mapping[str, int]) -> Span | None:
    """Where a party stands in the article; ``[-n, start, end]`` is in the n-th sentence before."""
    if span is None:
        return None
    text = row["text"] if len(span) == 2 else row["before"][span[0]]
    return starts[text] + span[-2], starts[text] + span[-1]


def mode(made: Statement) -> str:
    """The mode of a statement as annotation has it."""
    return "negated" if made.polarity == "negated" else made.realis


def judged(article: Article, found: Extraction, verdicts: Verdicts | None = None) -> Iterator[tuple[Statement, bool]]:
    """Yield each statement found in annotated sentences and whether it is right, those of no relation left out."""
    left = list(article.statements)
    verdicts = verdicts or {}
    for made in sorted(found.statements, key=lambda one: -one.confidence):
        if made.relation == "RELATED" or not any(start <= made.start < end for start, end in article.sentences):
            continue
        twin = next((one for one in left if _same(made, one)), None)
        if twin is not None:
            left.remove(twin)
        yield (
            made,
            twin is not None or any(_same(made, one) for one in article.statements) or verdicts.get(key(made), False),
        )


def key(made: Statement) -> str:
    """What a verdict is remembered by: document, relation, mode and the spans of the parties."""
    spans = [f"{m.start}-{m.end}" if (m := made.roles.get(role)) else "-" for role in ("subject", "object")]
    return " ".join((made.document, made.relation, mode(made), *spans))


def read_verdicts(path: Path) -> dict[str, bool]:
    """Read verdicts, one JSON object a line with *key* and *right*."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {row["key"]: bool(row["right"]) for row in map(json.loads, lines)}


def _same(made: Statement, one: Annotated) -> bool:
    if made.relation not in one.labels or mode(made) != one.mode:
        return False
    ours = [_spans(made, role) for role in ("subject", "object")]
    theirs = [one.subject, one.object]
    if all(map(_meet, ours, theirs)) or _has_it_elsewhere(made, ours[0], one):
        return True
    return relations()[made.relation].symmetric and all(map(_meet, ours, theirs[::-1]))


def _has_it_elsewhere(made: Statement, subject: Sequence[Span], one: Annotated) -> bool:
    """Say whether a thing is the theme that annotation has as the object, or a title the object where it has nobody."""
    party, theme = made.roles.get("object"), made.roles.get("theme")
    if party is None:
        target = [] if theme is None else [(theme.start, theme.end)]
    elif party.type == "Position":
        target = []
    else:
        return False
    return _meet(subject, one.subject) and _meet(target, one.object)


def _spans(made: Statement, role: str) -> list[Span]:
    party = made.roles.get(role)
    further = made.participants if role == "object" else ()
    return [(one.start, one.end) for one in (party, *further) if one is not None]


def _meet(ours: Sequence[Span], theirs: Span | None) -> bool:
    if not ours or theirs is None:
        return not ours and theirs is None
    return any(start < theirs[1] and theirs[0] < end for start, end in ours)


def recall(article: Article, found: Iterable[Statement]) -> tuple[int, int]:
    """Return how many annotated statements are found, and how many there are."""
    made = list(found)
    return sum(any(_same(one, gold) for one in made) for gold in article.statements), len(article.statements)
