"""Positions: the nouns for offices, who holds them, of what they are."""

from collections.abc import Callable
from dataclasses import replace

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.mentions.bearers import bearer
from graphbuilder.extract.mentions.found import Draft, Office
from graphbuilder.extract.mentions.groups import owner_of
from graphbuilder.extract.mentions.leading import LANDS, is_of_many, is_where, leads
from graphbuilder.extract.mentions.make import homeland, place_mention
from graphbuilder.extract.mentions.positions import is_owned, is_position
from graphbuilder.extract.mentions.ranks import (
    is_coming,
    is_past,
    joined,
    last_part,
    owner,
    with_coming,
    with_past,
)
from graphbuilder.model import Mention, Word
from graphbuilder.names.inflect import nominative


def add_office(found: Draft, word: Word) -> None:
    """Add what a noun for a position says, and the mention of its holder."""
    office = make_office(found, word)
    found.offices.append(office)
    if office.person is not None:
        found.lead(word.id, office.person)


def make_office(found: Draft, word: Word) -> Office:
    """Return what a noun for a position says."""
    person = bearer(found, word)
    of = (
        _office_of(found, word, person)
        or _next_mention(found, word, person)
        or _land_before(found, word)
        or _land_behind(found, word, person)
        or owner(found, word, person)
    )
    words = _office_words(found, word, person)
    if (
        of is not None
        and words[-1].id == word.id
        and found.tree.words.get(word.id + 1) is not None
        and of.head == word.id + 1
    ):
        words = (*words, *found.tree.phrase(of.head, skip=("acl", "punct", "conj", "appos", "parataxis", "case")))
    former = is_past(found, word) or word.lemma.lower().startswith(tuple(found.pack.word_set("past_prefixes")))
    words = with_past(found, words) if former else words
    coming = is_coming(found, word)
    words = with_coming(found, words) if coming else words
    title = nominative(words, "Position", found.sentence.language)
    return Office(
        word=word,
        words=words,
        title=title,
        head=leads(found, word, of),
        of=of,
        country=of.country if of else None,
        person=person,
        former=former,
        coming=coming,
        plural=word.feats.get("Number") == "Plur"
        or found.tree.child(word.id, "nummod") is not None,  # «два журналиста»
        listed=is_position(word.lemma.lower(), found.pack),
    )


def make_nationality(found: Draft, word: Word) -> Office:
    """Return what a noun for a country's people says of the persons named by it: «американцы Том Кук и Ян Грей»."""
    place = homeland(word, found.pack)
    assert place is not None
    of = place_mention(found.sentence, [word], word, place, "demonym")
    return replace(make_office(found, word), of=of, country=of.country, head=False, listed=False)


def _office_of(found: Draft, word: Word, person: Mention | None) -> Mention | None:
    """Return what the office is of: the nearest organization or land below the noun; a named body before its country."""
    tree = found.tree
    near = [*tree.children(word.id, "nmod", "amod", "compound", "obl", "det", "flat", "appos"), *_duties(found, word)]
    if not found.pack.properties.case_marked:
        near = sorted((child for child in near if not _excluded(found, child, word)), key=_directly(found))
    bodies = [child for child in near if is_of_many(found, child)]
    for child in near:
        if _is_beside(found, child) or (bodies and child not in bodies and is_where(found, child)):
            continue
        mentions = [
            m for m in found.by_head.get(child.id, []) if m is not person and m.type not in ("Person", "Position")
        ]
        if mentions:
            mention = mentions[0]
            if mention.country is None and mention.type == "Organization":
                inner = owner_of(found, child)
                if inner is not None:
                    return replace(mention, country=inner.country)
            return mention
        inward = found.pack.properties.case_marked or found.tree.marker(child.id) not in found.pack.word_set(
            "setting_markers"
        )  # "the first president in US history"
        if (
            inward
            and child.deprel.split(":")[0] in ("nmod", "flat", "obl", "compound", "obj")
            and found.at(child.id) is None
        ):
            deeper = _office_of(found, child, person)
            if deeper is not None and not (deeper.type in LANDS and is_of_many(found, child)):
                return deeper
    return None


def _duties(found: Draft, word: Word) -> list[Word]:
    """Return the noun for an office that a title is the exercise of: «исполняющий обязанности мэра»."""
    posts = found.pack.word_set("posts")
    return [child for child in found.tree.children(word.id, "obj") if child.lemma.lower() in posts]


def _excluded(found: Draft, child: Word, word: Word) -> bool:
    """Say whether a title is not of what hangs on it: "Lind and the leader", "the pro-India leader", "State Secretary"."""
    before, after = found.tree.words.get(child.id - 1), found.tree.words.get(child.id + 1)
    joined_on = child.id < word.id and child.upos == "PROPN" and after is not None and after.upos == "CCONJ"
    prefixes = found.pack.word_set("leaning_prefixes")
    leaning = before is not None and (before.form == "-" or before.form.lower().removesuffix("-") in prefixes)
    return joined_on or leaning or child.lemma.lower() in found.pack.word_set("positions", "portfolios")


def _directly(found: Draft) -> Callable[[Word], bool]:
    """Order what hangs on a title: bodies named right there before lands named within a portfolio or as a place."""

    settings = found.pack.word_set("setting_markers")

    def later(child: Word) -> bool:
        mention = found.at(child.id)
        place = mention is not None and mention.type != "Organization" and found.tree.marker(child.id) in settings
        return mention is None or place

    return later


def _land_before(found: Draft, word: Word) -> Mention | None:
    """Return the land or body before the noun where the tree hangs both on the name: "U.S. President Ann Lind"."""
    if (
        not found.pack.properties.noun_compounds
        or word.head not in found.tree.words
        or word.deprel.split(":")[0] in ("nsubj", "obj", "obl")
    ):
        return None
    kinds = ("Country", "Region", "City", "Organization")
    for before in reversed(found.tree.children(word.head, "nmod:poss", "nmod:desc", "compound", "amod")):
        if before.id < word.id < word.head and not _excluded(found, before, word):
            land = next((m for m in found.by_head.get(before.id, []) if m.type in kinds), None)
            if land is not None:
                return land
    return None


def _land_behind(found: Draft, word: Word, person: Mention | None) -> Mention | None:
    """Return the land behind the name of whom a title stands before: "Prime Minister Zoran Zaev of Macedonia".

    A title that somebody owns is his: "the union's treasurer, Noriko Hamasaki of Japan".
    """
    markers = found.pack.word_set("of_markers")
    if found.tree.children(word.id, "nmod:poss") or is_owned(found.tree, word):
        return None
    if not markers or found.pack.properties.case_marked or person is None or person.start < word.start:
        return None
    for child in found.tree.children(person.head, "nmod") if person.head in found.tree.words else ():
        land = found.at(child.id)
        if found.tree.marker(child.id) in markers and land is not None and land.type in LANDS:
            return land
    return None


def _is_beside(found: Draft, child: Word) -> bool:
    """Say whether a name stands beside a title and not below it: «лучший арбитр Россия — Иванов» is a slip."""
    case = child.feats.get("Case")
    bare = found.pack.properties.case_marked and child.upos == "PROPN" and not found.tree.marker(child.id)
    return bare and case == "Nom" and "gen" not in forms_cases(child.form)


def _next_mention(found: Draft, word: Word, person: Mention | None) -> Mention | None:
    """Return the genitive right behind the noun where the tree hangs it elsewhere."""
    after = found.tree.words.get(word.id + 1)
    if after is None or after.feats.get("Case") != "Gen":
        return None
    mention = found.at(after.id)
    if mention is None or mention is person or mention.type in ("Person", "Position"):
        return None
    if mention.country is None:
        owner = owner_of(found, after)
        mention = replace(mention, country=owner.country) if owner is not None else mention
    return mention


def _office_words(found: Draft, word: Word, person: Mention | None) -> tuple[Word, ...]:
    tree = found.tree
    skip: tuple[str, ...] = ("acl", "punct", "conj", "appos", "parataxis", "nsubj", "cop", "case", "advmod", "cc")
    if not found.pack.properties.case_marked:  # "president of France": the preposition joins the two
        skip = ("acl", "punct", "appos", "parataxis", "nsubj", "cop", "advmod")
    ids = {word.id}
    for child in [*tree.children(word.id, "nmod", "amod", "compound", "flat"), *_duties(found, word)]:
        if child.deprel.startswith("nmod") and not tree.marker(child.id) and child.feats.get("Case", "Gen") != "Gen":
            continue
        if person is not None and person.start <= child.start < person.end:
            continue
        if child.feats.get("Poss") == "Yes":
            continue  # "its director"
        ids.update(inner.id for inner in tree.subtree(child.id, skip=skip))
    ids.update(other.id for other in joined(found, word))
    ids.update(range(word.id, last_part(found, word).id + 1))
    low = high = word.id
    while low - 1 in ids:
        low -= 1
    while high + 1 in ids:
        high += 1
    while high > word.id and tree[high].lemma.lower() in found.pack.word_set("ones"):
        high -= 1  # «режиссёр одного из фильмов»
    cut = tree.words.get(low - 1)
    if cut is not None and cut.form == "-" and low < word.id and found.pack.properties.split_hyphens:
        low += 1  # "42-year-old mechanic"
    return tuple(tree[i] for i in range(low, high + 1))
