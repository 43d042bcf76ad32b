"""Subject and object by agreement: where a parser mistakes one for the other, the verb's number and gender tell.

«Договор подписали Иран и Ирак»: both nouns may be subject or object by their forms, but the verb is a plural.
"""

from collections.abc import Collection

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Word


def misread_subject(tree: Tree, verb: Word, personal: Collection[str] = ()) -> Word | None:
    """Return the object of *verb* that is its subject: it agrees, what the parser has for subject or other object does not.

    Their forms must allow them to change places. Of *personal* verbs («удар осудил Иран») a thing before the verb is no
    subject where a name behind it may be.
    """
    subjects, objects = tree.children(verb.id, "nsubj"), tree.children(verb.id, "obj")
    if len(subjects) == 1 and len(objects) == 1:
        (other,), (candidate,) = subjects, objects
    elif not subjects and len(objects) == 2:
        first, second = objects
        other, candidate = (first, second) if agrees(tree, verb, second) else (second, first)
    else:
        return None
    if any(word.upos not in _NOUNS or tree.marker(word.id) for word in (other, candidate)):
        return None
    if "acc" not in forms_cases(other.form) or "nom" not in forms_cases(candidate.form):
        return None
    fits = agrees(tree, verb, candidate)
    thing = other.upos == "NOUN" and other.feats.get("Animacy") == "Inan" and other.id < verb.id < candidate.id
    if fits and thing and candidate.upos == "PROPN" and verb.lemma.lower() in personal:
        return candidate
    return candidate if fits and agrees(tree, verb, other) is False else None


def two_subjects(tree: Tree, verb: Word, passive: bool) -> dict[int, str]:
    """Return the slots of two subjects of one verb that the parser did not coordinate, by word; empty where both may stay.

    «прокурор попросил суд», «машина принадлежит коллеге», «подозрение подтвердил президент»: the forms and the verb tell
    which of them it is; the other is an object, or nothing where its form can be none.
    """
    subjects = tree.children(verb.id, "nsubj")
    if len(subjects) != 2 or any(word.upos not in _NOUNS or tree.marker(word.id) for word in subjects):
        return {}
    forms = [forms_cases(word.form) for word in subjects]
    able = [n for n in (0, 1) if "nom" in forms[n] and agrees(tree, verb, subjects[n]) is not False]
    free = tree.child(verb.id, "obj") is None and not passive and not verb.lemma.endswith(("ся", "сь"))
    if len(able) == 2 and free and subjects[0].id < verb.id < subjects[1].id:
        bound = [n for n in able if not _may_be_object(subjects[n])]
        able = bound if len(bound) == 1 else [0] if "acc" in forms[1] else able
    if len(able) != 1:
        return {}
    own, other = able[0], 1 - able[0]
    if "nom" in forms[other] and (subjects[0].id > verb.id or subjects[1].id < verb.id):
        return {}  # side by side they may be a list
    cases = forms[other]
    slot = "obj" if "acc" in cases and free else "dat" if "dat" in cases else ""
    return {subjects[own].id: "obj" if passive else "subj", subjects[other].id: slot}


def _may_be_object(word: Word) -> bool:
    """A living being of the masculine stands in genitive as an object, whatever else its form may be («Серов», a town)."""
    living = word.feats.get("Animacy") == "Anim" and word.feats.get("Gender") == "Masc"
    return "acc" in forms_cases(word.form) and not (living and word.feats.get("Case") == "Nom")


def agrees(tree: Tree, verb: Word, noun: Word) -> bool | None:
    """Tell whether *noun* may be the subject of *verb* by number, and by gender in the past; None where nothing is known."""
    number = verb.feats.get("Number")
    several = len(tree.conjuncts(noun.id)) > 1 or tree.child(noun.id, "nummod", "nummod:gov") is not None
    own = "Plur" if several else noun.feats.get("Number")
    if noun.form.isupper() and len(noun.form) > 1 and not several:
        return None  # «США отменили»: of abbreviations taggers only guess the number
    if number is None or own is None:
        return None
    if number != own:
        return several and number == "Sing"  # «приехали»/«приехало пять человек», «прибыл Иванов и Петров»
    gender, theirs = verb.feats.get("Gender"), noun.feats.get("Gender")
    guessed = noun.upos == "PROPN" and noun.feats.get("Animacy") != "Inan"  # of firms and people by their names
    return number == "Plur" or gender is None or theirs is None or guessed or gender == theirs


_NOUNS = frozenset({"NOUN", "PROPN", "X"})
