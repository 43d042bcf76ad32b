"""Fits the confidence of statements to judged ones, and measures how far it can be believed.

A logistic regression with a ridge on standardised features; the constant is free. Everything reported is of statements
from documents the fit did not see (cross-validation by document). No randomness: the same input gives the same weights.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.extract.confidence import READER_ALONE, READER_ODDS
from graphbuilder.lexicon import read_toml
from graphbuilder.makers.calibrate.judged import Judged
from graphbuilder.makers.calibrate.thresholds import doubtful, thresholds

FOLDS = 10
BINS = 5
#: Strengths of the ridge that are tried; the one with the least loss on unseen documents is taken.
RIDGES = (3.0, 10.0, 30.0, 100.0)
#: Features seen in fewer judged statements get no weight.
SEEN = 8
_STEPS = 50

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Bin:
    """The statements whose confidence lies between *low* and *high*: how many, their mean confidence, the share right."""

    low: float
    high: float
    statements: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well confidences agree with verdicts.

    *brier* is the mean squared difference, *brier_of_share* that of always giving the overall share right; *ece* the
    mean gap between confidence and share right over the *bins* (of equal size); *auc* the chance that a right statement
    is more confident than a wrong one. All figures lie in [0, 1].
    """

    statements: int
    documents: int
    right: float
    brier: float
    brier_of_share: float
    ece: float
    auc: float
    ridge: float
    sources: Mapping[str, int]
    bins: Sequence[Bin]

    def as_json(self) -> dict[str, Any]:
        """Return what ``--json`` prints and ``--save`` keeps."""
        return asdict(self)


def calibrate(judged: Sequence[Judged]) -> tuple[dict[str, float], Calibration, list[float]]:
    """Return the weights fitted to all of *judged*, the calibration on documents left out, and the confidences there.

    Raises:
        ReadError: Too little is judged, or only one way.
    """
    documents = sorted({one.document for one in judged})
    if len(documents) < FOLDS or len({one.right for one in judged}) < 2:
        raise ReadError(
            f"{len(judged)} judged statements of {len(documents)} documents; expected right and wrong ones of at least "
            f"{FOLDS} documents: give more gold"
        )
    options = [(ridge, held_out(judged, ridge)) for ridge in RIDGES]
    ridge, confidences = min(options, key=lambda option: _loss(judged, option[1]))
    return fit(judged, ridge), measure(judged, confidences, ridge), confidences


def tables(judged: Sequence[Judged]) -> tuple[dict[str, dict[str, Any]], Calibration]:
    """Return what `write_weights` writes, and the calibration of statements as they are shipped.

    Where a reader was asked, both tables are fitted: rules alone to the same statements without what the reader thinks.
    """
    rules = [
        replace(one, seen={name: value for name, value in one.seen.items() if name != READER_ODDS})
        for one in judged
        if READER_ALONE not in one.seen
    ]
    weights, found, _ = calibrate(rules)
    result: dict[str, dict[str, Any]] = {"weights": weights}
    asked = [one for one in judged if READER_ODDS in one.seen]
    if asked:
        result["fused"], found, confidences = calibrate(asked)
        annotated = [(one, c) for one, c in zip(asked, confidences, strict=True) if one.source == "annotated"]
        seen, sure = [one for one, _ in annotated], [c for _, c in annotated]
        result["reader"] = {"doubtful": doubtful(seen, sure)}
        result["least"] = dict(thresholds(seen, sure))
    return result, found


def held_out(judged: Sequence[Judged], ridge: float) -> list[float]:
    """Return the confidence of each statement by a fit to the other documents' statements."""
    documents = {document: number % FOLDS for number, document in enumerate(sorted({one.document for one in judged}))}
    confidences = [0.0] * len(judged)
    for fold in range(FOLDS):
        weights = fit([one for one in judged if documents[one.document] != fold], ridge)
        for index, one in enumerate(judged):
            if documents[one.document] == fold:
                confidences[index] = predicted(weights, one.seen)
    return confidences


def fit(judged: Sequence[Judged], ridge: float) -> dict[str, float]:
    """Return the weight of each feature, to four digits, by Newton's method."""
    import numpy as np

    names = _names(judged)
    table = np.array([[one.seen.get(name, 0.0) for name in names] for one in judged])
    right = np.array([float(one.right) for one in judged])
    means, spreads = table.mean(axis=0), table.std(axis=0)
    spreads[spreads == 0] = 1.0
    scaled = np.column_stack([np.ones(len(judged)), (table - means) / spreads])
    penalty = np.diag([0.0] + [ridge] * len(names))
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(scaled @ weights)))
        slope = scaled.T @ (right - chance) - penalty @ weights
        curve = (scaled.T * (chance * (1 - chance))) @ scaled + penalty
        step = np.linalg.solve(curve, slope)
        weights += step
        if float(np.abs(step).max()) < 1e-9:
            break
    plain = weights[1:] / spreads
    bias = weights[0] - float(plain @ means)
    return {"bias": round(float(bias), 4)} | {n: round(float(w), 4) for n, w in zip(names, plain, strict=True)}


def _names(judged: Sequence[Judged]) -> list[str]:
    """Return the features that are in enough statements and not the same in all of them."""
    counts = Counter(name for one in judged for name, value in one.seen.items() if value)
    values: dict[str, set[float]] = {}
    for one in judged:
        for name in counts:
            values.setdefault(name, set()).add(one.seen.get(name, 0.0))
    return sorted(name for name, count in counts.items() if name != "bias" and count >= SEEN and len(values[name]) > 1)


def predicted(weights: Weights, seen: Mapping[str, float]) -> float:
    """Return what `extract.confidence` gives with these weights."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in seen.items())))


def measure(judged: Sequence[Judged], confidences: Sequence[float], ridge: float) -> Calibration:
    """Compare confidences with verdicts."""
    pairs = sorted(zip(confidences, (one.right for one in judged), strict=True))
    share = sum(right for _, right in pairs) / len(pairs)
    bins = list(_bins(pairs))
    return Calibration(
        statements=len(pairs),
        documents=len({one.document for one in judged}),
        right=round(share, 4),
        brier=round(sum((c - right) ** 2 for c, right in pairs) / len(pairs), 4),
        brier_of_share=round(share * (1 - share), 4),
        ece=round(sum(abs(one.confidence - one.right) * one.statements for one in bins) / len(pairs), 4),
        auc=round(_auc(pairs), 4),
        ridge=ridge,
        sources=dict(sorted(Counter(one.source for one in judged).items())),
        bins=bins,
    )


def _bins(pairs: Sequence[tuple[float, bool]]) -> Iterator[Bin]:
    for number in range(BINS):
        chosen = pairs[len(pairs) * number // BINS : len(pairs) * (number + 1) // BINS]
        if chosen:
            mean = sum(c for c, _ in chosen) / len(chosen)
            right = sum(right for _, right in chosen) / len(chosen)
            ends = (round(chosen[0][0], 4), round(chosen[-1][0], 4))
            yield Bin(*ends, len(chosen), round(mean, 4), round(right, 4))


def _auc(pairs: Sequence[tuple[float, bool]]) -> float:
    right = [c for c, verdict in pairs if verdict]
    wrong = [c for c, verdict in pairs if not verdict]
    won = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
    return won / (len(right) * len(wrong)) if right and wrong else 0.5


def _loss(judged: Sequence[Judged], confidences: Sequence[float]) -> float:
    return -sum(math.log(c if one.right else 1 - c) for one, c in zip(judged, confidences, strict=True))


def as_table(found: Calibration) -> str:
    """Return the reliability table a person reads."""
    sources = ", ".join(f"{count} {source}" for source, count in found.sources.items())
    lines = [
        f"{found.statements} judged statements of {found.documents} documents ({sources}), {found.right:.3f} right",
        "",
        "confidence      statements   mean    right",
        *(f"{b.low:.3f}–{b.high:.3f} {b.statements:14} {b.confidence:8.3f} {b.right:7.3f}" for b in found.bins),
        "",
        f"Brier {found.brier:.4f} (always the share: {found.brier_of_share:.4f})",
        f"ECE   {found.ece:.4f}",
        f"AUC   {found.auc:.4f}",
    ]
    return "\n".join(lines) + "\n"


def write_weights(path: Path, tables: Mapping[str, Mapping[str, Any]], found: Calibration) -> None:
    """Write the lexicon's ``confidence.toml``: *tables* are ``weights`` of rules alone, ``fused`` with the reader, ``least``.

    What people chose themselves stays, ``raised``.
    """
    raised = read_toml(path).get("raised") if path.exists() else None
    lines = [
        "# How sure a statement is: log odds of each feature, see extract/confidence.py. [weights]: rules alone; [fused]: with",
        "# the reader; [least]: by share of right statements how sure the reader alone must be, and a rule.",
        f"# Fitted by «graphbuilder calibrate --write» to {found.statements} judged statements; by hand is only",
        "# [raised]: more than [least], where gold shows that it takes more.",
    ]
    for name, table in (*tables.items(), *((("raised", raised),) if raised else ())):
        lines += ["", f"[{name}]"]
        lines += [f"{json.dumps(key, ensure_ascii=False)} = {json.dumps(value)}" for key, value in table.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
