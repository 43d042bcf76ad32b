"""Words outside names: countries, nationalities («северокорейский», "South Korean"), titled persons, pronouns."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.groups import group_words
from graphbuilder.extract.mentions.make import homeland, make, nation, place_mention
from graphbuilder.extract.mentions.positions import is_position
from graphbuilder.extract.rules import Pack
from graphbuilder.model import Word
from graphbuilder.names.inflect import nominative
from graphbuilder.names.places import Place, demonym, find_place

_NAMING = ("ADJ", "PROPN", "NOUN")  # not "The Japanese"


def add_word(found: Draft, word: Word) -> None:
    if word.upos == "PROPN" or (word.upos == "NOUN" and word.form.isupper() and len(word.form) > 1):
        kinds = _kinds(found, word)
        place = find_place(word.lemma, kinds=kinds) or find_place(word.form, kinds=kinds)
        if place is not None and word.form[:1].isupper():
            found.add(place_mention(found.sentence, [word], word, place, "name"))
        elif found.pack.properties.capitalised_adjectives and word.form[:1].isupper():
            _inhabitants(found, word)
    elif word.upos == "ADJ":
        _demonyms(found, word)
    elif word.upos == "NOUN" and not found.pack.properties.capitalised_adjectives:
        _people(found, word)
    elif word.upos == "NOUN" and word.form[:1].isupper():
        _inhabitants(found, word)
    elif word.upos in ("PRON", "DET"):
        found.pronouns.append(word)


def add_pairs(found: Draft, taken: set[int]) -> None:
    """Add the nationalities of two words no parser named: "South Korean", "Sri Lankans"; their words are taken."""
    if not found.pack.properties.capitalised_adjectives:
        return
    for first, second in pairwise(found.sentence.words):
        apart = {first.id, second.id} & taken or not (first.form[:1].isupper() and second.form[:1].isupper())
        if apart or first.upos not in _NAMING or second.upos not in _NAMING:
            continue
        place = nation(f"{first.form} {second.form}".lower())
        if place is None:
            continue
        taken |= {first.id, second.id}
        if second.feats.get("Number") == "Plur":
            _add_people(found, (first, second), second, place.country)
        else:
            found.add(place_mention(found.sentence, [first, second], second, place, "demonym"))


def add_titled(found: Draft, word: Word) -> None:
    """ "King Charles", "Judge Rivera": who bears a title is a person, even where the parser saw no name."""
    titles = [child for child in found.tree.children(word.id, "nmod:desc") if child.id == word.id - 1]
    if titles and is_position(titles[0].lemma.lower(), found.pack) and word.form[:1].isupper():
        words = found.tree.name_words(word.id)
        found.add(make(found.sentence, words, word, nominative(words, "Person", found.sentence.language), "Person"))


def _kinds(found: Draft, word: Word) -> tuple[str, ...]:
    """Lone proper nouns the parser gave no name may be countries; behind a preposition of place also cities."""
    markers = found.pack.word_set("city_markers")
    lone = word.deprel.split(":")[0] in ("nmod", "obl") and not found.tree.child(word.id, "compound", "flat")
    return ("Country", "Region", "City") if lone and found.tree.marker(word.id) in markers else ("Country",)


def _inhabitants(found: Draft, word: Word) -> None:
    """ "Palestinians", "Bosnian Serbs", "Serb forces": a nationality that is a noun; the adjective says of where."""
    place = nation(word.lemma.lower()) or _region(word.lemma.lower())
    if place is None:
        return
    if word.deprel.split(":")[0] in ("compound", "amod") or word.feats.get("Number") != "Plur":
        found.add(place_mention(found.sentence, [word], word, place, "demonym"))
        return
    before = next((nation(c.lemma.lower()) for c in found.tree.children(word.id, "amod", "compound")), None)
    words = group_words(found, word)
    country = (before or place).country
    _add_people(found, words, word, country)


def _add_people(found: Draft, words: Sequence[Word], head: Word, country: str | None) -> None:
    name = nominative(words, "Organization", found.sentence.language)
    found.add(make(found.sentence, words, head, name, "Group", via="definite", country=country))


def _people(found: Draft, word: Word) -> None:
    """«американцы», «двое французов»: nouns for people of a country, where no one of them is named."""
    place = homeland(word, found.pack)
    if place is None or any(child.upos == "PROPN" for child in found.tree.children(word.id, "appos", "flat")):
        return
    words = group_words(found, word)
    _add_people(found, words, word, place.country)


def _demonyms(found: Draft, word: Word) -> None:
    """«северокорейский», and each part of «российско-северокорейский» with its own span."""
    lemma = word.lemma.lower()
    place = nation(lemma)
    if place is None and found.pack.properties.capitalised_adjectives and word.form[:1].isupper():
        place = _region(lemma)
    if place is not None:
        found.add(place_mention(found.sentence, [word], word, place, "demonym"))
        return
    if found.pack.properties.capitalised_adjectives and word.form[:1].isupper():
        land = find_place(word.form, kinds=("Country",))  # names the tagger took for adjectives
        if land is not None:
            found.add(place_mention(found.sentence, [word], word, land, "name"))
            return
    parts, forms = lemma.split("-"), word.form.split("-")
    if len(parts) < 2 or len(parts) != len(forms):
        return
    places = [_compound_part(part, found.pack) for part in parts]
    if any(place is None for place in places):
        return
    start = word.start
    for form, place in zip(forms, places, strict=True):
        assert place is not None
        part = replace(word, start=start, end=start + len(form))
        found.add(place_mention(found.sentence, [part], word, place, "demonym"))
        start += len(form) + 1


def _region(lemma: str) -> Place | None:
    """Return the region of a capitalised adjective or its people: "Catalan", "Texans"; continents have none."""
    place = demonym(lemma)
    return place if place is not None and place.type == "Region" and place.key.startswith("region:") else None


def _compound_part(part: str, pack: Pack) -> Place | None:
    """«российско-» in «российско-северокорейский»: put an adjective's ending back."""
    links = tuple(pack.word_set("compound_links"))
    for ending in pack.grammar.items("compound_endings"):
        stem = part[:-1] if ending and part.endswith(links) else part
        place = nation(stem + ending)
        if place is not None:
            return place
    return None
