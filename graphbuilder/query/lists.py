"""Brings the relations that stored questions list up to the lexicon (``python -m graphbuilder.query.lists``).

Plain Cypher cannot ask the lexicon which relations are symmetric, nor which there are; the questions that need to know
list them, and a test compares.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from graphbuilder.lexicon import relations
from graphbuilder.resources import folder

#: Characters of a line of a stored question.
WIDTH = 116
SYMMETRIC = re.compile(r"(?<=s\.relation IN \[)[^\]]*(?=\] AND y\.id < x\.id)")
TYPES = re.compile(r"(?<=shortestPath\(\(a\)-\[:)[^*]*(?=\*)")


def current(text: str) -> str:
    """Return the text of a question with its lists of relations as the lexicon has them."""
    known = relations()
    symmetric = [f"'{name}'" for name, one in known.items() if one.symmetric]
    typed = [name for name in known if name != "RELATED"]
    for pattern, items, separator in ((SYMMETRIC, symmetric, ", "), (TYPES, typed, "|")):
        if match := pattern.search(text):
            column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
            text = text[: match.start()] + _wrapped(items, separator, column) + text[match.end() :]
    return text


def _wrapped(items: Sequence[str], separator: str, column: int) -> str:
    lines = [""]
    for item in [*(item + separator for item in items[:-1]), items[-1]]:
        if (column if len(lines) == 1 else 0) + len(lines[-1]) + len(item) > WIDTH:
            lines[-1] = lines[-1].rstrip()
            lines.append("  ")
        lines[-1] += item
    return "\n".join(lines)


def main() -> None:
    """Rewrite the files that differ, and name them."""
    for path in sorted(Path(folder("cypher")).glob("*/*.cypher")):
        text = path.read_text(encoding="utf-8")
        if (new := current(text)) != text:
            path.write_text(new, encoding="utf-8", newline="\n")
            print(path, file=sys.stderr)


if __name__ == "__main__":
    main()
