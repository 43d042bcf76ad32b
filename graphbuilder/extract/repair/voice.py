"""Voices and participles taggers mistake, so that a verb's features and its subject's relation tell the voice."""

from collections.abc import Sequence
from dataclasses import replace

from graphbuilder.extract.repair.base import Site, recast, repair, verb_above
from graphbuilder.model import Word


@repair("participle-as-adjective", "ADJ")
def participle_as_adjective(site: Site, word: Word) -> Sequence[Word]:
    """«задержанный» as an adjective of the lemma «задержать»: what has a verb for its lemma is a participle."""
    terms = site.terms
    if "VerbForm" in word.feats or not word.lemma.endswith(terms.infinitive_endings):
        return ()
    voices = {"VerbForm": "Part"}
    if "Voice" not in word.feats and not word.form.lower().endswith(terms.reflexive_endings):
        voices["Voice"] = "Pass"
    return [replace(word, feats={**word.feats, **voices})]


@repair("voice-of-participle", "VERB", "ADJ")
def voice_of_participle(site: Site, word: Word) -> Sequence[Word]:
    """«принадлежащий» is active and «контролируемая» passive by their endings, whatever the tagger says."""
    form, voice = word.form.lower(), word.feats.get("Voice")
    if form.endswith(site.terms.active_endings):
        if voice == "Pass":
            return [replace(word, feats={**word.feats, "Voice": "Act"})]
    elif word.upos == "VERB" and voice != "Pass" and form.endswith(site.terms.passive_endings):
        return [replace(word, feats={**word.feats, "Voice": "Pass"})]
    return ()


@repair("active-as-passive", "nsubj")
def active_as_passive(site: Site, subject: Word) -> Sequence[Word]:
    """ "The Commission called on Hungary": a finite verb without auxiliary or agent is active.

    So is one with an object, unless it may have two: "Norway detained Lind", but "Lind handed a fine".
    """
    verb = verb_above(site, subject)
    if verb is None or site.tree.child(verb.id, "aux:pass", "obl:agent") is not None:
        return ()
    if subject.deprel != "nsubj" and not (subject.deprel == "nsubj:pass" and _is_active(site, verb)):
        return ()
    changed = [] if subject.deprel == "nsubj" else [recast(subject, deprel="nsubj")]
    if verb.feats.get("Voice") == "Pass":  # the bare past tense taken for a participle
        changed.append(replace(verb, feats={name: value for name, value in verb.feats.items() if name != "Voice"}))
    return changed


def _is_active(site: Site, verb: Word) -> bool:
    if verb.feats.get("VerbForm") == "Fin":
        return True
    auxiliaries = {aux.lemma.lower() for aux in site.tree.children(verb.id, "aux")}
    if auxiliaries & site.terms.perfect and site.tree.child(verb.id, "obj") is not None:
        return True  # "has in no way accused X"
    alone = not auxiliaries and verb.deprel in ("root", "ccomp", "conj", "parataxis")
    behind = any(child.id > verb.id for child in site.tree.children(verb.id, "obj"))
    return alone and behind and verb.lemma not in site.terms.ditransitive


@repair("passive-of-headline", "nsubj")
def passive_of_headline(site: Site, subject: Word) -> Sequence[Word]:
    """ "Minister arrested over bribes": a headline leaves out the auxiliary of verbs that always have an object."""
    verb = verb_above(site, subject)
    if verb is None or verb.lemma not in site.terms.undergone or verb.feats.get("Tense") != "Past":
        return ()
    full = site.tree.child(verb.id, "aux", "obj", "ccomp", "expl", "iobj") is not None
    if full or verb.deprel != "root" or site.tree.sentence.words[-1].upos == "PUNCT":
        return ()
    first = site.tree.child(verb.id, "nsubj") is subject and subject.deprel == "nsubj"
    if first and subject.id < verb.id and subject.upos != "PRON":
        return [recast(subject, deprel="nsubj:pass")]
    return ()
