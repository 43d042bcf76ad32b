"""Mentions: what a document names, describes and points to.

In: the trees of a document's sentences. Out: what each mentions (`Found`): names typed by the parser and the gazetteer,
nationalities, groups, offices with their holders, pronouns. `find_mentions` is the way in; what later passes need to read
mentions and to make further ones is exported beside it.
"""

from graphbuilder.extract.mentions.finder import find_mentions
from graphbuilder.extract.mentions.found import Draft, Found, Mentioned, Office, drafted
from graphbuilder.extract.mentions.leading import LANDS
from graphbuilder.extract.mentions.make import end_of, make_mention, place_mention, referent, standing_for
from graphbuilder.extract.mentions.metonymy import acting
from graphbuilder.extract.mentions.positions import is_no_title, is_owned, is_position
from graphbuilder.extract.mentions.teams import tells_score
from graphbuilder.extract.mentions.tenure import is_said_of, tenure_of, without_tenures

__all__ = [
    "LANDS",
    "Draft",
    "Found",
    "Mentioned",
    "Office",
    "acting",
    "drafted",
    "end_of",
    "find_mentions",
    "is_no_title",
    "is_owned",
    "is_position",
    "is_said_of",
    "make_mention",
    "place_mention",
    "referent",
    "standing_for",
    "tells_score",
    "tenure_of",
    "without_tenures",
]
