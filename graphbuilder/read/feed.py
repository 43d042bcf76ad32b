"""RSS and Atom feeds: one article an entry, with the text the feed itself carries."""

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from graphbuilder.errors import ReadError
from graphbuilder.read.dates import iso_date
from graphbuilder.read.encoding import decode
from graphbuilder.read.html import fragment_text, with_title
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import Record, clean_url

_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_ENCODING = re.compile(rb"(\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*)(?:\"[^\">]{0,60}\"|'[^'>]{0,60}')")
_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


def records(
    data: bytes, where: str, limits: Limits, declared: str | None = None, url: str | None = None
) -> Iterator[Record | ReadError]:
    """Yield one record an entry, or the error of that entry. *url* is that of the feed, for relative links."""
    import feedparser

    data = _as_utf8(data, where, declared)
    _precheck(data, where, limits)
    headers = {"content-type": "application/xml; charset=utf-8", **({"content-location": url} if url else {})}
    # Its markup is only read for its text, and what is hidden shows in what feedparser would take away.
    # Never a string: feedparser would take it for a file name or an address and open it.
    feed: Any = feedparser.parse(
        io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=True
    )
    if not feed.entries:
        raise ReadError(f"{one_line(where)}: no entries in the feed; give an RSS or Atom feed that has some")
    source = feed.feed.get("title") or None
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _record(entry, number, source, f"{where}, entry {number}", limits)
        except ReadError as error:
            yield error


def _as_utf8(data: bytes, where: str, declared: str | None) -> bytes:
    """Return the feed in UTF-8, found out as for any text: what a feed says of its encoding is often not so."""
    match = _DECLARATION.match(data)
    said = declared or (match[1].decode() if match else None)
    text = decode(data, where, declared=said, forgiving=True).removeprefix("\ufeff")
    return _ENCODING.sub(rb'\1"utf-8"', text.encode("utf-8", "replace"), count=1)


def _record(entry: Any, number: int, source: str | None, where: str, limits: Limits) -> Record:
    contents = [item.get("value") or "" for item in entry.get("content", ())]
    markup = max([*contents, entry.get("summary") or ""], key=len)
    title = fragment_text(entry.get("title") or "", where, limits).replace("\n", " ")
    text = with_title(title, fragment_text(markup, where, limits))
    published = entry.get("published") or entry.get("updated")
    author = " ".join(str(entry.get("author") or "").split())
    return Record(
        text=text,
        guessed_title=title or None,
        url=_link(entry, where),
        about={"author": author} if author else {},
        # Never what feedparser makes of it: that is another day where month, day or zone are absurd.
        guessed_published=iso_date(published),
        source=source,
        part=number,
    )


def _link(entry: Any, where: str) -> str | None:
    for link in (entry.get("link"), entry.get("id")):
        try:
            return clean_url(link, where) if link else None
        except ReadError:
            continue
    return None


class _Counter(ContentHandler):
    """Counts elements and depth while the XML is read."""

    def __init__(self, where: str, limits: Limits) -> None:
        super().__init__()
        self.where, self.limits, self.depth, self.elements = where, limits, 0, 0

    def startElement(self, name: str, attrs: Any) -> None:
        self.depth, self.elements = self.depth + 1, self.elements + 1
        if self.depth > self.limits.depth:
            raise refusal(self.where, "depth", self.limits, f"tags nested deeper than {self.limits.depth}")
        if self.elements > self.limits.elements:
            raise refusal(self.where, "elements", self.limits, f"more than {self.limits.elements} tags")

    def endElement(self, name: str) -> None:
        self.depth -= 1


def _precheck(data: bytes, where: str, limits: Limits) -> None:
    """Refuse entity bombs, external entities, and markup too deep or too large before feedparser sees it.

    Many feeds are not well formed and feedparser mends them, so bad form alone is no reason to refuse.
    """
    from defusedxml import sax
    from defusedxml.common import DefusedXmlException

    try:
        sax.parse(
            io.BytesIO(data), _Counter(where, limits), forbid_dtd=False, forbid_entities=True, forbid_external=True
        )
    except DefusedXmlException as error:
        raise ReadError(f"{one_line(where)}: declares XML entities, which are not read; remove the DOCTYPE") from error
    except (SAXException, ValueError, LookupError) as error:
        if _ENTITY.search(data.replace(b"\x00", b"")):
            raise ReadError(
                f"{one_line(where)}: declares XML entities, which are not read; remove the DOCTYPE"
            ) from error
        if (tags := data.count(b"<")) > 2 * limits.elements:
            raise refusal(where, "elements", limits, f"{tags} tags") from error
