"""One article as a source gives it, and how it becomes a `Document`."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
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
    page's metadata say: weaker than anything its reader was told. *about* is what else is known: `ABOUT`.
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
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader should know that is no error: what was left out, or kept in another way, and why.

    *message* is one line; *skipped* says whether something was left out. *same* is of a text that was read before in this
    reading: the id of its document, and the path of the copy.
    """

    message: str
    skipped: bool = True
    same: tuple[str, str | None] | None = None

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Alive:
    """A sign that a reader is at work, and may have its seconds anew for the next step."""


#: What a reader of a format yields.
Item = Record | ReadError | Notice

#: What a header, a sidecar or a table may say about an article.
FIELDS = ("title", "url", "published", "source", "language", "id")
#: What a document may further say of itself, beside its text.
ABOUT = ("author", "forwarded_from", "reply_to", "edited")
#: Further names of those fields and of the text, lower case.
ALIASES = {"date": "published", "lang": "language", "link": "url", "headline": "title", "publisher": "source"}

#: Names of columns or keys, lower case, and the field each holds: what a user says of a table of his own.
Columns = Mapping[str, str]


def columns_of(fields_to_names: Mapping[str, str]) -> Columns:
    """Return *fields_to_names* (``{"text": "body"}``) as names to fields; ReadError where a field is none."""
    for name in fields_to_names:
        if name not in ("text", *FIELDS, *ABOUT):
            raise ReadError(
                f"{one_line(name)} is no field of a document; fields are text, {', '.join((*FIELDS, *ABOUT))}"
            )
    return {name.strip().lower(): field for field, name in fields_to_names.items()}


def field_of(name: object, columns: Columns) -> str | None:
    """Return which field the column or key *name* holds, or None; what *columns* name is taken from nowhere else."""
    key = str(name).strip().lower()
    if key in columns:
        return columns[key]
    key = ALIASES.get(key, key)
    return key if key in ("text", *FIELDS, *ABOUT) and key not in columns.values() else None


def record_from(values: Mapping[str, object], part: int | None, where: str, columns: Columns = {}) -> Record:  # noqa: B006
    """Return the record of a row or object; ReadError where a value is no text or there is none.

    Keys are ``text``, `FIELDS`, `ABOUT` and their aliases, or what *columns* say; ``a.b`` there is key b of object a.
    """
    known: dict[str, str] = {}
    for name, value in [*values.items(), *_nested(values, columns)]:
        key = field_of(name, columns)
        if key is None or value is None or value == "":
            continue
        if not isinstance(value, str) and (key == "text" or isinstance(value, (list, dict, bool))):
            raise ReadError(f"{one_line(where)}: {key} is a {type(value).__name__}, expected text; correct that record")
        if key not in known or str(name).strip().lower() == key:
            known[key] = str(value)
    if not known.get("text", "").strip():
        raise ReadError(f"{one_line(where)}: no text in it; every article needs a field text, or say --map text=NAME")
    about = {name: " ".join(known.pop(name).split()) for name in ABOUT if name in known}
    return Record(**known, part=part, about=about)


def _nested(values: Mapping[str, object], columns: Columns) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for name in (name for name in columns if "." in name and name not in values):
        value: object = values
        for key in name.split("."):
            value = (
                next((v for k, v in value.items() if str(k).lower() == key), None) if isinstance(value, dict) else None
            )
        found.append((name, value))
    return found


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
        about={name: " ".join(normalise(value).split()) for name, value in record.about.items()},
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


def own_id(text: str) -> str:
    """Return the id of a document that claims none: the digest of its text with white space folded."""
    return digest(folded(text))


def _identity(given: str | None, url: str | None, text: str, where: str) -> str:
    if given is None:
        return digest(url) if url else own_id(text)
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
