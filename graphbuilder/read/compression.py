"""Decompression that stops before it hurts, of bytes and of streams."""

import bz2
import importlib
import io
import lzma
import re
import sys
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

from graphbuilder.errors import ReadError
from graphbuilder.read.limits import Limits, needed, one_line, refusal

#: Bytes handed to and taken from a decompressor at a time.
STEP = 65_536

#: What unpacks each, for the place that messages name.
_MAKERS: dict[str, Callable[[str], Any]] = {
    "gzip": lambda where: zlib.decompressobj(zlib.MAX_WBITS | 16),
    "deflate": lambda where: zlib.decompressobj(),
    "raw deflate": lambda where: zlib.decompressobj(-zlib.MAX_WBITS),
    "bzip2": lambda where: bz2.BZ2Decompressor(),
    "xz": lambda where: lzma.LZMADecompressor(memlimit=256_000_000),
    "zstd": lambda where: _zstd(where),
}
#: Bytes one must see to tell a compression, and what each begins with: never only letters that a text may begin with.
PEEK = 10
_MAGIC = (
    (re.compile(rb"\x1f\x8b"), "gzip"),
    (re.compile(rb"\xfd7zXZ\x00"), "xz"),
    (re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"), "zstd"),
)
#: What the first block of bzip2, or its end, begins with.
_BZIP2_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")


def compressed(data: bytes) -> str | None:
    """Return which compression *data* begins with (``gzip``, ``bzip2``, ``xz``, ``zstd``), or None."""
    if re.match(rb"BZh[1-9]", data) and any(block.startswith(data[4:PEEK]) for block in _BZIP2_BLOCKS):
        return "bzip2"
    return next((name for magic, name in _MAGIC if magic.match(data)), None)


def unpack(data: bytes, where: str, limits: Limits) -> bytes:
    """Return *data* without its layers of compression, recognised by their first bytes; data that has none as it is."""
    for _ in range(limits.layers):
        if (how := compressed(data)) is None:
            return data
        data = decompress(data, how, where, limits)
    if compressed(data):
        raise _layers(where, limits)
    return data


def unpacked(stream: io.BufferedReader, where: str, limits: Limits, size: int = 0) -> io.BufferedReader:
    """Return *stream* without its layers of compression, to be read piece by piece; *size* is that of its file, if known.

    Only its growth is limited, and its memory; who holds what it gives counts the bytes.
    """
    for _ in range(limits.layers):
        if (how := compressed(stream.peek(PEEK)[:PEEK])) is None:
            return stream
        stream = io.BufferedReader(Unpacked(stream, how, where, limits, size), STEP)
    if compressed(stream.peek(PEEK)[:PEEK]):
        raise _layers(where, limits)
    return stream


def decompress(data: bytes, how: str, where: str, limits: Limits) -> bytes:
    """Return *data* decompressed once; ReadError where it is damaged, cut short or grows beyond *limits*.

    Several members in a row are one text, as gzip has it; rubbish behind the last member is ignored.
    """
    if how == "deflate" and data[:1] and data[0] & 0x0F != 8:
        how = "raw deflate"  # what many servers send under that name
    source, output = Unpacked(io.BytesIO(data), how, where, limits, len(data)), bytearray()
    while chunk := source.chunk():
        output += chunk
        if len(output) > limits.decompressed_bytes:
            raise refusal(where, "decompressed_bytes", limits, f"more than {limits.decompressed_bytes} bytes unpacked")
    return bytes(output)


class Unpacked(io.RawIOBase):
    """What a compressed stream holds; ReadError where it is damaged, cut short, or grows more than *limits* allow."""

    def __init__(self, source: BinaryIO, how: str, where: str, limits: Limits, size: int = 0) -> None:
        super().__init__()
        self.source, self.how, self.where, self.limits = source, how, where, limits
        self.known, self.produced, self.members = size, 0, 0
        self._taken, self._before = 0, -1
        self._pending = self._output = b""
        self._engine: Any = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        data = self._output or self.chunk()
        size = min(len(data), len(view))
        view[:size], self._output = data[:size], data[size:]
        return size

    def chunk(self) -> bytes:
        """Return the next bytes, at most `STEP`; none at the end."""
        try:
            data = self._chunk()
        except (ReadError, MemoryError):
            raise
        except Exception as error:  # each library has errors of its own
            cause = one_line(error)
            raise ReadError(
                f"{one_line(self.where)}: damaged {self.how} data ({cause}); fetch or copy it again"
            ) from error
        self.produced += len(data)
        read = max(self.known, self._taken)
        if self.produced > self.limits.ratio_from and self.produced > read * self.limits.ratio:
            found = f"{read} bytes decompress to more than {read * self.limits.ratio}"
            raise refusal(self.where, "ratio", self.limits, found)
        return data

    def _chunk(self) -> bytes:
        while self._engine is not None or self._begin():
            piece = b""
            if getattr(self._engine, "needs_input", True):
                piece, self._pending = self._pending or self._more(), b""
            data: bytes = self._engine.decompress(piece, STEP)
            self._pending = getattr(self._engine, "unconsumed_tail", b"") + self._pending
            if self._engine.eof:
                self._pending = self._engine.unused_data + self._pending
                self._engine = None
            elif not data and not piece and getattr(self._engine, "needs_input", True):
                raise ReadError(f"{one_line(self.where)}: the {self.how} data end too early; fetch or copy it again")
            if data:
                return data
        return b""

    def _begin(self) -> bool:
        """Begin the first member or, where another follows, the next."""
        while len(self._pending) < PEEK and (more := self._more()):
            self._pending += more
        if self.members and compressed(self._pending[:PEEK]) != self.how:
            return False
        # Members that hold something are as many as they like: an archive of pages has one a page.
        self.members = self.members + 1 if self.produced == self._before else 1
        self._before = self.produced
        if self.members > self.limits.elements:
            raise refusal(self.where, "elements", self.limits, f"more than {self.limits.elements} {self.how} members")
        self._engine = _MAKERS[self.how](self.where)
        return True

    def _more(self) -> bytes:
        data = self.source.read(STEP)
        self._taken += len(data)
        return data


def zstd_module() -> Any:
    """Return the module of the standard library, or for Python before 3.14 the same from PyPI."""
    return importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")


def _zstd(where: str) -> Any:
    """A decompressor whose window is bounded."""
    with needed(where, "backports.zstd"):
        zstd = zstd_module()
    return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: 27})


def _layers(where: str, limits: Limits) -> ReadError:
    return refusal(where, "layers", limits, f"compressed more than {limits.layers} times", "unpack it first")
