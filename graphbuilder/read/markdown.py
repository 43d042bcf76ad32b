"""Markdown: the text it shows, without its signs."""

import dataclasses
from collections.abc import Iterator

from graphbuilder.errors import ReadError
from graphbuilder.read.encoding import decode
from graphbuilder.read.header import split_header
from graphbuilder.read.html import fragment_text
from graphbuilder.read.limits import Limits, needed, one_line
from graphbuilder.read.record import Record


def records(data: bytes, where: str, limits: Limits, declared: str | None = None) -> Iterator[Record]:
    """Yield the one article a Markdown file holds; its front matter is its header. Code and pictures are no text."""
    with needed(where, "markdown-it-py"):
        from markdown_it import MarkdownIt

    fields, source = split_header(decode(data, where, declared=declared))
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": min(20, limits.depth)}).enable(
        ["table", "strikethrough"]
    )
    tokens = [token for token in parser.parse(source) if token.type not in ("fence", "code_block")]
    for token in tokens:
        token.children = [child for child in token.children or () if child.type != "image"]
    text = fragment_text(str(parser.renderer.render(tokens, parser.options, {})), where, limits)
    if not text.strip():
        raise ReadError(f"{one_line(where)}: no text in it; nothing to read")
    yield dataclasses.replace(Record(text=text), **fields)  # type: ignore[arg-type]
