"""Nouns that only carry what stands behind them: «на помощь Кремлю», «со стороны Киева»."""

from graphbuilder.extract.arguments.fillers import fillers
from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.model import Word


def carry(scope: Scope, draft: Draft, child: Word) -> bool:
    """Open what stands behind a carrier noun: «на помощь Кремлю» gives slot «на помощь» filled by «Кремлю»; say if it did."""
    if child.lemma not in scope.terms.carriers:
        return False
    marker = scope.tree.marker(child.id) or _strayed_marker(scope, child)
    if not marker:
        return False
    inner = scope.tree.children(child.id, "nmod", "iobj", "obl")
    for word in inner:
        if not scope.tree.marker(word.id) or word is inner[0]:
            draft.add(f"{marker} {child.lemma}", fillers(scope, word))
    return bool(inner)


def _strayed_marker(scope: Scope, carrier: Word) -> str:
    """Return a carrier's preposition that parsers hang on what stands behind it: «со» of «со стороны республиканцев»."""
    behind = scope.tree.child(carrier.id, "nmod")
    case = scope.tree.child(behind.id, "case") if behind is not None else None
    return case.lemma.lower() if case is not None and case.id == carrier.id - 1 else ""
