"""News articles in, a knowledge graph out: who did what to whom, with the sentence that says so.

    import graphbuilder as gb

    gb.ingest("articles/", "news.graph")                 # everything at once, or stage by stage:
    documents = gb.read("articles/", on_error=print)
    found = gb.resolve(gb.extract(gb.parse(documents)))
    for statement in found.statements():
        ...
    graph = gb.connect("news.graph")
    graph.query("who-met", person="Путин")               # pandas.DataFrame

The stages are functions over iterables and keep no state. Their names stand for functions here and for the packages in
``from graphbuilder.read import …``; ``import graphbuilder.read.web as web`` does not work. What a name needs is imported when
the name is first used: importing this package costs next to nothing.
"""

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphbuilder.batches import Report
    from graphbuilder.errors import GraphbuilderError
    from graphbuilder.graph import Graph, connect
    from graphbuilder.model import (
        Document,
        Entity,
        Extraction,
        Judgement,
        Localised,
        Mention,
        Name,
        Parsed,
        Party,
        Post,
        Quantity,
        Resolution,
        Ruling,
        Sentence,
        Statement,
        Time,
        Word,
    )
    from graphbuilder.pipeline import ingest
    from graphbuilder.resolve import Resolved
    from graphbuilder.stages import extract, parse, read, resolve

__all__ = [
    "Document",
    "Entity",
    "Extraction",
    "Graph",
    "GraphbuilderError",
    "Judgement",
    "Localised",
    "Mention",
    "Name",
    "Parsed",
    "Party",
    "Post",
    "Quantity",
    "Report",
    "Resolution",
    "Resolved",
    "Ruling",
    "Sentence",
    "Statement",
    "Time",
    "Word",
    "connect",
    "extract",
    "ingest",
    "parse",
    "read",
    "resolve",
]

#: Which module each exported name is of; records are of ``model``.
_HOME = {
    "Graph": "graph",
    "GraphbuilderError": "errors",
    "Report": "batches",
    "Resolved": "resolve",
    "connect": "graph",
    "extract": "stages",
    "ingest": "pipeline",
    "parse": "stages",
    "read": "stages",
    "resolve": "stages",
}


class _Package(ModuleType):
    """This package: a name that is a stage's function stays one when the stage's package is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(importlib.import_module(f"{__name__}.{_HOME.get(name, 'model')}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
