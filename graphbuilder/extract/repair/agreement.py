"""Subject and object by agreement: where a parser mistakes one for the other, the verb's number and gender tell.

«Договор подписали Иран и Ирак»: both nouns may be subject or object by their forms, but the verb is a plural.
"""

from collections.abc import Container

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.terms import Terms
from graphbuilder.extract.tree import Tree
from graphbuilder.grammar.base import CASES
from graphbuilder.model import Word

_BODIES = ("Organization", "Geopolitical", "Person", "Facility")
#: Cases of a living object.
_OBLIQUE = ("Acc", "Gen")
_NOUNS = frozenset({"NOUN", "PROPN", "X"})


def misread_subject(tree: Tree, terms: Terms, verb: Word, done: Container[str]) -> Word | None:
    """Return the object of *verb* that is its subject: it agrees, what the parser has for subject or other object does not.

    Their forms must allow them to change places. Of verbs only people and bodies do («удар осудил Иран») what is *done* or
    written and stands before the verb is no subject where a name behind it may be; a body there is one («сенат осудил Иран»).
    """
    pair = _pair(tree, terms, verb)
    if pair is None:
        return None
    other, candidate = pair
    if any(word.upos not in _NOUNS or tree.marker(word.id) for word in pair):
        return None
    counted = verb.lemma.lower() in terms.personal and tree.child(candidate.id, "nummod:gov") is not None
    if "acc" not in forms_cases(other.form) or not (counted or "nom" in forms_cases(candidate.form)):
        return None  # «Серова поддержали сорок депутатов»: what is counted stands in genitive
    if candidate.lemma.lower() in terms.units or not agrees(tree, terms, verb, candidate):
        return None
    if _is_only_object(other) and tree.base(other.id) == "nsubj":
        return candidate  # «мэра поддержал профсоюз»
    before = other.id < verb.id < candidate.id and (candidate.upos == "PROPN" or _is_body(tree, terms, candidate))
    if before and verb.lemma.lower() in terms.personal and _is_thing(tree, terms, other, done):
        return candidate
    return candidate if agrees(tree, terms, verb, other) is False or is_oblique(tree, other) else None


def _is_thing(tree: Tree, terms: Terms, noun: Word, done: Container[str]) -> bool:
    """Say whether a noun is of what is done or written, no body's name."""
    if noun.upos != "NOUN" or noun.feats.get("Animacy") != "Inan":
        return False
    lemma = noun.lemma.lower()
    return (lemma in done or lemma in terms.made) and not _is_body(tree, terms, noun)


def _is_body(tree: Tree, terms: Terms, noun: Word) -> bool:
    named = any(name.first <= noun.id <= name.last and name.type in _BODIES for name in tree.sentence.names)
    return named or noun.lemma.lower() in terms.bodies


def _is_only_object(noun: Word) -> bool:
    """Say whether the form of a common noun can be no nominative."""
    cases = forms_cases(noun.form)
    return noun.upos == "NOUN" and "acc" in cases and "nom" not in cases


def _pair(tree: Tree, terms: Terms, verb: Word) -> tuple[Word, Word] | None:
    """Return what the parser has for subject, or the less fitting of two objects, and the object that may be the subject."""
    subjects, objects = tree.children(verb.id, "nsubj"), tree.children(verb.id, "obj")
    if len(subjects) == 1 and len(objects) == 1:
        return subjects[0], objects[0]
    objects = objects + [word for word in tree.children(verb.id, "iobj") if word.feats.get("Case") == "Acc"]
    if subjects or len(objects) != 2:
        return None
    first, second = objects
    if is_oblique(tree, first) or is_oblique(tree, second):
        return (first, second) if is_oblique(tree, first) else (second, first)
    return (first, second) if agrees(tree, terms, verb, second) else (second, first)


def is_oblique(tree: Tree, name: Word) -> bool:
    """Say whether a person's name is no subject by its further parts: «Яна Крамера» is a man in the accusative."""
    parts = [part for part in tree.children(name.id, "flat") if part.feats.get("Case") in _OBLIQUE]
    return any("nom" not in forms_cases(part.form) or name.feats.get("Case") in _OBLIQUE for part in parts)


def two_subjects(tree: Tree, terms: Terms, verb: Word, *, passive: bool) -> dict[int, str]:
    """Return of two subjects of one verb that the parser did not coordinate the one that is none, with the slot it fills.

    «прокурор попросил суд», «машина принадлежит коллеге», «подозрение подтвердил президент»: the forms and the verb tell
    which of them it is; an object, a dative, or nothing where its form can be none. Empty where both may stay.
    """
    subjects = tree.children(verb.id, "nsubj")
    if len(subjects) != 2 or any(word.upos not in _NOUNS or tree.marker(word.id) for word in subjects):
        return {}
    free = tree.child(verb.id, "obj") is None and not passive and not verb.lemma.endswith(terms.reflexive_endings)
    other = _other(tree, terms, verb, subjects, free=free)
    if other is None:
        return {}
    cases = forms_cases(other.form)
    if "nom" in cases and (subjects[0].id > verb.id or subjects[1].id < verb.id):
        return {}  # side by side they may be a list
    return {other.id: "obj" if "acc" in cases and free else "dat" if "dat" in cases else ""}


def _other(tree: Tree, terms: Terms, verb: Word, subjects: list[Word], *, free: bool) -> Word | None:
    """Return the one of two subjects that is none, if it is plain which; *free* where there may be an object."""
    able = [w for w in subjects if "nom" in forms_cases(w.form) and agrees(tree, terms, verb, w) is not False]
    if len(able) == 2 and free and subjects[0].id < verb.id < subjects[1].id:
        bound = [word for word in able if not _may_be_object(word)]
        if len(bound) == 1:
            able = bound
        elif "acc" in forms_cases(subjects[1].form):
            able = subjects[:1]
    if len(able) != 1:
        return None
    return subjects[1] if able[0] is subjects[0] else subjects[0]


def _may_be_object(word: Word) -> bool:
    """A living being of the masculine stands in genitive as an object, whatever else its form may be («Серов», a town)."""
    living = word.feats.get("Animacy") == "Anim" and word.feats.get("Gender") == "Masc"
    return "acc" in forms_cases(word.form) and not (living and word.feats.get("Case") == "Nom")


def agrees(tree: Tree, terms: Terms, verb: Word, noun: Word) -> bool | None:
    """Tell whether *noun* may be the subject of *verb* by number, and by gender in the past; None where nothing is known."""
    number = verb.feats.get("Number")
    several = len(tree.conjuncts(noun.id)) > 1 or tree.child(noun.id, "nummod", "nummod:gov") is not None
    own = "Plur" if several else noun.feats.get("Number")
    if noun.form.isupper() and len(noun.form) > 1 and not several:
        return None  # «США отменили»: of abbreviations taggers only guess the number
    if number is None or own is None:
        return None
    if number != own:
        if number == "Plur" and noun.feats.get("Case") == "Nom" and noun.lemma.lower() in terms.quantifiers:
            return None  # «часть граждан платят», «большинство проголосовали»
        return several and number == "Sing"  # «приехали»/«приехало пять человек», «прибыл Иванов и Петров»
    gender, theirs = verb.feats.get("Gender"), noun.feats.get("Gender")
    return number == "Plur" or gender is None or theirs is None or gender == theirs or _is_guessed(noun)


def _is_guessed(noun: Word) -> bool:
    """Say whether its gender is the tagger's guess: of firms and people by their names, of words that do not decline."""
    return noun.upos == "PROPN" and (noun.feats.get("Animacy") != "Inan" or forms_cases(noun.form) == CASES)
