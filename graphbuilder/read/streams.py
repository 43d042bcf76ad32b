"""Streams of bytes: counted, put together again, in other encodings, and in lines that are bounded."""

import codecs
import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from graphbuilder.read.limits import Limits

#: Bytes read at a time.
STEP = 65_536


class Filtered(io.RawIOBase):
    """A stream whose pieces pass through *change*, which may keep some back until the last, an empty one."""

    def __init__(self, stream: BinaryIO, change: Callable[[bytes], bytes]) -> None:
        super().__init__()
        self.stream, self.change = stream, change
        self._output, self._ended = b"", False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        while not self._output and not self._ended:
            data = self.stream.read(STEP)
            self._ended = not data
            self._output = self.change(data)
        size = min(len(view), len(self._output))
        view[:size], self._output = self._output[:size], self._output[size:]
        return size


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """Return *stream* as one that can be peeked into."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream, STEP)  # type: ignore[arg-type]


def counted(stream: BinaryIO, count: Callable[[int], None]) -> io.BufferedReader:
    """Return *stream*; *count* is called with the number of bytes of each piece that is read."""

    def change(data: bytes) -> bytes:
        count(len(data))
        return data

    return io.BufferedReader(Filtered(stream, change), STEP)


def chained(start: bytes, stream: BinaryIO) -> io.BufferedReader:
    """Return *stream* with *start*, which was read from it, before it again."""
    waiting = [start]

    def change(data: bytes) -> bytes:
        return waiting.pop() + data if waiting else data

    return io.BufferedReader(Filtered(stream, change), STEP)


def recoded(stream: BinaryIO, encoding: str) -> io.BufferedReader:
    """Return *stream*, text in *encoding*, in UTF-8; what is no text in it becomes replacement characters."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")

    def change(data: bytes) -> bytes:
        return decoder.decode(data, final=not data).encode("utf-8", "replace")

    return io.BufferedReader(Filtered(stream, change), STEP)


def with_line_feeds(stream: BinaryIO) -> io.BufferedReader:
    """Return *stream* with the line ends of old Macs, carriage returns, as line feeds."""
    return io.BufferedReader(Filtered(stream, lambda data: data.replace(b"\r", b"\n")), STEP)


def lines(stream: BinaryIO, limits: Limits) -> Iterator[bytes | None]:
    """Yield lines; None for one that is longer than the limit, which is skipped without being held in memory."""
    while line := stream.readline(limits.read_bytes + 1):
        if len(line) <= limits.read_bytes:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(STEP)
        yield None
