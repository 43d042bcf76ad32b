"""``graphbuilder serve`` and ``mcp``: the workbench in a browser, and tools for assistants."""

import sys
from typing import Annotated

import typer

from graphbuilder.cli import DEFAULT_GRAPH, GraphOption, LexiconOption, MinConfidenceOption, app
from graphbuilder.cli.resolve import ByOption
from graphbuilder.cli.view import LanguageOption


@app.command()
def serve(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port on the loopback address; 0: a free one.")
    ] = 0,
    language: LanguageOption = None,
    by: ByOption = "",
    min_confidence: MinConfidenceOption = 0.0,
    in_container: Annotated[
        bool,
        typer.Option("--in-container", help="Listen on all of a container's addresses; publish the port on 127.0.0.1."),
    ] = False,
    graph: GraphOption = DEFAULT_GRAPH,
    lexicon: LexiconOption = None,
) -> None:
    """Open the workbench on the loopback address, until Ctrl-C: search, read, look, reject and correct in a browser.

    The address it prints holds a token of this run; without the token everything can be read and nothing changed.

    graphbuilder serve

    graphbuilder serve --graph bolt://localhost:7687 --port 8100
    """
    from graphbuilder.serve import Workbench

    with Workbench(
        graph, port=port, language=language, min_confidence=min_confidence, author=by, in_container=in_container
    ) as workbench:
        print(workbench.address)
        print("Open this address in a browser; it holds a token of this run. Ctrl-C ends it.", file=sys.stderr)
        sys.stdout.flush()
        workbench.run()


@app.command()
def mcp(graph: GraphOption = DEFAULT_GRAPH, lexicon: LexiconOption = None) -> None:
    """Give the graph to an assistant as tools, over standard input and output (Model Context Protocol), read-only.

    Write into the assistant's configuration: command graphbuilder, arguments mcp --graph news.graph. It needs
    pip install "graphbuilder[mcp]".

    graphbuilder mcp --graph news.graph
    """
    from graphbuilder.serve.assistant import run

    run(graph)
