"""``graphbuilder extract``, ``explain`` and ``gaps``: the rule author's tools; no database."""

import json
from typing import Annotated

import typer

from graphbuilder.cli import MinConfidenceOption, app, fail
from graphbuilder.cli.ingest import LanguageOption, ModelsOption, PublishedOption


@app.command()
def extract(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, URLs, or - for stdin.")],
    everything: Annotated[bool, typer.Option("--all", help="Also open statements, which no rule types.")] = False,
    mentions: Annotated[bool, typer.Option("--mentions", help="Print entity mentions instead of statements.")] = False,
    min_confidence: MinConfidenceOption = 0.0,
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
    items = list(analyse(documents, models=models, on_error=lambda error: errors.append(str(error))))
    entities = resolve(entity for item in items for entity in item.entities.values()).entities
    for record in mention_records(items, entities) if mentions else statement_records(items, entities):
        if mentions or (record["confidence"] >= min_confidence and (everything or record["relation"] != "RELATED")):
            print(json.dumps(record, ensure_ascii=False))
    for error in errors:
        fail(error)
    if errors:
        raise typer.Exit(1)


@app.command()
def gaps(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, URLs, or - for stdin.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many patterns to list.")] = 40,
    models: ModelsOption = "joint",
    language: LanguageOption = None,
) -> None:
    """List the verbs that join entities and that no rule knows, most frequent first: what the lexicon lacks.

    Columns: count, verb, types of subject and object, an example sentence.

    Example: graphbuilder gaps articles/
    """
    from collections import Counter

    from graphbuilder.pipeline import analyse
    from graphbuilder.read import read

    errors: list[str] = []
    counts: Counter[tuple[str, str, str]] = Counter()
    examples: dict[tuple[str, str, str], str] = {}
    documents = read(sources, language=language, on_error=lambda error: errors.append(str(error)))
    for item in analyse(documents, models=models, on_error=lambda error: errors.append(str(error))):
        sentences = {sentence.index: sentence.text for sentence in item.extraction.sentences}
        for statement in item.extraction.statements:
            if statement.relation == "RELATED":
                roles = statement.roles
                key = (statement.predicate, roles["subject"].type, roles["object"].type)
                counts[key] += 1
                examples.setdefault(key, sentences[statement.sentence])
    for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]:
        print(f"{count}\t{key[0]}\t{key[1]}-{key[2]}\t{' '.join(examples[key].split())}")
    for error in errors:
        fail(error)
    if errors:
        raise typer.Exit(1)


@app.command()
def explain(
    statement: Annotated[str, typer.Argument(help="Id of a statement, as extract prints it; its beginning is enough.")],
    sources: Annotated[list[str], typer.Argument(help="The document it comes from.")],
    models: ModelsOption = "joint",
    language: LanguageOption = None,
    published: PublishedOption = None,
) -> None:
    """Show why a statement was made: its sentence, the tree, the rule with its lexicon entry, the roles and their reasons.

    Example: graphbuilder explain 3f2a article.txt
    """
    from graphbuilder.errors import ReadError
    from graphbuilder.explain import explanation
    from graphbuilder.pipeline import analyse
    from graphbuilder.read import read

    errors: list[str] = []
    documents = read(sources, language=language, published=published, on_error=lambda error: errors.append(str(error)))
    shown = 0
    for item in analyse(documents, models=models, on_error=lambda error: errors.append(str(error))):
        for made in item.extraction.statements:
            if made.id.startswith(statement):
                print(explanation(item.extraction, made))
                shown += 1
    for error in errors:
        fail(error)
    if not shown:
        raise ReadError(
            f"no statement {statement!r} in {', '.join(sources)}; list them: graphbuilder extract --all FILE"
        )
