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
``from graphbuilder.read import …``; ``import graphbuilder.read.web as web`` does not work.
"""

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
