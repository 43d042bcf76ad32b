"""Second choices: what hangs below an argument, what the form of a word may be besides, what stands right behind a noun.

These are no mistakes to mend: both readings are alive, and a rule takes the second where nothing fills the first.
"""

from graphbuilder.extract.arguments.fillers import fillers
from graphbuilder.extract.arguments.predicate import Draft
from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.extract.arguments.slots import bare_slots, other_slots, slot_of
from graphbuilder.extract.case import forms_cases
from graphbuilder.model import Word

#: Slots whose fillers are no arguments with phrases of their own.
_CLOSED = frozenset({"inf", "clause", "subj", "named", "self", "ctrl", "suspect", "rel"})


def soften(scope: Scope, draft: Draft) -> None:
    """Note the prepositional phrases below the arguments, two nouns deep, as second choices."""
    for slot, ids in list(draft.slots.items()):
        for number in ids if slot not in _CLOSED else ():
            _below(scope, draft, number, 2, bare=":" not in slot)


def soften_case(scope: Scope, draft: Draft, child: Word, slot: str) -> None:
    """A genitive whose form may be a dative is one as a second choice: «оказала помощь Молдавии»."""
    if slot == "gen" and scope.terms.case_marked and "dat" in forms_cases(child.form):
        draft.soften("dat", fillers(scope, child))


def soften_marked(scope: Scope, draft: Draft, child: Word) -> None:
    """Note the other cases a prepositional phrase may stand in."""
    for slot in other_slots(scope, child):
        draft.soften(slot, fillers(scope, child))


def _below(scope: Scope, draft: Draft, number: int, depth: int, *, bare: bool = True) -> None:
    """Note what hangs below an argument; a noun without a preposition only with *bare*: «в зале филармонии» gives none."""
    if depth == 0 or number not in scope.tree.words or number == draft.word.id:
        return
    for child in scope.tree.children(number, "nmod", "obl"):
        marked = bool(scope.tree.marker(child.id))
        plain = bare or child.feats.get("Case") in ("Dat", "Ins")
        for slot in _slots_below(scope, child, bare=plain):
            draft.soften(slot, fillers(scope, child))
        _below(scope, draft, child.id, depth - 1, bare=bare and not marked)


def _slots_below(scope: Scope, child: Word, *, bare: bool) -> list[str]:
    if scope.tree.marker(child.id):
        return [slot_of(scope, child), *other_slots(scope, child)]
    return bare_slots(scope, child) if bare else []


def soften_adjacent(scope: Scope, draft: Draft) -> None:
    """Note a prepositional phrase right behind the noun, or behind what hangs on it, that the parser hung higher:
    «после вторжения в Украину», «долг завода перед банком вырос».
    """
    word, tree = draft.word, scope.tree
    behind: set[int] = set()
    for above in tree.above(word.id):
        for child in tree.children(above.id, "obl", "nmod"):
            case = tree.child(child.id, "case")
            if case is None or case.id < word.id:
                continue
            behind = behind or _behind(scope, word)
            if case.id in behind:
                draft.soften(slot_of(scope, child), fillers(scope, child))


def _behind(scope: Scope, word: Word) -> set[int]:
    """Return the words right behind the phrase of a noun and behind the last word below it."""
    below = [one.id for one in scope.tree.subtree(word.id, skip=("acl", "conj", "parataxis", "appos"))]
    return {scope.tree.after(word.id), scope.tree.after(max(below))}
