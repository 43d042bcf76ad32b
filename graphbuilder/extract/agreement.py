"""Subject and object by agreement: where a parser mistakes one for the other, the verb's number and gender tell.

«Договор подписали Иран и Ирак»: both nouns may be subject or object by their forms, but the verb is a plural.
"""

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Word


def is_swapped(tree: Tree, verb: Word) -> bool:
    """Tell whether the object of *verb* agrees with it, its subject does not, and their forms allow them to change places."""
    subjects, objects = tree.children(verb.id, "nsubj"), tree.children(verb.id, "obj")
    if len(subjects) != 1 or len(objects) != 1:
        return False
    (subject,), (other,) = subjects, objects
    if subject.upos not in _NOUNS or other.upos not in _NOUNS or tree.marker(subject.id) or tree.marker(other.id):
        return False
    if "acc" not in forms_cases(subject.form) or "nom" not in forms_cases(other.form):
        return False
    return agrees(tree, verb, subject) is False and agrees(tree, verb, other) is True


def agrees(tree: Tree, verb: Word, noun: Word) -> bool | None:
    """Tell whether *noun* may be the subject of *verb* by number, and by gender in the past; None where nothing is known."""
    number = verb.feats.get("Number")
    several = len(tree.conjuncts(noun.id)) > 1 or tree.child(noun.id, "nummod", "nummod:gov") is not None
    own = "Plur" if several else noun.feats.get("Number")
    if number is None or own is None:
        return None
    if number != own:
        return several and number == "Sing"  # «приехали»/«приехало пять человек», «прибыл Иванов и Петров»
    gender, theirs = verb.feats.get("Gender"), noun.feats.get("Gender")
    if number == "Plur" or gender is None or theirs is None or noun.upos == "PROPN":
        return True  # the gender of names is a guess
    return gender == theirs


_NOUNS = frozenset({"NOUN", "PROPN", "X"})
