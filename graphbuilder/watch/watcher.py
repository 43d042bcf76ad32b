"""Looks at sources until it is told to end: files when they change, addresses at intervals.

Nothing is lost and nothing doubled, whenever it is killed: what is in the graph is not read in again, and the mark of an
address is remembered only once all that it held is in the graph.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graphbuilder.batches import Report, moment
from graphbuilder.errors import StoreError, StoreLocked, StoreUnavailable
from graphbuilder.pipeline import ingest
from graphbuilder.read.conditions import Conditions, Mark
from graphbuilder.read.header import SIDECAR
from graphbuilder.store import connect
from graphbuilder.watch.alerts import Alert, Sink, begin, tell
from graphbuilder.watch.state import State

#: Seconds between two looks at addresses, and the fewest.
INTERVAL, LEAST = 300.0, 1.0
#: Changed files read by themselves; of more, the whole source is looked through.
FEW = 500
#: Seconds after which files are looked through though nothing told that they changed.
ANEW = 3600.0
#: Times a source is asked in full again after something of it failed.
TRIES = 3


class Watcher:
    """Keeps *graph* as *sources* are. *options* are those of `graphbuilder.ingest`; *alerts* go *to* a sink."""

    def __init__(
        self,
        sources: Sequence[str],
        graph: str,
        state: State,
        *,
        options: Mapping[str, Any] | None = None,
        alerts: Sequence[Alert] = (),
        to: Sink | None = None,
        note: Callable[[str], None] = lambda line: None,
    ) -> None:
        self.sources, self.graph, self.state = list(sources), graph, state
        self.options, self.alerts, self.to, self.note = dict(options or {}), list(alerts), to, note
        self._tries: dict[str, int] = {}
        self._begun = False
        self._untold = False

    @property
    def addresses(self) -> list[str]:
        """The sources that are fetched."""
        return [source for source in self.sources if "://" in source]

    @property
    def places(self) -> list[str]:
        """The sources that are files, folders or patterns."""
        return [source for source in self.sources if "://" not in source]

    def look(self, sources: Sequence[str] | None = None) -> Report:
        """Read in what is new in *sources*, all where not given, tell of it, and return what was done."""
        if not self._begun:
            self._begin()
        listed = list(self.sources if sources is None else sources)
        conditions = Conditions(self.state.marks())
        report = ingest(listed, self.graph, conditions=conditions, **self.options)
        self.state.failed(listed, report.errors, moment())
        self._tell()
        if not report.stopped:
            self.state.mark(self._read_in(conditions.fresh, report.errors))
        return report

    def run(self, *, interval: float = INTERVAL, stop: threading.Event | None = None) -> Iterator[Report]:
        """Look at everything, then at what changes, until *stop* is set or an interrupt comes; yield what each look did.

        A graph that another process writes to, or that does not answer, is waited for.
        """
        stop = stop or threading.Event()
        waiting: list[str] | None = self.sources
        for changed in self._changes(max(LEAST, interval), stop):
            waiting = _joined(waiting, changed)
            if not waiting:
                if self._untold:
                    self._tell()
                continue
            try:
                report = self.look(waiting)
            except (StoreLocked, StoreUnavailable) as error:
                self.note(str(error))
                continue
            waiting = []
            yield report
            if report.stopped:
                return

    def _changes(self, interval: float, stop: threading.Event) -> Iterator[list[str]]:
        """Yield, at once and after each wait, the sources to look at: files that changed, addresses when it is time."""
        yield []
        folders = sorted({_watched(place) for place in self.places})
        if not folders:
            while not stop.wait(interval):
                yield self.addresses
            return
        from time import monotonic

        from watchfiles import watch

        last = looked = monotonic()
        first = True
        wait = int(min(interval, 60.0) * 1000)
        for changes in watch(
            *folders, stop_event=stop, rust_timeout=wait, yield_on_timeout=True, raise_interrupt=False
        ):
            due = bool(self.addresses) and monotonic() - last >= interval
            last = monotonic() if due else last
            # What changed before the watch began, and what the system did not tell of, is found by looking.
            all_places = first or monotonic() - looked >= ANEW
            looked = monotonic() if all_places else looked
            first = False
            places = self.places if all_places else self._changed({path for _, path in changes})
            yield [*places, *(self.addresses if due else [])]

    def _changed(self, paths: Iterable[str]) -> list[str]:
        """Return what to read of *paths* that changed: the files themselves, or the sources they are of where there are many."""
        files = sorted({path.removesuffix(SIDECAR) for path in paths if _visible(path)})
        there = [path for path in files if Path(path).is_file()]
        found: list[str] = []
        for place in self.places:
            own = [path for path in there if _within(path, place)]
            if own:
                found += own if Path(place).is_dir() and len(own) <= FEW else [place]
        return list(dict.fromkeys(found))

    def _tell(self) -> None:
        """Tell of new rows; where that cannot be done now, at the next look or a while later."""
        if self.to is None or not self.alerts:
            return
        try:
            with connect(self.graph, read_only=True) as store:
                tell(self.alerts, self.state, store, self.to, moment())
        except StoreError as error:
            self.note(str(error))
            self._untold = True
        else:
            self._untold = False

    def _begin(self) -> None:
        """Take what alerts find before the first look for known."""
        if self.alerts:
            try:
                with connect(self.graph, read_only=True) as store:
                    begin(self.alerts, self.state, store)
            except StoreUnavailable:
                begin(self.alerts, self.state, None)
        self._begun = True

    def _read_in(self, fresh: Mapping[str, Mark], errors: Sequence[str]) -> dict[str, Mark]:
        """Return the marks of addresses of which all is in the graph, or was tried often enough."""
        if not errors:
            self._tries.clear()
            return dict(fresh)
        done = {}
        for url, mark in fresh.items():
            self._tries[url] = self._tries.get(url, 0) + 1
            if self._tries[url] >= TRIES:
                done[url] = mark
        return done


def _joined(waiting: list[str] | None, changed: Sequence[str]) -> list[str]:
    return list(dict.fromkeys([*(waiting or ()), *changed]))


def _watched(place: str) -> str:
    """Return the folder or file to watch for *place*: of a pattern, what stands before its first sign."""
    path = Path(place)
    while not path.exists() and path != path.parent:
        path = path.parent
    return str(path)


def _within(path: str, place: str) -> bool:
    folder = Path(_watched(place)).resolve()
    return Path(path).resolve() == folder or folder in Path(path).resolve().parents


def _visible(path: str) -> bool:
    return not any(part.startswith(".") for part in Path(path).parts[-3:])
