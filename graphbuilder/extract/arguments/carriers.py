"""Nouns that only carry what stands behind them: «на помощь Кремлю», «со стороны Киева»."""

from graphbuilder.extract.arguments.fillers import fillers
from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.model import Word


def carry(scope: Scope, draft: Draft, child: Word) -> bool:
    """Open what stands behind a carrier noun: «на помощь Кремлю» gives slot «на помощь» filled by «Кремлю»; say if it did."""
    if child.lemma not in scope.terms.carriers:
        return False
    marker = scope.tree.marker(child.id)
    if not marker:
        return False
    inner = scope.tree.children(child.id, "nmod", "iobj", "obl")
    for word in inner:
        if not scope.tree.marker(word.id) or word is inner[0]:
            draft.add(f"{marker} {child.lemma}", fillers(scope, word))
    return bool(inner)
