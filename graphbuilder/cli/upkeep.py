"""``graphbuilder status``: what a graph was made with, and what an ingest would do again."""

import json
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, app
from graphbuilder.cli.ingest import ModelsOption


@app.command()
def status(
    graph: GraphOption = DEFAULT_GRAPH,
    models: ModelsOption = "joint",
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Say what is in the graph, and how many articles an ingest would do again since models, lexicon or program changed.

    Example: graphbuilder status --graph news.graph
    """
    from graphbuilder.store import connect
    from graphbuilder.store.identity.sieve import MARKS, outdated
    from graphbuilder.versions import made

    with connect(graph, read_only=True) as store:
        counts, old = store.counts(), outdated(store, made(models))
    if as_json:
        print(json.dumps({"counts": counts, "outdated": old}, ensure_ascii=False))
        return
    print(", ".join(f"{number} {name}" for name, number in counts.items()))
    why = ", ".join(f"{old[name]} by {name}" for name in MARKS if old[name])
    print(
        f"{old['documents'] - old['again']} documents are up to date, {old['again']} would be done again{why and f': {why}'}"
    )
