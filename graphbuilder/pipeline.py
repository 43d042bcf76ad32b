"""Stages 1–5 composed: sources in, a graph out. This file is the architecture.

    read → parse → extract → localise → resolve → store

Each stage is a lazy function over iterables (`graphbuilder.stages`); a document that one of them fails on costs nothing
else (`graphbuilder.batches`). The costly ones run here, in processes of this machine (`graphbuilder.workers`) or of a
cluster (`graphbuilder.cluster`); reading and writing stay with the process that called.
"""

import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from graphbuilder.batches import OnError, Report, Stopping, batches, moment
from graphbuilder.cluster import analyse_on_cluster
from graphbuilder.errors import ClusterError, GraphbuilderError
from graphbuilder.model import PRECISION, Document, Localised
from graphbuilder.parse import Parser, parse_by
from graphbuilder.read import Meter, Notice, total_bytes
from graphbuilder.read.conditions import Conditions
from graphbuilder.stages import extract, localise, read
from graphbuilder.store import connect
from graphbuilder.store.identity import Places, Sieve, arrive, settled
from graphbuilder.versions import made
from graphbuilder.workers import analyse_with

#: What runs the costly stages: processes of this machine, or of a Ray cluster.
Engine = Literal["processes", "ray"]


class Analyser:
    """Documents parsed, extracted, and their mentions grouped; models are loaded when first needed, and kept.

    With *marks* (`graphbuilder.versions.made`) models, lexicon and program must be those.

    Raises:
        ClusterError: They are others.
    """

    def __init__(
        self, models: str = "joint", precision: float = PRECISION, marks: tuple[tuple[str, str], ...] = ()
    ) -> None:
        own = made(models, precision) if marks else {}
        if differ := [name for name, mark in marks if own[name] != mark]:
            raise ClusterError(
                f"{platform.node()}: has other {', '.join(differ)} than the machine that asks: install the same version of "
                "graphbuilder, models and lexicon on all machines"
            )
        self._models, self._precision = models, precision
        self._parsers: dict[str, Parser] = {}

    def __call__(
        self,
        documents: Iterable[Document],
        *,
        on_error: OnError | None = None,
        on_cost: Callable[[str], None] | None = None,
    ) -> Iterator[Localised]:
        parsed = parse_by(self._parsers, documents, models=self._models, on_error=on_error)
        found = extract(parsed, precision=self._precision, on_error=on_error, on_cost=on_cost)
        yield from localise(found, on_error=on_error, on_cost=on_cost)


def analyse(
    documents: Iterable[Document],
    *,
    models: str = "joint",
    precision: float = PRECISION,
    workers: int | None = None,
    engine: Engine = "processes",
    on_error: OnError | None = None,
    on_cost: Callable[[str], None] | None = None,
) -> Iterator[Localised]:
    """Yield each document parsed, extracted, and its mentions grouped: stages 2, 3 and the first half of 4.

    With more than one of *workers* that many processes share the documents, of this machine or, where the *engine* is
    ``ray``, of the cluster, as many as it has processors where no number is given. What comes out is the same in the same
    order, less the sentences' vectors. What took long for one document is a line to *on_cost*.
    """
    if engine == "ray":
        marks = tuple(made(models, precision).items())
        yield from analyse_on_cluster(
            workers,
            Analyser,
            documents,
            on_error=on_error,
            on_cost=on_cost,
            models=models,
            precision=precision,
            marks=marks,
        )
    elif workers is not None and workers > 1:
        yield from analyse_with(
            workers, Analyser, documents, on_error=on_error, on_cost=on_cost, models=models, precision=precision
        )
    else:
        yield from Analyser(models, precision)(documents, on_error=on_error, on_cost=on_cost)


def ingest(
    sources: str | Path | Iterable[str | Path],
    graph: str | Path,
    *,
    models: str = "joint",
    language: str | None = None,
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
    query: str | None = None,
    ocr: bool = False,
    precision: float = PRECISION,
    workers: int | None = None,
    engine: Engine = "processes",
    run: str = "",
    force: bool = False,
    conditions: Conditions | None = None,
    progress: Callable[[Report], None] | None = None,
) -> Report:
    """Read *sources* into *graph*, a batch of documents a transaction, and return what was done.

    A source that cannot be read, or a document that a stage fails on, is named in the report and costs nothing else;
    where the graph has an earlier state of that document, it keeps it. A document that the graph has as it is, made with
    the same models, lexicon and program, is not parsed again unless *force* is given; so a run that was interrupted goes
    on where it ended. A file that was edited takes the place of what it said before. *columns*, *query*, *ocr* and
    *conditions* are those of `graphbuilder.read.read`; *workers* and *engine* as for `analyse`, this process alone writes.
    New and changed documents remember this moment and *run*, its name (without one, the moment). *progress* is called with
    the report as it stands after each batch. The first Ctrl-C ends the run after the batch under way, a second one at
    once; what is written stays.
    """
    began = moment()
    report = Report(run or began)
    copies: list[tuple[str, str | None]] = []

    def failed(error: GraphbuilderError) -> None:
        report.errors.append(str(error))

    def noticed(notice: Notice) -> None:
        report.note(str(notice), skipped=notice.skipped)
        if notice.same is not None:
            copies.append(notice.same)

    listed = [sources] if isinstance(sources, str | Path) else list(sources)
    meter = Meter(total_bytes(listed) if progress else None)
    report.bytes_total = meter.total
    documents = read(
        *listed,
        language=language,
        published=published,
        columns=columns,
        query=query,
        ocr=ocr,
        meter=meter,
        conditions=conditions,
        on_error=failed,
        on_notice=noticed,
    )
    with connect(str(graph)) as store, Stopping() as stopping:
        store.prepare()
        places = Places(store)
        sieve = Sieve(store, made(models, precision), report, places, force=force)
        arriving = sieve.wanted(settled(documents, store, report))
        for batch in batches(
            analyse(
                arriving,
                models=models,
                precision=precision,
                workers=workers,
                engine=engine,
                on_error=failed,
                on_cost=report.note,
            )
        ):
            written = arrive(store, batch, run=report.run, at=began, made=sieve.made, on_error=failed)
            report.count(written)
            sieve.count(written)
            places.note(written, copies)
            copies.clear()
            report.bytes_read = meter.done
            if progress is not None:
                progress(report)
            if stopping.asked:
                report.stopped = True
                break
        places.note((), copies)
        places.clear(report)
    if (line := report.untold()) is not None:
        report.note(line)
    return report
