"""How sure a statement must be for a share of what is kept to be right: the table ``[least]`` of the confidence's file."""

from collections.abc import Sequence

from graphbuilder.extract.confidence import READER_ALONE
from graphbuilder.makers.calibrate.judged import Judged
from graphbuilder.model import PRECISION

#: Shares of right statements that can be asked for.
SHARES = (0.95, 0.9, 0.85, 0.8, 0.7, 0.6)
#: A share is not believed of fewer statements.
FEWEST = 20
#: Judges who do not know the system are stricter: so much more than the share is asked of what the reader alone says.
MARGIN = 0.025
#: Relations of which less is right are left to rules, of statements that seem likelier right than wrong.
DOUBT = 0.5
#: A rule gives way to the reader where two of three like it are wrong.
GIVES_WAY = 0.35


def thresholds(judged: Sequence[Judged], confidences: Sequence[float]) -> dict[str, tuple[float, float]]:
    """Return by share of right statements the least confidence of what the reader alone says, and of a rule's statement.

    *confidences* are those of fits that have not seen the statement's document. Of a share that is never reached it is 1.
    """
    pairs = [(c, one.right, READER_ALONE in one.seen) for one, c in zip(judged, confidences, strict=True)]
    alone = [(c, right) for c, right, is_alone in pairs if is_alone]
    rules = [(c, right) for c, right, is_alone in pairs if not is_alone]
    # up to the usual share a rule gives way only where the reader is sure it is wrong; beyond, its doubts count too
    sure = {share: max(least(rules, share), GIVES_WAY) if share > PRECISION else GIVES_WAY for share in SHARES}
    return {str(share): (least(alone, min(share + MARGIN, 0.99)), sure[share]) for share in SHARES}


def doubtful(judged: Sequence[Judged], confidences: Sequence[float]) -> list[str]:
    """Return the relations that the reader alone may not say: judged often enough, and wrong too often.

    Statements less likely right than wrong say nothing of a relation. A share is drawn towards two thirds by three
    statements that nobody judged.
    """
    counts: dict[str, list[int]] = {}
    for one, confidence in zip(judged, confidences, strict=True):
        if READER_ALONE in one.seen and confidence >= DOUBT:
            found = counts.setdefault(one.relation, [0, 0])
            found[0] += 1
            found[1] += one.right
    return sorted(name for name, (made, right) in counts.items() if (right + 2) / (made + 3) < DOUBT)


def least(pairs: Sequence[tuple[float, bool]], share: float) -> float:
    """Return the lowest confidence from which on at least *share* are right, to three digits; 1 where there is none."""
    best, right = 1.0, 0
    for count, (confidence, verdict) in enumerate(sorted(pairs, reverse=True), 1):
        right += verdict
        if count >= FEWEST and right / count >= share:
            best = confidence
    return round(best, 3)
