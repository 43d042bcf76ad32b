"""Whether a word is a verb, and in which voice."""

from graphbuilder.extract.terms import Terms
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Word


def is_verbal(tree: Tree, terms: Terms, word: Word) -> bool:
    """Verbs, participles, and adjectives that are said of something: "is ready to help"."""
    if word.upos in ("VERB", "AUX") or "VerbForm" in word.feats or is_participle(terms, word):
        return True
    if word.upos != "ADJ":
        return False
    if terms.case_marked:  # a short form, «готов», «благодарна», or any that has a subject of its own
        return word.feats.get("Variant") == "Short" or tree.child(word.id, "nsubj") is not None
    return tree.child(word.id, "cop", "aux:pass") is not None


def is_participle(terms: Terms, word: Word) -> bool:
    """Say whether a word is a participle; taggers call some adjectives but keep the infinitive as their lemma."""
    if word.feats.get("VerbForm") == "Part":
        return True
    return word.upos == "ADJ" and terms.case_marked and word.lemma.endswith(terms.infinitive_endings)


def is_passive(tree: Tree, terms: Terms, word: Word) -> bool:
    """Say whether the surface subject of a verb undergoes what it says."""
    if tree.child(word.id, "aux:pass", "nsubj:pass"):
        return not is_finite_active(tree, terms, word)
    form = word.form.lower()
    if form.endswith(terms.active_endings):  # «принадлежащий» is active, whatever the tagger says
        return False
    if word.upos == "VERB" and form.endswith(terms.passive_endings):  # «контролируемая Серовым компания»
        return True
    if word.upos == "ADJ" and "Voice" not in word.feats and is_participle(terms, word):
        return not form.endswith(terms.reflexive_endings)
    if terms.case_marked:
        return word.feats.get("Voice") == "Pass"
    return _is_past_participle(tree, word) or _is_headline(tree, terms, word)


def _is_past_participle(tree: Tree, word: Word) -> bool:
    """Taggers take a bare past tense for a passive; below a noun the past participle is one: "talks held in Oslo"."""
    if word.feats.get("Voice") == "Pass":
        return not any(child.deprel == "nsubj" for child in tree.children(word.id))
    past = word.feats.get("VerbForm") == "Part" and word.feats.get("Tense") == "Past"
    return past and word.deprel.startswith("acl") and not word.deprel.endswith("relcl")


def is_finite_active(tree: Tree, terms: Terms, word: Word) -> bool:
    """ "The Commission called on Hungary": a finite English verb without auxiliary or agent is active.

    So is one with an object, unless it may have two: "Norway detained Lind", but "Lind handed a fine".
    """
    if terms.case_marked or tree.child(word.id, "aux:pass", "obl:agent") is not None:
        return False
    if word.feats.get("VerbForm") == "Fin":
        return True
    alone = tree.child(word.id, "aux") is None and word.deprel in ("root", "ccomp", "conj", "parataxis")
    behind = any(child.id > word.id for child in tree.children(word.id, "obj"))
    return alone and behind and word.lemma not in terms.ditransitive


def _is_headline(tree: Tree, terms: Terms, word: Word) -> bool:
    """ "Minister arrested over bribes": a headline leaves out the auxiliary of verbs that always have an object."""
    if word.lemma not in terms.undergone or word.feats.get("Tense") != "Past" or word.deprel != "root":
        return False
    if tree.child(word.id, "aux", "obj", "ccomp", "expl", "iobj") or tree.sentence.words[-1].upos == "PUNCT":
        return False
    subject = tree.child(word.id, "nsubj")
    return subject is not None and subject.id < word.id and subject.upos != "PRON"
