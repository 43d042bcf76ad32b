"""Objects where case is marked: hung below another word, taken for another object, for an attribute, for an oblique."""

from collections.abc import Sequence

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.repair.base import Site, direct_object, is_direct, recast, repair, verb_above
from graphbuilder.extract.voice import is_passive
from graphbuilder.model import Word

_NOMINAL = ("NOUN", "PROPN")


@repair("object-below-weekday", "nmod", "appos")
def object_below_weekday(site: Site, name: Word) -> Sequence[Word]:
    """«В субботу Лаврова принял король»: a person is no genitive of a day but the object of the verb."""
    day = site.tree.parent(name)
    if day is None or site.tree.base(day.id) != "obl" or day.form.lower() not in site.terms.weekdays:
        return ()
    if day.feats.get("Case") in ("Acc", "Gen"):
        return _lifted(site, name, day)
    return ()


@repair("object-below-office", "nmod", "appos")
def object_below_office(site: Site, name: Word) -> Sequence[Word]:
    """«назначил директором Петра Иванова»: a name in another case is no apposition of the office but who gets it."""
    office = site.tree.parent(name)
    if office is None or site.tree.base(office.id) not in ("xcomp", "obl") or office.upos != "NOUN":
        return ()
    if office.feats.get("Case") == "Ins" and not site.tree.marker(office.id):
        return _lifted(site, name, office)
    return ()


def _lifted(site: Site, name: Word, above: Word) -> Sequence[Word]:
    """Yield the bare name of a person in genitive or accusative as the object of the verb over the word above it."""
    person = name.upos == "PROPN" and name.feats.get("Animacy") == "Anim" and name.feats.get("Case") in ("Gen", "Acc")
    verb = verb_above(site, above)
    if not person or verb is None or site.tree.marker(name.id) or is_passive(site.tree, site.terms, verb):
        return ()
    bound = verb.lemma.lower() in site.terms.copular or verb.lemma.endswith(site.terms.reflexive_endings)
    if not bound and direct_object(site, verb) is None:
        return [recast(name, head=verb.id, deprel="obj", case="Acc")]
    return ()


@repair("raised-object", "obj", "iobj")
def raised_object(site: Site, word: Word) -> Sequence[Word]:
    """«Петрова следует признать виновным»: the object before an impersonal verb is that of its infinitive."""
    verb = verb_above(site, word)
    if verb is None or verb.lemma.lower() not in site.terms.impersonal or word.feats.get("VerbForm") == "Inf":
        return ()
    for infinitive in site.tree.children(verb.id, "xcomp", "csubj"):
        active = infinitive.feats.get("VerbForm") == "Inf" and not is_passive(site.tree, site.terms, infinitive)
        if active and is_direct(site, word) and direct_object(site, infinitive) is None:
            return [recast(word, head=infinitive.id, deprel="obj")]
    return ()


@repair("recipient-below-infinitive", "obj", "iobj")
def recipient_below_infinitive(site: Site, word: Word) -> Sequence[Word]:
    """«помогает Франции строить»: a form that may be a dative and no accusative is whom the verb before it asks or helps."""
    infinitive = site.tree.parent(word)
    if infinitive is None or infinitive.feats.get("VerbForm") != "Inf" or site.tree.base(infinitive.id) != "xcomp":
        return ()
    verb = verb_above(site, infinitive)
    if verb is None or verb.lemma.lower() not in site.terms.object_control or not verb.id < word.id < infinitive.id:
        return ()
    cases = forms_cases(word.form)
    if (
        word.upos in _NOMINAL
        and "dat" in cases
        and "acc" not in cases
        and not site.tree.children(verb.id, "obj", "iobj")
    ):
        return [recast(word, head=verb.id, deprel="iobj", case="Dat")]
    return ()


@repair("recipient-as-object", "obj", "iobj")
def recipient_as_object(site: Site, word: Word) -> Sequence[Word]:
    """«продала Бразилии истребители», «передала КНДР системы»: of two objects the one that may be a dative is one."""
    beside = site.tree.children(word.head, "obj", "xcomp")
    others = [other for other in beside if other is not word and other.upos in _NOMINAL]
    if not others or verb_above(site, word) is None or not is_direct(site, word):
        return ()
    cases = forms_cases(word.form)
    things = all(w.upos == "NOUN" and w.id > word.id and {"acc", "gen"} & forms_cases(w.form) for w in others)
    indeclinable = word.upos == "PROPN" and things
    if "dat" in cases and ("acc" not in cases or indeclinable):
        return [recast(word, deprel="iobj", case="Dat")]
    return ()


@repair("recipient-as-attribute", "amod", "nmod")
def recipient_as_attribute(site: Site, name: Word) -> Sequence[Word]:
    """«передала КНДР технологии»: an abbreviation between verb and object is no attribute of it but who gets it."""
    thing = site.tree.parent(name)
    if thing is None or site.tree.base(thing.id) != "obj" or name.upos != "PROPN" or site.tree.marker(name.id):
        return ()
    verb = verb_above(site, thing)
    if verb is None or not verb.id < name.id < thing.id or not name.form.isupper() or len(name.form) < 2:
        return ()
    alone = all(word.upos not in _NOMINAL for word in site.tree.between(verb.id + 1, name.id - 1))
    if alone and not _has_recipient(site, verb):
        return [recast(name, head=verb.id, deprel="iobj", case="Dat")]
    return ()


def _has_recipient(site: Site, verb: Word) -> bool:
    return any(child.feats.get("Case", "Dat") == "Dat" for child in site.tree.children(verb.id, "iobj"))


@repair("object-as-recipient", "iobj")
def object_as_recipient(site: Site, word: Word) -> Sequence[Word]:
    """ "accused the United States": where cases do not tell, what stands alone behind a verb is its object."""
    if verb_above(site, word) is not None and site.tree.child(word.head, "obj", "ccomp") is None:
        return [recast(word, deprel="obj")]
    return ()


@repair("oblique-as-object", "obj", "iobj")
def oblique_as_object(site: Site, word: Word) -> Sequence[Word]:
    """«принял участие в саммите» with «саммите» an object: what has a preposition is none."""
    if verb_above(site, word) is not None and site.tree.marker(word.id) in site.terms.government:
        return [recast(word, deprel="obl")]
    return ()


@repair("recipient-as-agent", "obl")
def recipient_as_agent(site: Site, word: Word) -> Sequence[Word]:
    """«премия вручена Организации»: an agent is never a genitive; the form is a dative's too."""
    agent = word.deprel == "obl:agent" and word.feats.get("Case") == "Gen" and not site.tree.marker(word.id)
    if agent and "dat" in forms_cases(word.form):
        return [recast(word, deprel="iobj", case="Dat")]
    return ()


@repair("predicate-below-object", "nmod")
def predicate_below_object(site: Site, word: Word) -> Sequence[Word]:
    """«назвал подозрения лидера иронией»: a bare instrumental behind the object is said of it, no part of its last noun."""
    tree, above = site.tree, site.tree.parent(word)
    bare = word.upos == "NOUN" and word.feats.get("Case") == "Ins" and not tree.marker(word.id)
    if not bare or above is None or above.lemma.endswith(site.terms.active_endings):
        return ()  # «командующий флотом»
    while above is not None and tree.base(above.id) in ("nmod", "flat", "appos"):
        above = tree.parent(above)
    verb = verb_above(site, above) if above is not None and tree.base(above.id) == "obj" else None
    if verb is None or verb.lemma.lower() not in site.terms.predicating or tree.child(verb.id, "xcomp") is not None:
        return ()
    return [recast(word, head=verb.id, deprel="xcomp")]


@repair("predicate-below-agent", "amod")
def predicate_below_agent(site: Site, word: Word) -> Sequence[Word]:
    """«признан виновным судом»: the adjective right behind the verb is said of its subject, not of the court."""
    agent = site.tree.parent(word)
    if word.lemma.lower() not in site.terms.predicated or agent is None or site.tree.base(agent.id) != "obl":
        return ()
    verb = verb_above(site, agent)
    if verb is None or word.id != verb.id + 1 or verb.lemma.lower() not in site.terms.predicating:
        return ()
    if not site.tree.marker(agent.id) and is_passive(site.tree, site.terms, verb):
        return [recast(word, head=verb.id, deprel="xcomp")]
    return ()
