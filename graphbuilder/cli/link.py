"""``graphbuilder link``: Wikidata ids for the graph's entities, from a file of aliases."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, app


@app.command()
def link(
    aliases: Annotated[Path, typer.Argument(help="CSV, JSONL, Parquet or FollowTheMoney entities with Wikidata ids.")],
    graph: GraphOption = DEFAULT_GRAPH,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what this file said.")] = False,
) -> None:
    """Link the graph's entities to Wikidata ids by a file of aliases; print one JSON object a line.

    Where several ids fit equally well nothing is linked: «graphbuilder review» asks. A wrong link is taken back by
    «graphbuilder split NAME Q…», all links of a file by --undo.

    Example: graphbuilder link opensanctions.ftm.json > links.jsonl
    """
    from graphbuilder.store import connect, identity

    with connect(graph) as store:
        if undo:
            print(f"{identity.unlink(store, aliases)} links taken back", file=sys.stderr)
            return
        found = identity.link(store, aliases)
    for each in found:
        print(json.dumps(each._asdict(), ensure_ascii=False))
    doubtful = len({each.entity for each in found if not each.sure})
    sure = sum(each.sure for each in found)
    print(f"{sure} entities linked; {doubtful} fit several ids: graphbuilder review", file=sys.stderr)
