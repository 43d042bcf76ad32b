"""``graphbuilder review``: the doubtful pairs, one key each."""

import json
import sys

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, app
from graphbuilder.cli.resolve import ByOption, author
from graphbuilder.errors import BadParameter
from graphbuilder.model import Judgement

KEYS = {"y": "same", "n": "not the same", "s": "skip", "q": "quit"}


@app.command()
def review(
    graph: GraphOption = DEFAULT_GRAPH,
    by: ByOption = "",
    limit: int = typer.Option(100, "--limit", min=1, help="At most so many pairs."),
    listed: bool = typer.Option(False, "--list", help="Print the pairs as JSON lines and ask nothing."),
) -> None:
    """Go through the pairs nobody is sure of, one key each: y same, n not the same, s skip, q quit.

    Pairs are names that are nearly one, and Wikidata ids of «graphbuilder link» that are not the only ones that fit.
    Without a terminal: --list prints the pairs; decide them with merge and split.

    Example: graphbuilder review --list
    """
    from graphbuilder.store import connect, identity

    if not listed and not sys.stdin.isatty():
        raise BadParameter(
            "review asks for keys and there is no terminal; see the pairs with «graphbuilder review --list» "
            "and decide with merge and split"
        )
    with connect(graph, read_only=listed) as store:
        pairs = identity.doubts(store)[:limit]
        if listed:
            for pair in pairs:
                print(json.dumps(_fields(pair), ensure_ascii=False))
            return
        decided = []
        try:
            for number, pair in enumerate(pairs, 1):
                key = _ask(pair, f"{number}/{len(pairs)}")
                if key == "q":
                    break
                if key in "yn":
                    decided.append((pair, key == "y"))
        finally:  # what was decided counts, even where the rest is interrupted
            count = identity.decide(store, decided, by=author(by))
            print(f"{count} judgements stored", file=sys.stderr)


def _fields(pair: Judgement) -> dict[str, object]:
    one, other = pair.members
    fields = {"a": one.id, "a_name": one.name, "b": other.id, "b_name": other.name, "type": one.type}
    return fields | {"score": pair.score, "reason": pair.reason}


def _ask(pair: Judgement, place: str) -> str:
    """Show a pair on stderr and return one of `KEYS`."""
    from graphbuilder.grammar.scripts.fold import plain
    from graphbuilder.query.output import harmless

    lines = [f"\n{place}  {pair.score:.2f}  {pair.reason}"]
    for each in pair.members:
        names = sorted({name for name in each.aliases if plain(name) != plain(each.name)})[:6]
        also = f"; also {', '.join(names)}" if names else ""
        lines.append(f"  {each.name} ({each.type}{', ' + each.country if each.country else ''}, {each.id}){also}")
    print("\n".join(map(harmless, lines)), file=sys.stderr)
    while True:
        print(f"{', '.join(f'{key} {word}' for key, word in KEYS.items())}: ", end="", file=sys.stderr, flush=True)
        key = typer.getchar().lower()
        print(key if key.isprintable() else "", file=sys.stderr)
        if key == "\x03":
            raise KeyboardInterrupt
        if key in KEYS:
            return key
