"""What the slot of an argument is called: its case, its preposition, both."""

from graphbuilder.extract.arguments.scope import Scope
from graphbuilder.extract.case import case_of, forms_cases
from graphbuilder.model import Word


def slot_of(scope: Scope, child: Word) -> str:
    """Return the slot a nominal stands in by its marker and case; ``bare`` where it has neither."""
    marker = scope.tree.marker(child.id)
    marker = scope.terms.marker_variants.get(marker, marker)
    case = case_in(scope, child, marker)
    if not marker:
        return case or "bare"
    return f"{marker}:{case}" if case and " " not in marker else marker


def case_in(scope: Scope, child: Word, marker: str = "") -> str:
    """Return the case of a nominal behind *marker*; "" where the language has none."""
    return case_of(child, marker, scope.terms.government) if scope.terms.case_marked else ""


def object_slot(scope: Scope, child: Word) -> str:
    """Take the case where the treebanks are divided: a dative or instrumental «object» is not a direct one."""
    case = case_in(scope, child)
    if case in ("dat", "ins"):
        return case
    return "dat" if scope.tree.base(child.id) == "iobj" and case != "acc" else "obj"


def other_slots(scope: Scope, child: Word) -> list[str]:
    """Slots of a prepositional phrase in the other cases form and preposition allow: «в НАТО» goes to в:loc and в:acc."""
    marker = scope.tree.marker(child.id)
    marker = scope.terms.marker_variants.get(marker, marker)
    form = forms_cases(child.form)
    return [f"{marker}:{case}" for case in scope.terms.government.get(marker, ()) if case in form]


def bare_slots(scope: Scope, child: Word) -> list[str]:
    """Cases a bare noun below an argument may stand in by its form, beside the genitive: «поставлял ракеты Сирии»."""
    if not scope.terms.case_marked:
        return []
    form = forms_cases(child.form)
    return [case for case in ("dat", "ins") if case in form and (case == "dat" or "gen" not in form)]


def is_reciprocal(scope: Scope, child: Word) -> bool:
    """Say whether a word is the first of «друг друга», "each other"."""
    return child.lemma.lower() in scope.terms.reciprocal and scope.tree.child(child.id, "fixed") is not None


def reciprocal_slot(scope: Scope, child: Word) -> str:
    """Return the slot of «друг друга», «друг с другом», "with each other"."""
    parts = scope.tree.children(child.id, "fixed")
    inner = next((word.lemma.lower() for word in parts if word.upos == "ADP"), "")
    marker = inner or scope.tree.marker(child.id)
    if not scope.terms.case_marked:
        return marker or "obj"
    marker = scope.terms.marker_variants.get(marker, marker)
    case = case_in(scope, parts[-1], marker)
    return f"{marker}:{case}" if marker else "obj" if case in ("acc", "gen") else case
