"""Whose the subject of a relative clause is: in "Anna, whose husband died" it was not Anna."""

from collections.abc import Set

from graphbuilder.extract.tree import Tree
from graphbuilder.model import Word


def tells_of_what_is_owned(tree: Tree, noun: Word, verb: Word, possessives: Set[str]) -> bool:
    """Say whether a relative clause of *noun* with *verb* tells of what is the noun's: "whose", «которого» between them.

    *possessives* are lemmas; one that is no possessor in the tree ("which") does not count.
    """
    for number in range(noun.id + 1, verb.id):
        word = tree.words.get(number)
        if word is not None and word.lemma.lower() in possessives and word.deprel.split(":")[0] == "nmod":
            return True
    return False
