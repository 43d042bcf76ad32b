"""Syntax once, for all languages and rules: the arguments of a predicate as *slots*.

A slot says how an argument stands to its predicate after voice, coordination, control, relative clauses, participles,
converbs, light verbs and nominalisation are undone:

- ``subj``, ``obj`` deep subject and object; ``dat``, ``ins``, ``gen`` bare oblique cases
- ``PREP:case`` (Russian, «с:ins», «в:acc») or ``PREP`` (English, "with"); ``PREP noun`` through a carrier noun («на помощь»)
- ``adj`` an adjective of nationality that modifies an event noun; ``poss`` a possessive
- ``rel`` the noun that a relative clause only describes; ``adv`` an adverb of a verb («высоко оценил»)
- ``marker`` an English event noun's own preposition ("under investigation", "on trial"),
  ``head`` the noun it is a compound of ("trade talks")
- ``self`` the event noun («матч между А и Б»), ``suspect`` whom a verb of blame puts a deed on («осуждён за убийство»)
- ``ctrl`` whose event it is to be («отказался от встречи»)
- ``named`` who a noun for a doer stands for: «Иван Петров, противник референдума», «сторонник реформы Иван Петров»
- ``inf`` and ``clause`` the infinitive and the finite clause a predicate governs; of use as ``inf>obj``, ``clause>subj``;
  ``ann`` who announces the event («объявил о разрыве отношений»);
  ``said`` what a word of speech says outright, ``about`` of whom (see `speech`);
  ``must`` who in that clause is under an obligation ("said that X must leave"); ``prt`` the particle of "call off"

Slots of coordinated arguments hold every conjunct. Sources: UD v2 guidelines; the idea of undoing alternations before matching
is PredPatt's (White et al. 2016), that of case-marked slots is FrameBank's.

A verb and an event noun are read by a table, relation → reader of the child that has it (`verbs`, `nouns`), and then by
steps that look beyond the children: voice, control, coordination, light verbs. Every reader adds to a `Draft`.
"""

from collections.abc import Set

from graphbuilder.extract.arguments.nouns import read_noun
from graphbuilder.extract.arguments.predicate import Predicate
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.extract.arguments.verbs import read_verb
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Word

__all__ = ["Arguments", "Predicate"]


class Arguments:
    """Finds the slots of the predicates of one sentence; each is read once.

    *elided* are the verbs of the sentence that stand for a subject left out.
    """

    def __init__(self, tree: Tree, pack: Pack, elided: Set[int] = frozenset()) -> None:
        self._scope = Scope(tree, pack, elided, read_verb, read_noun)
        self._finished: dict[int, Predicate] = {}

    def of(self, word: Word) -> Predicate:
        """Return the predicate of *word*, a verb (also a predicative adjective or participle) or an event noun."""
        found = self._finished.get(word.id)
        if found is None:
            found = self._finished[word.id] = self._scope.draft(word).finished()
        return found
