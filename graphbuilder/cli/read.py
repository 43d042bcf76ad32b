"""``graphbuilder read``: what is understood of sources, before anything is made of it."""

import json
import sys
from typing import Annotated

import typer

from graphbuilder.cli import app, fail
from graphbuilder.cli.ingest import LanguageOption, MapOption, OcrOption, PublishedOption, QueryOption, columns
from graphbuilder.errors import GraphbuilderError
from graphbuilder.model import Document

#: Characters of a text that are shown.
START = 100


@app.command()
def read(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, patterns, URLs, feeds, or - for stdin.")],
    as_json: Annotated[bool, typer.Option("--json", help="Whole documents, one JSON object a line.")] = False,
    language: LanguageOption = None,
    published: PublishedOption = None,
    named: MapOption = None,
    query: QueryOption = None,
    ocr: OcrOption = False,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Stop after so many documents; 0: all.")] = 0,
) -> None:
    """Print the documents that sources hold, and what was left out and why; no models, no graph.

    Columns: id, day, language, source, title, first characters, path or URL. Errors and notices go to stderr.

    Example: graphbuilder read inbox.mbox | head
    """
    from dataclasses import asdict

    import graphbuilder as gb
    from graphbuilder.read.record import Notice

    errors: list[GraphbuilderError] = []
    skipped = found = 0

    def noticed(notice: Notice) -> None:
        nonlocal skipped
        skipped += notice.skipped
        fail(str(notice))

    def failed(error: GraphbuilderError) -> None:
        errors.append(error)
        fail(str(error))

    for document in gb.read(
        *sources,
        language=language,
        published=published,
        columns=columns(named),
        query=query,
        ocr=ocr,
        on_error=failed,
        on_notice=noticed,
    ):
        found += 1
        print(json.dumps(asdict(document), ensure_ascii=False) if as_json else "\t".join(_row(document)))
        if found == limit:
            break
    if not as_json:
        print(f"{found} documents, {skipped} skipped, {len(errors)} refused", file=sys.stderr)
    if errors:
        raise typer.Exit(1)


def _row(document: Document) -> list[str]:
    from graphbuilder.read.limits import one_line

    start = document.text[: 2 * START].removeprefix(document.title)
    cells = (
        document.id,
        document.published or "-",
        document.language,
        document.source or "-",
        document.title or "-",
        start[:START],
        document.path or document.url or "-",
    )
    return [one_line(cell) for cell in cells]
