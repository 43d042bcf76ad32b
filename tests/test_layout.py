"""The tree stays true: a stage imports only what stands before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder import grammar
from graphbuilder.grammar.scripts.letters import is_cyrillic

PACKAGE = Path(__file__).parent.parent / "graphbuilder"

#: Who may import whom. Support packages serve every stage; within its own package anything goes.
SUPPORT = {
    "model",
    "errors",
    "batches",
    "budget",
    "resources",
    "grammar",
    "names",
    "lexicon",
    "writing",
    "later",
    "toml",
}
STAGES = ["read", "parse", "extract", "resolve", "store", "query", "view"]
ABOVE = {"makers", "cli"}
ALLOWED = {stage: SUPPORT | set(STAGES[: STAGES.index(stage) + 1]) for stage in STAGES} | {
    "model": {"model"},
    "errors": {"errors"},
    "batches": {"batches", "budget", "model", "errors"},
    "budget": {"budget"},
    "resources": {"resources"},
    "writing": {"writing"},
    "later": {"later"},
    "toml": {"toml"},
    "grammar": {"grammar", "toml", "model", "errors", "resources"},
    "names": {"names", "toml", "grammar", "model", "errors", "resources"},
    "lexicon": {"lexicon", "toml", "grammar", "model", "errors", "resources"},
    "server": {"server", "errors", "resources"},
    "stages": SUPPORT | {"read", "parse", "extract", "resolve"},
    "versions": SUPPORT | {"parse"},
    "workers": SUPPORT | {"workers"},
    "cluster": SUPPORT | {"cluster", "workers"},
    "pipeline": SUPPORT | {"read", "parse", "stages", "store", "versions", "workers", "cluster"},
    "watch": SUPPORT | {"read", "pipeline", "store", "query"},
    "graph": SUPPORT | {"stages", "pipeline", "versions", "extract", "store", "query", "view"},
    "serve": SUPPORT | {*STAGES, "pipeline", "stages", "versions", "graph"},
    "__init__": SUPPORT | {"stages", "resolve", "pipeline", "graph"},
}


def imports(path: Path) -> Iterator[str]:
    """Yield the first name below ``graphbuilder`` of every import in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        if names == ["graphbuilder"]:
            names = [f"graphbuilder.{alias.name}" for alias in node.names]  # type: ignore[attr-defined]
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            package, _, rest = name.partition(".")
            if package == "graphbuilder":
                yield rest.split(".")[0] or "__init__"


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_before_it(path: Path) -> None:
    part = part_of(path)
    if part in ABOVE:
        return
    assert set(imports(path)) <= ALLOWED[part] | {part}


def test_every_module_has_its_place() -> None:
    known = set(ALLOWED) | ABOVE
    assert {part_of(path) for path in PACKAGE.rglob("*.py")} <= known


#: The rooms of the extract stage, in the order they may import each other.
ROOMS = ["repair", "arguments", "time", "mentions", "modality", "coreference", "matching", "standing", "reader"]


def room_of(module: str) -> str:
    """Return the room of a module of the extract stage, "" for what all rooms share."""
    _, _, rest = module.partition("graphbuilder.extract.")
    room = rest.partition(".")[0]
    return room if room in ROOMS else ""


@pytest.mark.parametrize(
    "path", [path for room in ROOMS for path in sorted((PACKAGE / "extract" / room).glob("*.py"))], ids=lambda p: p.name
)
def test_a_room_asks_only_rooms_before_it_and_by_their_door(path: Path) -> None:
    own = path.parent.name
    before = ROOMS[: ROOMS.index(own)]
    nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
    others = [str(node.module) for node in nodes if room_of(f"{node.module}") not in ("", own)]
    assert [other for other in others if other not in {f"graphbuilder.extract.{room}" for room in before}] == []


def test_only_the_parse_stage_and_its_training_know_stanza() -> None:
    users = {
        part_of(path)
        for path in PACKAGE.rglob("*.py")
        if any(
            line.lstrip().startswith(("import stanza", "from stanza")) for line in path.read_text("utf-8").splitlines()
        )
    }
    assert users <= {"parse", "makers"}


def test_only_makers_and_the_command_line_import_what_makers_need() -> None:
    users = {part_of(path) for path in PACKAGE.rglob("*.py") if "makers" in imports(path)}
    assert users <= {"makers", "cli"}


#: What may hold words of a language, or tell languages apart, outside a language's folder; each with its reason.
WORDS_ALLOWED = {
    "grammar/scripts": "writing systems, of no language in particular",
    "makers": "formats and answers of the sets trained and measured on, sources of the gazetteer; no user loads them",
    "cli": "wording for people, examples",
    "query/pages.py": "wording for people",
    "query/parameters.py": "yes and no as people type them",
    "query/question.py": "wording for people, in both languages of stored questions",
    "view": "wording for people, in the languages of the page",
    "serve": "wording for people, in the languages of the pages",
}
#: Lists of words so common that code might name one: compared with, they are knowledge of English.
CLOSED_CLASSES = (
    ("of_markers",), ("setting_markers",), ("predicative_markers",), ("infinitive_marks",), ("origin_markers",),
    ("located_markers",), ("city_markers",), ("light_markers",), ("about_markers",), ("negation",), ("relative",),
    ("contrasts",), ("alternatives",), ("clitics",), ("pointing",), ("auxiliaries", "be"), ("auxiliaries", "perfect"),
    ("auxiliaries", "future"), ("ones",), ("hedges",), ("first_person", "one"),
)  # fmt: skip
COMPARING = ("startswith", "endswith", "removeprefix", "removesuffix")


def where(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def is_exempt(path: Path) -> bool:
    inside = any(where(path).startswith(f"grammar/{language}/") for language in grammar.languages())
    return inside or any(f"{where(path)}/".startswith(f"{exempt}/") for exempt in WORDS_ALLOWED)


def checked() -> list[Path]:
    """Return the files that may know no language."""
    return sorted(path for path in PACKAGE.rglob("*.py") if not is_exempt(path))


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the string constants that are no docstrings."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


def compared(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the string constants that something is compared with, be it its beginning or end."""
    for node in ast.walk(tree):
        sides: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in COMPARING:
            sides = list(node.args)
        for side in sides:
            members = side.elts if isinstance(side, ast.Tuple | ast.List | ast.Set) else [side]
            yield from (one for one in members if isinstance(one, ast.Constant) and isinstance(one.value, str))


@pytest.mark.parametrize("path", checked(), ids=where)
def test_no_word_of_a_language_stands_outside_its_folder(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [f"{node.lineno}: {node.value!r}" for node in literals(tree) if is_cyrillic(node.value)]
    if part_of(path) in ("parse", "extract", "names", "lexicon", "grammar"):
        english = grammar.load("en").any_of(*CLOSED_CLASSES) - {""}
        found += [f"{node.lineno}: {node.value!r}" for node in compared(tree) if node.value in english]
    assert not found, "move it to a list or a module of the language's folder"


@pytest.mark.parametrize("path", checked(), ids=where)
def test_nobody_asks_which_language_it_is(path: Path) -> None:
    codes = {*grammar.languages(), *(grammar.load(language).properties.code3 for language in grammar.languages())}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [f"{node.lineno}: {node.value!r}" for node in compared(tree) if node.value in codes]
    assert not found, "ask for a property of the grammar, or give it an operation"


@pytest.mark.parametrize("path", checked(), ids=where)
def test_a_language_s_modules_are_reached_through_its_grammar(path: Path) -> None:
    inside = tuple(f"graphbuilder.grammar.{language}" for language in grammar.languages())
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    assert not [
        node.module for node in nodes if isinstance(node, ast.ImportFrom) and f"{node.module}".startswith(inside)
    ]


def test_what_is_exempt_is_there() -> None:
    assert [exempt for exempt in WORDS_ALLOWED if not (PACKAGE / exempt).exists()] == []
