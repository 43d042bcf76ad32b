"""Coreference: what a pronoun, a title or a noun that points back stands for, and why.

In: what each sentence of a document mentions. Out: the same with mentions that point to their antecedents, and with offices
that have holders and bodies they are of. `link` does so; `link_speakers` is for «я» and «мы», once it is known who is quoted.
The one home of pointing from mention to antecedent; `resolve.localise` groups by it.
"""

from collections.abc import Sequence

from graphbuilder.extract.coreference.definites import link_definites
from graphbuilder.extract.coreference.incumbents import name_incumbents
from graphbuilder.extract.coreference.offices import Register, link_offices, own_offices
from graphbuilder.extract.coreference.pronouns import link_pronouns
from graphbuilder.extract.coreference.seats import link_seats
from graphbuilder.extract.coreference.speakers import link_speakers
from graphbuilder.extract.coreference.tellers import TOLD
from graphbuilder.extract.mentions import Found
from graphbuilder.extract.rules import Pack

__all__ = ["TOLD", "link", "link_speakers"]


def link(items: Sequence[Found], pack: Pack, published: str | None) -> tuple[Found, ...]:
    """Return *items* with mentions that point to their antecedents, each with the reason.

    *published* is the day of publication (ISO), for the table of office holders.
    """
    register = Register.of(items, pack, published)
    items = link_offices(items, register)
    items = link_seats(items, pack)
    items = link_definites(items, pack)
    items = link_pronouns(items, pack)
    items = own_offices(items)
    return name_incumbents(items, register)
