"""The whole pipeline measured in one run: speed, where it goes, what the reader costs, workers, memory, growth, starts.

    python bench/pipeline.py SOURCES… [--articles 200] [--workers 2] [--parts …] [--grown 100,1000,10000] [--out FILE.md]

SOURCES are texts as ``graphbuilder ingest`` takes them; articles of some 220 words are put together from their paragraphs,
drawn by a fixed seed. Each part runs in a process of its own, so that memory is its own. On a machine that does other work
as well rates are low and ratios still hold: what is compared is measured in turns or in seconds of computing. Prints
Markdown; ``--out`` puts it between the marks in that file.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
from pipeline_table import table

WORDS = 220  #: Words of an article.
BATCH = 16
STARTS = {
    "`--help`": ["--help"],
    "`query who-met`, a graph of one article": ["query", "who-met", "-p", "person=Putin", "--graph", "{graph}"],
    "`extract`, one sentence": ["extract", "{text}"],
}
BEGIN, END = "<!-- made by bench/pipeline.py -->\n", "<!-- end of what bench/pipeline.py made -->\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--parts", default=",".join(PARTS), help="only these; ray needs graphbuilder[ray]")
    parser.add_argument(
        "--grown", default="100,1000,10000", help="articles in the graph when the time of a batch is taken"
    )
    parser.add_argument("--models", default="joint")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--part", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        print(json.dumps(PARTS[options.part](options)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        drawn(options.sources, options.articles, path)
        found = {part: apart(part, str(path), options) for part in options.parts.split(",")}
    text = table(found, options)
    print(text)
    if options.out:
        before, _, rest = options.out.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        options.out.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def drawn(sources: list[str], count: int, path: Path) -> None:
    """Write *count* articles of paragraphs of *sources*, the same for the same sources."""
    from graphbuilder.read import read

    found = list(read(sources, on_error=lambda error: sys.exit(str(error))))
    languages = sorted({document.language for document in found})
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            language = languages[number % len(languages)]
            own = [one for document in found if document.language == language for one in document.text.splitlines()]
            parts: list[str] = []
            while sum(len(part.split()) for part in parts) < WORDS:
                parts.append(chance.choice([one for one in own if one.strip()]))
            row = {"id": f"made-{number}", "text": "\n".join(parts), "published": "2025-09-03", "language": language}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def apart(part: str, path: str, options: argparse.Namespace) -> dict[str, Any]:
    """Measure one part in a process of its own; add the most memory it and its children held."""
    print(part, file=sys.stderr)
    command = [sys.executable, __file__, path, "--part", part, "--workers", str(options.workers)]
    command += ["--grown", options.grown, "--models", options.models]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    most = 0
    while process.poll() is None:
        most = max(most, held(process.pid))
        time.sleep(1)
    assert process.stdout is not None
    text = process.stdout.read()
    if process.returncode:
        sys.exit(f"{part} failed")
    return {**json.loads(text.splitlines()[-1]), "peak_mb": most / 1e6}


def held(pid: int) -> int:
    """Return the bytes that a process and all below it hold, shared pages by their share."""
    total = 0
    try:
        for one in (process := psutil.Process(pid), *process.children(recursive=True)):
            total += one.memory_full_info().pss
    except psutil.Error:
        pass
    return total


class Clock:
    """Seconds and seconds of computing by name."""

    def __init__(self) -> None:
        self.wall: dict[str, float] = {}
        self.computing: dict[str, float] = {}

    def __call__(self, name: str, work: Any) -> Any:
        began, computed = time.perf_counter(), time.process_time()
        found = work()
        self.wall[name] = self.wall.get(name, 0.0) + time.perf_counter() - began
        self.computing[name] = self.computing.get(name, 0.0) + time.process_time() - computed
        return found


def stages(options: argparse.Namespace) -> dict[str, Any]:
    """Time each stage, batch by batch; extraction with what the reader needs and without, in turns."""
    from graphbuilder.batches import batches
    from graphbuilder.parse import parse_by
    from graphbuilder.read import read
    from graphbuilder.stages import extract, localise
    from graphbuilder.store import connect
    from graphbuilder.store.identity import arrive
    from graphbuilder.versions import made

    clock, words, articles, statements, bare = Clock(), 0, 0, 0, 0
    parsers: dict[str, Any] = {}
    documents = clock("read", lambda: list(read(options.sources, on_error=print)))
    warm = [replace(document, text=document.text[:200]) for document in documents[:2]]
    clock("load", lambda: list(localise(extract(list(parse_by(parsers, warm, models=options.models))))))
    with tempfile.TemporaryDirectory() as folder, connect(f"{folder}/a.graph") as store:
        store.prepare()
        marks = made(options.models)
        for number, batch in enumerate(batches(documents, BATCH)):
            parsed = clock("parse", lambda batch=batch: list(parse_by(parsers, batch, models=options.models)))
            blind = [
                one._replace(sentences=tuple(replace(each, vectors=None) for each in one.sentences)) for one in parsed
            ]
            ways = [("extract", parsed), ("extract without the reader", blind)]
            both = {}
            for name, given in ways if number % 2 else reversed(ways):
                both[name] = clock(name, lambda given=given: list(extract(given)))
            found = both["extract"]
            grouped = clock("localise", lambda found=found: list(localise(found)))
            clock(
                "resolve and store",
                lambda grouped=grouped: arrive(store, grouped, run="a", at="", made=marks, on_error=print),
            )
            words += sum(word.upos != "PUNCT" for one in parsed for each in one.sentences for word in each.words)
            statements += sum(len(one.statements) for one in found)
            bare += sum(len(one.statements) for one in both["extract without the reader"])
            articles += len(batch)
    return {
        "words": words, "articles": articles, "statements": statements, "statements_without": bare,
        "wall": clock.wall, "computing": clock.computing,
    }  # fmt: skip


def ingested(options: argparse.Namespace, workers: int | None, engine: str) -> dict[str, Any]:
    """Time a whole ingest, imports and models included."""
    import graphbuilder as gb

    if engine == "ray":
        import ray

        ray.init(include_dashboard=False, log_to_driver=False, logging_level="ERROR")  # a cluster that runs already
    began = time.perf_counter()

    with tempfile.TemporaryDirectory() as folder:
        report = gb.ingest(
            options.sources,
            f"{folder}/a.graph",
            models=options.models,
            workers=workers,
            engine=engine,  # type: ignore[arg-type]
        )
    assert not report.errors, report.errors
    return {"seconds": time.perf_counter() - began, "articles": report.documents, "statements": report.statements}


def grown(options: argparse.Namespace) -> dict[str, Any]:
    """Time batches of made-up articles written into graphs of growing size: the median of the last twenty."""
    from store import Articles

    from graphbuilder.store import connect

    sizes, costs, recent, done = [int(size) for size in options.grown.split(",")], {}, [], 0
    made = Articles()
    with tempfile.TemporaryDirectory() as folder, connect(f"{folder}/a.graph") as store:
        store.prepare()
        while len(costs) < len(sizes):
            batch = made.batch(BATCH)
            began = time.process_time()
            store.replace(batch)
            recent = [*recent[-19:], time.process_time() - began]
            done += BATCH
            if done >= sizes[len(costs)]:
                costs[sizes[len(costs)]] = sorted(recent)[len(recent) // 2]
    return {"costs": costs}


def starts(options: argparse.Namespace) -> dict[str, Any]:
    """Time commands from nothing: the least seconds, and of computing, of three."""
    costs = {}
    with tempfile.TemporaryDirectory() as folder:
        text, graph = Path(folder) / "one.txt", f"{folder}/a.graph"
        text.write_text("Putin met Kim Jong Un in Beijing.", encoding="utf-8")
        run = [sys.executable, "-m", "graphbuilder.cli"]
        subprocess.run([*run, "ingest", "-q", str(text), "--graph", graph], check=True)
        for name, arguments in STARTS.items():
            filled = [one.format(graph=graph, text=text) for one in arguments]
            seconds, computing = [], []
            for _ in range(3):
                began, before = time.perf_counter(), os.times()
                subprocess.run([*run, *filled], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                after = os.times()
                seconds.append(time.perf_counter() - began)
                computing.append(after[2] + after[3] - before[2] - before[3])
            costs[name] = (min(seconds), min(computing))
    return {"costs": costs}


PARTS: dict[str, Any] = {
    "starts": starts,
    "stages": stages,
    "one": lambda options: ingested(options, 1, "processes"),
    "workers": lambda options: ingested(options, options.workers, "processes"),
    "ray": lambda options: ingested(options, options.workers, "ray"),
    "grown": grown,
}

if __name__ == "__main__":
    main()
