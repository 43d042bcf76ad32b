"""CSV for ``neo4j-admin database import``: the graph model itself, typed header lines, arguments in a file."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

from graphbuilder.model import ENTITY_TYPES
from graphbuilder.store.derive import OPEN, Pair, aggregate
from graphbuilder.view.export.happened import happened
from graphbuilder.view.export.rows import (
    Row,
    document_rows,
    node_rows,
    role_rows,
    sentence_rows,
    statement_rows,
)
from graphbuilder.view.export.tables import write_rows
from graphbuilder.view.records import Subgraph

#: Our edges, with the id space of each end.
_LINKS = {
    "evidence": ("Statement", "EVIDENCE", "Sentence"),
    "in": ("Sentence", "IN", "Document"),
    "published_by": ("Document", "PUBLISHED_BY", "Source"),
    "of": ("Statement", "OF", "Occurrence"),
    "about": ("Statement", "ABOUT", "Parties"),
    "party": ("Occurrence", "PARTY", "Entity"),
}


#: Properties of a derived edge, but for its list.
_COUNTS = (
    "relation",
    "caption",
    "statements",
    "own",
    "attributed",
    "documents",
    "sources",
    "confidence",
    "first_seen",
    "last_seen",
)


def write_neo4j_admin(subgraph: Subgraph, folder: Path) -> None:
    """Write CSV for ``neo4j-admin database import full neo4j @import.args``, run in *folder*.

    Nodes and edges are those of the graph model; typed edges are the asserted ones.
    """
    nodes = {
        "entity": [
            {**_drop(row, "aliases"), "aliases:string[]": _array(row["aliases"]), ":LABEL": _labels(row["type"])}
            for row in node_rows(subgraph)
        ],
        "statement": [_statement_node(row) for row in statement_rows(subgraph)],
        "sentence": [{**_drop(row, "document"), ":LABEL": "Sentence"} for row in sentence_rows(subgraph)],
        "document": [
            {**_drop(row, "source"), "ingested": article.ingested, "run": article.run, ":LABEL": "Document"}
            for row, article in zip(document_rows(subgraph), subgraph.articles, strict=True)
        ],
        "source": [{"id": one.id, "name": one.name, ":LABEL": "Source"} for one in subgraph.sources],
    }
    found = happened(subgraph)
    nodes["occurrence"] = [_occurrence_node(row) for row in found.occurrences]
    nodes["parties"] = [{**row, ":LABEL": "Parties"} for row in found.parties]
    for name, rows in nodes.items():
        _import_file(folder / f"{name}.csv", rows, space=name.capitalize(), empty=["id", ":LABEL"])
    links: dict[str, list[tuple[Any, Any, Row]]] = {
        "evidence": [(claim.id, one.id, {}) for claim in subgraph.claims for one in claim.evidence],
        "in": [(row["id"], row["document"], {}) for row in sentence_rows(subgraph)],
        "published_by": [(one.id, one.source, {}) for one in subgraph.articles if one.source],
    }
    links |= {"of": found.of, "about": found.about, "party": found.party}
    for name, tied in links.items():
        start, kind, end = _LINKS[name]
        _link_file(folder / f"{name}.csv", tied, start, end, kind=kind)
    roles = [
        (
            row["statement"],
            row["entity"],
            {**{key: row[key] for key in ("text", "start", "end", "via")}, ":TYPE": row["role"].upper()},
        )
        for row in role_rows(subgraph)
    ]
    _link_file(folder / "role.csv", roles, "Statement", "Entity")
    _link_file(folder / "relation.csv", _typed(subgraph), "Entity", "Entity")
    arguments = [f"--nodes=./{name}.csv" for name in nodes]  # it takes no path without a folder
    arguments += [f"--relationships=./{name}.csv" for name in (*links, "role", "relation")]
    (folder / "import.args").write_text(
        "\n".join(["--id-type=string", "--multiline-fields=true", *arguments]) + "\n", encoding="utf-8"
    )


def _typed(subgraph: Subgraph) -> list[tuple[str, str, Row]]:
    """Return the edges the graph derives from what is stated as a fact, with the counts and dates it gives them."""
    articles = {article.id: article for article in subgraph.articles}
    support: dict[Pair, list[Row]] = defaultdict(list)
    for claim in subgraph.claims:
        if claim.status != "stated" or claim.relation == OPEN:
            continue
        for (a, b), one in product(claim.ends, claim.evidence):
            article = articles[one.document]
            row = {
                "id": claim.id,
                "attributed": claim.attributed,
                "confidence": claim.confidence,
                "first": claim.time_from,
                "last": claim.time_to,
                "position": claim.position,
            }
            row |= {"document": article.id, "published": article.published, "source": article.source}
            support[Pair(claim.relation, a, b)].append(row)
    found = {pair: aggregate(pair, rows)["properties"] for pair, rows in sorted(support.items())}
    return [
        (
            pair.a,
            pair.b,
            {
                **{name: known.get(name) for name in _COUNTS},
                "source_names:string[]": _array(known["source_names"]),
                "positions:string[]": _array(known.get("positions", ())),
                ":TYPE": pair.relation,
            },
        )
        for pair, known in found.items()
    ]


def _drop(row: Row, *names: str) -> Row:
    return {key: value for key, value in row.items() if key not in names}


def _array(values: Sequence[str]) -> str:
    """Join a list for ``string[]``, whose separator ``;`` cannot be escaped."""
    return ";".join(value.replace(";", ",") for value in values)


def _labels(kind: str) -> str:
    return f"Entity;{kind}" if kind in ENTITY_TYPES else "Entity"


def _occurrence_node(row: Row) -> Row:
    lists = {f"{name}:string[]": _array(value) for name, value in row.items() if isinstance(value, list)}
    return {
        **{name: value for name, value in row.items() if not isinstance(value, list)},
        **lists,
        ":LABEL": "Occurrence",
    }


def _statement_node(row: Row) -> Row:
    kept = (
        "id",
        "relation",
        "plover",
        "predicate",
        "polarity",
        "realis",
        "certainty",
        "time_from",
        "time_to",
        "time_precision",
        "time_by",
        "position",
        "quantity",
        "quantity_to",
        "unit",
        "confidence",
        "trigger",
        "rule",
    )
    return {
        **{key: row[key] for key in kept},
        "attributed:boolean": "true" if row["attributed"] else "false",
        "start": row["trigger_start"],
        "end": row["trigger_end"],
        ":LABEL": "Statement",
    }


_ADMIN_TYPES = {
    "quantity": "double",
    "quantity_to": "double",
    "confidence": "double",
    "start": "long",
    "end": "long",
    "index": "long",
    "statements": "long",
    "own": "long",
    "attributed": "long",
    "planned": "long",
    "denied": "long",
    "documents": "long",
    "sources": "long",
}


def _header(name: str, space: str) -> str:
    if name == "id":
        return f"id:ID({space})"
    return name if ":" in name or name not in _ADMIN_TYPES else f"{name}:{_ADMIN_TYPES[name]}"


def _import_file(path: Path, rows: list[Row], *, space: str, empty: list[str]) -> None:
    columns = list(rows[0]) if rows else empty
    write_rows(
        path,
        [{_header(key, space): value for key, value in row.items()} for row in rows],
        columns=[_header(key, space) for key in columns],
    )


def _link_file(
    path: Path, links: Sequence[tuple[Any, Any, Row]], start: str, end: str, *, kind: str | None = None
) -> None:
    ends = (f":START_ID({start})", f":END_ID({end})")
    rows = [
        {
            ends[0]: a,
            ends[1]: b,
            **{_header(key, ""): value for key, value in more.items()},
            **({":TYPE": kind} if kind else {}),
        }
        for a, b, more in links
    ]
    write_rows(path, rows, columns=list(rows[0]) if rows else [*ends, ":TYPE"])
