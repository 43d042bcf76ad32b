"""``graphbuilder status``: what is in a graph, and what became of the files it was read from."""

import json
from collections import Counter
from dataclasses import asdict
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, app
from graphbuilder.cli.ingest import ModelsOption


@app.command()
def status(
    graph: GraphOption = DEFAULT_GRAPH,
    models: ModelsOption = "joint",
    lexicon: LexiconOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Print what is in the graph, which files it was read from were edited since or are gone, and how many documents an
    ingest would do again since models, lexicon or program changed.

    An edited file is read again with «ingest»; what a file that is gone said goes with «delete».

    Example: graphbuilder status --graph news.graph
    """
    from graphbuilder.read.limits import one_line
    from graphbuilder.store import connect
    from graphbuilder.store.identity import files
    from graphbuilder.store.identity.sieve import MARKS, outdated
    from graphbuilder.versions import made

    with connect(graph, read_only=True) as store:
        counts, found = store.counts(), list(files(store))
        old = outdated(store, made(models))
    states = Counter(one.state for one in found)
    others = [one for one in found if one.state != "same"]
    if as_json:
        print(
            json.dumps({"counts": counts, "files": states, "changed": [asdict(one) for one in others], "outdated": old})
        )
        return
    print(", ".join(f"{number} {what}" for what, number in counts.items()))
    print(f"files: {states['same']} as they were, {states['changed']} changed, {states['gone']} gone")
    why = ", ".join(f"{old[name]} by {name}" for name in MARKS if old[name])
    upheld = f"{old['documents'] - old['again']} documents up to date"
    print(f"{upheld}, {old['again']} would be done again{why and f': {why}'}")
    for one in others:
        print(f"{one.state:8}{one_line(one.path)}  ({one.documents} documents)")
