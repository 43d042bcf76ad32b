"""Names and prepositions hung on the wrong word of a noun phrase."""

from collections.abc import Sequence
from dataclasses import replace

from graphbuilder.extract.case import case_of, forms_cases
from graphbuilder.extract.repair.base import Site, recast, repair
from graphbuilder.extract.voice import is_verbal
from graphbuilder.model import Word

_ARGUMENTS = ("nmod", "obl", "iobj", "obj", "nsubj")
_OBLIQUE = {"Ins": "ins", "Dat": "dat"}


@repair("hedge-as-name", "PROPN")
def hedge_as_name(site: Site, word: Word) -> Sequence[Word]:
    """«Якобы Орлов украл …»: an adverb of doubt in a capital letter, taken for the first part of a name."""
    behind = site.tree.words.get(word.id + 1)
    if behind is None or behind.upos != "PROPN" or word.form.lower() not in site.terms.hedges:
        return ()
    if behind.head != word.id or word.head not in site.tree.words:
        return ()
    adverb = replace(word, lemma=word.form.lower(), upos="PART", feats={}, head=word.head, deprel="advmod")
    return [adverb, recast(behind, head=word.head, deprel=word.deprel)]


@repair("argument-as-apposition", "appos")
def argument_as_apposition(site: Site, name: Word) -> Sequence[Word]:
    """«поставки Украине Германией»: a name whose form is no apposition of another's is an argument of the noun above."""
    tree, beside = site.tree, site.tree.parent(name)
    case = _OBLIQUE.get(name.feats.get("Case", ""))
    if name.upos != "PROPN" or case is None or beside is None or tree.base(beside.id) not in _ARGUMENTS:
        return ()
    event = tree.parent(beside)
    if event is None or is_verbal(tree, site.terms, event) or tree.marker(beside.id) or tree.marker(name.id):
        return ()
    cases = forms_cases(name.form)
    if case in cases and case_of(beside, "", site.terms.government) not in cases:
        return [recast(name, head=event.id, deprel="nmod")]
    return ()


@repair("owner-as-apposition", "appos")
def owner_as_apposition(site: Site, name: Word) -> Sequence[Word]:
    """«арестовали яхту Ивана Петрова», «выдали убийцу Петрова»: a genitive behind a noun is no name of its own."""
    noun = site.tree.parent(name)
    if noun is None or noun.upos != "NOUN" or name.upos != "PROPN" or name.id < noun.id or site.tree.marker(name.id):
        return ()
    case, living = name.feats.get("Case"), name.feats.get("Animacy") == "Anim"
    if noun.lemma.lower() in site.terms.of_deeds:
        owned = case in ("Gen", "Acc")
    else:
        thing = noun.feats.get("Animacy") == "Inan" and noun.feats.get("Case") in ("Nom", "Acc")
        owned = thing and (case == "Gen" or (living and case == "Acc")) and "gen" in forms_cases(name.form)
    return [recast(name, deprel="nmod", case="Gen")] if owned else ()


@repair("preposition-behind-carrier", "case")
def preposition_behind_carrier(site: Site, preposition: Word) -> Sequence[Word]:
    """«со стороны республиканцев» with «со» below «республиканцев»: it stands before the noun it governs."""
    carrier = site.tree.words.get(preposition.id + 1)
    if carrier is None or carrier.lemma not in site.terms.carriers or site.tree.marker(carrier.id):
        return ()
    behind = site.tree.child(carrier.id, "nmod")
    if behind is not None and preposition.head == behind.id and site.tree.child(behind.id, "case") is preposition:
        return [recast(preposition, head=carrier.id)]
    return ()


@repair("name-beside-event", "conj")
def name_beside_event(site: Site, name: Word) -> Sequence[Word]:
    """«переговоры Путина и Ким Чен Ына»: a name coordinated with the event belongs to the name before it."""
    event = site.tree.parent(name)
    if name.upos != "PROPN" or event is None or event.upos != "NOUN" or event.lemma.lower() not in site.events:
        return ()
    before = [child for child in site.tree.children(event.id, *_ARGUMENTS) if event.id < child.id < name.id]
    parties = [child for child in before if child.upos == "PROPN" and child.feats.get("Case") == name.feats.get("Case")]
    if parties and not site.tree.marker(name.id):
        return [recast(name, head=parties[-1].id)]
    return ()


@repair("names-joined-by-hyphen", "compound")
def names_joined_by_hyphen(site: Site, first: Word) -> Sequence[Word]:
    """ "the Merkel-Macron talks": the first of two names joined before an event is as much a party as the second."""
    hyphen, second = (site.tree.words.get(first.id + step) for step in (1, 2))
    if hyphen is None or second is None or hyphen.form not in ("-", "–", "/") or first.deprel != "compound":
        return ()
    paired = first.upos == second.upos == "PROPN" and first.head == second.id
    event = site.tree.parent(second) if paired and site.tree.base(second.id) in ("amod", "compound") else None
    if event is not None and event.lemma.lower() in site.events:
        return [recast(first, head=second.head)]
    return ()


@repair("place-before-participle", "amod", "compound")
def place_before_participle(site: Site, place: Word) -> Sequence[Word]:
    """ "a Kenyan-born runner", "Helsinki-based Nordwind": what a hyphen joins to a participle is an argument of that."""
    hyphen, participle = (site.tree.words.get(place.id + step) for step in (1, 2))
    if hyphen is None or participle is None or hyphen.form != "-" or place.upos not in ("PROPN", "ADJ"):
        return ()
    if participle.upos == "VERB" and participle.deprel == "amod" and not site.tree.children(participle.id, "obl"):
        return [recast(place, head=participle.id, deprel="obl:unmarked")]
    return ()


@repair("name-before-and", "compound")
def name_before_and(site: Site, name: Word) -> Sequence[Word]:
    """ "Berg and French leader Lind" with "Berg" a part of "Lind": two are coordinated, and the first has their place."""
    second = site.tree.parent(name)
    if second is None or second.upos == "PRON" or name.upos != "PROPN" or name.deprel != "compound":
        return ()
    conjunction = site.tree.child(second.id, "cc")
    if conjunction is None or not name.id == conjunction.id - 1 < second.id or second.head == 0:
        return ()
    before = [child for child in site.tree.children(second.id) if child.id < name.id]
    return [
        recast(name, head=second.head, deprel=second.deprel),
        recast(second, head=name.id, deprel="conj"),
        *(recast(child, head=name.id) for child in before),
    ]
