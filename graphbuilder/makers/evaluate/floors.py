"""Keeps scores (``data/gold/scores.json``) and the floors below which none may fall (``data/gold/floors.toml``).

A floor goes up, never down: ``pin`` refuses. Both files map «kind name» to groups, and those to figures in [0, 1].
"""

import json
import math
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graphbuilder.errors import GraphbuilderError, ReadError
from graphbuilder.makers.evaluate.scores import Report

MEASURES = ("precision", "recall", "f1")

Floors = dict[str, dict[str, dict[str, float]]]


def save(report: Report, path: Path) -> None:
    """Put the scores of *report* into the file, in place of those of the same kind and name."""
    scores = report.as_json()
    scores.pop("pairs", None)
    put(f"{report.kind} {report.name}", scores, path)


def put(title: str, scores: Mapping[str, Any], path: Path) -> None:
    """Put *scores* into the file under *title*, in place of what is there."""
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    kept[title] = scores
    content = json.dumps(dict(sorted(kept.items())), ensure_ascii=False, indent=1, sort_keys=False)
    path.write_text(content + "\n", encoding="utf-8")


def read_floors(path: Path) -> Floors:
    """Read the floors; a file that is not there has none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except tomllib.TOMLDecodeError as error:
        raise ReadError(
            f"{path}: {error}; expected tables of floors, as 'graphbuilder evaluate --pin' writes them"
        ) from None


def fallen(report: Mapping[str, Any], floors: Floors) -> Iterator[str]:
    """Yield one line for every figure of *report* (as `Report.as_json` gives it) that lies below its floor."""
    title = f"{report['kind']} {report['name']}"
    for group, figures in floors.get(title, {}).items():
        scores = report["groups"].get(group, {})
        for measure, floor in figures.items():
            if scores.get(measure, 0.0) < floor:
                yield f"{title}, {group}: {measure} is {scores.get(measure)}, the floor is {floor}"


def pinned(report: Report) -> tuple[str, ...]:
    """Name the groups that get floors: the whole of each task, not single types or relations."""
    if report.kind in ("gold", "pairs"):
        return ("overall",)
    return tuple(group for group in report.units if ":" not in group)


def pin(report: Report, path: Path, groups: tuple[str, ...] = ("overall",)) -> None:
    """Raise the floors of *groups* to the scores of *report*, cut to two digits.

    Raises:
        GraphbuilderError: A score lies below its floor; nothing is written.
    """
    floors, scores = read_floors(path), report.as_json()
    if below := list(fallen(scores, floors)):
        raise GraphbuilderError(f"{path}: not pinned, floors only go up: {'; '.join(below)}")
    title = f"{report.kind} {report.name}"
    for group in groups:
        figures = {measure: math.floor(scores["groups"][group][measure] * 100) / 100 for measure in MEASURES}
        floors.setdefault(title, {})[group] = figures
    path.write_text(_toml(floors), encoding="utf-8")


def _toml(floors: Floors) -> str:
    lines = ["# Floors of the quality gate; written by «graphbuilder evaluate … --pin», which only raises them."]
    for title, groups in sorted(floors.items()):
        for group, figures in sorted(groups.items()):
            lines += ["", f"[{json.dumps(title, ensure_ascii=False)}.{json.dumps(group, ensure_ascii=False)}]"]
            lines += [f"{measure} = {value}" for measure, value in figures.items()]
    return "\n".join(lines) + "\n"
