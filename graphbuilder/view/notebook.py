"""Pictures in a notebook: the page of `view`, in a frame of its own within the cell.

The frame is sandboxed: what stands in it can neither reach the notebook nor the network, whatever a name or a sentence
holds. Where a front end shows no frames, the text remains.
"""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import networkx as nx

from graphbuilder.errors import ViewError
from graphbuilder.view.page import page, write_page
from graphbuilder.view.records import Subgraph

#: Pixels of a picture's height; it is as wide as the cell.
HEIGHT = 640


def frame(subgraph: Subgraph, *, height: int = HEIGHT, language: str | None = None) -> str:
    """Return the page of *subgraph* as one HTML element for a notebook's cell."""
    whole = escape(page(subgraph, language=language), quote=True)
    allowed = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
    return (
        f'<iframe sandbox="{allowed}" srcdoc="{whole}" title="graphbuilder" loading="lazy" '
        f'style="width: 100%; height: {int(height)}px; border: 0"></iframe>'
    )


class Neighbourhood(nx.MultiDiGraph):  # type: ignore[misc, type-arg, unused-ignore]
    """The surroundings of an entity as a networkx graph, which a notebook shows as a picture with its sentences.

    *read* fetches what the picture shows when it is first shown; the graph it reads must be open until then. A copy, or
    a part that networkx makes, is a graph without a picture.
    """

    def __init__(self, data: Any = None, *, read: Callable[[], Subgraph] | None = None, **attributes: Any) -> None:
        super().__init__(data, **attributes)
        self._read = read
        self._found: Subgraph | None = None

    def save(self, path: str | Path, *, language: str | None = None) -> Path:
        """Write the picture as one page to *path*. Raises `ViewError` where it cannot be written, or there is none."""
        found = self._subgraph()
        if found is None:
            raise ViewError(f"{path}: this graph has no picture; expected what Graph.neighbourhood returned")
        return write_page(found, path, language=language)

    def _subgraph(self) -> Subgraph | None:
        if self._found is None and self._read is not None:
            self._found = self._read()
        return self._found

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        centre = ", ".join(str(data["name"]) for _, data in self.nodes(data=True) if data.get("hop") == 0)
        text = f"{centre or 'graph'}: {self.number_of_nodes()} entities, {self.number_of_edges()} links"
        found = self._subgraph()
        return {"text/plain": text} if found is None else {"text/plain": text, "text/html": frame(found)}
