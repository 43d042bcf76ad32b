"""Precision and recall of pairs and relations on annotated sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphbuilder.extract.reader.network import MODES
from graphbuilder.makers.reader.prepare import Prepared


@dataclass(frozen=True)
class Guess:
    """One statement the reader makes of a sentence: *subject* and *object* are candidates, None nobody."""

    relation: str
    subject: int | None
    object: int | None
    probability: float
    mode: str = MODES[0]


def measured(
    sentences: Sequence[Prepared], guesses: Sequence[Sequence[Guess]], symmetric: frozenset[str]
) -> dict[str, float]:
    """Return precision, recall and F1 of statements (pair and a right label) over all gold, lost ones included.

    *mode* is the share of right modes among those found. Pairs whose gold label the inventory lacks count for nothing.
    """
    right = made = wanted = modes = 0
    for one, found in zip(sentences, guesses, strict=True):
        golds = [gold for gold in one.gold if gold.labels]
        free = {(gold.subject, gold.object) for gold in one.gold if not gold.labels}
        wanted += len(golds) + one.lost
        left = list(golds)
        for guess in found:
            if (guess.subject, guess.object) in free:
                continue
            made += 1
            twin = next((gold for gold in left if same(guess, gold, symmetric)), None)
            if twin is not None:
                left.remove(twin)
                right += 1
                modes += guess.mode == twin.mode
    precision, recall = right / max(made, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"p": precision, "r": recall, "f1": f1, "mode": modes / max(right, 1), "made": made, "wanted": wanted}


def same(guess: Guess, gold: object, symmetric: frozenset[str]) -> bool:
    """Say whether a guess is what gold says: one of its labels, its parties, in either order where it is symmetric."""
    labels = getattr(gold, "labels")  # noqa: B009
    pair = (getattr(gold, "subject"), getattr(gold, "object"))  # noqa: B009
    ours = (guess.subject, guess.object)
    return guess.relation in labels and (ours == pair or (guess.relation in symmetric and ours == pair[::-1]))


def at(guesses: Sequence[Sequence[Guess]], threshold: float | Mapping[str, float]) -> list[list[Guess]]:
    """Keep the guesses whose probability reaches *threshold*, one for all or one a label."""
    if isinstance(threshold, float):
        return [[one for one in found if one.probability >= threshold] for found in guesses]
    return [[one for one in found if one.probability >= threshold.get(one.relation, 1.1)] for found in guesses]
