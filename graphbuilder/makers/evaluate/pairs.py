"""Scores the resolver on pairs of names: a CSV with columns a, b, same and optionally type."""

import csv
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate.scores import Counts, Finding, Report

YES = frozenset({"1", "true", "yes", "y", "да", "same"})
NO = frozenset({"0", "false", "no", "n", "нет", "different", ""})

#: (a, b, type or None) → (same, score, reason).
Judge = Callable[[str, str, str | None], tuple[bool, float, str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they name the same thing."""

    a: str
    b: str
    same: bool
    type: str | None = None


def read_pairs(path: Path) -> list[Pair]:
    """Read the CSV.

    Raises:
        ReadError: A column is missing or a value of *same* is neither yes nor no; names file and line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReadError(f"{path}: {error}; expected a CSV with columns a, b, same") from None
    return [_pair(row, f"{path}, line {number}") for number, row in enumerate(rows, 2)]


def _pair(row: dict[str, str | None], place: str) -> Pair:
    a, b, same = (row.get(column) for column in ("a", "b", "same"))
    if a is None or b is None or same is None or (said := same.strip().lower()) not in YES | NO:
        raise ReadError(f"{place}: {row}; expected columns a, b and same (1 or 0)")
    return Pair(a, b, said in YES, row.get("type") or None)


def score_pairs(name: str, pairs: list[Pair], judge: Judge) -> Report:
    """Judge every pair; the units are pairs. ``facts["pairs"]`` keeps each line's judgement, score and reason."""
    units: dict[str, list[Counts]] = defaultdict(list)
    judged: list[dict[str, Any]] = []
    findings = []
    for pair in pairs:
        same, score, reason = judge(pair.a, pair.b, pair.type)
        both = float(same and pair.same)
        unit = Counts(both, float(same), both, float(pair.same))
        for group in ("overall", *([pair.type] if pair.type else [])):
            units[group].append(unit)
        line = {"a": pair.a, "b": pair.b, "same": pair.same, "judged": same, "score": round(score, 4), "reason": reason}
        judged.append(line)
        if same != pair.same:
            kind = "missed" if pair.same else "false"
            findings.append(Finding(kind, f"{score:.2f}", f"{pair.a} = {pair.b}", reason))
    units.setdefault("overall", [])
    return Report("pairs", name, dict(units), findings, {"pairs": judged})
