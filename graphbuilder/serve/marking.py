"""Cuts a sentence at the borders of what is marked in it, for templates to print piece by piece."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from graphbuilder.view import Claim, Evidence


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text, and what marks it: a role, an entity, True; None where nothing does."""

    text: str
    mark: Any = None


def pieces(text: str, marks: Iterable[tuple[int, int, Any]]) -> list[Piece]:
    """Return *text* in pieces by *marks*, half-open code points with anything; where they overlap the shorter one shows."""
    inside = [(start, end, mark) for start, end, mark in marks if 0 <= start < end <= len(text)]
    cuts = sorted({0, len(text), *(cut for start, end, _ in inside for cut in (start, end))})
    found: list[Piece] = []
    last: tuple[int, int, Any] | None = None
    for start, end in pairwise(cuts):
        over = min(
            (mark for mark in inside if mark[0] <= start and end <= mark[1]),
            key=lambda mark: mark[1] - mark[0],
            default=None,
        )
        if found and over == last:
            found[-1] = Piece(found[-1].text + text[start:end], found[-1].mark)
        else:
            found.append(Piece(text[start:end], over[2] if over else None))
        last = over
    return found


def said(claim: Claim, evidence: Evidence) -> list[Piece]:
    """Return the sentence *evidence* in pieces, marked by the roles of *claim*."""
    spans: Sequence[tuple[int, int, str]] = [
        (claim.start, claim.end, "trigger"),
        *((one.start, one.end, one.role) for one in claim.roles),
    ]
    return pieces(evidence.text, [(start - evidence.start, end - evidence.start, role) for start, end, role in spans])
