"""Whether a word is a verb, and in which voice."""

from graphbuilder.extract.terms import Terms
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Word


def is_verbal(tree: Tree, terms: Terms, word: Word) -> bool:
    """Verbs, participles, and adjectives that are said of something: "is ready to help"."""
    if word.upos in ("VERB", "AUX") or "VerbForm" in word.feats:
        return True
    if word.upos != "ADJ":
        return False
    if terms.case_marked:  # a short form, «готов», «благодарна», or any that has a subject of its own
        return word.feats.get("Variant") == "Short" or tree.child(word.id, "nsubj") is not None
    return tree.child(word.id, "cop", "aux:pass") is not None


def is_participle(word: Word) -> bool:
    """Say whether a word is a participle."""
    return word.feats.get("VerbForm") == "Part"


def is_passive(tree: Tree, terms: Terms, word: Word) -> bool:
    """Say whether the surface subject of a verb undergoes what it says."""
    if word.feats.get("Voice") == "Pass" or tree.child(word.id, "aux:pass", "nsubj:pass") is not None:
        return True
    # Without cases the past participle below a noun is one: "talks held in Oslo".
    past = not terms.case_marked and is_participle(word) and word.feats.get("Tense") == "Past"
    return past and word.deprel.startswith("acl") and not word.deprel.endswith("relcl")


def is_active(word: Word) -> bool:
    """Say whether a word is a verb whose subject does it."""
    return word.upos == "VERB" and word.feats.get("Voice") != "Pass"
