"""What of a page its reader sees as the article: without what is hidden, captions, and what else there is to read."""

import functools
import re
from typing import Any

from graphbuilder import grammar

#: Elements that show no text of the article.
_SILENT = frozenset(("template", "script", "style", "figcaption", "datalist", "dialog"))
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    # smaller than anybody reads, nearly transparent, far outside, cut to nothing
    r"|font-size\s*:\s*(?:0?\.[01]\d*|0+(?:\.0*)?|[01](?:\.\d*)?(?=px|pt|%))(?:px|r?em|pt|v[wh]|%)?\s*(?:;|!|$)"
    r"|(?<![\w-])opacity\s*:\s*0?(?:\.0\d*|(?<=0)\.?)\s*(?:;|!|$)|(?:text-indent|left|top)\s*:\s*-\d{4,}"
    r"|(?<!-)(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*;[^}]*overflow\s*:\s*hidden"
    r"|clip\s*:\s*rect\((?:[\s,]*[01](?:px)?){4}\s*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
#: Longest lead-in, paragraph that only says what else there is to read, and line about a picture, in characters.
_LEAD, _PROMOTION, _CAPTION = 80, 400, 150
_LISTS = frozenset(("ul", "ol", "div", "p", "nav", "section", "table", "dl"))


def prune(tree: Any) -> None:
    """Take out of *tree*, an HTML page, what is no text of its article, and call an aside that is the article a division."""
    for node in list(tree.iter()):
        inner = node.getparent() is not None and isinstance(node.tag, str) and node.tag not in ("html", "body")
        if inner and (node.tag in _SILENT or _is_hidden(node)):
            drop(node)
    _open_asides(tree)
    _drop_promotions(tree)


def drop(node: Any) -> None:
    """Remove *node* and keep the text behind it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def leads_elsewhere(line: str) -> bool:
    """Return whether *line* is none of its article: "read also" and a headline behind it, "photo" and whose it is."""
    text = " ".join(line.split()).casefold()
    if len(text) > _PROMOTION:
        return False
    for word in _captions():
        if text.startswith(word) and len(text) <= _CAPTION and text[len(word) :].lstrip().startswith(":"):
            return True
    for phrase in _phrases():
        if text.startswith(phrase):
            rest = text[len(phrase) :].lstrip()
            return not rest or rest[0] in ":—–-|"
    return False


def _is_hidden(node: Any) -> bool:
    style = node.get("style")
    return node.get("hidden") is not None or bool(style and _HIDDEN.search(style[:2_000]))


def _open_asides(tree: Any) -> None:
    """Where most paragraphs of a page lie in its asides, they are the article: extractors leave asides out."""
    asides = list(tree.iter("aside"))
    if not asides:
        return
    inside = outside = 0
    for paragraph in tree.iter("p"):
        size = len("".join(paragraph.itertext()))
        if next(paragraph.iterancestors("aside"), None) is not None:
            inside += size
        else:
            outside += size
    if inside > outside:
        for node in asides:
            node.tag = "div"


def _drop_promotions(tree: Any) -> None:
    for node in list(
        tree.iter("p", "div", "li", "span", "strong", "b", "h2", "h3", "h4", "h5", "h6", "blockquote", "section")
    ):
        if node.getparent() is None or not _starts(node):
            continue
        text = " ".join("".join(node.itertext()).split())
        if len(text) > _PROMOTION and node.tag not in ("div", "section"):
            continue
        bare = text.casefold().rstrip(": ") in _phrases()
        if not bare and not (leads_elsewhere(text) or _is_links(node, text)):
            continue
        if bare:
            _drop_list_behind(node)
        drop(node)


def _starts(node: Any) -> bool:
    """Whether the first words of *node* are a phrase; looks no farther than needed."""
    start = ""
    for piece in node.itertext():
        start += piece
        if len(start) > _LEAD:
            break
    return " ".join(start.split()).casefold().startswith((*_phrases(), *_captions()))


def _is_links(node: Any, text: str) -> bool:
    linked = sum(len(" ".join("".join(link.itertext()).split())) for link in node.iter("a"))
    phrase = next((phrase for phrase in _phrases() if text.casefold().startswith(phrase)), "")
    return linked > 0.7 * (len(text) - len(phrase))


def _drop_list_behind(node: Any) -> None:
    """Drop the list of links a heading stands over, be it inside a paragraph of its own."""
    while (
        node.getnext() is None and node.getparent() is not None and node.getparent().tag in ("p", "h2", "h3", "h4", "b")
    ):
        node = node.getparent()
    behind = node.getnext()
    while behind is not None and behind.tag in _LISTS:
        text = " ".join("".join(behind.itertext()).split())
        linked = sum(len(" ".join("".join(link.itertext()).split())) for link in behind.iter("a"))
        if not text or linked <= 0.7 * len(text):
            return
        following = behind.getnext()
        drop(behind)
        behind = following


def _phrases() -> tuple[str, ...]:
    """The phrases of every language that other articles stand behind, in small letters, the longest first."""
    return _listed("read_also")


def _captions() -> tuple[str, ...]:
    """The words of every language that a line about a picture begins with."""
    return _listed("captions")


@functools.cache
def _listed(name: str) -> tuple[str, ...]:
    found = {phrase for language in grammar.languages() for phrase in grammar.load(language).word_set(name)}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))
