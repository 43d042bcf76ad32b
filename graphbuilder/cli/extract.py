"""``graphbuilder extract``, ``explain`` and ``gaps``: the rule author's tools; no database."""

import json
from typing import Annotated

import typer

from graphbuilder.cli import app, fail
from graphbuilder.cli.ingest import LanguageOption, ModelsOption, PublishedOption


@app.command()
def extract(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, URLs, or - for stdin.")],
    mentions: Annotated[bool, typer.Option("--mentions", help="Print entity mentions instead of statements.")] = False,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", help="Leave out statements below, 0 to 1.")
    ] = 0.0,
    models: ModelsOption = "joint",
    language: LanguageOption = None,
    published: PublishedOption = None,
) -> None:
    """Print what the rules find, one JSON object a line, without a graph.

    Example: graphbuilder extract article.txt | head -1
    """
    from graphbuilder.pipeline import analyse
    from graphbuilder.read import read
    from graphbuilder.record import mention_records, statement_records
    from graphbuilder.resolve import resolve

    errors: list[str] = []
    documents = read(sources, language=language, published=published, on_error=lambda error: errors.append(str(error)))
    items = list(analyse(documents, models=models))
    entities = resolve(entity for item in items for entity in item.entities.values()).entities
    for record in mention_records(items, entities) if mentions else statement_records(items, entities):
        if mentions or record["confidence"] >= min_confidence:
            print(json.dumps(record, ensure_ascii=False))
    for error in errors:
        fail(error)
    if errors:
        raise typer.Exit(1)
