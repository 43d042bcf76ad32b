"""factRuEval-2016: the contest's three tasks with its matching, on any folder of its layout."""

from graphbuilder.makers.evaluate.factrueval.answers import answers
from graphbuilder.makers.evaluate.factrueval.folder import read_folder
from graphbuilder.makers.evaluate.factrueval.responses import Block, NameLine, Response, read_response, write_response
from graphbuilder.makers.evaluate.factrueval.score import score_folder
from graphbuilder.makers.evaluate.factrueval.standard import Book

__all__ = [
    "Block",
    "Book",
    "NameLine",
    "Response",
    "answers",
    "read_folder",
    "read_response",
    "score_folder",
    "write_response",
]
