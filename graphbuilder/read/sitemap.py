"""Sitemaps: the addresses a site lists, of its pages or of further sitemaps."""

import io
import re
from dataclasses import dataclass
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.read.encoding import decode
from graphbuilder.read.limits import Limits, one_line, refusal


@dataclass(frozen=True, slots=True)
class Listed:
    """Addresses in their order, and whether they are of further sitemaps."""

    urls: tuple[str, ...]
    further: bool


def addresses(data: bytes, where: str, limits: Limits) -> Listed:
    """Return what a sitemap lists; ReadError where it is damaged or too large."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    text = re.sub(r"\A\s*<\?xml.{0,300}?\?>", "", decode(data, where).removeprefix("\ufeff"))
    urls: list[str] = []
    further, depth = False, 0
    try:
        for event, node in iterparse(io.BytesIO(text.strip().encode()), events=("start", "end")):
            depth += 1 if event == "start" else -1
            if depth > limits.depth:
                raise refusal(where, "depth", limits, f"tags nested deeper than {limits.depth}")
            name = str(node.tag).rpartition("}")[2]
            further = further or name == "sitemapindex"
            if event == "end" and name == "loc" and (node.text or "").strip() and depth == 2:
                urls.append(str(node.text).strip())
            if event == "end" and depth == 1:
                _forget(node)
            if len(urls) > limits.elements:
                raise refusal(where, "elements", limits, f"more than {limits.elements} addresses")
    except (DefusedXmlException, ParseError, ValueError) as error:
        if not urls:
            raise ReadError(
                f"{one_line(where)}: damaged sitemap ({one_line(error)}); fetch or copy it again"
            ) from error
    if not urls:
        raise ReadError(f"{one_line(where)}: no addresses in the sitemap; nothing to read")
    return Listed(tuple(dict.fromkeys(urls)), further)


def _forget(node: Any) -> None:
    node.clear()
