"""Mentions of a document: sentence by sentence, what comes first takes its words; then one type a name."""

from collections.abc import Iterable
from dataclasses import replace

from graphbuilder.extract.mentions.branded import add_branded
from graphbuilder.extract.mentions.found import Draft, Found
from graphbuilder.extract.mentions.groups import add_group, name_place
from graphbuilder.extract.mentions.headed import add_headed
from graphbuilder.extract.mentions.kinfolk import apart
from graphbuilder.extract.mentions.listed import add_listed
from graphbuilder.extract.mentions.make import homeland
from graphbuilder.extract.mentions.models import add_models
from graphbuilder.extract.mentions.names import add_name, merged
from graphbuilder.extract.mentions.nations import add_pairs, add_titled, add_word
from graphbuilder.extract.mentions.offices import add_office, make_nationality, make_office
from graphbuilder.extract.mentions.positions import (
    is_no_title,
    is_position,
    may_be_title,
    outside_persons,
    title_words,
)
from graphbuilder.extract.mentions.quoted import add_quoted
from graphbuilder.extract.mentions.ranks import is_aim, is_second_part
from graphbuilder.extract.mentions.sites import add_sites
from graphbuilder.extract.mentions.teams import add_teams
from graphbuilder.extract.mentions.titles import link_titles
from graphbuilder.extract.mentions.voting import vote
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Word


def find_mentions(trees: Iterable[Tree], pack: Pack) -> tuple[Found, ...]:
    """Return what each sentence of a document mentions, by its tree; names of one text have one type.

    Adds names, nationalities, groups, offices and pronouns. What pronouns, titles and nouns that point back stand for is
    not said yet.
    """
    drafts = [_in_sentence(tree, pack) for tree in trees]
    vote(drafts)
    for draft in drafts:
        add_teams(draft)
    return tuple(draft.done() for draft in drafts)


def _in_sentence(tree: Tree, pack: Pack) -> Draft:
    """Return all mentions of a sentence; offices are found last, as they stand on the others."""
    sentence = tree.sentence
    found, taken = Draft(sentence, tree, pack), set[int]()
    add_listed(found, taken)
    add_sites(found, taken)
    add_models(found, taken)
    for name in merged(found.tree, list(apart(found, sentence.names))):
        if not any(number in taken for number in range(name.first, name.last + 1)):
            add_name(found, name, taken)
    add_quoted(found, taken)
    within = add_headed(found)
    add_branded(found)
    add_pairs(found, taken)
    for word in sentence.words:
        if word.id not in taken:
            add_word(found, word)
    for word in sentence.words:
        if word.upos == "PROPN" and word.id not in taken and word.id not in found.by_head:
            add_titled(found, word)
    for word in sentence.words:
        if _may_act(word, pack) and word.id not in taken and word.id not in found.by_head:
            add_group(found, word)
            name_place(found, word)
    _offices(found, taken, within)
    return found


def _offices(found: Draft, taken: set[int], within: set[int]) -> None:
    titles = title_words(found.tree, found.sentence.names)
    for word in found.sentence.words:
        if word.upos not in ("NOUN", "PROPN") or word.id in within or not outside_persons(found, word, taken):
            continue
        if homeland(word, found.pack) is not None:
            found.offices.append(make_nationality(found, word))
        elif word.id in titles or is_position(word.lemma.lower(), found.pack):
            listed = not is_no_title(word.lemma.lower(), found.pack)
            if listed and not is_second_part(found, word) and not is_aim(found, word):
                add_office(found, word)
        elif _is_one_of_people(word, found.pack):
            _of_named(found, word)
        elif may_be_title(word, found.pack) and word.id not in found.by_head:
            _unlisted(found, word)
    link_titles(found)


def _is_one_of_people(word: Word, pack: Pack) -> bool:
    """Say whether a singular noun is for one of those who act as groups: «полицейский», "soldier"."""
    lemma = word.lemma.lower()
    people = lemma in pack.any_of(("groups", "people"), ("groups", "army"))
    nobody = lemma in pack.any_of(("positions", "not"), ("general_bodies",))  # "the mining group"
    return people and word.feats.get("Number") == "Sing" and not nobody


def _of_named(found: Draft, word: Word) -> None:
    """Add what one of a people is called beside a name as an office; alone it is nobody's: «боец Иван Серов»."""
    office = make_office(found, word)
    if office.person is not None and office.person.via == "name":
        found.offices.append(replace(office, listed=True))


def _unlisted(found: Draft, word: Word) -> None:
    """Add a noun no list has as an office of an organization, to be kept where a person is named beside it."""
    office = make_office(found, word)
    if office.of is not None and office.of.type == "Organization":
        found.offices.append(office)


def _may_act(word: Word, pack: Pack) -> bool:
    """Nouns; in some languages also "the Iraqi military", which taggers call an adjective, and "Army"."""
    if word.upos == "NOUN":
        return True
    adjective = word.upos == "ADJ" and word.deprel.split(":")[0] in ("nsubj", "obj", "obl", "nmod")
    return pack.properties.capitalised_nouns and (adjective or word.upos == "PROPN")
