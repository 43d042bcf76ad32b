"""One HTML file with everything in it: data, styles, scripts, and a policy that lets nothing else in."""

import base64
import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from graphbuilder.errors import ViewError
from graphbuilder.view.payload import language_of, payload, to_json
from graphbuilder.view.records import Subgraph
from graphbuilder.writing import whole

_PARTS = Path(__file__).parent / "page"
LANGUAGES = ("ru", "en")
#: The id by which the library knows that its style is there, so that it writes none into the page.
LIBRARY_STYLE = "__________cytoscape_stylesheet"


def page(subgraph: Subgraph, *, language: str | None = None, live: bool = False) -> str:
    """Return the page as text: opens from disk, asks the network for nothing, the same bytes for the same *subgraph*.

    *language* of the labels is ``ru`` or ``en``; None takes that of most articles. The reader can switch. *live*: the
    page is served over a graph, which has its parts at the addresses of `SERVED` and a page for every entity and statement.

    Raises:
        ViewError: There are no labels in *language*.
    """
    if language is not None and language not in LANGUAGES:
        raise ViewError(f"no labels in {language!r}; expected one of {', '.join(LANGUAGES)}")
    data = payload(subgraph, language=language or language_of(subgraph.articles), live=live)
    parts = _parts_served() if live else _parts_within()
    parts["<!--data-->"] = f'<script type="application/json" id="data">{to_json(data | {"text": _text()})}</script>'
    whole = _read("index.html")
    for mark, part in parts.items():
        before, after = whole.split(mark)
        whole = before + part + after
    return whole


def _parts_within() -> dict[str, str]:
    return {
        "<!--policy-->": f'<meta http-equiv="Content-Security-Policy" content="{policy()}">',
        "<!--style-->": f'<style id="{LIBRARY_STYLE}">{style()}</style>',
        "<!--script-->": f"<script>{library()}</script>\n<script>{script()}</script>",
    }


def _parts_served() -> dict[str, str]:
    sheet, *scripts = SERVED
    return {
        "<!--policy-->": '<link rel="icon" href="data:,">',
        "<!--style-->": f'<link rel="stylesheet" id="{LIBRARY_STYLE}" href="{sheet}">',
        "<!--script-->": "\n".join(f'<script src="{one}"></script>' for one in scripts),
    }


def write_page(subgraph: Subgraph, path: str | Path, *, language: str | None = None) -> Path:
    """Write the page to *path*; a file that is there is replaced only once the new one is whole.

    Raises:
        ViewError: The file cannot be written.
    """
    target = Path(path)
    text = page(subgraph, language=language)
    try:
        with whole(target) as draft:
            draft.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ViewError(
            f"{target}: cannot be written ({error.strerror}); name a file in a folder that exists"
        ) from None
    return target


def policy() -> str:
    """Return the content security policy: these scripts and this style, nothing else, no network."""
    rules = [
        "default-src 'none'",
        f"script-src {_digest(library())} {_digest(script())}",
        f"style-src {_digest(style())}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(rules)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def library() -> str:
    """Return the library that draws, as its package has it."""
    return (_PARTS.parent / "vendor" / "cytoscape.min.js").read_text(encoding="utf-8")


@cache
def script() -> str:
    """Return the page's own script."""
    files = sorted(_PARTS.glob("*.js"))
    return '"use strict";\n(() => {\n' + "\n".join(file.read_text(encoding="utf-8") for file in files) + "\n})();"


@cache
def style() -> str:
    """Return the page's style."""
    return _read("style.css")


#: Where a page that is served over a graph has its parts, and what gives each.
SERVED: dict[str, Callable[[], str]] = {
    "/static/picture.css": style,
    "/static/cytoscape.min.js": library,
    "/static/picture.js": script,
}


@cache
def _text() -> dict[str, dict[str, object]]:
    texts: dict[str, dict[str, object]] = json.loads(_read("text.json"))
    return texts


def _read(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")
