"""What kind of source something is: by its name, its declared type, its first bytes."""

import re

#: Suffixes and the kind they mean; a further ``.gz``, ``.bz2`` or ``.xz`` is looked through.
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
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
    ".parquet": "parquet",
    ".pdf": "pdf",
}
PACKED = (".gz", ".bz2", ".xz")
#: Media types a server may declare.
TYPES = {
    "text/plain": "text",
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
    "application/pdf": "pdf",
    "application/vnd.apache.parquet": "parquet",
}
_HTML = re.compile(rb"\s*(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")


def kind_of_name(name: str) -> str | None:
    """Return the kind the suffix of *name* means, or None where it means none."""
    name = name.lower()
    for suffix in PACKED:
        name = name.removesuffix(suffix)
    return next((kind for suffix, kind in SUFFIXES.items() if name.endswith(suffix)), None)


def kind_of_bytes(data: bytes) -> str | None:
    """Return the kind the first bytes say for certain, or None; one that is only likely is `likely_kind`'s."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PAR1"):
        return "parquet"
    start = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _FEED.search(start) and start.lstrip().startswith(b"<"):
        return "feed"
    if _HTML.match(start):
        return "html"
    if start.lstrip().startswith(b"<?xml"):
        return "html" if b"<html" in start.lower() else "feed"
    return None


def likely_kind(data: bytes) -> str:
    """Return the kind of data that has no telling name: JSON lines where the first line is an object, else text."""
    return kind_of_bytes(data) or ("jsonl" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else "text")
