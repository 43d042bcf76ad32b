"""Subjects and objects that parsers mistake for each other, where case is marked: form, number and gender tell."""

from collections.abc import Sequence

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.repair.agreement import is_oblique, misread_subject, two_subjects
from graphbuilder.extract.repair.base import Site, direct_object, recast, repair, verb_above
from graphbuilder.extract.voice import is_passive
from graphbuilder.model import Word


@repair("subject-as-object", "obj")
def subject_as_object(site: Site, word: Word) -> Sequence[Word]:
    """«Договор подписали Иран и Ирак»: the object the verb agrees with is its subject, the subject its object."""
    verb = verb_above(site, word)
    if verb is None or misread_subject(site.tree, site.terms, verb, site.events) is not word:
        return ()
    if is_passive(site.tree, site.terms, verb):
        return ()
    others = [*site.tree.children(verb.id, "nsubj"), *_accusatives(site, verb)]
    return [recast(word, deprel="nsubj", case="Nom"), *(recast(one, deprel="obj", case="Acc") for one in others)]


def _accusatives(site: Site, verb: Word) -> Sequence[Word]:
    return [word for word in site.tree.children(verb.id, "iobj") if is_oblique(site.tree, word)]


@repair("second-subject", "nsubj")
def second_subject(site: Site, word: Word) -> Sequence[Word]:
    """«прокурор попросил суд», «машина принадлежит коллеге»: of two subjects not coordinated one is an object, or nothing.

    What takes place has no object: «здание ФСБ … произошло нападение» are two sentences in one.
    """
    verb = verb_above(site, word)
    if verb is None or len(site.tree.children(verb.id, "nsubj")) != 2:
        return ()
    passive = is_passive(site.tree, site.terms, verb)
    slot = two_subjects(site.tree, site.terms, verb, passive=passive).get(word.id)
    if slot is None or (slot == "obj" and verb.lemma.lower() in site.terms.occurring):
        return ()
    deprel, case = _OTHERS[slot]
    return [recast(word, deprel=deprel, case=case)]


_OTHERS = {"obj": ("obj", "Acc"), "dat": ("iobj", "Dat"), "": ("dep", "")}


@repair("object-as-subject", "nsubj")
def object_as_subject(site: Site, word: Word) -> Sequence[Word]:
    """«Саакашвили назначили послом»: one person is no subject of a plural verb; nobody in particular is.

    «Берлускони дали семь лет»: where there is an object, the person gets it.
    """
    verb = verb_above(site, word)
    if verb is None or verb.feats.get("Number") != "Plur" or word.feats.get("Number") != "Sing":
        return ()
    if word.feats.get("VerbForm") == "Inf" or is_passive(site.tree, site.terms, verb):
        return ()
    if not _is_object_by_form(site, word):
        return ()
    cases = forms_cases(word.form)
    if "nom" not in cases or direct_object(site, verb) is None:
        return [recast(word, deprel="obj", case="Acc")]
    return [recast(word, deprel="iobj", case="Dat")] if "dat" in cases else ()


def _is_object_by_form(site: Site, subject: Word) -> bool:
    cases = forms_cases(subject.form)
    if subject.upos in ("NOUN", "PROPN") and "nom" not in cases and not site.tree.child(subject.id, "nummod"):
        return "acc" in cases  # «болельщика убили»
    person = subject.upos == "PROPN" and subject.feats.get("Animacy") == "Anim"
    alone = person and subject.deprel == "nsubj" and not site.tree.children(subject.id, "conj")
    return alone and "acc" in cases
