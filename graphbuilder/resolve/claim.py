"""What a statement says, by its sentence and the places of its parties there: what people judge.

The same claim stands wherever that sentence stands, however it is written: case, ё, quotes, dashes, spaces and other signs
do not tell two apart, nor do the offsets in the document or the word that triggers the statement.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graphbuilder.grammar.scripts.fold import fold
from graphbuilder.model import Party, digest

#: Roles that make a claim; the others only where it has no object.
PARTIES = ("subject", "object", "participant")
FURTHER = ("place", "theme", "beneficiary", "destination", "instrument")
#: How a mention refers that names whom it means by itself, in whatever document.
NAMING = ("name", "demonym", "metonym")

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a statement says. *id* names it; *parties* make it; *anywhere* is true where the sentence names them all."""

    id: str
    parties: tuple[Party, ...]
    anywhere: bool


def claim(sentence: str, relation: str, parties: Iterable[tuple[Party, str]], *, symmetric: bool) -> Claim:
    """Return what a statement says; *parties* are all that take part, each with how it refers (`model.Via`)."""
    listed = sorted(parties, key=lambda pair: (pair[0].role, pair[0].start, pair[0].end))
    wanted = PARTIES if any(party.role == "object" for party, _ in listed) else (*PARTIES, *FURTHER)
    chosen = [(party, via) for party, via in listed if party.role in wanted]
    told = sorted(("" if symmetric else party.role, place(party, sentence), said(party.text)) for party, _ in chosen)
    anywhere = all(via in NAMING and inside(party, sentence) for party, via in chosen)
    marks = [" ".join(map(str, one)) for one in told]
    return Claim(digest("claim", said(sentence), relation, *marks), tuple(party for party, _ in chosen), anywhere)


def said(text: str) -> str:
    """Return the words of *text*, folded, and nothing between them but single spaces."""
    return " ".join(_WORDS.findall(fold(text)))


def place(party: Party, sentence: str) -> int:
    """Return how many words of *sentence* stand before *party*; -1 of one that stands elsewhere."""
    return len(said(sentence[: party.start]).split()) if inside(party, sentence) else -1


def inside(party: Party, sentence: str) -> bool:
    """Say whether *party* stands in *sentence*."""
    return 0 <= party.start < party.end <= len(sentence)
