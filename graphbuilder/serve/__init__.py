"""The workbench: the graph to search, read, judge and ask, in a browser, by programs and by assistants.

``graphbuilder serve`` runs `Workbench` on the loopback address, ``graphbuilder mcp`` the tools for assistants.
"""

from graphbuilder.serve.server import Workbench

__all__ = ["Workbench"]
