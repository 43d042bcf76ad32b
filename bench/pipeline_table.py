"""What ``bench/pipeline.py`` measured, as Markdown, ratios first."""

import argparse
import os
from collections.abc import Iterator
from typing import Any

STAGES = ("read", "parse", "extract", "localise", "resolve and store")


def table(found: dict[str, dict[str, Any]], options: argparse.Namespace) -> str:
    """Return the tables of all parts."""
    parts = [_ratios(found, options)]
    parts += [_shares(found["stages"])] if "stages" in found else []
    parts += [_rates(found, options)] if "stages" in found else []
    parts += [_growth(found["grown"])] if "grown" in found else []
    parts += [_starts(found["starts"])] if "starts" in found else []
    return "\n".join(line for part in parts for line in part)


def _ratios(found: dict[str, dict[str, Any]], options: argparse.Namespace) -> Iterator[str]:
    seconds = {part: found[part]["seconds"] for part in ("one", "workers", "ray") if part in found}
    yield "| ratio | |"
    yield "|---|---|"
    if "stages" in found:
        yield f"| speed with the reader : without it | {_without(found['stages']) / _total(found['stages']):.2f} |"
        yield f"| statements with the reader : without it | {_more(found['stages']):.2f} |"
    if {"one", "workers"} <= seconds.keys():
        several = f"`--workers {options.workers}` : one process, of {os.cpu_count()} processors"
        yield f"| {several} | {seconds['one'] / seconds['workers']:.2f} |"
    if {"workers", "ray"} <= seconds.keys():
        ray = f"`--engine ray --workers {options.workers}` : `--workers {options.workers}`"
        yield f"| {ray} | {seconds['workers'] / seconds['ray']:.2f} |"
    if "grown" in found:
        costs = list(found["grown"]["costs"].items())
        sizes = f"a batch at {int(costs[-1][0]):,} articles : at {int(costs[0][0]):,}"
        yield f"| {sizes} | {costs[-1][1] / costs[0][1]:.2f} |"
    yield ""


def _shares(stages: dict[str, Any]) -> Iterator[str]:
    total = _total(stages)
    yield "| stage | share of computing | ms an article |"
    yield "|---|---|---|"
    for name in STAGES:
        seconds = stages["computing"][name]
        yield f"| {name} | {100 * seconds / total:.0f} % | {1000 * seconds / stages['articles']:.1f} |"
    yield ""


def _rates(found: dict[str, dict[str, Any]], options: argparse.Namespace) -> Iterator[str]:
    stages = found["stages"]
    each = stages["words"] / stages["articles"]
    wall = sum(stages["wall"][name] for name in STAGES)
    yield f"{stages['articles']} articles of {each:.0f} words, {stages['statements']} statements."
    yield ""
    yield "| | words a second | articles an hour | memory, MB |"
    yield "|---|---|---|---|"
    rows = [
        ("models loaded, by seconds of computing", stages["words"] / _total(stages), stages["peak_mb"]),
        ("models loaded, by the clock", stages["words"] / wall, stages["peak_mb"]),
    ]
    names = {"one": "`ingest`, start included", "workers": f"`--workers {options.workers}`, start included"}
    names["ray"] = f"`--engine ray --workers {options.workers}` on a cluster that runs, start included"
    for part, name in names.items():
        if part in found:
            rows.append((name, each * found[part]["articles"] / found[part]["seconds"], found[part]["peak_mb"]))
    for name, rate, memory in rows:
        yield f"| {name} | {rate:,.0f} | {3600 * rate / each:,.0f} | {memory:,.0f} |"
    yield ""


def _growth(grown: dict[str, Any]) -> Iterator[str]:
    first = next(iter(grown["costs"].values()))
    yield "| articles in the graph | resolve and store, ms of computing a batch of 16 | × the first |"
    yield "|---|---|---|"
    for size, cost in grown["costs"].items():
        yield f"| {int(size):,} | {1000 * cost:.0f} | {cost / first:.2f} |"
    yield ""


def _starts(starts: dict[str, Any]) -> Iterator[str]:
    yield "| start | seconds | of computing |"
    yield "|---|---|---|"
    for name, (seconds, computing) in starts["costs"].items():
        yield f"| {name} | {seconds:.2f} | {computing:.2f} |"


def _total(stages: dict[str, Any]) -> float:
    return float(sum(stages["computing"][name] for name in STAGES))


def _without(stages: dict[str, Any]) -> float:
    """Seconds of computing where the reader is not asked."""
    computing = stages["computing"]
    return float(_total(stages) - computing["extract"] + computing["extract without the reader"])


def _more(stages: dict[str, Any]) -> float:
    return float(stages["statements"] / max(1, stages["statements_without"]))
