"""Stage 7, subgraph → picture: one self-contained page, a page over the live graph, and files for other programs."""

from graphbuilder.view.neighbourhood import exported, subgraph, whole
from graphbuilder.view.page import page, write_page
from graphbuilder.view.records import Article, Claim, Edge, Evidence, Node, Role, Source, Subgraph

__all__ = [
    "Article",
    "Claim",
    "Edge",
    "Evidence",
    "Node",
    "Role",
    "Source",
    "Subgraph",
    "exported",
    "page",
    "subgraph",
    "whole",
    "write_page",
]
