"""``graphbuilder extract``, ``explain`` and ``gaps``: the rule author's tools; no database."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, MinConfidenceOption, app, fail
from graphbuilder.cli.ingest import LanguageOption, ModelsOption, PrecisionOption, PublishedOption
from graphbuilder.errors import GraphbuilderError
from graphbuilder.model import PRECISION, Extraction


@app.command()
def extract(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, URLs, or - for stdin.")],
    everything: Annotated[bool, typer.Option("--all", help="Also open statements, which no rule types.")] = False,
    mentions: Annotated[bool, typer.Option("--mentions", help="Print entity mentions instead of statements.")] = False,
    min_confidence: MinConfidenceOption = 0.0,
    precision: PrecisionOption = PRECISION,
    models: ModelsOption = "joint",
    language: LanguageOption = None,
    published: PublishedOption = None,
    lexicon: LexiconOption = None,
) -> None:
    """Print what the rules find, one JSON object a line, without a graph.

    Example: graphbuilder extract article.txt | head -1
    """
    import graphbuilder as gb

    errors: list[GraphbuilderError] = []
    found = gb.resolve(
        _extractions(sources, errors, models=models, language=language, published=published, precision=precision),
        on_error=errors.append,
    )
    for record in found.mentions() if mentions else found.statements():
        if mentions or (record["confidence"] >= min_confidence and (everything or record["relation"] != "RELATED")):
            print(json.dumps(record, ensure_ascii=False))
    _report(errors)


@app.command()
def gaps(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, URLs, or - for stdin.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many patterns to list.")] = 40,
    disagreements: Annotated[
        bool, typer.Option("--disagreements", help="What rules and reader do not agree on instead.")
    ] = False,
    models: ModelsOption = "joint",
    language: LanguageOption = None,
    lexicon: LexiconOption = None,
) -> None:
    """List the verbs that join entities and that no rule knows, most frequent first: what the lexicon lacks.

    Columns: count, verb, types of subject and object, an example sentence. With --disagreements: what the reader says and
    no rule does (reader, relation, trigger), and what an entry says and the reader does not share (rule, relation, entry).

    Example: graphbuilder gaps articles/
    """
    from graphbuilder.extract import gaps as found

    errors: list[GraphbuilderError] = []
    precision = found.SHARE if disagreements else PRECISION
    extractions = _extractions(sources, errors, models=models, language=language, precision=precision)
    listed = found.disagreements(extractions) if disagreements else found.unknown_verbs(extractions)
    for gap in listed[:limit]:
        print(f"{gap.count}\t{gap.name}\t{gap.parties}\t{gap.sentence}")
    _report(errors)


@app.command()
def explain(
    statement: Annotated[str, typer.Argument(help="Id of a statement, as extract prints it; its beginning is enough.")],
    sources: Annotated[
        list[str] | None, typer.Argument(help="The document it comes from; where not given, what the graph knows.")
    ] = None,
    tree: Annotated[
        bool, typer.Option("--tree", help="Read its document again where it came from: with its tree (needs models).")
    ] = False,
    graph: GraphOption = DEFAULT_GRAPH,
    models: ModelsOption = "joint",
    language: LanguageOption = None,
    published: PublishedOption = None,
    lexicon: LexiconOption = None,
) -> None:
    """Show why a statement was made: its sentence, source, the rule with its entry, the parties and their reasons, who judged it.

    By the graph alone; with a document or --tree also how that is parsed, and what the confidence is made of.

    Example: graphbuilder explain 3f2a --graph news.graph
    """
    import graphbuilder as gb
    from graphbuilder.errors import ReadError
    from graphbuilder.extract.explain import explanations
    from graphbuilder.query.output import harmless

    if not sources:
        with gb.connect(graph, read_only=True) as opened:
            told = opened.explain(statement, models=models if tree else None)
        print("\n".join(map(harmless, told.split("\n"))))
        return
    errors: list[GraphbuilderError] = []
    found = _extractions(sources, errors, models=models, language=language, published=published)
    texts = list(explanations(found, statement))
    for text in texts:
        print(text)
    for error in errors:
        fail(str(error))
    if not texts:
        raise ReadError(
            f"no statement {statement!r} in {', '.join(sources)}; list them: graphbuilder extract --all FILE"
        )


def _extractions(
    sources: list[str],
    errors: list[GraphbuilderError],
    *,
    models: str,
    language: str | None,
    published: str | None = None,
    precision: float = PRECISION,
) -> Iterator[Extraction]:
    """Yield what is found in *sources*; what fails goes to *errors*."""
    import graphbuilder as gb

    documents = gb.read(*sources, language=language, published=published, on_error=errors.append)
    parsed = gb.parse(documents, models=models, on_error=errors.append)
    return gb.extract(parsed, precision=precision, on_error=errors.append)


def _report(errors: list[GraphbuilderError]) -> None:
    """Print *errors*; where there are any the command ends with 1."""
    for error in errors:
        fail(str(error))
    if errors:
        raise typer.Exit(1)
