"""The Python interface: what it is called, what it takes, and that it costs little to import."""

import doctest
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import graphbuilder as gb

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
    "ingest": "sources, graph, *, models, language, published, columns, query, ocr, precision, workers, run, force, conditions,"
    " progress",
    "connect": "graph, *, read_only",
}
METHODS = {
    "ingest": "*sources, models, language, published, columns, query, ocr, precision, workers, run, force, progress",
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


def test_the_import_is_light() -> None:
    heavy = ("torch", "stanza", "pandas", "numpy", "networkx", "pyarrow", "neo4j", "kglite", "pymorphy3")
    code = f"import graphbuilder, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert done.stdout.strip() == "[]"


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
