"""News articles in, a knowledge graph out: who did what to whom, with the sentence that says so."""

from graphbuilder.connect import Graph, connect

__all__ = ["Graph", "connect"]
