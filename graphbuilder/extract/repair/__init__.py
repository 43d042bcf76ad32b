"""What parsers get wrong is mended first, and once: a tree in, a tree out. All that reads trees sees the mended one.

A repair is a named function of one construction (see `base`); a language lists those it needs, in the order they are
made, in ``grammar/<language>/repairs.toml``. ``tests/trees/<repair>.conllu`` has trees it changes and trees it leaves.

What is open stays out: where two readings of a tree are alive, arguments take the second as a soft slot (see
`arguments.soft`), and what tells them apart is the rule that asks.
"""

from graphbuilder.extract.repair import clauses, lemmas, nouns, objects, subjects, voice
from graphbuilder.extract.repair.base import REPAIRS, Repaired, repaired

__all__ = ["REPAIRS", "Repaired", "repaired"]

#: The modules whose repairs there are.
_MODULES = (clauses, lemmas, nouns, objects, subjects, voice)
