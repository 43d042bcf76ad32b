"""What a question may not do even where it only reads: load files or addresses into the answer."""

import re

from graphbuilder.errors import QueryError

#: The two words with nothing but space and comments between them. Strings are not told apart on purpose: where a string
#: ends is a matter of the engine, and a question that only speaks of loading is rare.
_LOAD = re.compile(
    r"\bLOAD(?:[\s\u180e\u200b\u2060\ufeff]|/\*(?:(?!\*/).)*\*/|//[^\n\r]*[\n\r])+CSV\b", re.IGNORECASE | re.DOTALL
)
#: Escapes that Neo4j resolves before it looks for words.
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")


def refuse_files(cypher: str) -> None:
    """Raise `QueryError` where *cypher* reads files or URLs by LOAD CSV, which both engines allow to readers."""
    resolved = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cypher)
    if _LOAD.search(cypher) or _LOAD.search(resolved):
        raise QueryError("LOAD CSV is not allowed here: it reads files and addresses; ask the graph only")
