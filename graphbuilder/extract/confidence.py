"""How sure a statement is: the parser's own probabilities along the paths from the trigger to its arguments."""

from collections.abc import Mapping

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Mention


def confidence(predicate: Predicate, roles: Mapping[str, Mention], tree: Tree) -> float:
    """Return the geometric mean of the probabilities of the words between trigger and arguments, in [0, 1]."""
    product, count = predicate.word.tag_probability, 1
    for mention in roles.values():
        word = tree.words.get(mention.head)
        steps = 0
        while word is not None and word.id != predicate.word.id and steps < 6:
            product *= word.arc_probability
            count += 1
            steps += 1
            word = tree.words.get(word.head)
        product *= mention.probability
        count += 1
    return round(float(product ** (1 / count)), 4)
