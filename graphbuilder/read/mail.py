"""Mails, alone (EML) and in boxes (mbox): one document a mail, from its text or its HTML."""

import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any, BinaryIO, cast

from graphbuilder.errors import ReadError
from graphbuilder.read.dates import iso_date
from graphbuilder.read.encoding import decode
from graphbuilder.read.html import fragment_text, with_title
from graphbuilder.read.limits import Limits, one_line, refusal
from graphbuilder.read.record import Notice, Record
from graphbuilder.read.streams import lines

_FROM_LINE = re.compile(rb"From \S+.*\d{4}\s*$")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
#: Lines a mail quotes, and the sign before a signature.
_QUOTED, _SIGNATURE = re.compile(r"[ \t]*>"), "-- "
#: Characters of a header that are looked at: the library takes quadratic time for long ones.
HEADER = 2_000


class _Policy(email.policy.EmailPolicy):
    """Headers are parsed as far as is reasonable; one that the library fails on is empty."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        try:
            return super().header_fetch_parse(name, value if len(value) <= HEADER else value[:HEADER])
        except Exception:  # headers that strangers wrote: it raises what it likes
            return super().header_fetch_parse(name, "")


def records(data: bytes, where: str, limits: Limits, declared: str | None = None) -> Iterator[Record | Notice]:
    """Yield the one article of a mail under its subject; quoted lines and the signature are left out, attachments named."""
    message = cast("EmailMessage", BytesParser(EmailMessage, policy=_Policy()).parsebytes(data))
    if not any(name in message for name in ("from", "subject", "date", "to")):
        raise ReadError(f"{one_line(where)}: no mail: neither From nor Subject nor Date in it")
    parts = [part for part in message.walk() if not part.is_multipart()]
    if len(parts) > limits.elements:
        raise refusal(where, "elements", limits, f"{len(parts)} parts")
    body = _body(message, parts, where, limits)
    subject, author = (_header(message, name) for name in ("subject", "from"))
    text = with_title(subject, body)
    if not any(c.isalnum() for c in text):
        raise ReadError(f"{one_line(where)}: no text in the mail; nothing to read")
    if names := [
        _name(part) for part in parts if part.get_content_disposition() == "attachment" or part.get_filename()
    ]:
        yield Notice(f"{one_line(where)}: {len(names)} attachments left out: {one_line(', '.join(names))}")
    known = {"author": author, "reply_to": _header(message, "in-reply-to")}
    yield Record(
        text=text,
        guessed_title=subject or None,
        guessed_published=iso_date(_header(message, "date")),
        source=_header(message, "list-id").partition("<")[0].strip(' "') or None,
        about={name: value for name, value in known.items() if value},
    )


def split(stream: BinaryIO, where: str, limits: Limits) -> Iterator[bytes | ReadError]:
    """Yield the mails of a box, which begin with a line ``From ``; the error of one that is too long in its place."""
    message, size, number, empty = bytearray(), 0, 0, True
    for line in lines(stream, limits):
        if line is not None and empty and _FROM_LINE.match(line):
            if number:
                yield _whole(message, size, number, where, limits)
            message, size, number = bytearray(), 0, number + 1
        elif line is None or size + len(line) > limits.read_bytes:
            size, message = limits.read_bytes + 1, bytearray()
        else:
            message += line
            size += len(line)
        empty = line is not None and not line.strip()
    if not number:
        raise ReadError(f"{one_line(where)}: no box of mails: no line begins with From")
    yield _whole(message, size, number, where, limits)


def _whole(message: bytearray, size: int, number: int, where: str, limits: Limits) -> bytes | ReadError:
    if size > limits.read_bytes:
        return refusal(f"{where}#{number}", "read_bytes", limits, f"more than {limits.read_bytes} bytes")
    return _ESCAPED.sub(rb"\1", bytes(message))


def _header(message: EmailMessage, name: str) -> str:
    """The value of a header, decoded; empty where it is missing or beyond the library."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except Exception:  # headers that strangers wrote: the library raises what it likes
        return ""


def _name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or part.get_content_type()
    except Exception:  # as above
        return "nameless"


def _body(message: EmailMessage, parts: list[EmailMessage], where: str, limits: Limits) -> str:
    """The plain text of a mail, or else its HTML as text."""
    texts: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for part in parts:
        kind = part.get_content_type()
        if kind in texts and part.get_content_disposition() != "attachment" and not part.get_filename():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                texts[kind].append(decode(payload, where, declared=part.get_content_charset(), forgiving=True))
    plain = "\n".join(_own(text) for text in texts["text/plain"])
    if any(c.isalnum() for c in plain):
        return plain
    return "\n".join(fragment_text(markup, where, limits) for markup in texts["text/html"])


def _own(text: str) -> str:
    kept: list[str] = []
    for line in text.splitlines():
        if line.rstrip("\n") == _SIGNATURE:
            break
        if not _QUOTED.match(line):
            kept.append(line)
    return "\n".join(kept).strip("\n")
