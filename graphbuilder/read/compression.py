"""Decompression that stops before it hurts."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.read.limits import Limits, one_line, refusal

#: Bytes handed to and taken from a decompressor at a time.
STEP = 65_536

_MAKERS: dict[str, Callable[[], Any]] = {
    "gzip": lambda: zlib.decompressobj(zlib.MAX_WBITS | 16),
    "deflate": zlib.decompressobj,
    "raw deflate": lambda: zlib.decompressobj(-zlib.MAX_WBITS),
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(memlimit=256_000_000),
}
_MAGIC = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz"}


def compressed(data: bytes) -> str | None:
    """Return which compression *data* begins with (``gzip``, ``bzip2``, ``xz``), or None."""
    return next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)


def unpack(data: bytes, where: str, limits: Limits) -> bytes:
    """Return *data* without its layers of compression, recognised by their first bytes; data that has none as it is."""
    for _ in range(limits.layers):
        if (how := compressed(data)) is None:
            return data
        data = decompress(data, how, where, limits)
    if compressed(data):
        raise refusal(where, "layers", limits, f"compressed more than {limits.layers} times", "unpack it first")
    return data


def decompress(data: bytes, how: str, where: str, limits: Limits) -> bytes:
    """Return *data* decompressed once; ReadError where it is damaged, cut short or grows beyond *limits*.

    Several members in a row are one text, as gzip has it; rubbish behind the last member is ignored.
    """
    if how == "deflate" and data[:1] and data[0] & 0x0F != 8:
        how = "raw deflate"  # what many servers send under that name
    output, position = bytearray(), 0
    try:
        for _ in range(limits.elements):
            position = _member(data, position, how, output, where, limits)
            if compressed(data[position : position + 6]) != how:
                return bytes(output)
    except (zlib.error, lzma.LZMAError, OSError, EOFError) as error:
        raise ReadError(f"{one_line(where)}: damaged {how} data ({one_line(error)}); fetch or copy it again") from error
    raise refusal(where, "elements", limits, f"more than {limits.elements} {how} members")


def _member(data: bytes, position: int, how: str, output: bytearray, where: str, limits: Limits) -> int:
    """Append one member, which begins at *position*, to *output*; return the position behind it."""
    engine = _MAKERS[how]()
    while not engine.eof:
        piece = data[position : position + STEP] if getattr(engine, "needs_input", True) else b""
        chunk = engine.decompress(piece, STEP)
        position += len(piece) - len(engine.unused_data) - len(getattr(engine, "unconsumed_tail", b""))
        output += chunk
        _check(len(output), len(data), where, limits)
        if not chunk and not engine.eof and position >= len(data) and getattr(engine, "needs_input", True):
            raise ReadError(f"{one_line(where)}: the {how} data end too early; fetch or copy it again")
    return position


def _check(produced: int, read: int, where: str, limits: Limits) -> None:
    if produced > limits.decompressed_bytes:
        raise refusal(where, "decompressed_bytes", limits, f"more than {limits.decompressed_bytes} bytes unpacked")
    if produced > limits.ratio_from and produced > read * limits.ratio:
        raise refusal(where, "ratio", limits, f"{read} bytes decompress to more than {read * limits.ratio}")
