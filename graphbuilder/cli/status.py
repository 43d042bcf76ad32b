"""``graphbuilder status``: what is in a graph, and what became of the files it was read from."""

import json
from collections import Counter
from dataclasses import asdict
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, app


@app.command()
def status(
    graph: GraphOption = DEFAULT_GRAPH,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Print what is in the graph, and which files it was read from were edited since or are gone.

    An edited file is read again with «ingest»; what a file that is gone said goes with «delete».

    Example: graphbuilder status --graph news.graph
    """
    from graphbuilder.read.limits import one_line
    from graphbuilder.store import connect
    from graphbuilder.store.identity import files

    with connect(graph, read_only=True) as store:
        counts, found = store.counts(), list(files(store))
    states = Counter(one.state for one in found)
    others = [one for one in found if one.state != "same"]
    if as_json:
        print(json.dumps({"counts": counts, "files": states, "changed": [asdict(one) for one in others]}))
        return
    print(", ".join(f"{number} {what}" for what, number in counts.items()))
    print(f"files: {states['same']} as they were, {states['changed']} changed, {states['gone']} gone")
    for one in others:
        print(f"{one.state:8}{one_line(one.path)}  ({one.documents} documents)")
