"""Work that must end in time, interrupted between two steps of Python where it does not; and a bound of memory."""

import contextlib
import ctypes
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class _Late(BaseException):
    """Raised into the thread that takes too long; no handler of errors on the way catches it."""


def within(seconds: float, work: Callable[[T], R], item: T) -> R:
    """Return *work* of *item*; TimeoutError once it has computed for *seconds*.

    Those are seconds of the processor where the system counts them for each thread, so that other work on the machine
    takes nothing from them; else seconds of the clock. What computes outside Python is interrupted when it comes back.
    """
    watch = _Watch(seconds)
    try:
        try:
            return work(item)
        finally:
            watch.end()
    except _Late:
        raise TimeoutError(f"took longer than its {seconds:.0f} s") from None


class _Watch:
    """Interrupts the thread that makes it after so many seconds, unless it ends before."""

    def __init__(self, seconds: float) -> None:
        self._thread = threading.get_ident()
        self._clock = _clock(self._thread)
        self._until = self._clock() + seconds
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
        self._timer = threading.Timer(max(seconds, 0.01), self._look)
        self._timer.daemon = True
        self._timer.start()

    def _look(self) -> None:
        with self._lock:
            if self._ended:
                return
            left = self._until - self._clock()
            if left > 0:
                self._arm(left)
            else:
                self._fired = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), ctypes.py_object(_Late))


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

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + memory, hard))
    except (ImportError, OSError, ValueError):
        return
