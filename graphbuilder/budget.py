"""Work that must end in time, interrupted between two steps of Python where it does not; and a bound of memory."""

import contextlib
import ctypes
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


#: How often memory is looked at, in seconds.
_LOOK = 0.5


class _Late(BaseException):
    """Raised into the thread that takes too long; no handler of errors on the way catches it."""


def within(seconds: float, work: Callable[[T], R], item: T, *, memory: int | None = None) -> R:
    """Return *work* of *item*; TimeoutError once it has computed for *seconds*, MemoryError beyond *memory* more bytes.

    Those are seconds of the processor where the system counts them for each thread, so that other work on the machine
    takes nothing from them; else seconds of the clock. Memory is that of the whole process, beyond what it had (Linux). What
    computes outside Python is interrupted when it comes back.
    """
    watch = _Watch(seconds, memory)
    try:
        try:
            return work(item)
        finally:
            watch.end()
    except _Late:
        if watch.grown:
            raise MemoryError(
                f"took {watch.grown / 1e6:.0f} MB of memory, more than its {(memory or 0) / 1e6:.0f}"
            ) from None
        raise TimeoutError(f"took longer than its {seconds:.0f} s") from None


def computed() -> float:
    """Return the seconds this thread has computed, where the system counts them, else a clock's."""
    return _clock(threading.get_ident())()


class _Watch:
    """Interrupts the thread that makes it after so many seconds or bytes, unless it ends before."""

    def __init__(self, seconds: float, memory: int | None) -> None:
        self._thread = threading.get_ident()
        self._clock = _clock(self._thread)
        self._until = self._clock() + seconds
        self._most = None if memory is None else resident() + memory
        self._memory = memory or 0
        self.grown = 0
        self._lock = threading.Lock()
        self._ended = self._fired = False
        self._arm(seconds)

    def end(self) -> None:
        """Stop watching; an interruption that is on its way comes here."""
        with self._lock:
            self._ended = True
            self._timer.cancel()
        if self._fired:
            for _ in range(100):  # it comes at the next turn of a loop
                pass

    def _arm(self, seconds: float) -> None:
        wait = seconds if self._most is None else min(seconds, _LOOK)
        self._timer = threading.Timer(max(wait, 0.01), self._look)
        self._timer.daemon = True
        self._timer.start()

    def _look(self) -> None:
        with self._lock:
            if self._ended:
                return
            over = 0 if self._most is None else resident() - self._most
            left = self._until - self._clock()
            if left > 0 and over <= 0:
                self._arm(left)
                return
            self._fired = True
            self.grown = over + self._memory if over > 0 else 0
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), ctypes.py_object(_Late))


def resident() -> int:
    """Return the bytes of memory this process holds, 0 where the system does not say."""
    try:
        return _memory(1)
    except (OSError, ValueError, AttributeError):
        return 0


def _memory(column: int) -> int:
    """Return bytes of this process by the column of Linux's table: 0 all that it may reach, 1 what it holds."""
    return int(Path("/proc/self/statm").read_text().split()[column]) * os.sysconf("SC_PAGE_SIZE")


def _clock(thread: int) -> Callable[[], float]:
    """Return what tells the seconds that *thread* has computed, or else those that passed."""
    with contextlib.suppress(AttributeError, OSError):
        known = time.pthread_getcpuclockid(thread)
        time.clock_gettime(known)
        return lambda: time.clock_gettime(known)
    return time.monotonic


def limit_memory(memory: int) -> None:
    """Bound this process to what it has now and *memory* bytes more, where the system can (Linux)."""
    try:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_memory(0) + memory, hard))
    except (ImportError, OSError, ValueError):
        return
