"""Where persons are from, by what stands beside their names: "Ann Lind, 45, of Leeds", "American Tom Cook".

A place makes ORIGIN, a home behind an age LIVES_IN, a body WORKS_FOR, a nationality right before or in apposition to a
name CITIZEN_OF. What stands between a name and its place may only be an age, or a word like "originally".
"""

import re
from collections.abc import Iterator, Sequence

from graphbuilder.extract.mentions import Found
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.standing.statement import statement_of
from graphbuilder.model import Mention, Statement, Word

_AGE = re.compile(r"[\s,(\d)]*")
_WORD = re.compile(r"[^\W\d_]+")
_TOWNS = ("City", "Region", "Place", "Country")


def origins(items: Sequence[Found], pack: Pack) -> Iterator[Statement]:
    """Yield ORIGIN, LIVES_IN, WORKS_FOR and CITIZEN_OF of persons, by what stands beside their names (``origin_markers``)."""
    markers = pack.word_set("origin_markers")
    for item in items:
        for person in item.mentions:
            if person.type != "Person" or person.via != "name" or person.head not in item.tree.words:
                continue
            for child in item.tree.children(person.head, "nmod", "obl"):
                town = _town(item, person, child, markers)
                if town is not None:
                    home = item.tree.marker(child.id) in pack.word_set("of_markers")
                    relation = "LIVES_IN" if home else "ORIGIN"
                    yield _statement(item, relation, person, town, child, "origin_markers", pack)
                    continue
                body = _body(item, person, child, pack)
                if body is not None:
                    yield _statement(item, "WORKS_FOR", person, body, child, "origin_markers", pack)
            for child in (
                item.tree.children(person.head, "amod", "appos") if pack.properties.capitalised_adjectives else ()
            ):
                land = _nation(item, person, child)
                if land is not None:
                    yield _statement(item, "CITIZEN_OF", person, land, child, "inhabitants", pack)


def _town(item: Found, person: Mention, child: Word, markers: frozenset[str]) -> Mention | None:
    """Return the town behind a name: "Ann Lind from Leeds"; "of" only behind an age, for "the Duke of York" is no address."""
    marker = item.tree.marker(child.id)
    case = item.tree.child(child.id, "case")
    if marker not in markers or case is None or case.start < person.end:
        return None
    between = item.sentence.text[person.end - item.sentence.start : case.start - item.sentence.start]
    adverbs = item.pack.word_set("origin_adverbs")  # "Lind, originally from Leeds"
    between = _WORD.sub(lambda word: "" if word[0].lower() in adverbs else word[0], between)
    if not _AGE.fullmatch(between) or (marker in item.pack.word_set("of_markers") and "," not in between):
        return None
    return next((m for m in item.by_head.get(child.id, []) if m.type in _TOWNS and m.via == "name"), None)


def _body(item: Found, person: Mention, child: Word, pack: Pack) -> Mention | None:
    """Return the body behind a name, where it is no party: "Ann Lind of Greenpeace", «Пётр Серов из НАСА»."""
    case = item.tree.child(child.id, "case")
    party = child.lemma.lower() in pack.word_set("party_nouns")
    if party or case is None or item.tree.marker(child.id) not in pack.word_set("origin_markers"):
        return None
    between = item.sentence.text[person.end - item.sentence.start : case.start - item.sentence.start]
    if case.start < person.end or not _AGE.fullmatch(between):
        return None
    own = item.by_head.get(child.id, ())
    return next((m for m in own if m.type == "Organization" and m.via == "name"), None)


def _nation(item: Found, person: Mention, child: Word) -> Mention | None:
    """Return the country of an adjective that stands alone with a name: "American Tom Cook", "Tom Cook, an American"."""
    if child.upos != "ADJ" or (child.deprel == "amod" and person.start - child.end != 1):
        return None
    first = item.tree.words.get(child.id - 1)
    if child.deprel != "amod" and (first is None or first.upos != "DET" or child.start < person.end):
        return None
    own = item.by_head.get(child.id, ())
    return next((m for m in own if m.type == "Country" and m.via == "demonym"), None)


def _statement(
    item: Found, relation: str, person: Mention, place: Mention, word: Word, source: str, pack: Pack
) -> Statement:
    roles = {"subject": person, "object": place}
    return statement_of(
        item, pack, relation, roles, start=word.start, end=word.end, predicate=word.lemma, source=source
    )
