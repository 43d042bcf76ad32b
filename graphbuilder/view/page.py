"""One HTML file with everything in it: data, styles, scripts, and a policy that lets nothing else in."""

import base64
import hashlib
import json
from functools import cache
from pathlib import Path

from graphbuilder.errors import ViewError
from graphbuilder.view.payload import language_of, payload, to_json
from graphbuilder.view.records import Subgraph

_PARTS = Path(__file__).parent / "page"
LANGUAGES = ("ru", "en")


def page(subgraph: Subgraph, *, language: str | None = None, live: bool = False) -> str:
    """Return the page as text: opens from disk, asks the network for nothing, the same bytes for the same *subgraph*.

    *language* of the labels is ``ru`` or ``en``; None takes that of most articles. The reader can switch. *live*: the
    page is served over a graph, so entities get a link to their neighbourhood.

    Raises:
        ViewError: There are no labels in *language*.
    """
    if language is not None and language not in LANGUAGES:
        raise ViewError(f"no labels in {language!r}; expected one of {', '.join(LANGUAGES)}")
    data = payload(subgraph, language=language or language_of(subgraph.articles), live=live)
    parts = {
        "<!--policy-->": f'<meta http-equiv="Content-Security-Policy" content="{policy()}">',
        "<!--style-->": f"<style>{_style()}</style>",
        "<!--data-->": f'<script type="application/json" id="data">{to_json(data | {"text": _text()})}</script>',
        "<!--script-->": f"<script>{_script()}</script>",
    }
    whole = _read("index.html")
    for mark, part in parts.items():
        before, after = whole.split(mark)
        whole = before + part + after
    return whole


def write_page(subgraph: Subgraph, path: str | Path, *, language: str | None = None) -> Path:
    """Write the page to *path*; a file that is there is replaced only once the new one is whole.

    Raises:
        ViewError: The file cannot be written.
    """
    target = Path(path)
    text = page(subgraph, language=language)
    draft = target.with_name(target.name + ".part")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ViewError(
            f"{target}: cannot be written ({error.strerror}); name a file in a folder that exists"
        ) from None
    return target


def policy(*, served: bool = False) -> str:
    """Return the content security policy: this script and this style, nothing else, no network.

    *served* adds what only a header can say.
    """
    rules = [
        "default-src 'none'",
        f"script-src {_digest(_script())}",
        f"style-src {_digest(_style())}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(rules + (["frame-ancestors 'none'"] if served else []))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _script() -> str:
    files = sorted(_PARTS.glob("*.js"))
    return '"use strict";\n(() => {\n' + "\n".join(file.read_text(encoding="utf-8") for file in files) + "\n})();"


@cache
def _style() -> str:
    return _read("style.css")


@cache
def _text() -> dict[str, dict[str, object]]:
    texts: dict[str, dict[str, object]] = json.loads(_read("text.json"))
    return texts


def _read(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")
