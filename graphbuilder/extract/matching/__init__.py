"""Matching: the rules of the lexicon over predicates and their arguments make statements.

In: the `contexts` of a document's sentences. Out: `matched` yields the statements rules make of one, `unique` leaves out
those that say what another one says. What standing facts and the reader ask of words in a sentence is exported beside it.
"""

from graphbuilder.extract.matching.context import Context, contexts
from graphbuilder.extract.matching.described import described, trade_of
from graphbuilder.extract.matching.fitting import fit
from graphbuilder.extract.matching.match import matched
from graphbuilder.extract.matching.referents import owns_kin, resolve_word, same
from graphbuilder.extract.matching.statement import speakers_of, statement_of
from graphbuilder.extract.matching.unique import is_alternative, unique

__all__ = [
    "Context",
    "contexts",
    "described",
    "fit",
    "is_alternative",
    "matched",
    "owns_kin",
    "resolve_word",
    "same",
    "speakers_of",
    "statement_of",
    "trade_of",
    "unique",
]
