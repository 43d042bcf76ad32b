"""The Python interface: what it is called, what it takes, and that it costs little to import."""

import ast
import doctest
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import graphbuilder as gb
from graphbuilder.store import connect

#: What takes long to import.
HEAVY = {"torch", "stanza", "pandas", "numpy", "networkx", "pyarrow", "neo4j", "kglite", "pymorphy3", "rich"}
PACKAGE = Path(gb.__file__).parent

RECORDS = {
    *("Document", "Sentence", "Word", "Name", "Parsed", "Mention", "Entity", "Post", "Statement", "Time", "Quantity"),
    *("Extraction", "Localised", "Judgement", "Ruling", "Party", "Resolution", "Resolved", "Report"),
}
#: Functions and methods with their parameters; those behind ``*`` are given by name.
FUNCTIONS = {
    "read": "*sources, language, published, columns, query, ocr, meter, conditions, on_error, on_notice",
    "parse": "documents, *, models, on_error",
    "extract": "parsed, *, precision, on_error, on_cost",
    "resolve": "extractions, *, judgements, on_error",
    "ingest": "sources, graph, *, models, language, published, columns, query, ocr, precision, workers, engine, run, force,"
    " conditions, progress",
    "connect": "graph, *, read_only",
}
METHODS = {
    "ingest": "*sources, models, language, published, columns, query, ocr, precision, workers, engine, run, force, progress",
    "delete": "document",
    "merge": "a, b, *, by, reason",
    "split": "entity, *leaving, by, reason",
    "rename": "entity, name, *, language, by, reason",
    "retype": "entity, type, *, by, reason",
    "unname": "entity",
    "reject": "statement, *, by, reason",
    "confirm": "statement, *, by, reason",
    "correct": "statement, *, relation, subject, object, mode, by, reason",
    "withdraw": "*statements",
    "judgements": "",
    "judge": "judgements",
    "standing": "",
    "lessons": "",
    "query": "name, /, **parameters",
    "questions": "",
    "entity": "name, *, min_confidence",
    "profiles": "name, *, min_confidence",
    "entities": "name",
    "neighbourhood": "name, *, hops, min_confidence",
    "explain": "statement, *, models",
    "export": "form, path, *, entity, hops, min_confidence",
    "cypher": "text, /, **parameters",
    "close": "",
}


def parameters(function: object) -> str:
    """Return the names of a function's parameters as its signature has them."""
    signature = inspect.signature(function)  # type: ignore[arg-type]
    bare = [
        one.replace(annotation=inspect.Parameter.empty, default=inspect.Parameter.empty)
        for one in signature.parameters.values()
        if one.name != "self"
    ]
    return str(inspect.Signature(bare)).strip("()")


def test_the_exported_names_are_these() -> None:
    assert set(gb.__all__) == RECORDS | set(FUNCTIONS) | {"Graph", "GraphbuilderError"}
    assert gb.__all__ == sorted(gb.__all__, key=lambda name: (name[0].islower(), name))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_takes_these_parameters(name: str) -> None:
    assert parameters(getattr(gb, name)) == FUNCTIONS[name]


@pytest.mark.parametrize("name", METHODS)
def test_a_method_of_the_graph_takes_these_parameters(name: str) -> None:
    assert parameters(getattr(gb.Graph, name)) == METHODS[name]


def test_the_graph_has_no_other_methods() -> None:
    assert {name for name in vars(gb.Graph) if name[0] != "_"} == {*METHODS, "store"}


def test_everything_public_says_what_it_does() -> None:
    public = [getattr(gb, name) for name in gb.__all__] + [getattr(gb.Graph, name) for name in METHODS]
    assert all(inspect.getdoc(one) for one in public)


@pytest.mark.parametrize("module", ["read.web", "parse.joint.names", "extract.rules", "resolve.across"])
def test_a_stage_stays_a_function_whatever_is_imported_of_its_package(module: str) -> None:
    importlib.import_module(f"graphbuilder.{module}")
    assert all(inspect.isfunction(getattr(gb, name)) for name in FUNCTIONS)


def loaded(code: str) -> set[str]:
    """Return the modules a fresh interpreter has after *code*: those of this package whole, of others the first name."""
    code = f"""import sys
before = {{*sys.modules}}
{code}
print([name for name in sys.modules if name not in before], file=sys.stderr)"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    names = ast.literal_eval(done.stderr.splitlines()[-1])
    found = {name if name.startswith("graphbuilder") else name.partition(".")[0] for name in names}
    return found - {*sys.stdlib_module_names}


def run(*arguments: str) -> str:
    """Return the code that gives the command line *arguments* and goes on after it."""
    return f"""from graphbuilder.cli import main
sys.argv = {["graphbuilder", *arguments]}
try: main()
except SystemExit: pass"""


def test_importing_the_package_imports_nothing() -> None:
    assert loaded("import graphbuilder") == {"graphbuilder"}


def test_naming_a_record_or_connecting_imports_nothing_heavy() -> None:
    found = loaded("import graphbuilder as gb; gb.Document, gb.connect('nowhere.graph')")
    assert not found & (HEAVY | {"graphbuilder.pipeline", "graphbuilder.extract"})


@pytest.mark.parametrize("arguments", [["--help"], ["query", "--help"], ["extract", "--help"], ["models", "--help"]])
def test_help_imports_the_verbs_and_what_parses_them(arguments: list[str]) -> None:
    found = loaded(run(*arguments))
    own = {name for name in found if name.startswith("graphbuilder") and not name.startswith("graphbuilder.cli")}
    assert own <= {f"graphbuilder{name}" for name in ("", ".errors", ".later", ".model", ".toml")}
    assert not found & HEAVY


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("api") / "a.graph")
    with connect(path) as made:
        made.prepare()
    return path


#: What changes a graph, and what a question can do without.
CHANGING = {f"graphbuilder.{name}" for name in ("read", "parse", "extract", "resolve", "store.rows", "store.change")}


@pytest.mark.parametrize(
    "arguments",
    [["query", "documents", "--graph", "{}"], ["queries", "встречи"], ["query", "runs", "-f", "json", "--graph", "{}"]],
)
def test_a_question_needs_no_models_no_resolver_and_no_pandas(store: str, arguments: list[str]) -> None:
    found = loaded(run(*[one.format(store) for one in arguments]))
    assert "graphbuilder.query.table" in found
    assert not found & (CHANGING | HEAVY - {"rich", "kglite", "pymorphy3"} | {"scipy"})


def test_pandas_is_there_for_who_wants_frames(store: str, tmp_path: Path) -> None:
    found = loaded(run("query", "documents", "--graph", store, "-o", str(tmp_path / "a.parquet")))
    assert {"pandas", "pyarrow"} <= found
    assert not found & (CHANGING | {"torch", "stanza", "neo4j", "networkx", "scipy"})


@pytest.mark.parametrize(
    "path",
    sorted(path for path in PACKAGE.rglob("*.py") if "\n    >>> " in path.read_text(encoding="utf-8")),
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_the_examples_in_docstrings_are_true(path: Path) -> None:
    module = importlib.import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))
    found = doctest.testmod(module)
    assert found.attempted
    assert not found.failed
