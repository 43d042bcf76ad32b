"""What kind of source something is: by its first bytes where they say so, its name, its declared type."""

import re
from collections.abc import Collection

#: Suffixes and the kind they mean; a further ``.gz``, ``.bz2``, ``.xz`` or ``.zst`` is looked through.
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".parquet": "parquet",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".eml": "eml",
    ".mbox": "mbox",
    ".warc": "warc",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
    ".tbz2": "tar",
    ".txz": "tar",
    ".tzst": "tar",
}
PACKED = (".gz", ".bz2", ".xz", ".zst")
#: Media types a server or an archive of pages may declare.
TYPES = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/json": "json",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/pdf": "pdf",
    "application/vnd.apache.parquet": "parquet",
    "application/vnd.sqlite3": "sqlite",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "message/rfc822": "eml",
    "application/mbox": "mbox",
    "application/warc": "warc",
    "application/zip": "zip",
    "application/x-tar": "tar",
}
#: Bytes looked at.
START = 4_096
_PROLOG = re.compile(
    rb"(?:\s+|<\?.{0,1000}?\?>|<!--.{0,2000}?-->|<!DOCTYPE\s[^>\[]{0,1000}(?:\[.{0,3000}?\]\s*)?>)*+",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(rb"<([A-Za-z][\w.-]*)(?::([\w.-]+))?[\s/>]")
_DOCTYPE_HTML = re.compile(
    rb"\s*(?:<\?.{0,1000}?\?>\s*)?(?:<!--.{0,1000}?-->\s*)*+<!DOCTYPE\s+html\b", re.I | re.DOTALL
)
#: The first element of a document and the kind it means.
_ROOTS = {
    b"rss": "feed",
    b"feed": "feed",
    b"rdf": "feed",
    b"html": "html",
    b"head": "html",
    b"body": "html",
    b"urlset": "sitemap",
    b"sitemapindex": "sitemap",
}
_HEADER = re.compile(rb"(?:[A-Za-z][\w-]{0,60}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+")
_OF_MAIL = re.compile(rb"^(?:Message-ID|Received|MIME-Version|Return-Path|Delivered-To|DKIM-Signature):", re.I | re.M)
_FROM_LINE = re.compile(rb"From \S+ +(?:\S+ +)*\d{4}\r?\n(?=[A-Za-z][\w-]*:)")
_PATTERNS = (
    (re.compile(rb"\s*%PDF-\d\.\d\s*[\r\n]"), "pdf"),
    (re.compile(rb"PAR1[\x00-\x08\x0b\x0c\x0e-\x1f]"), "parquet"),
    (re.compile(rb"SQLite format 3\x00"), "sqlite"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), "zip"),
    (re.compile(rb"WARC/\d\.\d\r?\n"), "warc"),
    (_FROM_LINE, "mbox"),
)


def kind_of_name(name: str) -> str | None:
    """Return the kind the suffix of *name* means, or None where it means none."""
    name = name.lower()
    for suffix in PACKED:
        name = name.removesuffix(suffix)
    return next((kind for suffix, kind in SUFFIXES.items() if name.endswith(suffix)), None)


def kind_of_bytes(data: bytes) -> str | None:
    """Return the kind the first bytes say for certain, or None; one that is only likely is `likely_kind`'s.

    What a text may mention says nothing: only how a file begins does.
    """
    start = data[:START]
    for pattern, kind in _PATTERNS:
        if pattern.match(start):
            return kind
    if start[257:262] == b"ustar":
        return "tar"
    return _kind_of_markup(start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")) or _mail(start)


def _kind_of_markup(start: bytes) -> str | None:
    if not start.lstrip().startswith(b"<"):
        return None
    if _DOCTYPE_HTML.match(start):
        return "html"
    prolog = _PROLOG.match(start)
    root = _ROOT.match(start, prolog.end() if prolog else 0)
    if root and (kind := _ROOTS.get((root[1] if root[1].lower() == b"rdf" else root[2] or root[1]).lower())):
        return kind
    if start.lstrip().startswith(b"<?xml"):
        return "html" if b"<html" in start.lower() else "feed"
    return None


def _mail(start: bytes) -> str | None:
    header = _HEADER.match(start.lstrip(b"\xef\xbb\xbf"))
    return "eml" if header and re.search(rb"^From:", header[0], re.I | re.M) and _OF_MAIL.search(header[0]) else None


def likely_kind(data: bytes, names: Collection[str] = ()) -> str:
    """Return the kind of data that has no telling name; text where nothing else is likely.

    JSON or JSON lines where it begins with an object, a table where the first line has a column ``text`` or one of *names*.
    """
    if certain := kind_of_bytes(data):
        return certain
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    first = start[:START].partition(b"\n")[0]
    if re.match(rb"\[\s*\{", start):
        return "json"
    if start.startswith(b"{") and not start.startswith(b"{\\rtf"):
        return "json"  # whose reader knows JSON lines
    cells = [cell.strip(b" \"'\r").decode("utf-8", "replace").lower() for cell in re.split(rb"[,;|\t]", first[:2_000])]
    return "csv" if len(cells) > 1 and ({"text", *names} & set(cells)) else "text"
