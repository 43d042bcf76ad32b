"""What a question may not do even where it only reads: load files or addresses into the answer."""

import re

from graphbuilder.errors import QueryError

#: What does not count as Cypher words: strings, quoted names and comments.
_QUOTED = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_LOAD = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)


def refuse_files(cypher: str) -> None:
    """Raise `QueryError` where *cypher* reads files or URLs by LOAD CSV, which both engines allow to readers."""
    if _LOAD.search(_QUOTED.sub(" '' ", cypher)):
        raise QueryError("LOAD CSV is not allowed here: it reads files and addresses; ask the graph only")
