"""Web pages and saved pages: the article in them, its title and date."""

import re
from collections.abc import Iterator
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.read.encoding import decode
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import Record, clean_url
from graphbuilder.read.visible import leads_elsewhere, prune

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
#: Tags that begin a new line of text.
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p"
        " pre section table td th tr ul",
    )
)
_SILENT = frozenset(("noscript", "head"))
#: Most attributes of a tag: the parser compares each with all others.
ATTRIBUTES = 500
_LONG_TAG = re.compile(r"<[A-Za-z](?:[^>\"']++|\"[^\"]*\"|'[^']*')*+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def records(
    data: bytes, where: str, limits: Limits, declared: str | None = None, url: str | None = None
) -> Iterator[Record]:
    """Yield the article of an HTML page. *url* is where it was fetched; without it the page's own address counts."""
    import trafilatura

    match = _CHARSET.search(data[:4096])
    markup = decode(data, where, declared=declared or (match[1].decode() if match else None), forgiving=True)
    tree = parsed(markup, where, limits)
    prune(tree)
    found: Any = trafilatura.bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2199-12-31"},
    )
    lines = ((found.text or "") if found else "").split("\n")
    text = "\n".join(line for line in lines if not leads_elsewhere(line))
    if not text.strip():
        raise ReadError(f"{one_line(where)}: no article found in the page; give its text instead")
    title = " ".join(str(found.title or "").split())
    yield Record(
        text=with_title(title, text),
        url=url or _address(found.url, where),
        guessed_title=title or None,
        guessed_published=found.date,
        source=found.sitename or found.hostname,
    )


def with_title(title: str, text: str) -> str:
    """Return *text* under its *title*, as plain text has it: the headline says who did what, too."""
    first = " ".join(text.split("\n", 1)[0].split())
    return text if not title or first.casefold() == title.casefold() else f"{title}\n{text}"


def parsed(markup: str, where: str, limits: Limits) -> Any:
    """Return the tree of *markup*; ReadError where it is empty, nested too deep or has too many elements."""
    from lxml import etree, html

    _check_attributes(markup, where)
    declaration = _XML_DECLARATION.match(markup)
    parser = html.HTMLParser(recover=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup[declaration.end() if declaration else 0 :], parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"{one_line(where)}: no HTML ({one_line(error)}); give a saved page or its text") from error
    if any(entry.type_name in ("ERR_RESOURCE_LIMIT", "ERR_INTERNAL_ERROR") for entry in parser.error_log):
        raise refusal(where, "depth", limits, "tags nested too deep")
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > limits.depth:
            raise refusal(where, "depth", limits, f"tags nested deeper than {limits.depth}")
        if elements > limits.elements:
            raise refusal(where, "elements", limits, f"more than {limits.elements} tags")
    return tree


def _check_attributes(markup: str, where: str) -> None:
    """Refuse a tag of very many attributes before it costs minutes; it is looked for only where it may be."""
    if max(map(len, markup.split(">"))) < 4 * ATTRIBUTES and markup.count("=") < 4 * ATTRIBUTES:
        return
    for tag in _LONG_TAG.finditer(markup):
        if tag.end() - tag.start() > 2 * ATTRIBUTES and len(_QUOTED.sub(" ", tag[0]).split()) > ATTRIBUTES:
            raise ReadError(f"{one_line(where)}: a tag of more than {ATTRIBUTES} attributes; give the text of the page")


def fragment_text(markup: str, where: str, limits: Limits) -> str:
    """Return the text of a piece of HTML, one line a block; text that has no tags as it is."""
    if "<" not in markup and "&" not in markup:
        return markup
    from lxml import etree

    pieces: list[str] = []
    silent = 0
    tree = parsed(f"<div>{markup}</div>", where, limits)
    prune(tree)
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if node.tag in _SILENT:
            silent += 1 if event == "start" else -1
        if node.tag in _BLOCKS:
            pieces.append("\n")
        spoken = node.text if event == "start" else node.tail
        if spoken and not silent:
            pieces.append(re.sub(r"\s+", " ", spoken))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _address(url: str | None, where: str) -> str | None:
    """The address a saved page gives for itself, None where it is none: a page's mistake does not cost its article."""
    try:
        return clean_url(url, where) if url else None
    except ReadError:
        return None
