"""Who plays whom: in «Волга обыграла Енисей» towns, rivers and names alone are teams.

By a verb of contests alone (`arena.winning`), or one of contests and wars beside a match or a score. What plays a body or a
town is no person, unless the dictionary knows the name as a person's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from graphbuilder.extract.mentions.found import Draft, Mentioned
from graphbuilder.extract.mentions.make import make
from graphbuilder.model import Mention, Word
from graphbuilder.names.inflect import nominative

_QUOTES = '«„“"'
_TOWNS = ("City", "Region", "Place")
_BODIES = ("Organization", *_TOWNS)
_THINGS = ("Work", "Product", "Event")
#: 2:1, 98-87; no date, no hour.
_SCORE = re.compile(r"(?<![\d.:–-])(?!(?:[01]?\d|2[0-3]):[0-5]\d)\d{1,3}\s?[:–-]\s?\d{1,3}(?!\d|[.:–-]\d|\w)")


def add_teams(found: Draft) -> None:
    """Make organizations of the names of places, works and lone persons that beat, or are beaten by, one another."""
    for word in found.sentence.words:
        if _is_contest(found, word):
            sides = list(_sides(found, word))
            named = [one for side in sides if (one := _named(found, side)) is not None]
            for one in named:
                if _is_team(found, one, [other for other in named if other is not one]):
                    found.exchange(one, _team(found, one))
            if any(one.type in _BODIES for one in named):
                for side in sides:
                    _add_unseen(found, side)


def _is_contest(found: Draft, word: Word) -> bool:
    lemma = word.lemma.lower()
    if lemma in found.pack.word_set("arena", "winning"):
        return word.upos in ("VERB", "AUX")
    if lemma not in found.pack.word_set("arena", "either"):
        return False
    contests = found.pack.word_set("arena", "contests")
    clause = found.tree.subtree(word.id)
    return tells_score(found) or any(one.lemma.lower() in contests and one.id != word.id for one in clause)


def tells_score(found: Mentioned) -> bool:
    """Say whether a sentence tells a score: 2:1."""
    return _SCORE.search(found.sentence.text) is not None


def _sides(found: Draft, word: Word) -> Iterator[Word]:
    """Yield the words for who wins and who loses."""
    markers = found.pack.word_set("arena", "opponent_markers")
    for child in found.tree.children(word.id, "nsubj", "obj", "iobj", "obl", "nmod"):
        marker = found.tree.marker(child.id)
        oblique = child.deprel.split(":")[0] in ("obl", "nmod")
        if not oblique or (marker in markers if marker else child.feats.get("Case") == "Dat"):
            yield from (found.tree[number] for number in found.tree.conjuncts(child.id))


def _named(found: Draft, side: Word) -> Mention | None:
    mention = found.at(side.id)
    return mention if mention is not None and mention.via in ("name", "metonym") else None


def _add_unseen(found: Draft, side: Word) -> None:
    """Add the name of a team the parser did not see: what plays a body or a town by a name."""
    seen = found.by_head.get(side.id) or any(one.start <= side.start < one.end for one in found.mentions)
    if side.upos == "PROPN" and side.form[:1].isupper() and not seen:
        name = nominative([side], "Organization", found.sentence.language)
        found.add(make(found.sentence, [side], side, name, "Organization", probability=0.5))


def _is_team(found: Draft, one: Mention, others: list[Mention]) -> bool:
    """Say whether a name is a team's: in quotes, a town's, or a lone one that is no person's and plays a body or a town."""
    first = next(word for word in found.sentence.words if word.start >= one.start)
    before = found.tree.words.get(first.id - 1)
    if first.form in _QUOTES or (before is not None and before.form in _QUOTES):
        return one.type != "Organization"
    if one.type in (*_TOWNS, *_THINGS):
        return True
    if one.type != "Person" or " " in one.name:
        return False
    kinds = found.pack.grammar.name_kinds(first.form)
    plays_body = any(other.type in _BODIES for other in others)
    if kinds & {"first", "surname", "patronymic"}:
        return "place" in kinds and plays_body
    return "place" in kinds or found.pack.grammar.knows(first.form) or plays_body


def _team(found: Draft, one: Mention) -> Mention:
    words = [word for word in found.sentence.words if one.start <= word.start < one.end]
    name = nominative(words, "Organization", found.sentence.language)
    return replace(one, type="Organization", name=name, key=None, via="name")
