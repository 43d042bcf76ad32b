"""Words hung on the wrong clause, and clauses on the wrong word."""

from collections.abc import Sequence

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.repair.base import Site, recast, repair, verb_above
from graphbuilder.extract.voice import is_passive, is_verbal
from graphbuilder.model import Word

_NOMINAL = ("NOUN", "PROPN")
#: Types of names "who" stands for.
_WHO = ("Person", "Nationality")


@repair("particle-as-preposition", "case")
def particle_as_preposition(site: Site, particle: Word) -> Sequence[Word]:
    """ "called off talks": the particle of a phrasal verb taken for a preposition, its object for an oblique."""
    tree, thing = site.tree, site.tree.parent(particle)
    if thing is None or tree.base(thing.id) != "obl" or len(tree.children(thing.id, "case")) != 1:
        return ()
    verb = verb_above(site, thing)
    if verb is None or particle.id != verb.id + 1 or tree.child(verb.id, "obj", "compound:prt") is not None:
        return ()
    if f"{verb.lemma} {particle.lemma}".lower() in site.terms.phrasal:
        return [recast(particle, head=verb.id, deprel="compound:prt"), recast(thing, deprel="obj")]
    return ()


@repair("subject-above-clause", "advcl")
def subject_above_clause(site: Site, verb: Word) -> Sequence[Word]:
    """ "after Lind met Berg" with "Lind" hung on the verb above: a bare noun between the mark and the verb is its subject."""
    tree, mark = site.tree, site.tree.child(verb.id, "mark")
    if mark is None or verb.feats.get("VerbForm") != "Fin" or mark.lemma.lower() in site.terms.infinitive_marks:
        return ()
    passive = is_passive(tree, site.terms, verb)
    if tree.child(verb.id, "nsubj", "csubj") is not None or not mark.id < verb.id < mark.id + 8:
        return ()
    for noun in tree.children(verb.head, "obl", "nsubj", "obj", "nmod"):
        bare = mark.id < noun.id < verb.id and not tree.marker(noun.id) and noun.upos in _NOMINAL
        if bare and all(word.upos not in ("VERB", "PUNCT") for word in tree.between(noun.id, verb.id - 1)):
            return [recast(noun, head=verb.id, deprel="nsubj:pass" if passive else "nsubj")]
    return ()


@repair("object-as-subject-of-infinitive", "nsubj")
def object_as_subject_of_infinitive(site: Site, noun: Word) -> Sequence[Word]:
    """ "told Serbia to choose": whom the verb asks is its object, not the subject of what it asks for."""
    tree, infinitive = site.tree, site.tree.parent(noun)
    mark = tree.child(infinitive.id, "mark") if infinitive is not None else None
    if infinitive is None or mark is None or mark.lemma.lower() not in site.terms.infinitive_marks:
        return ()
    verb = verb_above(site, infinitive)
    if verb is None or verb.lemma not in site.terms.object_control or tree.child(verb.id, "obj") is not None:
        return ()
    content = verb.lemma in site.terms.content_infinitive or tree.base(infinitive.id) != "advcl"
    clause = tree.base(infinitive.id) in ("ccomp", "xcomp", "advcl")
    if clause and content and verb.id < noun.id < mark.id:
        return [recast(noun, head=verb.id, deprel="obj")]
    return ()


@repair("content-as-purpose", "advcl", "ccomp")
def content_as_purpose(site: Site, infinitive: Word) -> Sequence[Word]:
    """ "plotted to kill": the infinitive says what was plotted, not what for."""
    mark, verb = site.tree.child(infinitive.id, "mark"), verb_above(site, infinitive)
    if mark is None or mark.lemma.lower() not in site.terms.infinitive_marks or verb is None or infinitive.id < verb.id:
        return ()
    aside = any(word.lemma.lower() in site.terms.only for word in site.tree.children(infinitive.id, "advmod"))
    if verb.lemma in site.terms.content_infinitive and not aside:  # not "refused, only to be persuaded"
        return [recast(infinitive, deprel="xcomp")]
    return ()


@repair("relative-beside-name", "acl")
def relative_beside_name(site: Site, verb: Word) -> Sequence[Word]:
    """ "president Ann Lind, who left": a clause of who somebody is belongs to the name right before it.

    Not where that only tells of what or where the other is: "members of the party, who left", "the man in Oslo who left".
    """
    tree, noun = site.tree, site.tree.parent(verb)
    if noun is None or noun.upos == "PROPN":
        return ()
    pronoun = next(
        (child for child in tree.children(verb.id) if child.lemma.lower() in site.terms.personal_relatives), None
    )
    before = tree.words.get(pronoun.id - 1) if pronoun is not None else None
    if before is not None and before.upos == "PUNCT":
        before = tree.words.get(before.id - 1)
    if before is None or before.upos != "PROPN":
        return ()
    kinds = [name.type for name in tree.sentence.names if name.first <= before.id <= name.last]
    while tree.base(before.id) in ("flat", "compound") and before.head in tree.words:
        before = tree[before.head]
    aside = tree.marker(before.id) and any(kind not in _WHO for kind in kinds)
    if before.id != noun.id and not aside:
        return [recast(verb, head=before.id)]
    return ()


@repair("cleft", "advcl")
def cleft(site: Site, verb: Word) -> Sequence[Word]:
    """ "It was Chile that accused Bolivia": the clause tells of what stands behind "it was", as a relative clause does."""
    tree, noun = site.tree, site.tree.parent(verb)
    if verb.deprel != "advcl:relcl" or noun is None or noun.upos not in _NOMINAL:
        return ()
    if tree.child(noun.id, "expl") is not None and tree.child(noun.id, "cop") is not None:
        return [recast(verb, deprel="acl:relcl")]
    return ()


@repair("question-as-relative", "acl")
def question_as_relative(site: Site, verb: Word) -> Sequence[Word]:
    """«спросили чиновников, кто убил …», "asked by reporters who paid …": what is asked says nothing of those who are asked."""
    tree, noun, pronoun = site.tree, site.tree.parent(verb), _relative(site, verb)
    if noun is None or pronoun is None or noun.upos not in _NOMINAL:
        return ()
    lemma = pronoun.lemma.lower()
    above = next((word for word in tree.above(noun.id) if is_verbal(tree, site.terms, word)), None)
    if above is None or above.id > noun.id:
        return ()
    asked = lemma in site.terms.personal_relatives and above.lemma.lower() in site.terms.asking
    if lemma in site.terms.question_pronouns or (asked and tree.base(noun.id) in ("obj", "obl", "iobj")):
        return [recast(verb, head=above.id, deprel="ccomp")]
    return ()


@repair("relative-beside-farther-noun", "acl")
def relative_beside_farther_noun(site: Site, verb: Word) -> Sequence[Word]:
    """«нападение на Серова, которое совершил …»: parsers take the nearer noun, gender and number tell which it is."""
    tree, near = site.tree, site.tree.parent(verb)
    pronoun = _relative(site, verb)
    if near is None or pronoun is None or _agree(site, pronoun, near):
        return ()
    word = near
    while not _agree(site, pronoun, word) and tree.base(word.id) in ("nmod", "appos") and word.head in tree.words:
        if tree.children(word.id, "conj", "cc"):
            return ()
        word = tree[word.head]
    if word.upos == "NOUN" and _agree(site, pronoun, word):
        return [recast(verb, head=word.id)]
    return ()


def _relative(site: Site, verb: Word) -> Word | None:
    """Return the relative pronoun of a clause, an argument of its verb or below one."""
    for child in site.tree.children(verb.id, "nsubj", "obj", "iobj", "obl"):
        for word in (child, *site.tree.children(child.id, "nmod")):
            if word.lemma.lower() in site.terms.relative or word.feats.get("PronType") == "Rel":
                return word
    return None


def _agree(site: Site, pronoun: Word, noun: Word) -> bool:
    """Say whether a relative pronoun may stand for a noun: nothing known of number and gender is against it."""
    ours, theirs = pronoun.feats.get("Number"), noun.feats.get("Number")
    if site.tree.child(noun.id, "nummod", "conj") is not None:
        return ours in (None, "Plur", theirs)
    if None not in (ours, theirs) and ours != theirs:
        return False
    genders = {pronoun.feats.get("Gender"), noun.feats.get("Gender")} - {None}
    # But for nominative and accusative one form is masculine and neuter: «члены правительства, из-за которого».
    alike = genders == {"Masc", "Neut"} and pronoun.feats.get("Case") not in ("Nom", "Acc")
    return len(genders) < 2 or alike


@repair("stand-as-attribute", "ADP")
def stand_as_attribute(site: Site, stand: Word) -> Sequence[Word]:
    """«Париж и Рим договорились, Мадрид против»: a preposition without a noun is what its neighbour is, a clause beside."""
    tree, name = site.tree, site.tree.words.get(stand.id - 1)
    if stand.lemma.lower() not in site.terms.stands or tree.base(stand.id) in ("case", "fixed", "root"):
        return ()
    behind = tree.words.get(stand.id + 1)
    while name is not None and tree.base(name.id) in ("flat", "compound"):
        name = tree.parent(name)
    if name is None or name.upos not in _NOMINAL or tree.marker(name.id) or "nom" not in forms_cases(name.form):
        return ()
    if (behind is not None and behind.upos not in ("PUNCT", "CCONJ")) or tree.base(name.id) == "root":
        return ()
    verb = next((one for one in tree.above(name.id) if is_verbal(tree, site.terms, one)), None)
    if verb is None or tree.child(stand.id, "obj", "nmod") is not None:
        return ()
    return [recast(stand, head=verb.id, deprel="parataxis"), recast(name, head=stand.id, deprel="nsubj", case="Nom")]


@repair("infinitive-beside-noun", "conj")
def infinitive_beside_noun(site: Site, infinitive: Word) -> Sequence[Word]:
    """«заявил о готовности и дальше помогать»: «и» is an adverb there, and the infinitive is the noun's clause."""
    noun = site.tree.parent(infinitive)
    if noun is None or noun.upos not in _NOMINAL or is_verbal(site.tree, site.terms, noun):
        return ()
    if infinitive.feats.get("VerbForm") == "Inf":
        return [recast(infinitive, deprel="acl")]
    return ()
