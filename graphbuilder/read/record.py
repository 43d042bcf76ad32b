"""One article as a source gives it, and how it becomes a `Document`."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from graphbuilder.errors import ReadError
from graphbuilder.model import Document, digest
from graphbuilder.read.dates import iso_date
from graphbuilder.read.language import detect_language
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.normalise import folded, normalise

#: Longest title, in characters, and the longest first line that may be one though it ends with a full stop.
TITLE, SENTENCE_TITLE = 200, 100
#: Parameters of a URL that say who sent the reader, not which page it is.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|ysclid|_openstat")
_ID = re.compile(r"[\w.:/#@+-]{1,200}")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*$")


@dataclass(frozen=True, slots=True)
class Record:
    """An article before it is normalised: strings as the source has them, None where it says nothing.

    *part* tells articles of one file apart (row or entry, from 1). *guessed_published* and *guessed_title* are what a
    page's metadata say: weaker than anything its reader was told.
    """

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    source: str | None = None
    language: str | None = None
    id: str | None = None
    part: int | None = None
    guessed_title: str | None = None
    guessed_published: str | None = None


#: What a header, a sidecar or a table may say about an article.
FIELDS = ("title", "url", "published", "source", "language", "id")
#: Further names of those fields and of the text, lower case.
ALIASES = {"date": "published", "lang": "language", "link": "url", "headline": "title", "publisher": "source"}


def record_from(values: Mapping[str, object], part: int | None, where: str) -> Record:
    """Return the record of a row or object with the keys ``text`` and `FIELDS`; ReadError where a value is no text."""
    known: dict[str, str] = {}
    for name, value in values.items():
        key = ALIASES.get(str(name).strip().lower(), str(name).strip().lower())
        if key not in ("text", *FIELDS) or value is None or value == "":
            continue
        if not isinstance(value, str) and (key == "text" or isinstance(value, (list, dict, bool))):
            raise ReadError(f"{one_line(where)}: {key} is a {type(value).__name__}, expected text; correct that record")
        known.setdefault(key, str(value))
    if not known.get("text", "").strip():
        raise ReadError(f"{one_line(where)}: no text in it; every article needs a field text")
    return Record(**known, part=part)


def document(record: Record, *, path: str | None, where: str, limits: Limits, fields: Mapping[str, str]) -> Document:
    """Return the document of *record*; ReadError where it is empty, too long or says something impossible.

    *fields* holds `FIELDS` from a sidecar or the caller: they fill what the record does not say, before guesses do.
    """
    if len(record.text) > limits.characters:
        raise refusal(where, "characters", limits, f"{len(record.text)} characters of text")
    text = normalise(record.text)
    if not any(c.isalnum() for c in text):
        raise ReadError(f"{one_line(where)}: no text in it; nothing to read")
    values = {name: value for name in FIELDS if (value := getattr(record, name) or fields.get(name))}
    url = clean_url(values["url"], where) if "url" in values else None
    title = values.get("title") or record.guessed_title
    return Document(
        id=_identity(values.get("id"), url, text, where),
        text=text,
        title=" ".join(normalise(title).split()) if title else title_of(text),
        language=_language(values.get("language"), text, where),
        published=_published(values.get("published"), where) or iso_date(record.guessed_published),
        url=url,
        path=path,
        source=" ".join(normalise(values["source"]).split()) if "source" in values else None,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def title_of(text: str) -> str:
    """Return the first line of *text* where it reads like a headline, else an empty string. The line stays in the text.

    A headline is at most `TITLE` characters, has more text below it, and does not end like a sentence of running text,
    unless it is short and a blank line sets it apart.
    """
    lines = text.lstrip("\n").split("\n", 2)
    if len(lines) < 2 or not any(c.isalnum() for line in lines[1:] for c in line):
        return ""
    first = " ".join(lines[0].split())
    if not first or len(first) > TITLE or not any(c.isalnum() for c in first):
        return ""
    if first[-1] not in ".,:;…" or (len(first) <= SENTENCE_TITLE and not lines[1].strip()):
        return first
    return ""


def clean_url(url: str, where: str) -> str:
    """Return *url* as its article's identity: host in lower case, no fragment, default port or tracking parameters."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host = ""
        parts, port = urlsplit(""), None
    if (
        parts.scheme.lower() not in ("http", "https")
        or not host
        or any(unicodedata.category(c)[0] in "CZ" for c in url.strip())
    ):
        raise ReadError(
            f"{one_line(where)}: {one_line(url)} is no web address; expected http:// or https:// and a host"
        )
    scheme = parts.scheme.lower()
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port in (None, {"http": 80, "https": 443}[scheme]) else f"{shown}:{port}"
    query = parts.query
    pairs = parse_qsl(query, keep_blank_values=True)
    if any(_TRACKING.fullmatch(name) for name, _ in pairs):
        query = urlencode([(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)])
    return urlunsplit((scheme, netloc, parts.path or "/", query, ""))


def _identity(given: str | None, url: str | None, text: str, where: str) -> str:
    if given is None:
        return digest(url) if url else digest(folded(text))
    if not _ID.fullmatch(given):
        raise ReadError(
            f"{one_line(where)}: id {one_line(given)} has blanks or signs; use letters, digits and . : / # @ + - _"
        )
    return given


def _published(given: str | None, where: str) -> str | None:
    if given and not (day := iso_date(given)):
        raise ReadError(f"{one_line(where)}: published {one_line(given)} is no date; write it as 2025-09-03")
    return day if given else None


def _language(given: str | None, text: str, where: str) -> str:
    if not given:
        return detect_language(text)
    if not (match := _LANGUAGE.match(given.strip())):
        raise ReadError(f"{one_line(where)}: language {one_line(given)} is no code; write it as ru or en")
    return match[1].lower()


assert set(FIELDS) < {field.name for field in fields(Record)}
