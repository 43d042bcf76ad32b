"""Standing facts: who holds which office, where places lie, who is whose kin, of which party and from where.

In: mentions with their antecedents, and the times of each sentence. Out: `standing_facts` yields the statements that names
make by standing beside each other, `predicated` those of offices that a sentence predicates of a person.
"""

from collections.abc import Iterator, Sequence

from graphbuilder.extract.mentions import Found
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.standing.affiliation import affiliation
from graphbuilder.extract.standing.descent import descent
from graphbuilder.extract.standing.kin import kin
from graphbuilder.extract.standing.offices import offices
from graphbuilder.extract.standing.origins import origins
from graphbuilder.extract.standing.places import places
from graphbuilder.extract.standing.predicates import predicated
from graphbuilder.extract.time import Times
from graphbuilder.model import Statement

__all__ = ["predicated", "standing_facts"]


def standing_facts(
    items: Sequence[Found], times: Sequence[Times], pack: Pack, published: str | None
) -> Iterator[Statement]:
    """Yield the standing facts of a document *published* on a day (ISO); *times* has those of each sentence."""
    yield from offices(items, times, pack, published)
    yield from places(items, pack)
    yield from kin(items, pack)
    yield from affiliation(items, pack)
    yield from origins(items, pack)
    yield from descent(items, pack)
