"""Judged statements of annotated articles (data/relations): what the reader's part of the confidence is fitted to."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graphbuilder.extract.confidence import features
from graphbuilder.extract.tree import Tree
from graphbuilder.makers.calibrate.judged import Judged
from graphbuilder.makers.evaluate.run import Analyse
from graphbuilder.makers.reader.annotation import rows
from graphbuilder.makers.reader.articles import Article, Verdicts, articles, judged, read_verdicts
from graphbuilder.model import READER, Localised

#: What the reader alone says with less probability is never shown and teaches the confidence nothing.
UNLIKELY = 0.25


def judge_articles(portions: Sequence[Path], analyse: Analyse) -> list[Judged]:
    """Judge what is found in the articles of annotated *portions* (``.ann``); verdicts stand beside them, ``NAME.verdicts``."""
    read = articles(rows(portions))
    verdicts: dict[str, bool] = {}
    for portion in portions:
        verdicts |= read_verdicts(portion.with_suffix(".verdicts"))
    return list(judged_articles(read, analyse([article.document for article in read]), verdicts))


def judged_articles(articles: Sequence[Article], found: Iterable[Localised], verdicts: Verdicts) -> Iterator[Judged]:
    """Judge what is found in *articles*: by the annotation, and by a judge's *verdicts* on what that lacks."""
    by_id = {article.document.id: article for article in articles}
    for localised in found:
        extraction = localised.extraction
        sentences = {sentence.index: sentence for sentence in extraction.sentences}
        for statement, right in judged(by_id[extraction.document.id], extraction, verdicts):
            if statement.rule == READER and (statement.reader or 0.0) < UNLIKELY:
                continue
            seen = features(statement, Tree(sentences[statement.sentence]))
            yield Judged("annotated", f"annotated {extraction.document.id}", seen, right, statement.relation)
