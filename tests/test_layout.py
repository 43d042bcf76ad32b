"""The tree stays true: a stage imports only what stands before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "graphbuilder"

#: Who may import whom. Support packages serve every stage; within its own package anything goes.
SUPPORT = {"model", "errors", "resources", "grammar", "names", "lexicon"}
STAGES = ["read", "parse", "extract", "resolve", "store", "query", "view"]
ABOVE = {"pipeline", "identity", "record", "explain", "connect", "evaluate", "server", "demo", "cli"}
ALLOWED = {stage: SUPPORT | set(STAGES[: STAGES.index(stage) + 1]) for stage in STAGES} | {
    "model": {"model"},
    "errors": {"errors"},
    "resources": {"resources"},
    "grammar": {"grammar", "model", "errors", "resources"},
    "names": {"names", "grammar", "model", "errors", "resources"},
    "lexicon": {"lexicon", "grammar", "model", "errors", "resources"},
    "server": {"server", "errors", "resources"},
}


def imports(path: Path) -> Iterator[str]:
    """Yield the first name below ``graphbuilder`` of every import in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "graphbuilder" and len(parts) > 1:
                yield parts[1]


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_before_it(path: Path) -> None:
    part = part_of(path)
    if part in ABOVE or part == "__init__":
        return
    assert set(imports(path)) <= ALLOWED[part] | {part}


def test_every_module_has_its_place() -> None:
    known = set(ALLOWED) | ABOVE | {"__init__"}
    assert {part_of(path) for path in PACKAGE.rglob("*.py")} <= known


def test_only_the_parse_stage_knows_stanza() -> None:
    users = {
        part_of(path)
        for path in PACKAGE.rglob("*.py")
        if any(
            line.lstrip().startswith(("import stanza", "from stanza")) for line in path.read_text("utf-8").splitlines()
        )
    }
    assert users <= {"parse"}
