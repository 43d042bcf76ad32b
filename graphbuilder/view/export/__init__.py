"""Files for other programs: each format keeps the evidence, and the library of the format reads each back in a test."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from graphbuilder.errors import BadParameter, ViewError
from graphbuilder.view.export import entities, linked, neo4j_admin, networks, plover, tables
from graphbuilder.view.records import Subgraph

#: Writer of each format, and what *path* is for it.
FORMATS: Mapping[str, tuple[Callable[[Subgraph, Path], Any], str]] = {
    "graphml": (networks.write_graphml, "file"),
    "gexf": (networks.write_gexf, "file"),
    "csv": (tables.write_csv, "folder"),
    "neo4j-admin": (neo4j_admin.write_neo4j_admin, "folder"),
    "parquet": (tables.write_parquet, "folder"),
    "jsonld": (linked.write_jsonld, "file"),
    "ftm": (entities.write_ftm, "file"),
    "plover": (plover.write_plover, "file"),
}


def export(subgraph: Subgraph, form: str, path: str | Path) -> Path:
    """Write *subgraph* in the format *form* to *path*: a file, or a folder of files for csv, neo4j-admin and parquet.

    The same subgraph gives the same bytes.

    Raises:
        BadParameter: There is no such format. ViewError: *path* cannot be written.
    """
    if form not in FORMATS:
        raise BadParameter(f"no export format {form!r}; expected one of {', '.join(FORMATS)}")
    write, kind = FORMATS[form]
    target = Path(path)
    try:
        if kind == "folder":
            target.mkdir(parents=True, exist_ok=True)
        write(subgraph, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ViewError(f"{target}: {form} cannot be written ({reason}); name a {kind} that can be made") from None
    return target
