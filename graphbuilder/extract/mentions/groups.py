"""Definite nouns: governments, armies, peoples and bodies of a country, its capital, places named by their noun."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.make import end_of, make, place_mention, text_of
from graphbuilder.extract.rules import load_pack
from graphbuilder.model import Mention, Word
from graphbuilder.names.inflect import nominative
from graphbuilder.names.places import capital


def add_group(found: Draft, word: Word) -> None:
    kind = _kinds(found.pack.language).get(word.lemma.lower())
    if not kind or kind in ("agreement", "event", "product"):
        return
    if kind == "government" and word.lemma in found.pack.word_set("carriers") and found.tree.marker(word.id):
        return
    owner = owner_of(found, word)
    if owner is None:
        _staff(found, word, kind)
        return
    words = group_words(found, word)
    shared = _sharing(found, owner)
    for number, one in enumerate((owner, *shared)):
        if not shared:
            _owned(found, word, kind, one, words, words)
        else:  # "US and British forces": each with its own span
            adjective = found.tree[one.head]
            span = (adjective,) if number < len(shared) else found.tree.between(one.head, word.id)
            _owned(found, word, kind, one, span, (adjective, word))


@cache
def _kinds(language: str) -> dict[str, str]:
    """Noun → the kind of group it names: ``government``, ``capital``, ``army`` …; the first that lists it."""
    pack, kinds = load_pack(language), dict[str, str]()
    for kind in pack.words.get("groups", {}):
        for lemma in pack.word_set("groups", kind):
            kinds.setdefault(lemma, kind)
    return kinds


def _sharing(found: Draft, owner: Mention) -> list[Mention]:
    """Return the further owners coordinated with the first before the noun: "US and British forces"."""
    word = found.tree.words.get(owner.head)
    if word is None or word.deprel.split(":")[0] not in ("amod", "compound"):
        return []
    if found.pack.properties.agreeing_adjectives and found.tree[word.head].feats.get("Number") != "Plur":
        return []
    numbers = [number for number in found.tree.conjuncts(word.id) if number != word.id]
    for sibling in found.tree.children(word.head, "amod", "compound"):  # "US and British": often hung side by side
        if sibling.id > word.id and found.tree.child(sibling.id, "cc") is not None:
            numbers.append(sibling.id)
    others = [found.at(number) for number in numbers]
    return [other for other in others if other is not None and other.country is not None]


def _owned(found: Draft, word: Word, kind: str, owner: Mention, words: Sequence[Word], naming: Sequence[Word]) -> None:
    """Add the mention of one country's government, capital, army, people or body."""
    assert owner.country is not None
    sentence, name = found.sentence, nominative(naming, "Organization", found.sentence.language)
    if kind == "government" and owner.type == "Country":
        span = {"start": words[0].start, "end": end_of(sentence, words), "text": text_of(sentence, words)}
        found.add(replace(owner, **span, head=word.id, via="metonym"))  # type: ignore[arg-type]
    elif kind == "capital" and owner.type == "Country":  # a region's capital is not the country's
        place = capital(owner.country)
        if place is not None:
            found.add(place_mention(sentence, words, word, place, "definite"))
    elif kind in ("army", "people", "organization"):
        key = f"army:{owner.country}" if kind == "army" else None
        label = "Group" if kind == "people" else "Organization"
        found.add(make(sentence, words, word, name, label, via="definite", country=owner.country, key=key))


def _staff(found: Draft, word: Word, kind: str) -> None:
    """ "Hezbollah guerrillas", "UN peacekeepers": people of a body that is no country's."""
    if not found.pack.properties.noun_compounds or kind not in ("army", "people", "organization"):
        return
    for child in found.tree.children(word.id, "compound", "nmod"):
        owner = found.at(child.id)
        if owner is None or owner.type != "Organization" or owner.via != "name":
            continue
        if not found.tree.marker(child.id) or found.tree.marker(child.id) in _owning(found, ("origin_markers",)):
            words = group_words(found, word)
            name = nominative(words, "Organization", found.sentence.language)
            found.add(make(found.sentence, words, word, name, "Group", via="definite", country=owner.country))
            return


def name_place(found: Draft, word: Word) -> None:
    """«резиденция Дяоюйтай», «площадь Тяньаньмэнь»: what a place noun names is a place, whatever the parser took it for."""
    if word.lemma not in found.pack.word_set("groups", "place"):
        return
    for child in found.tree.children(word.id, "nmod", "appos", "flat"):
        mentions = found.by_head.get(child.id, [])
        if (
            found.tree.marker(child.id)
            or not mentions
            or mentions[0].type not in ("Person", "Organization")
            or mentions[0].via != "name"
        ):
            continue
        if " " in mentions[0].name or mentions[0].key is not None:
            continue
        found.exchange(mentions[0], replace(mentions[0], type="Place"))


def owner_of(found: Draft, word: Word, depth: int = 0) -> Mention | None:
    """Return the country behind a noun: its nationality, its genitive, or that of its genitive."""
    for child in found.tree.children(word.id, "amod", "nmod", "compound", "det", "appos"):
        marker, setting = found.tree.marker(child.id), found.pack.word_set("setting_markers")
        if marker and marker not in _owning(found, ("origin_markers",)) and marker not in setting:
            continue
        if (
            found.pack.properties.case_marked
            and child.deprel == "nmod"
            and "gen" not in forms_cases(child.form)
            and not marker
        ):
            continue  # «отправка войск Великобританией»: an instrumental owns nothing
        mention = found.at(child.id)
        if marker in setting and (mention is None or mention.type not in ("Country", "Region")):
            continue  # "rebels in Yemen"
        if (
            mention is not None
            and mention.country is not None
            and mention.type in ("Country", "Organization", "Region", "Group")
        ):
            return mention
        if child.deprel.startswith("nmod") and depth < 2 and child.upos == "NOUN":
            deeper = owner_of(found, child, depth + 1)
            if deeper is not None:
                return deeper
    return None


def _owning(found: Draft, *more: tuple[str, ...]) -> frozenset[str]:
    """Return the markers of whose something is, and those of *more* lists."""
    return found.pack.any_of(("of_markers",), ("clitics",), *more)


def group_words(found: Draft, word: Word) -> tuple[Word, ...]:
    keep = ("amod", "nmod", "compound", "flat", "case", "det")
    ids = {word.id}
    for child in found.tree.children(word.id, *keep):
        marker = found.tree.marker(child.id)
        if child.deprel.startswith("nmod") and marker and marker not in _owning(found):
            continue
        if child.deprel in ("case", "det") and child.id < word.id:
            continue
        ids.update(
            inner.id for inner in found.tree.subtree(child.id, skip=("acl", "punct", "conj", "appos", "parataxis"))
        )
    low = high = word.id
    while low - 1 in ids:
        low -= 1
    while high + 1 in ids:
        high += 1
    return tuple(found.tree[i] for i in range(low, high + 1))
