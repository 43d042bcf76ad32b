"""What every measure returns: counts by group, with intervals, and the single findings a rule author reads.

Scores lie in [0, 1]. An interval is the middle 95 % of `ROUNDS` resamplings of the units (statements,
documents, records or sentences, as the measure says) with a fixed seed: the same input gives the same figures.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

ROUNDS = 1000
SEED = 20250903


@dataclass(frozen=True, slots=True)
class Counts:
    """Of *produced* answers *right* are right; of *expected* ones *found* are found. Partial credit gives fractions."""

    right: float = 0.0
    produced: float = 0.0
    found: float = 0.0
    expected: float = 0.0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right,
            self.produced + other.produced,
            self.found + other.found,
            self.expected + other.expected,
        )

    @property
    def precision(self) -> float:
        """Share of what was produced that is right; 1 where nothing was produced."""
        return self.right / self.produced if self.produced else 1.0

    @property
    def recall(self) -> float:
        """Share of what was expected that was found; 1 where nothing was expected."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. *kind* is ``missed``, ``false`` or ``shown as fact``; *where* names the document."""

    kind: str
    where: str
    what: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one measure.

    *units* maps a group (``overall``, ``MET ru``, ``facts: Deal``) to its units. *facts* holds what is not precision or
    recall (numbers by name). *locked* says that the findings must not be listed: the set is a test set.
    """

    kind: str
    name: str
    units: Mapping[str, Sequence[Counts]]
    findings: Sequence[Finding] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    locked: bool = False

    def counts(self, group: str) -> Counts:
        """Return the sum over the units of *group*."""
        return sum(self.units[group], Counts())

    def as_json(self) -> dict[str, Any]:
        """Return what ``--json`` prints and ``--save`` keeps, findings apart."""
        groups = {group: _scores(units) for group, units in self.units.items()}
        return {"kind": self.kind, "name": self.name, "groups": groups, **self.facts}


def interval(units: Iterable[Counts]) -> dict[str, tuple[float, float]]:
    """Return the bootstrap interval of precision, recall and F1 over *units*."""
    import numpy as np

    table = np.array([(u.right, u.produced, u.found, u.expected) for u in units], dtype=float).reshape(-1, 4)
    if not len(table):
        return dict.fromkeys(("precision", "recall", "f1"), (1.0, 1.0))
    draws = np.random.default_rng(SEED).multinomial(len(table), np.full(len(table), 1 / len(table)), size=ROUNDS)
    right, produced, found, expected = (draws @ table).T
    precision = np.divide(right, produced, out=np.ones(ROUNDS), where=produced > 0)
    recall = np.divide(found, expected, out=np.ones(ROUNDS), where=expected > 0)
    both = precision + recall
    f1 = np.divide(2 * precision * recall, both, out=np.zeros(ROUNDS), where=both > 0)
    ends = {}
    for measure, values in (("precision", precision), ("recall", recall), ("f1", f1)):
        low, high = np.quantile(values, (0.025, 0.975))
        ends[measure] = (float(low), float(high))
    return ends


def _scores(units: Sequence[Counts]) -> dict[str, Any]:
    total = sum(units, Counts())
    ends = interval(units)
    scores: dict[str, Any] = {}
    for measure in ("precision", "recall", "f1"):
        scores[measure] = round(getattr(total, measure), 4)
        scores[f"{measure}_95"] = [round(end, 4) for end in ends[measure]]
    for count in ("right", "produced", "found", "expected"):
        scores[count] = round(getattr(total, count), 2)
    return scores
