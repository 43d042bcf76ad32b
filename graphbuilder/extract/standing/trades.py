"""Callings: what somebody is by trade, and what the land, body or person named with the trade is to its holder.

A trade is no office. «российская теннисистка» is a tennis player and a citizen, «экономист Сбербанка» works for it, a
striker plays for the club, a lawyer acts for whom he is named with.
"""

from collections.abc import Iterator, Sequence, Set

from graphbuilder.extract.mentions import LANDS, Found, Office, is_owned, is_position, make_mention
from graphbuilder.extract.rules import Pack
from graphbuilder.model import Mention, Word

_BODIES = ("Organization", "Group", "Person")
_LOOSE = ("ADP", "DET", "PART", "PUNCT", "CCONJ")


def is_trade(item: Found, office: Office, pack: Pack) -> bool:
    """Say whether a noun tells what its holder is by trade: a listed trade, or a noun of a parser beside a land alone."""
    lemma, of = office.word.lemma.lower(), office.of
    bare = of is None or (of.type in LANDS and of.via == "demonym")
    if lemma in pack.word_set("positions", "running"):
        return not is_running(item, office, pack)  # «кандидат наук»
    if lemma in pack.word_set("positions", "nominated") or (of is not None and of.head == office.word.id):
        return False
    state = of is not None and of.type == "Country" and of.via == "name"
    if (state and lemma in pack.word_set("positions", "counsel")) or _has_second_part(office, pack):
        return False  # "U.S. Attorney Ann Lind", "Attorney General"
    if lemma in pack.any_of(("positions", "posts"), ("positions", "head"), ("positions", "state")):
        listed = lemma in pack.any_of(("positions", "private"), ("positions", "trades"))
        public = lemma in pack.word_set("positions", "state") and lemma not in pack.word_set("positions", "trades")
        owned = is_owned(item.tree, office.word)  # "its director"
        return listed and bare and not public and not owned  # "French director Luc Besson": a director of no body
    trades = (("positions", "trades"), ("positions", "private"), ("positions", "any"), ("professions", "nouns"))
    if lemma in pack.any_of(*trades):
        return not office.head
    listed = office.listed and is_position(lemma, pack)  # not one of those who act as groups: "the Kenyan looter"
    return not listed and bare and not office.coming and not is_owned(item.tree, office.word)


def _has_second_part(office: Office, pack: Pack) -> bool:
    second = pack.word_set("positions", "second")
    return any(word.id > office.word.id and word.lemma.lower() in second for word in office.words)


def is_running(item: Found, office: Office, pack: Pack) -> bool:
    """Say whether a noun tells that somebody stands for an office: «кандидат в президенты», "presidential candidate"."""
    if office.word.lemma.lower() not in pack.word_set("positions", "running"):
        return False
    degrees = pack.word_set("positions", "degrees")
    return not any(child.lemma.lower() in degrees for child in item.tree.children(office.word.id))


def links(office: Office, marker: str, pack: Pack) -> Iterator[tuple[str, Mention]]:
    """Yield the relations a trade states to what it is named with, behind a *marker* or none, each with its object."""
    of, lemma = office.of, office.word.lemma.lower()
    if of is None or (of.type in LANDS and marker in pack.word_set("located_markers")):
        return  # "a driver in Naples" drives there
    if of.type in LANDS and marker in pack.word_set("leaving_markers"):
        yield "ORIGIN", of  # "a teacher from Aveiro"
        return
    named: dict[str, str] = pack.words.get("positions", {}).get("relations", {})
    player = lemma in pack.word_set("positions", "players")
    if of.type in _BODIES:
        yield _to_body(lemma, of, named, pack), of
    elif of.type in LANDS and lemma in pack.word_set("positions", "servants"):
        yield "WORKS_FOR", of
    elif of.type in LANDS and player and of.via == "name":
        yield "PLAYED_FOR", of
    elif of.type == "Country" and (of.via == "demonym" or of.end <= office.word.start):
        yield "CITIZEN_OF", of  # «российский певец», "US singer"
    elif of.type in LANDS:
        yield "ORIGIN", of


def _to_body(lemma: str, of: Mention, named: dict[str, str], pack: Pack) -> str:
    if lemma in named:
        return named[lemma]
    if of.type != "Person" and lemma in pack.word_set("positions", "players"):
        return "PLAYED_FOR"
    return "REPRESENTS" if lemma in pack.word_set("positions", "counsel") else "WORKS_FOR"


def calling(item: Found, office: Office, pack: Pack) -> Mention:
    """Return the words of a trade without the land, body or person it is named with, nor what calls it a past one."""
    aside = pack.any_of(("positions", "former"), ("positions", "coming"))
    words = _own_words(item, office, aside)
    return make_mention(item.sentence, words, office.word, "Position", name=_named(item, office, words))


def bare_title(item: Found, office: Office) -> str:
    """Return what an office is called without whom it is of: «министр иностранных дел», "former president"."""
    named = _named(item, office, _own_words(item, office, frozenset()))
    return named[:1].lower() + named[1:] if named[1:2].islower() and office.word.upos != "PROPN" else named


def _named(item: Found, office: Office, words: Sequence[Word]) -> str:
    """Return the name of some words of a title, as the title has them: one of «учёные А и Б» is «учёный»."""
    parts = office.title.split(" ")
    if len(parts) != len(office.words):
        return make_mention(item.sentence, tuple(words), office.word, "Position").name
    kept = {word.id for word in words}
    return " ".join(part for part, word in zip(parts, office.words, strict=True) if word.id in kept)


def _own_words(item: Found, office: Office, aside: Set[str]) -> tuple[Word, ...]:
    kept = {word.id for word in office.words if not _inside(word, office.of) and word.lemma.lower() not in aside}
    kept -= _descended(item, office)
    first = last = office.word.id
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    words = [item.tree[number] for number in range(first, last + 1)]
    while words[0].upos in _LOOSE and words[0] is not office.word:
        words.pop(0)
    while words[-1].upos in _LOOSE and words[-1] is not office.word:
        words.pop()
    return tuple(words)


def _descended(item: Found, office: Office) -> set[int]:
    """Return the words that say where its holder descends from: «писатель турецкого происхождения» is a writer."""
    nouns = item.pack.word_set("descent")
    below = [child for child in item.tree.children(office.word.id, "nmod") if child.lemma.lower() in nouns]
    return {word.id for child in below for word in item.tree.subtree(child.id)}


def _inside(word: Word, of: Mention | None) -> bool:
    return of is not None and of.start <= word.start and word.end <= of.end
