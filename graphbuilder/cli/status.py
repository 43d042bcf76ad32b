"""``graphbuilder status``: what is in a graph, and what became of the files it was read from."""

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, app
from graphbuilder.cli.ingest import ModelsOption

if TYPE_CHECKING:
    from graphbuilder.watch.state import Failure


def _failures(graph: str) -> "list[Failure]":
    """What failed when its source was last read, by ingest or watch."""
    from graphbuilder.watch import State, state_of

    path = state_of(graph)
    if not path.exists():
        return []
    with State(path) as state:
        return state.failures()


@app.command()
def status(
    graph: GraphOption = DEFAULT_GRAPH,
    models: ModelsOption = "joint",
    lexicon: LexiconOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Print what is in the graph, what failed when its source was last read and why, which files were edited since or are
    gone, and how many documents an ingest would do again since models, lexicon or program changed.

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
    failures = _failures(graph)
    states = Counter(one.state for one in found)
    others = [one for one in found if one.state != "same"]
    if as_json:
        print(
            json.dumps(
                {"counts": counts, "files": states, "changed": [asdict(one) for one in others], "outdated": old}
                | {"failed": [asdict(one) for one in failures]},
                ensure_ascii=False,
            )
        )
        return
    print(", ".join(f"{number} {what}" for what, number in counts.items()))
    print(f"files: {states['same']} as they were, {states['changed']} changed, {states['gone']} gone")
    why = ", ".join(f"{old[name]} by {name}" for name in MARKS if old[name])
    upheld = f"{old['documents'] - old['again']} documents up to date"
    print(f"{upheld}, {old['again']} would be done again{why and f': {why}'}")
    for failure in failures:
        print(f"failed  {one_line(failure.line)}  (since {failure.at})")
    for one in others:
        print(f"{one.state:8}{one_line(one.path)}  ({one.documents} documents)")
