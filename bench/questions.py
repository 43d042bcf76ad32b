"""How long the stored questions take on a large graph, beside those of another version, in one run.

    python bench/questions.py GRAPH [QUESTION …] [--before FOLDER] [--fill STATEMENTS]

Asks each question (without any, all) of GRAPH, a path or the address of a server, about those most is told of: the two most
mentioned persons, the two countries, the source and the relation with the most statements, and since the middle of the time.
Printed are the seconds each takes the second time, its rows, and where ``--before`` names a folder like ``cypher/`` the
seconds of its question of that name, and whether the rows are the same. ``--fill`` puts so many statements of
`bench.store` into GRAPH first, which must then be empty.
"""

import argparse
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.store import BATCH, Articles
from graphbuilder.errors import QueryError
from graphbuilder.query import Question, questions
from graphbuilder.query.parameters import bind
from graphbuilder.query.question import placeholders
from graphbuilder.store import Store, connect

#: Parameters by name where the type does not say what to ask about.
BY_NAME = {"relation": "ACCUSED", "topic": "", "verb": ""}
KIND = {"person": "Person", "country": "Country", "place": "Country", "organization": "Organization"}


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph")
    parser.add_argument("names", nargs="*", metavar="QUESTION")
    parser.add_argument("--before", type=Path)
    parser.add_argument("--fill", type=int, default=0, metavar="STATEMENTS")
    parser.add_argument("--timeout", type=float, default=60.0)
    options = parser.parse_args()
    if options.fill:
        fill(options.graph, options.fill)
    before = questions(options.before) if options.before else {}
    with connect(options.graph, read_only=True) as store:
        known = busiest(store)
        for name, question in questions().items():
            if options.names and name not in options.names:
                continue
            measure(store, question, before.get(name), known, options.timeout)


def fill(graph: str, most: int) -> None:
    """Put *most* statements into *graph*."""
    articles, start = Articles(), time.monotonic()
    with connect(graph) as store:
        store.prepare()
        for _ in range(0, most, 6 * BATCH):
            store.replace(articles.batch())
    print(f"{most:,} statements in {time.monotonic() - start:.0f} s", file=sys.stderr)


def busiest(store: Store) -> dict[str, list[str]]:
    """Return the ids of the two most mentioned entities of each type that questions take."""
    text = """MATCH (e:Entity)<-[r:MENTIONS]-(:Sentence) WITH e, count(r) AS number WHERE e.type = $type
RETURN e.id AS id ORDER BY number DESC, id LIMIT 2"""
    return {
        kind: [row[0] for row in store.read(text, {"type": kind}, timeout=600).records] for kind in set(KIND.values())
    }


def values(question: Question, known: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return what to ask *question* about."""
    given: dict[str, Any] = {}
    entities = {kind: list(ids) for kind, ids in known.items()}
    for one in question.parameters:
        if one.default is not None and one.type != "since":
            continue
        if one.type == "since":
            given[one.name] = "2025-01-01" if one.name == "since" else ""
        elif one.type in ("entity", *KIND):
            given[one.name] = entities[KIND.get(one.type, "Country")].pop(0)
        else:
            given[one.name] = dict(question.example).get(one.name, BY_NAME.get(one.name, ""))
    return given


def measure(
    store: Store, question: Question, before: Question | None, known: Mapping[str, list[str]], timeout: float
) -> None:
    """Print what *question* costs, and *before*."""
    bound, _ = bind(store, question, values(question, known))
    now = asked(store, question, bound, timeout)
    line = f"{question.name:<22}{now[0]:>8.2f} s{now[1]:>7} rows"
    if before is not None and before.cypher != question.cypher:
        then = asked(store, before, bound, timeout)
        line += f"   before {then[0]:>8.2f} s{then[1]:>7} rows   {'the same' if now[2] == then[2] else 'other rows'}"
    print(line, flush=True)


def asked(store: Store, question: Question, bound: Mapping[str, Any], timeout: float) -> tuple[float, str, Any]:
    """Return the seconds that *question* takes once the engine is warm, its number of rows, and the rows."""
    used = placeholders(question.cypher)
    given = {key: value for key, value in bound.items() if key in used}
    seconds, rows = 0.0, None
    for _ in range(2):
        start = time.perf_counter()
        try:
            rows = store.read(question.cypher, given, timeout=timeout)
        except QueryError as error:
            print(f"{question.name}: {error}", file=sys.stderr)
            return time.perf_counter() - start, "no", None
        seconds = time.perf_counter() - start
    assert rows is not None
    return seconds, str(len(rows.records)), [[_plain(value) for value in record] for record in rows.records]


def _plain(value: Any) -> Any:
    """Return *value* without what is left to chance: the order of names, the ids an engine gives."""
    if isinstance(value, dict):
        return None
    return sorted({str(one) for one in value}) if isinstance(value, list) else value


if __name__ == "__main__":
    main()
